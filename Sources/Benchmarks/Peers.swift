import Foundation
import Geodesy
import Spatial

/// The index on the peers' own data, in rows of the peers' own form:
/// `peer⇥operation⇥n⇥value⇥unit⇥repetition⇥note`. Every answer is checked.
struct Peers {
  private let data: PeerData
  private let repetitions = 5
  private let index: SpatialIndex

  init(_ folder: URL) throws {
    data = try PeerData(folder)
    index = Self.index(data)
  }

  func run() {
    // All builds and checks first, as the peers' own runs have it: they push the index out of the caches.
    for repetition in 0..<repetitions { build(repetition) }
    let nearest = nearestQueries.map {
      (queries: $0, note: "\($0.note); the sphere's set in \(check($0)) % of queries")
    }
    for repetition in 0..<repetitions {
      for (count, boxes) in data.boxes { search(boxes, count, repetition) }
      for (queries, note) in nearest { time(queries, repetition, note) }
      metres(repetition)
    }
    // Last, as bytes of features push the index out of the caches, too.
    for repetition in 0..<repetitions { features(repetition) }
  }

  /// The service over HTTP, with the peers' points in it (`Benchmarks peers-list`).
  func run(server: String) async throws {
    let server = server.hasSuffix("/") ? String(server.dropLast()) : server
    for (count, boxes) in data.boxes where count <= 100 {
      func paths(_ limit: Int) -> [String] {
        boxes.prefix(2000).map { box in
          "/api/collections/outlets/items?bbox=\(box.west),\(box.south),\(box.east),\(box.north)&limit=\(limit)"
        }
      }
      // Whole, and at the size that the peers' own answers have: of 400 bytes a feature.
      let whole = try await Wrk.size(server + paths(999)[0]).bytes
      for (note, limit) in [("", 999), (", 400 bytes a feature", count * count * 400 / whole)] {
        let paths = paths(limit)
        let size = try await Wrk.size(server + paths[0]).bytes
        for repetition in 0..<3 {
          let load = try await Wrk.run(server, seconds: 8, paths: Array(paths))
          row(
            "HTTP bbox\(count)\(note)", load.requestsPerSecond, "req/s", repetition,
            "p50 \(load.p50) p99 \(load.p99), \(size) bytes")
        }
      }
    }
  }

  private func row(
    _ operation: String, _ value: Double, _ unit: String, _ repetition: Int, _ note: String, peer: String = "hangviet"
  ) {
    print(
      [peer, operation, String(data.points.count), String(value), unit, String(repetition), note]
        .joined(separator: "\t"))
  }

  private func microseconds(_ calls: Int, _ body: (Int) -> Void) -> Double {
    let time = ContinuousClock().measure { for call in 0..<calls { body(call) } }
    return time / .microseconds(1) / Double(calls)
  }

  /// Each point's kind is its tag.
  private static func index(_ data: PeerData) -> SpatialIndex {
    SpatialIndex(data.points, tags: data.kinds.map { 1 << UInt64($0) })
  }

  private func build(_ repetition: Int) {
    let time = ContinuousClock().measure {
      precondition(Self.index(data).count == data.points.count)
    }
    row("build", time / .milliseconds(1), "ms", repetition, "order on one thread, tree on all cores")
  }

  private func search(_ boxes: [BoundingBox], _ count: Int, _ repetition: Int) {
    var ids: ContiguousArray<Int64> = []
    ids.reserveCapacity(10_000)
    var total = 0
    let queries = count == 1000 ? 2000 : boxes.count
    let time = microseconds(queries) { query in
      ids.removeAll(keepingCapacity: true)
      index.search(boxes[query]) { run in
        ids += index.blocks[run.block].ids[run.offsets]
        return true
      }
      total += ids.count
      precondition(ids.count >= count, "box \(query) holds \(ids.count) of \(count)")
    }
    row("bbox\(count)", time, "us/op", repetition, "mean results \(Double(total) / Double(queries))")
  }

