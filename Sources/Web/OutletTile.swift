import Catalog
import Outlets
import Render
import Spatial

/// How a tile's contents become its layers.
enum OutletTile {
  /// Attributes of an outlet: enough for its symbol; the rest is asked for by id.
  private static let facets: [OutletProperty] = [.kind, .accuracy, .status]

  static func bytes(_ contents: TileContents, _ tile: WebMercatorTile, _ snapshot: Snapshot) -> [UInt8] {
    var outlets = VectorTile.Layer("outlets")
    for slot in contents.outlets {
      let place = place(snapshot.coordinate(slot), tile)
      let name = EncodedFeature.text(of: .name, feature: snapshot.feature(slot)) ?? ""
      outlets.append(
        id: snapshot.id(slot), x: place.x, y: place.y,
        [("id", .integer(Int(snapshot.id(slot)))), ("name", .text(name))]
          + facets.compactMap { property in
            snapshot.facet(property, slot).map { (property.rawValue, .text($0)) }
          })
    }
    var clusters = VectorTile.Layer("clusters")
    for cluster in contents.clusters {
      var place = place(cluster.middle, tile)
      (place.x, place.y) = (contents.inward(place.x), contents.inward(place.y))
      let bounds = cluster.bounds
      clusters.append(
        x: place.x, y: place.y,
        [
          ("count", .integer(cluster.count)), ("west", .number(bounds.west)), ("south", .number(bounds.south)),
          ("east", .number(bounds.east)), ("north", .number(bounds.north)),
        ])
    }
    var bytes = VectorTile()
    bytes.append(outlets)
    bytes.append(clusters)
    return bytes.bytes
  }

  private static func place(_ point: Coordinate, _ tile: WebMercatorTile) -> (x: Int, y: Int) {
    let position = tile.position(point)
    let side = Double(VectorTile.extent)
    return (Int((position.x * side).rounded()), Int((position.y * side).rounded()))
  }

  /// `vector_layers` of TileJSON.
  static let layers: JSONValue = [
    [
      "id": "outlets", "description": "Outlets that stand apart",
      "fields": .object([("id", "Number"), ("name", "String")] + facets.map { ($0.rawValue, "String") }),
    ],
    [
      "id": "clusters", "description": "Outlets too near each other to be shown apart",
      "fields": [
        "count": "Number of outlets", "west": "Number", "south": "Number", "east": "Number", "north": "Number",
      ],
    ],
  ]
}

extension TileContents {
  /// Half of a cluster's mark, in the tile's own units, which are drawn as 512 pixels or more.
  private static let halfMark = 19 * VectorTile.extent / 512

  /// Keeps a mark within its cell, so that it never lies over that of the cell beside it, in this tile or the next.
  fileprivate func inward(_ place: Int) -> Int {
    let side = VectorTile.extent / cellsPerSide
    let start = min(max(place, 0) / side, cellsPerSide - 1) * side
    let margin = min(Self.halfMark, side / 2)
    return min(max(place, start + margin), start + side - margin)
  }
}
