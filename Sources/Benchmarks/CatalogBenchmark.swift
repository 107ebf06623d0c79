import Catalog
import Foundation
import Outlets
import Spatial

/// The catalog: made, changed, kept in its image, and asked.
struct CatalogBenchmark {
  private let sample: BenchmarkSample
  private let snapshot: Snapshot

  init(_ sample: BenchmarkSample, _ snapshot: Snapshot) { (self.sample, self.snapshot) = (sample, snapshot) }

  func run() async throws -> [Measurement] {
    let version = DataVersion(database: "bench", changeset: 2)
    let make = Measurement.time(rounds: 1) { _ in _ = Snapshot(sample.outlets, version: version) }
    var round = 0
    let one = Measurement.time(rounds: 9) { _ in
      round += 1
      _ = snapshot.updating([sample.outlets[round * 7]], removed: [], version: version)
    }
    var random = SeededGenerator(seed: 3)
    let many = Array(sample.outlets.shuffled(using: &random).prefix(100_000))
    let list = Measurement.time(rounds: 1) { _ in _ = snapshot.updating(many, removed: [], version: version) }
    return [
      Measurement(operation: "catalog: made of its outlets", time: make, baseline: nil),
      try await image(make),
      Measurement(operation: "catalog: one outlet changed", time: one, baseline: ("made anew", make)),
      Measurement(operation: "catalog: \(many.count) outlets changed", time: list, baseline: ("made anew", make)),
      answers(),
    ] + tiles() + words() + orders() + filters()
  }

  private func image(_ make: Duration) async throws -> Measurement {
    let path = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
    let image = SnapshotImage(path: path, build: "bench")
    defer { image.remove() }
    try image.write(snapshot)
    let time = Measurement.time(rounds: 3) { _ in precondition(image.read(database: "bench") != nil) }
    let memory = try await Memory.ofSnapshot(in: path) / sample.outlets.count
    let runs = snapshot.page(OutletQuery(), limit: .max, from: .offset(0)).runs
    let encoded = runs.reduce(0) { $0 + snapshot.byteCount(of: $1) } / sample.outlets.count
    return Measurement(
      operation: "catalog: read, \(memory) B an outlet, \(encoded) its feature", time: time,
      baseline: ("made anew", make))
  }

  /// An answer of 100 features, against a copy of as many bytes.
  private func answers() -> Measurement {
    var bytes: [UInt8] = []
    let query = OutletQuery()
    let time = Measurement.time(calls: 200) { number in
      let neighbours = snapshot.nearest(to: sample.places[number], query, limit: 100, within: .infinity)
      bytes.removeAll(keepingCapacity: true)
      for neighbour in neighbours { bytes += snapshot.feature(neighbour.slot) }
    }
    let source = bytes
    let copy = Measurement.time(calls: 200) { _ in
      bytes.removeAll(keepingCapacity: true)
      bytes += source
    }
    return Measurement(operation: "catalog: nearest 100 as features", time: time, baseline: ("a copy", copy))
  }

  /// The dearest of the tiles around, level by level.
  private func tiles() -> [Measurement] {
    var kind = OutletQuery()
    kind.values[.kind] = [OutletKind.market.rawValue]
    return [0, 6, 8, 10, 12, 14, 16].flatMap { zoom in
      [("", OutletQuery()), (", one kind", kind)].map { name, query in
        let tiles = Set(
          sample.places.prefix(100).map { place -> WebMercatorTile in
            let position = WebMercatorTile(zoom: 0, x: 0, y: 0)!.position(place)
            let side = Double(1 << zoom)
            return WebMercatorTile(zoom: zoom, x: Int(position.x * side), y: Int(position.y * side))!
          })
        let dearest = tiles.map { tile in
          Measurement.time(rounds: 3) { _ in _ = snapshot.tile(tile, query) }
        }.max()!
        return Measurement(operation: "catalog: dearest tile, zoom \(zoom)\(name)", time: dearest, baseline: nil)
      }
    }
  }

  private func words() -> [Measurement] {
    ["c", "cho", "nuoc mam", "dai ly quy"].flatMap { text in
      var query = OutletQuery()
      query.words = text
      let page = Measurement.time(rounds: 5) { _ in _ = snapshot.page(query, limit: 10, from: .offset(0)) }
      query.values[.kind] = [OutletKind.market.rawValue]
      let nearest = Measurement.time(rounds: 5, calls: 5) { number in
        _ = snapshot.nearest(to: sample.places[number], query, limit: 10, within: .infinity)
      }
      return [
        Measurement(operation: "catalog: words “\(text)”", time: page, baseline: nil),
        Measurement(operation: "catalog: words “\(text)”, a kind, nearest 10", time: nearest, baseline: nil),
      ]
    }
  }

  /// The first page of all outlets in an order that is not kept.
  private func orders() -> [Measurement] {
    [[SortKey(.name)], [SortKey(.updatedAt, isDescending: true), SortKey(.name)]].map { keys in
      let time = Measurement.time(rounds: 3) { _ in
        precondition(!snapshot.page(OutletQuery(), sortedBy: keys, limit: 100).slots.isEmpty)
      }
      let names = keys.map(\.property.rawValue).joined(separator: ", ")
      return Measurement(operation: "catalog: first page sorted by \(names)", time: time, baseline: nil)
    }
  }

  /// Filters that have to look at the features themselves.
  private func filters() -> [Measurement] {
    ["CASEI(name) LIKE CASEI('%gạo%')", "address LIKE '1%' AND kind = 'market'"].map { text in
      var query = OutletQuery()
      query.filter = try! CQL2Parser.filter(text)
      let time = Measurement.time(rounds: 3) { _ in _ = snapshot.page(query, limit: 100, from: .offset(0)) }
      return Measurement(operation: "catalog: \(text)", time: time, baseline: nil)
    }
  }
}
