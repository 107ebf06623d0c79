import Catalog
import Hummingbird
import Outlets
import Render
import Spatial

/// Vector tiles of the outlets, clustered, in WebMercatorQuad.
struct TilesController: DocumentController, Sendable {
  /// Deeper than a street: what is still one cell there is one place.
  static let deepestZoom = 18

  let catalog: Catalog
  let settings: ServerSettings
  /// The tiles without conditions, as all visitors of a map look at the same: some hundred screens, at most a few MB.
  private let cache = VersionCache<WebMercatorTile, [UInt8]>(capacity: 1024)

  init(catalog: Catalog, settings: ServerSettings) {
    (self.catalog, self.settings) = (catalog, settings)
  }

  /// - Parameter path: `z/y/x`, as OGC API – Tiles has it.
  func tile(
    _ path: some StringProtocol, _ parameters: QueryParameters, _ request: some ReadRequest
  ) throws -> Answer {
    var parameters = parameters
    let query = try OutletQuery(&parameters)
    if let text = parameters.take("f"), text != "mvt" {
      throw Problem.parameter("f", vi: "chỉ nhận mvt", en: "takes mvt")
    }
    try parameters.finish()
    let numbers = path.split(separator: "/", omittingEmptySubsequences: false).map { Int(written: $0) }
    guard numbers.count == 3, let zoom = numbers[0], let y = numbers[1], let x = numbers[2],
      zoom <= Self.deepestZoom, let tile = WebMercatorTile(zoom: zoom, x: x, y: y)
    else {
      throw Problem.notFound(
        vi: "Không có ô bản đồ này; mức phóng từ 0 đến \(Self.deepestZoom).",
        en: "There is no such tile; zoom levels are 0 to \(Self.deepestZoom).")
    }
    let snapshot = catalog.snapshot
    return Answer(
      request, tag: EntityTag(snapshot.version, build: settings.build + query.clockTag, form: "mvt"),
      type: ContentType.vectorTile
    ) {
      let make = { OutletTile.bytes(snapshot.tile(tile, query), tile, snapshot) }
      return query == OutletQuery() ? cache.value(of: tile, snapshot.version, make) : make()
    }
  }

  /// What a map needs to know of the tiles (TileJSON 3.0.0).
  @Sendable func tileJSON(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, hasPage: false) { url in
      let box = catalog.snapshot.extent(settings.extent)
      return [
        "tilejson": "3.0.0", "name": "Hàng Việt Bình Định", "tiles": [.string(url(.tiles))], "minzoom": 0,
        "maxzoom": .number(Double(Self.deepestZoom)),
        "bounds": .array([box.west, box.south, box.east, box.north].map { .number($0) }),
        "vector_layers": OutletTile.layers,
      ]
    }
  }
}
