import Geodesy
import GRDB
import Outlets
import Spatial

/// The index alone, against a scan and against SQLite's R*Tree over the same points.
struct IndexBenchmark {
  private let sample: BenchmarkSample
  private let index: SpatialIndex

  init(_ sample: BenchmarkSample) {
    self.sample = sample
    index = Self.build(sample)
  }

  /// Each outlet's kind is its tag.
  private static func build(_ sample: BenchmarkSample) -> SpatialIndex {
    SpatialIndex(
      sample.points,
      tags: sample.outlets.map { 1 << UInt64(OutletKind.allCases.firstIndex(of: $0.outlet.kind)!) })
  }

  func run() throws -> [Measurement] {
    let time = Measurement.time(rounds: 3) { _ in _ = Self.build(sample) }
    return [Measurement(operation: "index: build", time: time, baseline: nil)] + (try boxes()) + nearest()
  }

  private func boxes() throws -> [Measurement] {
    let tree = try RStarTree(sample.points)
    return [10, 100, 1000].flatMap { count in
      let boxes = sample.places.map { place in
        let farthest = index.nearest(to: place, limit: count, distance: Geodesic.distance).last
        let reach = farthest.map { Geodesic.distance(place, index[$0].coordinate) / 111_000 * 0.88 } ?? 0
        return BoundingBox(
          west: place.longitude - reach, south: place.latitude - reach, east: place.longitude + reach,
          north: place.latitude + reach)!
      }
      var ids: ContiguousArray<Int64> = []
      var found = 0
      let time = Measurement.time(calls: boxes.count) { number in
        ids.removeAll(keepingCapacity: true)
        index.search(boxes[number]) { run in
          ids += index.blocks[run.block].ids[run.offsets]
          return true
        }
        found += ids.count
      }
      let scan = Measurement.time(rounds: 3, calls: 5) { number in
        for point in sample.points where boxes[number].contains(point.coordinate) { found += 1 }
      }
      let sqlite = Measurement.time(rounds: 3, calls: 100) { number in found += tree.count(boxes[number]) }
      precondition(found > 0)
      return [
        Measurement(operation: "index: box of about \(count)", time: time, baseline: ("a scan", scan)),
        Measurement(operation: "", time: time, baseline: ("SQLite R*Tree", sqlite)),
      ]
    }
  }

  private func nearest() -> [Measurement] {
    var found = 0
    func geodesics(_ limit: Int) -> Duration {
      Measurement.time(calls: 1000) { number in
        for other in 0..<limit {
          found += Geodesic.distance(sample.places[number], sample.places[other]) < 0 ? 1 : 0
        }
      }
    }
    let plain = [1, 10, 100].map { limit in
      let time = Measurement.time(calls: sample.places.count) { number in
        found += index.nearest(to: sample.places[number], limit: limit, distance: Geodesic.distance).count
      }
      return Measurement(
        operation: "index: nearest \(limit), in exact order", time: time,
        baseline: ("PROJ's metres for them", geodesics(limit)))
    }
    var filter = TagFilter()
    _ = filter.add(1 << UInt64(OutletKind.allCases.firstIndex(of: .distributor)!))
    let filtered = Measurement.time(calls: sample.places.count) { number in
      found += index.nearest(to: sample.places[number], limit: 10, distance: Geodesic.distance, filter: filter).count
    }
    precondition(found > 0)
    return plain + [
      Measurement(
        operation: "index: nearest 10 of one kind", time: filtered, baseline: ("PROJ's metres for them", geodesics(10)))
    ]
  }
}

/// SQLite's R*Tree in memory.
private struct RStarTree {
  private let queue: DatabaseQueue

  init(_ points: [SpatialIndex.Point]) throws {
    queue = try DatabaseQueue()
    try queue.write { db in
      try db.execute(sql: "CREATE VIRTUAL TABLE tree USING rtree(id, west, east, south, north)")
      let insert = try db.makeStatement(sql: "INSERT INTO tree VALUES (?, ?, ?, ?, ?)")
      for point in points {
        let (x, y) = (point.coordinate.longitude, point.coordinate.latitude)
        try insert.execute(arguments: [point.id, x, x, y, y])
      }
    }
  }

  func count(_ box: BoundingBox) -> Int {
    let ids = try? queue.read { db in
      try Int64.fetchAll(
        db.cachedStatement(sql: "SELECT id FROM tree WHERE east >= ? AND west <= ? AND north >= ? AND south <= ?"),
        arguments: [box.west, box.east, box.south, box.north])
    }
    return ids?.count ?? 0
  }
}
