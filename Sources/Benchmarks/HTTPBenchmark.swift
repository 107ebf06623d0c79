import Catalog
import Foundation
import Hummingbird
import Intake
import Logging
import Outlets
import Spatial
import Web

/// The server over a socket, against a bare Hummingbird that answers with a constant body of the same size.
struct HTTPBenchmark {
  private let sample: BenchmarkSample
  private let snapshot: Snapshot

  init(_ sample: BenchmarkSample, _ snapshot: Snapshot) {
    self.sample = sample
    self.snapshot = snapshot
  }

  func run() async throws -> [Measurement] {
    try await Self.serving(Catalog(snapshot), sample.gazetteer) { base in
      try await measure(base + "/api/collections/outlets/")
    }
  }

  /// A server for as long as the body runs.
  static func serving<Value>(
    _ catalog: Catalog, _ gazetteer: Gazetteer, _ body: (_ base: String) async throws -> Value
  ) async throws -> Value {
    var settings = ServerSettings(
      resources: URL(filePath: "."), extent: ListReader.province, build: "bench")
    settings.port = 0
    var logger = Logger(label: "bench")
    logger.logLevel = .critical
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let server = try MapServer(
      catalog: catalog, gazetteer: gazetteer, settings: settings, logger: logger
    ) { continuation.yield($0) }
    return try await server.run(logger: logger) {
      var port = ports.makeAsyncIterator()
      guard let port = await port.next() else { throw CancellationError() }
      return try await body("http://127.0.0.1:\(port)")
    }
  }

  private func measure(_ base: String) async throws -> [Measurement] {
    let place = sample.places[0]
    // As many as make 40 kB, more or less.
    let farthest = snapshot.nearest(to: place, OutletQuery(), limit: 50, within: .infinity).last
    let reach = (farthest?.distance ?? 0) / 111_000 * 0.88
    let box = [
      place.longitude - reach, place.latitude - reach, place.longitude + reach, place.latitude + reach,
    ].map { "\($0)" }.joined(separator: ",")
    let position = WebMercatorTile(zoom: 0, x: 0, y: 0)!.position(place)
    let tile = "11/\(Int(position.y * 2048))/\(Int(position.x * 2048))"
    let addresses = [
      ("box, 40 kB", "items?bbox=\(box)&limit=44"), ("box, 10 features", "items?bbox=\(box)&limit=10"),
      ("nearest 10", "nearest?point=\(place.longitude),\(place.latitude)"), ("one item", "items/1"),
      ("tile", "tiles/WebMercatorQuad/\(tile)"),
    ]
    var table: [Measurement] = []
    for (name, path) in addresses {
      let answer = try await Wrk.size(base + path)
      // In turns: what else the machine does meanwhile is then the same for both.
      let (load, bare) = try await Self.withBareServer(answer.bytes) { bare in
        var loads: (ours: [Wrk.Load], bare: [Wrk.Load]) = ([], [])
        for _ in 0..<3 {
          loads.ours.append(try await Wrk.run(base + path, seconds: 2))
          loads.bare.append(try await Wrk.run(bare, seconds: 2))
        }
        return (Self.median(loads.ours), Self.median(loads.bare))
      }
      table.append(
        Measurement(
          operation: "http: \(name), \(Int(load.requestsPerSecond)) a second, p99 \(load.p99)",
          time: load.timePerRequest, baseline: ("bare Hummingbird, the same size", bare.timePerRequest)))
      guard name == "box, 40 kB", let tag = answer.tag else { continue }
      let unchanged = try await Wrk.run(base + path, headers: ["If-None-Match: \(tag)"])
      table.append(
        Measurement(
          operation: "http: 304, \(Int(unchanged.requestsPerSecond)) a second, p99 \(unchanged.p99)",
          time: unchanged.timePerRequest, baseline: nil))
      let calm = try await Wrk.run(base + path, connections: 2)
      table.append(
        Measurement(
          operation: "http: \(name), 2 connections, \(Int(calm.requestsPerSecond)) a second, p99 \(calm.p99)",
          time: calm.timePerRequest, baseline: nil))
      let packed = try await Wrk.run(base + path, headers: ["Accept-Encoding: gzip"])
      table.append(
        Measurement(
          operation: "http: \(name) in gzip, \(Int(packed.requestsPerSecond)) a second, p99 \(packed.p99)",
          time: packed.timePerRequest, baseline: nil))
    }
    return table
  }

  private static func median(_ loads: [Wrk.Load]) -> Wrk.Load {
    loads.sorted { $0.requestsPerSecond < $1.requestsPerSecond }[loads.count / 2]
  }

  private static func withBareServer<Value>(
    _ size: Int, _ body: (_ address: String) async throws -> Value
  ) async throws -> Value {
    let constant = ByteBuffer(repeating: UInt8(ascii: "x"), count: size)
    let router = Router()
    router.get("constant") { _, _ in
      Response(status: .ok, headers: [.contentType: "application/geo+json"], body: ResponseBody(byteBuffer: constant))
    }
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    var logger = Logger(label: "bench")
    logger.logLevel = .critical
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { continuation.yield($0.localAddress?.port ?? 0) }, logger: logger)
    return try await application.run(logger: logger) {
      var port = ports.makeAsyncIterator()
      guard let port = await port.next() else { throw CancellationError() }
      return try await body("http://127.0.0.1:\(port)/constant")
    }
  }
}
