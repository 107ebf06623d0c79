import Catalog
import Foundation
import Outlets
import Spatial

/// The catalog: made, changed, kept in its image, and asked.
struct CatalogBenchmark {
  private let sample: BenchmarkSample
  private let snapshot: Snapshot

  init(_ sample: BenchmarkSample, _ snapshot: Snapshot) {
    self.sample = sample
    self.snapshot = snapshot
  }

  func run() throws -> [Measurement] {
    let version = Snapshot.Version(database: "bench", changeset: 2)
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
      try image(make),
      Measurement(operation: "catalog: one outlet changed", time: one, baseline: ("made anew", make)),
      Measurement(operation: "catalog: \(many.count) outlets changed", time: list, baseline: ("made anew", make)),
      answers(),
    ] + tiles() + words()
  }

  private func image(_ make: Duration) throws -> Measurement {
    let path = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
    let image = SnapshotImage(path: path, build: "bench")
    defer { image.remove() }
    try image.write(snapshot)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    let time = Measurement.time(rounds: 3) { _ in precondition(image.read(database: "bench") != nil) }
    return Measurement(
      operation: "catalog: read from its image, \(size >> 20) MB", time: time, baseline: ("made anew", make))
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
}
