internal import Outlets
internal import Spatial

/// The service's description in OpenAPI 3.0.
public struct OpenAPIDocument {
  public let server: String
  public let agency: String?
  /// Ids of the collections.
  public let collections: [String]

  public init(server: String, agency: String?, collections: [String]) {
    self.server = server
    self.agency = agency
    self.collections = collections
  }

  public var json: JSONValue {
    [
      "openapi": "3.0.3",
      "info": [
        "title": "Hàng Việt Bình Định", "version": "1.0",
        "description": "Open data on the network that distributes Vietnamese goods in Bình Định.",
        "contact": ["name": .string(agency ?? "Hàng Việt Map")],
      ],
      "servers": [["url": .string(server + Self.root)]],
      "paths": .object(
        (Array(paths) + (collections.contains("changes") ? Array(changes) : [])).map { belowRoot($0.key, $0.value) }),
      "components": ["parameters": Self.parameters, "responses": Self.responses, "schemas": Self.schemas],
    ]
  }

  private static let root = "/api"

  /// A path as it is told from the API's root, where GDAL looks for `/collections/outlets/items`; one that is elsewhere
  /// has its own server.
  private func belowRoot(_ path: String, _ item: JSONValue) -> (key: String, value: JSONValue) {
    if path == Self.root { return ("/", item) }
    if path.hasPrefix(Self.root + "/") { return (String(path.dropFirst(Self.root.count)), item) }
    guard case .object(let members) = item else { return (path, item) }
    return (path, .object(members + [("servers", [["url": .string(server)]])]))
  }

  private var paths: KeyValuePairs<String, JSONValue> {
    [
      "/api": path("landing", "Landing page", "json"),
      "/api/conformance": path("conformance", "Conformance classes", "json"),
      "/api/openapi.json": path("openapi", "This document", "openapi"),
      "/api/collections": path("collections", "The collections", "json"),
      "/api/collections/{collection}": path(
        "collection", "One collection", "json", [collection], errors: ["400", "404"]),
      "/api/collections/outlets/items": path(
        "outlets", "Outlets by box, properties and words", "outlets",
        [
          reference("crs"), reference("limit"), reference("offset"), reference("cursor"), reference("sortby"),
          reference("properties"),
        ] + conditions),
      "/api/collections/outlets/items/{id}": path(
        "outlet", "One outlet", "outlet",
        [
          Self.path("id", ["type": "integer", "format": "int64"]),
          reference("crs"),
        ],
        errors: ["400", "404"]),
      "/api/collections/outlets/nearest": path(
        "nearest", "Outlets nearest to a place, in the order of the geodesic, with `distance` in metres", "outlets",
        [
          reference("point"), reference("nearestLimit"), reference("max-distance"), reference("crs"),
        ] + conditions),
      "/api/collections/outlets/counts": path(
        "counts", "How many outlets each value of a filter would leave", "document",
        conditions, hasPage: false),
      "/downloads/outlets.{format}": path(
        "download", "All outlets, or those that the parameters find, as one file", "file",
        [
          Self.path("format", ["type": "string", "enum": .strings(OutletFileFormat.allCases.map(\.rawValue))]),
          Self.query(
            "point",
            "longitude,latitude in degrees: the nearest come first, with their `distance` in metres in GeoJSON, CSV "
              + "and XLSX; more than 10,000 outlets are refused then",
            Self.position),
          reference("max-distance"),
        ] + conditions, errors: ["400", "404", "503"], hasPage: false),
      "/api/collections/outlets/queryables": path(
        "queryables", "What filters may ask for, in JSON Schema", "schema", hasPage: false),
      "/api/collections/outlets/sortables": path(
        "sortables", "What sortby takes, in JSON Schema", "schema", hasPage: false),
      "/api/collections/{collection}/schema": path(
        "schema", "The properties of a collection's features, in JSON Schema", "schema",
        [Self.path("collection", ["type": "string", "enum": ["outlets", "communes"]])], errors: ["400", "404"],
        hasPage: false),
      "/api/collections/outlets/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}": path(
        "tile", "A vector tile of the outlets, clustered", "tile",
        ["tileMatrix", "tileRow", "tileCol"].map { Self.path($0, ["type": "integer", "minimum": 0]) } + conditions
          + [Self.query("f", "representation", ["type": "string", "enum": ["mvt"]])],
        errors: ["400", "404"], hasPage: false),
      "/api/tiles.json": path("tileJSON", "The tiles in TileJSON 3.0.0", "document", hasPage: false),
      "/api/suggestions": path(
        "suggestions",
        "Communes, former districts, products and outlets that words being typed may mean; where they find nothing, "
          + "`corrections` are at most three texts that find outlets, each word at most a letter wrong, missing, too many "
          + "or swapped with the next, and the rest is what these, and others that name a place, find", "document",
        [
          Self.query(
            "q", "what is typed so far; nothing is suggested for nothing", ["type": "string", "maxLength": 200]),
          Self.query(
            "limit", "how many of each", ["type": "integer", "minimum": 1, "maximum": 20, "default": 5]),
        ], hasPage: false),
      "/api/collections/communes/items": path(
        "communes", "Communes of both eras, with their number of outlets", "geojson",
        [
          reference("bbox"), reference("bbox-crs"), reference("crs"), reference("datetime"), reference("limit"),
          reference("offset"), ["name": "era", "in": "query", "schema": ["type": "integer", "enum": [2020, 2025]]],
        ]),
      "/api/collections/communes/items/{id}": path(
        "commune", "One commune", "geojson",
        [
          [
            "name": "id", "in": "path", "required": true, "description": "code:era, as in 21583:2025",
            "schema": ["type": "string", "pattern": "^[0-9]+:(2020|2025)$"],
          ], reference("crs"),
        ], errors: ["400", "404"]),
      "/api/collections/outlets/tiles": path("tilesets", "Tilesets of the outlets", "json"),
      "/api/collections/outlets/tiles/WebMercatorQuad": path("tileset", "The tileset in WebMercatorQuad", "json"),
      "/api/tileMatrixSets": path("matrixSets", "Tile matrix sets", "json"),
      "/api/tileMatrixSets/WebMercatorQuad": path("matrixSet", "The tile matrix set WebMercatorQuad", "json"),
      "/map.svg": path(
        "picture", "The map as a picture: base map, outlets, labels, scale", "picture",
        [
          Self.size("width", MapPicture.widths, standard: 640), Self.size("height", MapPicture.heights, standard: 480),
          Self.query(
            "mark", "id of an outlet that is shown by its name; without bbox, what is around it",
            ["type": "integer", "format": "int64"]),
          Self.query(
            "lang", "of the labels",
            ["type": "string", "enum": .strings(PageLanguage.allCases.map(\.rawValue)), "default": "vi"]),
          Self.query(
            "theme", "of the colours",
            ["type": "string", "enum": .strings(MapPalette.allCases.map(\.rawValue)), "default": "light"]),
        ] + conditions, errors: ["400", "404"], hasPage: false),
      "/api/dcat.jsonld": path("dcat", "The data in DCAT", "jsonld", hasPage: false),
    ]
  }

