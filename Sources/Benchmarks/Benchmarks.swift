import Catalog
import Foundation
import Intake
import Outlets
import Spatial

/// Seeded timings of index, catalog, database, reading and HTTP, each beside the plainest way to the same answer.
///
///     Benchmarks [COUNT …] [PART …]            default: 10000 100000 1000000, and all parts:
///                                              index catalog http store intake
///     Benchmarks soak MINUTES [COUNT]          the server under load while lists are published
///     Benchmarks peers DIR [BASE-URL]          the peers' data and queries, in rows of their form
///     Benchmarks peers-list DIR FILE.csv       the peers' points as a list to import, for BASE-URL
///
/// Run at the top of the repository. Only ratios within one run count: machines differ, and have moods.
@main
struct Benchmarks {
  static func main() async {
    Allocator.setUp()
    do {
      try await run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) async throws {
    switch (arguments.first, arguments.count) {
    case ("peers", 2...3):
      let peers = try Peers(URL(filePath: arguments[1]))
      peers.run()
      if arguments.count == 3 { try await peers.run(server: arguments[2]) }
      return
    case ("memory", 2): return Memory.measure(arguments[1])
    case ("peers-list", 3): return try PeerData(URL(filePath: arguments[1])).writeList(to: arguments[2])
    default: break
    }
    let gazetteer = try Gazetteer(adminUnitsCSV: [UInt8](Data(contentsOf: URL(filePath: "GeoData/admin-units.csv"))))
    if arguments.first == "soak" {
      let numbers = arguments.dropFirst().compactMap { Double($0) }
      let sample = BenchmarkSample(count: Int(numbers.dropFirst().first ?? 100_000), gazetteer: gazetteer)
      return try await SoakBenchmark(sample, minutes: numbers.first ?? 3).run { write($0) }
    }
    let counts = arguments.compactMap { Int($0) }
    let parts = Set(arguments.filter { Int($0) == nil })
    func isWanted(_ part: String) -> Bool { parts.isEmpty || parts.contains(part) }
    for count in counts.isEmpty ? [10_000, 100_000, 1_000_000] : counts {
      let sample = BenchmarkSample(count: count, gazetteer: gazetteer)
      let heading = "\n\(count) outlets".padded(50) + "time".padded(12) + "baseline".padded(12) + "ratio"
      write(heading)
      func show(_ measurements: [Measurement]) { for measurement in measurements { write(measurement.row) } }
      if isWanted("index") { show(try IndexBenchmark(sample).run()) }
      if isWanted("catalog") || isWanted("http") {
        let snapshot = Snapshot(sample.outlets, version: .init(database: "bench", changeset: 1))
        if isWanted("catalog") { show(try await CatalogBenchmark(sample, snapshot).run()) }
        if isWanted("http") { show(try await HTTPBenchmark(sample, snapshot).run()) }
      }
      if isWanted("store") { show(try StoreBenchmark(sample).run()) }
      if isWanted("intake"), count <= 100_000 { show(try await ReadingBenchmark(sample).run()) }
    }
  }
}

/// A line, seen as it comes, also where the output goes to a file.
private func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// Made-up outlets, and places among them.
struct BenchmarkSample {
  let gazetteer: Gazetteer
  let outlets: [PublishedOutlet]
  let points: [SpatialIndex.Point]
  let places: [Coordinate]

  init(count: Int, gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    let synthetic = SyntheticOutlets(count: count, seed: 1, gazetteer: gazetteer, extent: ListReader.province)
    outlets = synthetic.enumerated().map { number, outlet in
      PublishedOutlet(id: Int64(number + 1), outlet: outlet, updatedAt: Date(timeIntervalSince1970: 1_780_000_000))
    }
    let points = outlets.map { SpatialIndex.Point(id: $0.id, coordinate: $0.outlet.coordinate) }
    self.points = points
    var random = SeededGenerator(seed: 2)
    places = (0..<1000).map { _ in points.randomElement(using: &random)!.coordinate }
  }
}
