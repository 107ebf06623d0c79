/// What the operations answer.
extension OpenAPIDocument {
  private static func response(
    _ description: String, _ type: String, _ schema: JSONValue, isPage: Bool = true
  ) -> JSONValue {
    let content: JSONValue = ["schema": schema]
    let page: JSONValue = ["schema": ["type": "string"]]
    return [
      "description": .string(description),
      "content": .object(
        isPage
          ? [(key: type, value: content), (key: ContentType.html, value: page)] : [(key: type, value: content)]),
    ]
  }

  static let responses: JSONValue = [
    "json": response("A JSON document", ContentType.json, ["type": "object"]),
    "document": response("A JSON document", ContentType.json, ["type": "object"], isPage: false),
    "openapi": response("An OpenAPI document", ContentType.openAPI, ["type": "object"], isPage: false),
    "geojson": response("GeoJSON", ContentType.geoJSON, ["$ref": "#/components/schemas/geojson"]),
    "outlets": response("Outlets as GeoJSON", ContentType.geoJSON, ["$ref": "#/components/schemas/outlets"]),
    "outlet": response("An outlet as GeoJSON", ContentType.geoJSON, ["$ref": "#/components/schemas/outlet"]),
    "schema": [
      "description": "A JSON Schema (2020-12)",
      "content": [
        "application/schema+json": ["schema": ["type": "object"]], "application/json": ["schema": ["type": "object"]],
      ],
    ],
    "tile": response(
      "A vector tile", ContentType.vectorTile, ["type": "string", "format": "binary"], isPage: false),
    "picture": response("A picture in SVG", ContentType.svg, ["type": "string"], isPage: false),
    "jsonld": response("A JSON-LD document", ContentType.jsonLD, ["type": "object"], isPage: false),
    "atom": response("An Atom feed", ContentType.atom, ["type": "string"], isPage: false),
    "file": [
      "description": "A file with its licence, source and date inside",
      "content": .object(
        OutletFileFormat.allCases.map { format in
          let text: JSONValue = ["type": "string", "format": "binary"]
          return (format.mediaType, ["schema": format == .geojson ? ["$ref": "#/components/schemas/geojson"] : text])
        }),
    ],
    "problem": response(
      "What is wrong (RFC 9457)", ContentType.problem, ["$ref": "#/components/schemas/problem"]),
  ]

  static let schemas: JSONValue = [
    "geojson": [
      "type": "object", "required": ["type"],
      "properties": ["type": ["type": "string", "enum": ["FeatureCollection", "Feature"]]],
    ],
    "outlets": [
      "type": "object", "required": ["type", "numberReturned", "features"],
      "properties": [
        "type": ["type": "string", "enum": ["FeatureCollection"]], "numberMatched": ["type": "integer", "minimum": 0],
        "numberReturned": ["type": "integer", "minimum": 0], "timeStamp": ["type": "string", "format": "date-time"],
        "links": links, "features": ["type": "array", "items": ["$ref": "#/components/schemas/outlet"]],
      ],
    ],
    "outlet": [
      "type": "object", "required": ["type", "id", "geometry", "properties"],
      "properties": [
        "type": ["type": "string", "enum": ["Feature"]], "id": ["type": "integer", "format": "int64"],
        "geometry": ["$ref": "#/components/schemas/point"],
        "properties": ["type": "object", "properties": OutletSchema.openAPIProperties], "links": links,
      ],
    ],
    "point": [
      "type": "object", "required": ["type", "coordinates"],
      "properties": [
        "type": ["type": "string", "enum": ["Point"]],
        "coordinates": position,
      ],
    ],
    "link": [
      "type": "object", "required": ["href", "rel"],
      "properties": .object(["href", "rel", "type", "title"].map { ($0, ["type": "string"]) }),
    ],
    "problem": [
      "type": "object", "required": ["type", "title", "status"],
      "properties": [
        "type": ["type": "string"], "title": ["type": "string"], "title_vi": ["type": "string"],
        "status": ["type": "integer"], "detail": ["type": "string"], "detail_vi": ["type": "string"],
        "parameter": ["type": "string"],
      ],
    ],
  ]

  private static let links: JSONValue = ["type": "array", "items": ["$ref": "#/components/schemas/link"]]
}