  /// Queries for the nearest points, and what the peers' data expects of them.
  private struct NearestQueries {
    let operation: String
    let limit: Int
    /// Rows, query after query.
    let expected: [UInt32]
    let count: Int
    let note: String
    var wantedKinds: [UInt8]?
  }

  private var nearestQueries: [NearestQueries] {
    data.nearest.map { limit, rows in
      NearestQueries(
        operation: "knn\(limit)", limit: limit, expected: rows, count: limit == 100 ? 2000 : data.places.count,
        note: "exact geodesic order")
    } + [
      NearestQueries(
        operation: "knn10 kind=x", limit: 10, expected: data.nearestOfKind, count: data.places.count,
        note: "one index", wantedKinds: data.wantedKinds)
    ]
  }

  @inline(__always)
  private func slots(_ queries: NearestQueries, _ query: Int) -> [Slot] {
    var filter = TagFilter()
    if let kinds = queries.wantedKinds { _ = filter.add(1 << UInt64(kinds[query])) }
    return index.nearest(to: data.places[query], limit: queries.limit, distance: Geodesic.distance, filter: filter)
  }

  private func time(_ queries: NearestQueries, _ repetition: Int, _ note: String) {
    // An answer is dropped before the next, as a server does it.
    var total = 0
    let time = microseconds(queries.count) { total += slots(queries, $0).count }
    precondition(total == queries.count * queries.limit)
    row(queries.operation, time, "us/op", repetition, note)
  }

  /// The expected rows are the nearest on a sphere: no set of as many has a smaller farthest geodesic than ours.
  /// Tells in how many percent of the queries it is the same set.
  private func check(_ queries: NearestQueries) -> Double {
    let limit = queries.limit
    var same = 0
    for query in 0..<queries.count {
      let ours = slots(queries, query).map { Int(index[$0].id) }
      let theirs = queries.expected[query * limit..<(query + 1) * limit].map(Int.init)
      if Set(ours) == Set(theirs) { same += 1 }
      let distances = { (rows: [Int]) in
        rows.map { Geodesic.distance(data.places[query], data.points[$0].coordinate) }
      }
      let mine = distances(ours)
      precondition(mine.count == limit && mine == mine.sorted(), "query \(query)")
      precondition(mine.last! <= distances(theirs).max()!, "query \(query)")
    }
    return Double(same * 1000 / queries.count) / 10
  }

  /// What the metres of an answer cost.
  private func metres(_ repetition: Int) {
    var sum = 0.0
    let time = microseconds(100_000) { call in
      sum += Geodesic.distance(data.places[call % 10_000], data.points[call % data.points.count].coordinate)
    }
    precondition(sum > 0)
    row("geodesic metres", time, "us/op", repetition, "PROJ, one call", peer: "proj")
  }

  /// 100 features put together, stored in spatial order.
  private func features(_ repetition: Int) {
    var (stored, starts): ([UInt8], [[Int]]) = ([], [])
    for block in index.blocks {
      starts.append([])
      for id in block.ids {
        starts[starts.count - 1].append(stored.count)
        stored += data.features[Int(data.featureStarts[Int(id)])..<Int(data.featureStarts[Int(id) + 1])]
        stored.append(UInt8(ascii: ","))
      }
      starts[starts.count - 1].append(stored.count)
    }
    var bytes: [UInt8] = []
    let boxes = data.boxes[1].boxes
    var total = 0
    let time = microseconds(boxes.count) { query in
      bytes.removeAll(keepingCapacity: true)
      bytes += #"{"type":"FeatureCollection","features":["#.utf8
      index.search(boxes[query]) { run in
        bytes += stored[starts[run.block][run.offsets.lowerBound]..<starts[run.block][run.offsets.upperBound]]
        return true
      }
      bytes.removeLast()
      bytes += "]}".utf8
      total += bytes.count
    }
    row("100 fragments, box search included", time, "us/op", repetition, "\(total / boxes.count) bytes/response")
  }
}
