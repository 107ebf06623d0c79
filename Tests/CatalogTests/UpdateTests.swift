import Catalog
import Foundation
import Outlets
import Spatial
import Testing

/// A snapshot that came from another by changes, against one made of the same outlets at once.
@Suite struct UpdateTests {
  private func version(_ number: Int64) -> DataVersion { .init(database: "test", changeset: number) }

  private func ids(_ snapshot: Snapshot, _ query: OutletQuery) -> [Int64] {
    snapshot.page(query, limit: .max, from: .offset(0)).slots.map { snapshot.id($0) }
  }

  /// The features that are found, in the pieces in which they stand.
  private func bytes(_ snapshot: Snapshot, _ query: OutletQuery) -> [UInt8] {
    let runs = snapshot.page(query, limit: .max, from: .offset(0)).runs
    var bytes: [UInt8] = []
    for run in runs {
      snapshot.forEachPiece(of: [run]) { piece in for place in piece.indices { bytes.append(piece[place]) } }
    }
    #expect(runs.reduce(0) { $0 + snapshot.byteCount(of: $1) } == bytes.count)
    return bytes
  }

  private func expectSame(_ snapshot: Snapshot, _ outlets: [PublishedOutlet], _ random: inout SeededGenerator) throws {
    let fresh = Snapshot(outlets, version: snapshot.version)
    #expect(snapshot.count == fresh.count)
    #expect(snapshot.openCount == fresh.openCount)
    for code in codes {
      let unit = AdminUnit.ID(code: code, era: .e2025)
      #expect(snapshot.outletCount(in: unit) == fresh.outletCount(in: unit))
    }
    var queries = [OutletQuery()]
    for words in ["cho dam", "nuoc mam", "bd 1", "nga", "phuong 215"] {
      var query = OutletQuery()
      query.words = words
      queries.append(query)
    }
    for (property, value) in [
      (OutletProperty.kind, "market"), (.communeCode, codes[0]), (.status, "closed"), (.products, "nem chợ Huyện"),
    ] {
      var query = OutletQuery()
      query.values[property] = [value]
      query.box = BoundingBox(west: 108.7, south: 13.55, east: 109.15, north: 14.3)
      queries.append(query)
    }
    let origin = Coordinate(
      longitude: .random(in: 108.6...109.4, using: &random), latitude: .random(in: 13.5...14.7, using: &random))!
    for query in queries {
      #expect(ids(snapshot, query) == ids(fresh, query), "\(query)")
      #expect(bytes(snapshot, query) == bytes(fresh, query), "\(query)")
      let near = snapshot.nearest(to: origin, query, limit: 30, within: .infinity)
      let expected = fresh.nearest(to: origin, query, limit: 30, within: .infinity)
      #expect(near.map { snapshot.id($0.slot) } == expected.map { fresh.id($0.slot) }, "\(query)")
    }
    for outlet in outlets.shuffled(using: &random).prefix(200) {
      let slot = try #require(snapshot.slot(of: outlet.id))
      let other = try #require(fresh.slot(of: outlet.id))
      #expect(snapshot.feature(slot).elementsEqual(fresh.feature(other)))
    }
  }

  /// Few and many changes at once, so that blocks grow, are parted and run empty.
  @Test(arguments: [0, 1, 700, 5000])
  func changesLeadToTheSameAnswers(_ count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count) + 47)
    let pool = sampleOutlets(14_000, seed: 53).map {
      PublishedOutlet(id: 50_000 + $0.id, outlet: $0.outlet, updatedAt: $0.updatedAt)
    }
    var standing = Dictionary(uniqueKeysWithValues: pool.prefix(count).map { ($0.id, $0) })
    var snapshot = Snapshot(Array(standing.values), version: version(0))
    for (step, size) in [1, 3, 200, 7000, 5].enumerated() {
      var current: [PublishedOutlet] = []
      for var outlet in pool.shuffled(using: &random).prefix(size) {
        if Bool.random(using: &random) { outlet.outlet = pool.randomElement(using: &random)!.outlet }
        current.append(outlet)
      }
      let touched = Set(current.map(\.id))
      let removed = standing.keys.filter { !touched.contains($0) }.sorted().shuffled(using: &random).prefix(size / 2)
      for id in removed { standing[id] = nil }
      for outlet in current { standing[outlet.id] = outlet }
      snapshot = snapshot.updating(current, removed: Array(removed) + [-7], version: version(Int64(step) + 1))
      #expect(snapshot.version == version(Int64(step) + 1))
      for id in removed { #expect(snapshot.slot(of: id) == nil) }
      try expectSame(snapshot, Array(standing.values), &random)
    }
    let emptied = snapshot.updating([], removed: Array(standing.keys), version: version(9))
    #expect(emptied.count == 0)
    #expect(ids(emptied, OutletQuery()).isEmpty)
    #expect(emptied.updating([pool[0]], removed: [], version: version(10)).count == 1)
  }

  /// The snapshot before a change goes on as it was: whoever reads it is not disturbed.
  @Test func theEarlierSnapshotStands() {
    let outlets = sampleOutlets(5000, seed: 59)
    let before = Snapshot(outlets, version: version(1))
    let all = ids(before, OutletQuery())
    _ = before.updating([], removed: Array(outlets.prefix(2000).map(\.id)), version: version(2))
    #expect(ids(before, OutletQuery()) == all)
  }
}
