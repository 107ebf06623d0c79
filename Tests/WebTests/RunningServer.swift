import Catalog
import Foundation
import FoundationNetworking
import Logging
import Outlets
import Spatial

@testable import Web

/// A real server on a loopback port, for as long as a test needs it.
struct RunningServer {
  let base: String
  let catalog: Catalog
  /// Templates of all addresses.
  let routes: [String]

  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func with(
    outlets: [PublishedOutlet] = places, desk: Desk? = nil, readiness: Readiness = Readiness(),
    configure: (inout ServerSettings) -> Void = { _ in },
    _ body: (RunningServer) async throws -> Void
  ) async throws {
    var settings = ServerSettings(
      resources: repository, extent: BoundingBox(west: 108.58, south: 13.5, east: 109.4, north: 14.72)!, build: "test")
    settings.port = 0
    configure(&settings)
    let catalog = Catalog(Snapshot(outlets, version: .init(database: "0123456789", changeset: 1)))
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let server = try MapServer(
      catalog: catalog, gazetteer: gazetteer, desk: desk, settings: settings, readiness: readiness, logger: logger
    ) { port in
      continuation.yield(port)
    }
    try await server.run(logger: logger) {
      var port = ports.makeAsyncIterator()
      guard let port = await port.next() else { throw CancellationError() }
      try await body(RunningServer(base: "http://127.0.0.1:\(port)", catalog: catalog, routes: server.routes))
    }
  }

  /// Seconds after which a request is taken to hang. The server shares its threads with all tests that run beside it,
  /// on a machine that may have other things to do.
  static let patience: TimeInterval = 120

  struct Answer {
    let status: Int
    let headers: [AnyHashable: Any]
    let body: Data

    func header(_ name: String) -> String? {
      headers.first { ($0.key as? String)?.lowercased() == name.lowercased() }?.value as? String
    }

    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] ?? [:] }
    var features: [[String: Any]] { json["features"] as? [[String: Any]] ?? [] }
    var names: [String] { features.compactMap { ($0["properties"] as? [String: Any])?["name"] as? String } }
    func links(_ rel: String) -> [[String: String]] {
      (json["links"] as? [[String: Any]] ?? []).map { $0.compactMapValues { $0 as? String } }.filter {
        $0["rel"] == rel
      }
    }
  }

  func get(_ path: String, method: String = "GET", headers: [String: String] = [:]) async throws -> Answer {
    var request = URLRequest(url: URL(string: path.hasPrefix("http") ? path : base + path)!)
    request.httpMethod = method
    request.timeoutInterval = Self.patience
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let session = URLSession(configuration: .ephemeral)
    defer { session.finishTasksAndInvalidate() }
    let (body, response) = try await session.data(for: request)
    let answer = response as! HTTPURLResponse
    return Answer(status: answer.statusCode, headers: answer.allHeaderFields, body: body)
  }
}

/// Five outlets in two communes; one of them closed.
let places: [PublishedOutlet] = [
  ("Chợ Đầm", OutletKind.market, 109.2254308, 13.7821882, "21583", OutletStatus.active),
  ("Chợ Khu 2", .market, 109.2249222, 13.7658362, "21583", .active),
  ("Siêu thị Co.opmart Quy Nhơn", .supermarket, 109.2217, 13.76736, "21583", .active),
  ("Cửa hàng <b>\"24H\"</b>", .convenienceStore, 109.217078, 13.763197, "21592", .active),
  ("Chợ cũ", .market, 109.21, 13.77, "21592", .closed),
].enumerated().map { number, place in
  var outlet = Outlet(
    name: place.0, kind: place.1, coordinate: Coordinate(longitude: place.2, latitude: place.3)!, accuracy: .exact)
  outlet.commune = AdminUnit.Name(code: place.4, name: "Phường \(place.4)")
  outlet.status = place.5
  return PublishedOutlet(
    id: Int64(number + 1), outlet: outlet,
    updatedAt: Date(timeIntervalSince1970: 1_780_000_000 + Double(number) * 86400))
}

let gazetteer = Gazetteer(units: [
  AdminUnit(
    id: .init(code: "21583", era: .e2025), level: .commune, name: "Phường Quy Nhơn", type: "Phường",
    parent: .init(code: "52", era: .e2025), center: Coordinate(longitude: 109.233, latitude: 13.7843), bounds: nil,
    successors: [], aliases: []),
  AdminUnit(
    id: .init(code: "21583", era: .e2020), level: .commune, name: "Phường Thị Nại", type: "Phường",
    parent: .init(code: "540", era: .e2020), center: Coordinate(longitude: 109.228, latitude: 13.78), bounds: nil,
    successors: [.init(code: "21583", era: .e2025)], aliases: []),
  AdminUnit(
    id: .init(code: "540", era: .e2020), level: .district, name: "Thành phố Quy Nhơn", type: "Thành phố",
    parent: .init(code: "52", era: .e2020), center: Coordinate(longitude: 109.22, latitude: 13.78),
    bounds: BoundingBox(west: 109.09, south: 13.6, east: 109.36, north: 13.9)!, successors: [], aliases: []),
])
