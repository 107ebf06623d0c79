import Catalog
import Foundation
import Geodesy
import Intake
import Outlets
import Render
import Spatial

/// Seeded timings of index, catalog and import, each beside the plainest way to the same answer.
///
///     Benchmarks [COUNT …]     default: 10000 100000 1000000
@main
struct Benchmarks {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "peers", let folder = arguments.dropFirst().first {
      return try Peers(URL(filePath: folder)).run()
    }
    let counts = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let gazetteer = try Gazetteer(adminUnitsCSV: [UInt8](Data(contentsOf: URL(filePath: "GeoData/admin-units.csv"))))
    for count in counts.isEmpty ? [10_000, 100_000, 1_000_000] : counts {
      let synthetic = SyntheticOutlets(count: count, seed: 1, gazetteer: gazetteer, extent: ListReader.province)
      let outlets = synthetic.enumerated().map { number, outlet in
        PublishedOutlet(id: Int64(number + 1), outlet: outlet, updatedAt: Date(timeIntervalSince1970: 1_780_000_000))
      }
      print("\n\(count) outlets" + String(repeating: " ", count: 30) + "time        baseline    ratio")
      for measurement in try await measure(outlets, gazetteer: gazetteer) { print(measurement.row) }
    }
  }

  static func measure(_ outlets: [PublishedOutlet], gazetteer: Gazetteer) async throws -> [Measurement] {
    var table: [Measurement] = []
    let points = outlets.map { SpatialIndex.Point(id: $0.id, coordinate: $0.outlet.coordinate) }
    var index = SpatialIndex(ordered: [])
    table.append(
      Measurement(
        operation: "index: build",
        time: Measurement.time(rounds: 3) { _ in
          let order = SpatialIndex.spatialOrder(of: points)
          index = SpatialIndex(ordered: order.map { points[$0] })
        }, baseline: nil))
    var random = SeededGenerator(seed: 2)
    let places = (0..<1000).map { _ in points.randomElement(using: &random)!.coordinate }
    table += boxes(index, points, places)
    table += neighbours(index, places)

    let snapshotTime = Measurement.time(rounds: 1) { _ in
      _ = Snapshot(outlets, version: .init(database: "bench", changeset: 1))
    }
    table.append(Measurement(operation: "catalog: snapshot", time: snapshotTime, baseline: nil))
    table += answers(Snapshot(outlets, version: .init(database: "bench", changeset: 1)), places)
    if outlets.count <= 200_000 { table.append(try await reading(outlets, gazetteer: gazetteer)) }
    return table
  }

  /// Boxes that hold about 100 points, against a scan of all points.
  private static func boxes(_ index: SpatialIndex, _ points: [SpatialIndex.Point], _ places: [Coordinate])
    -> [Measurement]
  {
    let boxes = places.map { place in
      let reach =
        (index.nearest(to: place, limit: 100, distance: Geodesic.distance).last.map {
          Geodesic.distance(place, index[$0].coordinate)
        } ?? 0) / 111_000 * 0.88
      return BoundingBox(
        west: place.longitude - reach, south: place.latitude - reach, east: place.longitude + reach,
        north: place.latitude + reach)!
    }
    var found = 0
    let time = Measurement.time(calls: boxes.count) { number in
      index.search(boxes[number]) { run in
        found += run.offsets.count
        return true
      }
    }
    let scan = Measurement.time(rounds: 3, calls: 5) { number in
      for point in points where boxes[number].contains(point.coordinate) { found += 1 }
    }
    precondition(found > 0)
    return [Measurement(operation: "index: box of about 100", time: time, baseline: ("a scan", scan))]
  }

  private static func neighbours(_ index: SpatialIndex, _ places: [Coordinate]) -> [Measurement] {
    [1, 10, 100].map { limit in
      var found = 0
      let time = Measurement.time(calls: places.count) { number in
        found += index.nearest(to: places[number], limit: limit, distance: Geodesic.distance).count
      }
      let geodesics = Measurement.time(calls: places.count) { number in
        for other in 0..<limit { found += Geodesic.distance(places[number], places[other]) < 0 ? 1 : 0 }
      }
      precondition(found > 0)
      return Measurement(
        operation: "index: nearest \(limit), exact, with metres", time: time,
        baseline: ("PROJ's calls alone", geodesics))
    }
  }

  /// An answer of 100 features, against a copy of as many bytes.
  private static func answers(_ snapshot: Snapshot, _ places: [Coordinate]) -> [Measurement] {
    var bytes: [UInt8] = []
    let query = OutletQuery()
    let time = Measurement.time(calls: 200) { number in
      let neighbours = snapshot.nearest(to: places[number], query, limit: 100, within: .infinity)
      bytes.removeAll(keepingCapacity: true)
      for neighbour in neighbours { bytes += snapshot.feature(neighbour.slot) }
    }
    let source = bytes
    let copy = Measurement.time(calls: 200) { _ in
      bytes.removeAll(keepingCapacity: true)
      bytes += source
    }
    return [Measurement(operation: "catalog: nearest 100 as GeoJSON", time: time, baseline: ("a copy", copy))]
  }

  /// A CSV list, read whole.
  private static func reading(_ outlets: [PublishedOutlet], gazetteer: Gazetteer) async throws -> Measurement {
    let csv = OutletCSV(OutletProperty.allCases.filter { $0 != .id && $0 != .updatedAt })
    var bytes = csv.header
    for outlet in outlets { csv.append(outlet, to: &bytes) }
    let clock = ContinuousClock()
    let start = clock.now
    let reading = try await ListReader(gazetteer: gazetteer).read(bytes, name: "bench.csv")
    let time = clock.now - start
    precondition(reading.totals.ready == outlets.count)
    let perSecond = Int(Double(outlets.count) / (time / .seconds(1)))
    return Measurement(operation: "intake: CSV, \(perSecond) rows a second", time: time, baseline: nil)
  }
}
