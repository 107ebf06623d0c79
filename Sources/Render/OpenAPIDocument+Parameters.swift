internal import Outlets
internal import Spatial

/// What the operations take.
extension OpenAPIDocument {
  /// Every property is a parameter that takes its values; two more speak of what no value says.
  static let properties: [JSONValue] =
    OutletProperty.allCases.map(filter) + [
      query(
        "online_order", "only outlets with an address for online orders",
        ["type": "string", "enum": ["true"]]),
      query(
        "open", "only outlets that are open now, that are not, or of which it is unknown",
        ["type": "array", "minItems": 1, "items": ["type": "string", "enum": ["yes", "no", "unknown"]]]),
    ]

  private static func filter(_ property: OutletProperty) -> JSONValue {
    var schema: JSONValue = ["type": "string", "minLength": 1]
    var description = "Only outlets with this value."
    if let vocabulary = property.vocabulary {
      schema = ["type": "array", "minItems": 1, "items": ["type": "string", "enum": .strings(vocabulary)]]
      description = "Only outlets with one of these values."
    } else {
      switch property.type {
      case .integer:
        schema = ["type": "array", "minItems": 1, "items": ["type": "integer", "format": "int64"]]
        description = "Only outlets with one of these values."
      case .date: schema = ["type": "string", "format": "date"]
      case .time: schema = ["type": "string", "format": "date-time"]
      default: break
      }
    }
    return query(property.rawValue, description, schema)
  }

  static func query(
    _ name: String, _ description: String, _ schema: JSONValue, required: Bool = false
  ) -> JSONValue {
    [
      "name": .string(name), "in": "query", "required": .bool(required), "description": .string(description),
      "style": "form", "explode": false, "schema": schema,
    ]
  }

  static let position: JSONValue = ["type": "array", "minItems": 2, "maxItems": 2, "items": ["type": "number"]]

  private static let systems: JSONValue = [
    "type": "string", "enum": .strings(CoordinateReferenceSystem.allCases.map(\.uri)),
    "default": .string(CoordinateReferenceSystem.crs84.uri),
  ]

  private static let interval: String = {
    let time = #"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z)?"#
    return "^(\(time)|\(time)/(\\.\\.)?|(\\.\\.)?/\(time)|\\.\\./\\.\\.)$"
  }()

  static let parameters: JSONValue = [
    "bbox": query(
      "bbox",
      "west,south,east,north in degrees; west > east crosses the antimeridian; in another bbox-crs, in its order",
      ["type": "array", "minItems": 4, "maxItems": 6, "items": ["type": "number"]]),
    "bbox-crs": query("bbox-crs", "reference system of bbox, in the axis order of its authority", systems),
    "crs": query("crs", "reference system of the answer, in the axis order of its authority", systems),
    "datetime": query(
      "datetime", "instant or interval of `updated_at` (RFC 3339; .. leaves an end open)",
      ["type": "string", "pattern": .string(Self.interval)]),
    "limit": query(
      "limit", "how many features; more than the maximum is taken as the maximum",
      ["type": "integer", "minimum": 1, "maximum": 10000, "default": 100]),
    "nearestLimit": query(
      "limit", "how many outlets; more than the maximum is taken as the maximum",
      ["type": "integer", "minimum": 1, "maximum": 1000, "default": 10]),
    "offset": query("offset", "features to skip", ["type": "integer", "minimum": 0, "default": 0]),
    "cursor": query("cursor", "where to go on; as a next link holds it", ["type": "string", "minLength": 1]),
    "filter": query(
      "filter",
      "CQL2 text over the queryables: AND OR NOT = <> < > <= >= LIKE BETWEEN IN IS NULL CASEI ACCENTI DATE TIMESTAMP "
        + "S_INTERSECTS(geometry, POINT, BBOX, POLYGON or MULTIPOLYGON). Of a property with several values a "
        + "comparison holds when it holds of one. Closed outlets take part only where the filter speaks of status.",
      ["type": "string", "minLength": 1, "maxLength": 4000]),
    "filter-lang": query(
      "filter-lang", "language of filter; both are the same",
      ["type": "string", "enum": ["cql2-text", "cql-text"], "default": "cql2-text"]),
    "filter-crs": query(
      "filter-crs", "reference system of shapes in filter, in the axis order of its authority", systems),
    "sortby": query(
      "sortby", "order of the answer, a - before what descends; texts by the Vietnamese alphabet, unknown values last",
      [
        "type": "array", "minItems": 1, "maxItems": 5,
        "items": ["type": "string", "enum": .strings(SortKey.sortable.flatMap { [$0.rawValue, "-" + $0.rawValue] })],
      ]),
    "properties": query(
      "properties", "which properties features shall have; ids and geometries stay",
      [
        "type": "array", "minItems": 1,
        "items": ["type": "string", "enum": .strings(OutletProperty.allCases.map(\.rawValue))],
      ]),
    "q": query(
      "q",
      "words that must all begin some word of the outlet; diacritics do not count, TP, TX and TT are read in full, "
        + "two words may be one in the outlet's; without a letter or digit nothing is found, and no letter is put "
        + "right: /api/suggestions tells what mistyped words may mean",
      ["type": "string", "minLength": 1, "maxLength": 200]),
    "point": query(
      "point", "longitude,latitude in degrees",
      position, required: true),
    "max-distance": query("max-distance", "metres from point, which goes with it", ["type": "number", "minimum": 0]),
    "f": query("f", "representation", ["type": "string", "enum": ["json", "html"], "default": "json"]),
  ]
}