  private var changes: KeyValuePairs<String, JSONValue> {
    [
      "/api/collections/changes/items": path(
        "changes", "What was added, changed, moved, closed, removed, in order; `since=version` follows on", "geojson",
        [
          Self.query(
            "since", "only what came after this version, as `version` of an earlier answer has it",
            ["type": "integer", "minimum": 0, "default": 0]),
          reference("datetime"), reference("bbox"), reference("bbox-crs"), reference("crs"),
          Self.query(
            "limit", "how many changes; more than the maximum is taken as the maximum",
            ["type": "integer", "minimum": 1, "maximum": 1000, "default": 100]),
          Self.query("cursor", "where to go on; as a next link holds it", ["type": "integer", "minimum": 0]),
        ], errors: ["400", "409", "503"]),
      "/api/collections/changes/items/{id}": path(
        "change", "One change", "geojson",
        [
          Self.path("id", ["type": "integer", "format": "int64"]),
          reference("crs"),
        ], errors: ["400", "404", "503"]),
      "/api/changes.atom": path(
        "changesAtom", "The latest changes as an Atom feed", "atom", errors: ["400", "503"], hasPage: false),
    ]
  }

  /// What narrows down the outlets, wherever they are asked for.
  private var conditions: [JSONValue] {
    ["bbox", "bbox-crs", "datetime", "q", "filter", "filter-lang", "filter-crs"].map(reference) + Self.properties
  }

  /// Of the picture, in pixels.
  private static func size(_ name: String, _ allowed: ClosedRange<Int>, standard: Double) -> JSONValue {
    query(
      name, "of the picture",
      [
        "type": "integer", "minimum": .number(Double(allowed.lowerBound)),
        "maximum": .number(Double(allowed.upperBound)), "default": .number(standard),
      ])
  }

  private static func path(_ name: String, _ schema: JSONValue) -> JSONValue {
    ["name": .string(name), "in": "path", "required": true, "schema": schema]
  }

  private func reference(_ parameter: String) -> JSONValue {
    ["$ref": .string("#/components/parameters/\(parameter)")]
  }

  private func path(
    _ operation: String, _ summary: String, _ answer: String, _ parameters: [JSONValue] = [],
    errors: [String] = ["400"], hasPage: Bool = true
  ) -> JSONValue {
    var responses: [(key: String, value: JSONValue)] = [
      ("200", ["$ref": .string("#/components/responses/\(answer)")]),
      ("304", ["description": "The client holds this answer (If-None-Match)"]),
    ]
    if answer == "tile" { responses.append(("204", ["description": "Nothing is in this tile"])) }
    responses += (errors + ["429"] + (errors.contains("503") ? [] : ["503"])).map {
      ($0, ["$ref": "#/components/responses/problem"])
    }
    responses.append(("500", ["$ref": "#/components/responses/problem"]))
    return [
      "get": [
        "operationId": .string(operation), "summary": .string(summary),
        "parameters": .array(parameters + (hasPage ? [reference("f")] : [])), "responses": .object(responses),
      ]
    ]
  }

  private var collection: JSONValue {
    Self.path("collection", ["type": "string", "enum": .strings(collections)])
  }
}
