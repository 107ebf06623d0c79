// swift-tools-version: 6.2
import PackageDescription

// Strict everywhere in our own targets: a warning is an error, and what the compiler cannot prove is marked `unsafe`.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  // A file imports what it uses, and nothing of ours leaks a dependency's types by accident.
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
  .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
  .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
]

let package = Package(
  name: "hangviet",
  products: [.executable(name: "hangviet", targets: ["hangviet"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  // In the order in which data walks through them; a target imports only those above it.
  targets: [
    .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CLanes"),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CScheduler"),
    .systemLibrary(name: "CProj", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CQrencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "Spatial", dependencies: ["CLanes"]),
    .target(name: "Geodesy", dependencies: ["CProj", "Spatial"]),
    .target(name: "Outlets", dependencies: ["CSodium", "Spatial"]),
    .target(name: "Intake", dependencies: ["CZlib", "Geodesy", "Outlets", "Spatial", subprocess]),
    .target(name: "Store", dependencies: ["CSQLite", "CSodium", "Outlets", "Spatial", grdb]),
    .target(name: "Render", dependencies: ["CQrencode", "CXlsxWriter", "Outlets", "Spatial"]),
    .target(name: "Catalog", dependencies: ["CMalloc", "CZlib", "Geodesy", "Outlets", "Render", "Spatial"]),
    .target(
      name: "Web",
      dependencies: [
        "CScheduler", "CZlib", "Catalog", "Geodesy", "Intake", "Outlets", "Render", "Spatial", "Store", hummingbird,
        lifecycle, logging,
      ]
        + nio),
    .executableTarget(
      name: "hangviet",
      dependencies: [
        "Catalog", "Intake", "Outlets", "Render", "Spatial", "Store", "Web", arguments, lifecycle, logging,
        signals, .product(name: "NIOCore", package: "swift-nio"),
      ]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Catalog", "Geodesy", "Intake", "Outlets", "Render", "Spatial", "Store", "Web", grdb, hummingbird, logging,
        subprocess,
      ]),
    .testTarget(name: "SpatialTests", dependencies: ["Geodesy", "Outlets", "Spatial"]),
    .testTarget(name: "GeodesyTests", dependencies: ["Geodesy", "Spatial"]),
    .testTarget(name: "OutletsTests", dependencies: ["Intake", "Outlets", "Spatial"]),
    .testTarget(name: "IntakeTests", dependencies: ["Geodesy", "Intake", "Outlets", "Spatial"]),
    .testTarget(name: "StoreTests", dependencies: ["Outlets", "Spatial", "Store", grdb]),
    .testTarget(name: "RenderTests", dependencies: ["Intake", "Outlets", "Render", "Spatial"]),
    .testTarget(name: "CatalogTests", dependencies: ["Catalog", "Geodesy", "Outlets", "Render", "Spatial"]),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Catalog", "Geodesy", "Intake", "Outlets", "Render", "Spatial", "Store", "Web", logging,
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .testTarget(name: "hangvietTests", dependencies: ["hangviet"]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = settings
}

// `make fuzz`: our readers are built so that libFuzzer sees their branches. The variable holds the library's path, of
// the one without a `main`: the program has its own.
if let fuzzer = Context.environment["HANGVIET_FUZZ"] {
  let coverage = SwiftSetting.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"])
  for target in package.targets where ["Outlets", "Intake", "Catalog", "Web"].contains(target.name) {
    target.swiftSettings = settings + [coverage]
  }
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Catalog", "Intake", "Outlets", "Spatial", "Web", hummingbird] + nio,
      swiftSettings: [coverage], linkerSettings: [.unsafeFlags([fuzzer, "-lstdc++"])]))
}
