import Catalog
import Hummingbird
import Render
import Spatial

/// The documents of OGC API – Tiles that lead to the vector tiles.
struct TilesetsController: DocumentController, Sendable {
  let catalog: Catalog
  let settings: ServerSettings

  /// What tiles of the outlets there are: one set.
  @Sendable func tilesets(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, hasPage: true) { url in
      let set = tileset(links: [
        Link(href: url(.tileset), rel: "self", type: ContentType.json, title: "Bộ ô bản đồ / Tileset"),
        tilingScheme(url),
      ])
      return [
        "title": "Outlets as vector tiles", "tilesets": [.object(set)],
        "links": links(url.selfLinks(.tilesets) + [url.collectionLink(.outlets)]),
      ]
    }
  }

  @Sendable func tileset(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, hasPage: true) { url in
      let template = url(.tileset) + "/{tileMatrix}/{tileRow}/{tileCol}"
      let box = catalog.snapshot.extent(settings.extent)
      let members = tileset(
        links: url.selfLinks(.tileset) + [
          Link(
            href: template, rel: "item", type: ContentType.vectorTile,
            title: "Ô bản đồ vector / Tiles in Mapbox Vector Tiles",
            isTemplate: true),
          tilingScheme(url),
          Link(href: url(.tileJSON), rel: "describedby", type: ContentType.json, title: "TileJSON"),
          url.collectionLink(.outlets),
        ])
      return .object(
        members + [
          ("tileMatrixSetLimits", .array((0...TilesController.deepestZoom).map { Self.limits($0, box) })),
          (
            "boundingBox",
            [
              "lowerLeft": [.number(box.west), .number(box.south)],
              "upperRight": [.number(box.east), .number(box.north)],
              "crs": .string(CoordinateReferenceSystem.crs84.uri),
            ]
          ),
          (
            "layers",
            [
              ["id": "outlets", "dataType": "vector", "geometryDimension": 0],
              ["id": "clusters", "dataType": "vector", "geometryDimension": 0],
            ]
          ),
        ])
    }
  }

  @Sendable func matrixSets(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, hasPage: true) { url in
      [
        "title": "Tile matrix sets",
        "tileMatrixSets": [
          [
            "id": "WebMercatorQuad", "title": "Google Maps Compatible for the World", "uri": .string(Self.matrixSetURI),
            "links": links([
              Link(href: url(.matrixSet), rel: "self", type: ContentType.json, title: "WebMercatorQuad")
            ]),
          ]
        ],
        "links": links(url.selfLinks(.matrixSets)),
      ]
    }
  }

  /// The tile matrix set as far as there are tiles (OGC 17-083r4, annex D.1).
  @Sendable func matrixSet(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, hasPage: true) { url in
      let corner = 20_037_508.342789244
      // Of a pixel of 0.28 mm.
      let matrices = (0...TilesController.deepestZoom).map { zoom -> JSONValue in
        let count = Double(1 << zoom)
        let cell = 2 * corner / 256 / count
        return [
          "id": .string(String(zoom)), "scaleDenominator": .number(cell / 0.00028), "cellSize": .number(cell),
          "cornerOfOrigin": "topLeft", "pointOfOrigin": [.number(-corner), .number(corner)], "tileWidth": 256,
          "tileHeight": 256, "matrixWidth": .number(count), "matrixHeight": .number(count),
        ]
      }
      return [
        "id": "WebMercatorQuad", "title": "Google Maps Compatible for the World", "uri": .string(Self.matrixSetURI),
        "crs": .string(CoordinateReferenceSystem.epsg3857.uri), "orderedAxes": ["X", "Y"],
        "wellKnownScaleSet": "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
        "tileMatrices": .array(matrices), "links": links(url.selfLinks(.matrixSet)),
      ]
    }
  }

  private static let matrixSetURI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"

  private func tileset(links: [Link]) -> [(key: String, value: JSONValue)] {
    [
      ("title", "Outlets, clustered"), ("dataType", "vector"),
      ("crs", .string(CoordinateReferenceSystem.epsg3857.uri)), ("tileMatrixSetURI", .string(Self.matrixSetURI)),
      ("links", self.links(links)),
    ]
  }

  /// Tiles that touch the extent.
  private static func limits(_ zoom: Int, _ box: BoundingBox) -> JSONValue {
    let world = WebMercatorTile(zoom: zoom, x: 0, y: 0)!
    let first = world.position(Coordinate(longitude: box.west, latitude: box.north)!)
    let last = world.position(Coordinate(longitude: box.east, latitude: box.south)!)
    return [
      "tileMatrix": .string(String(zoom)), "minTileRow": .number(first.y.rounded(.down)),
      "maxTileRow": .number(last.y.rounded(.down)), "minTileCol": .number(first.x.rounded(.down)),
      "maxTileCol": .number(last.x.rounded(.down)),
    ]
  }

  private func tilingScheme(_ url: SiteURL) -> Link {
    Link(
      href: url(.matrixSet), rel: "\(StandardsController.relations)tiling-scheme", type: ContentType.json,
      title: "WebMercatorQuad")
  }

  private func links(_ links: [Link]) -> JSONValue { .array(links.map(\.json)) }
}
