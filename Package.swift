// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "hangviet",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CProj", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
        .target(name: "Spatial", dependencies: [.product(name: "HeapModule", package: "swift-collections")], swiftSettings: settings),
        .target(name: "Geodesy", dependencies: ["CProj", "Spatial"], swiftSettings: settings),
        .target(name: "Outlets", dependencies: ["Spatial"], swiftSettings: settings),
        .target(name: "Intake", dependencies: ["Geodesy", "Outlets", "Spatial", .product(name: "Subprocess", package: "swift-subprocess")], swiftSettings: settings),
        .target(name: "Store", dependencies: ["Outlets", "Spatial", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: settings),
        .testTarget(name: "SpatialTests", dependencies: ["Spatial", "Geodesy"], swiftSettings: settings),
        .testTarget(name: "GeodesyTests", dependencies: ["Geodesy", "Spatial"], swiftSettings: settings),
        .testTarget(name: "IntakeTests", dependencies: ["Intake", "Geodesy", "Outlets", "Spatial"], swiftSettings: settings),
        .testTarget(name: "StoreTests", dependencies: ["Store", "Outlets", "Spatial", .product(name: "GRDB", package: "GRDB.swift")], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
