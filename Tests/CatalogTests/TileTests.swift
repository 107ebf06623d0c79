import Catalog
import Foundation
import Outlets
import Spatial
import Testing

/// Tiles against the plain list of outlets.
@Suite struct TileTests {
  private let outlets = sampleOutlets(9000, seed: 61)
  private let snapshot = Snapshot(sampleOutlets(9000, seed: 61), version: .init(database: "test", changeset: 1))

  /// All tiles of a zoom level that meet the province's box.
  private func tiles(_ zoom: Int) -> [WebMercatorTile] {
    let (northWest, southEast) = (place(108.5, 14.9, zoom), place(109.5, 13.4, zoom))
    return (northWest.y...southEast.y).flatMap { y in
      (northWest.x...southEast.x).map { WebMercatorTile(zoom: zoom, x: $0, y: y)! }
    }
  }

  private func place(_ longitude: Double, _ latitude: Double, _ zoom: Int) -> (x: Int, y: Int) {
    let world = WebMercatorTile(zoom: 0, x: 0, y: 0)!
    let position = world.position(Coordinate(longitude: longitude, latitude: latitude)!)
    let side = Double(1 << zoom)
    return (Int(position.x * side), Int(position.y * side))
  }

  private func queries() -> [(query: OutletQuery, matches: (PublishedOutlet) -> Bool)] {
    var kind = OutletQuery()
    kind.values[.kind] = ["market"]
    var closed = OutletQuery()
    closed.values[.status] = ["closed"]
    var words = OutletQuery()
    words.words = "cho dam"
    var box = OutletQuery()
    box.box = BoundingBox(west: 108.9, south: 13.8, east: 109.15, north: 14.2)
    let inBox = box.box!
    return [
      (OutletQuery(), { $0.outlet.status != .closed }),
      (kind, { $0.outlet.status != .closed && $0.outlet.kind == .market }),
      (closed, { $0.outlet.status == .closed }),
      (box, { $0.outlet.status != .closed && inBox.contains($0.outlet.coordinate) }),
      (words, { $0.outlet.status != .closed && $0.outlet.name == "Chợ Đầm" }),
    ]
  }

  /// Every outlet is in one tile of a zoom level, and counted once there.
  @Test(arguments: [5, 8, 11, 15])
  func tilesPartTheOutlets(_ zoom: Int) {
    for (query, matches) in queries() {
      let contents = tiles(zoom).map { snapshot.tile($0, query) }
      let alone = contents.flatMap { $0.outlets.map { snapshot.id($0) } }
      let counted = contents.reduce(0) { $0 + $1.clusters.reduce(0) { $0 + $1.count } }
      let expected = Set(outlets.filter(matches).map(\.id))
      #expect(Set(alone).count == alone.count)
      #expect(Set(alone).isSubset(of: expected))
      #expect(alone.count + counted == expected.count)
    }
  }

  /// Each cell against a count of the outlets that lie in it.
  @Test(arguments: [7, 10, 14])
  func cellsHoldWhatLiesInThem(_ zoom: Int) {
    let cellsPerSide = zoom < 14 ? 8 : 16
    for (query, matches) in queries() {
      var expected: [String: Int] = [:]
      for outlet in outlets.filter(matches) {
        let coordinate = outlet.outlet.coordinate
        let cell = place(coordinate.longitude, coordinate.latitude, zoom + cellsPerSide.trailingZeroBitCount)
        expected["\(cell.x)/\(cell.y)", default: 0] += 1
      }
      let contents = tiles(zoom).map { snapshot.tile($0, query) }
      let found = contents.flatMap { $0.clusters.map(\.count) + $0.outlets.map { _ in 1 } }
      #expect(found.sorted() == expected.values.sorted())
      for cluster in contents.flatMap(\.clusters) {
        #expect(cluster.count > 1)
        let cell = place(
          cluster.middle.longitude, cluster.middle.latitude, zoom + cellsPerSide.trailingZeroBitCount)
        #expect(expected["\(cell.x)/\(cell.y)"] == cluster.count)
        #expect(cluster.bounds.contains(cluster.middle))
      }
    }
  }

  @Test func tilesElsewhereAreEmpty() {
    #expect(snapshot.tile(WebMercatorTile(zoom: 8, x: 0, y: 0)!).isEmpty)
    let empty = Snapshot([], version: .init(database: "test", changeset: 0))
    #expect(empty.tile(WebMercatorTile(zoom: 0, x: 0, y: 0)!).isEmpty)
    #expect(WebMercatorTile(zoom: 3, x: 8, y: 0) == nil)
    #expect(WebMercatorTile(zoom: 3, x: 0, y: -1) == nil)
    #expect(WebMercatorTile(zoom: 25, x: 0, y: 0) == nil)
  }

  /// The world's edges: each point is in one of the tiles around.
  @Test(arguments: [0, 1, 4])
  func theWorldsEdgesBelongSomewhere(_ zoom: Int) {
    let places = [(180.0, 10.0), (-180, 10), (0, 0), (180, -85), (-180, 85), (90, 45)]
    let outlets = places.enumerated().map { number, place in
      PublishedOutlet(
        id: Int64(number + 1),
        outlet: Outlet(
          name: "x", kind: .market, coordinate: Coordinate(longitude: place.0, latitude: place.1)!, accuracy: .exact),
        updatedAt: .distantPast)
    }
    let snapshot = Snapshot(outlets, version: .init(database: "test", changeset: 1))
    let side = 1 << zoom
    let count = (0..<side).flatMap { x in (0..<side).map { WebMercatorTile(zoom: zoom, x: x, y: $0)! } }
      .map { snapshot.tile($0) }.reduce(0) { $0 + $1.outlets.count + $1.clusters.reduce(0) { $0 + $1.count } }
    #expect(count == outlets.count)
  }
}

extension TileContents {
  fileprivate var isEmpty: Bool { outlets.isEmpty && clusters.isEmpty }
}
