internal import Outlets

/// JSON Schemas (2020-12) of the outlets' features, of what a filter may ask of them, and of what puts them in order.
public enum OutletSchema {
  /// What each property is; the schema of a feature (OGC API – Features, Part 5).
  public static func features(id: String) -> JSONValue {
    document(
      id, "Điểm bán hàng Việt / Outlets of Vietnamese goods",
      OutletProperty.allCases.map { ($0.rawValue, json($0, mayBeNull: $0.isNullable)) },
      [("required", .strings(OutletProperty.allCases.map(\.rawValue)))])
  }

  /// What `filter` and the parameters by their names may ask for (Part 3).
  public static func queryables(id: String) -> JSONValue {
    document(
      id, "Thuộc tính lọc được / Queryables", OutletProperty.allCases.map { ($0.rawValue, json($0)) },
      [("additionalProperties", false)])
  }

  /// What `sortby` takes (Part 5).
  public static func sortables(id: String) -> JSONValue {
    .object([
      ("$schema", .string(dialect)), ("$id", .string(id)), ("type", "object"),
      ("title", "Thuộc tính sắp xếp được / Sortables"),
      ("properties", .object(SortKey.sortable.map { ($0.rawValue, json($0)) })), ("additionalProperties", false),
    ])
  }

  /// The properties as OpenAPI 3.0 has them, which has `nullable` for the type null; with the distance that some
  /// answers add.
  static var openAPIProperties: JSONValue {
    .object(
      OutletProperty.allCases.map { property in
        guard property.isNullable, case .object(let members) = json(property) else {
          return (property.rawValue, json(property))
        }
        return (property.rawValue, .object(members + [("nullable", true)]))
      } + [
        ("distance", ["type": "number", "minimum": 0, "description": "In metres, where the nearest were asked for."])
      ]
    )
  }

  static let dialect = "https://json-schema.org/draft/2020-12/schema"

  static func document(
    _ id: String, _ title: String, _ properties: [(key: String, value: JSONValue)],
    _ more: [(key: String, value: JSONValue)]
  ) -> JSONValue {
    let geometry: JSONValue = ["title": "geometry", "format": "geometry-point", "x-ogc-role": "primary-geometry"]
    return .object(
      [
        ("$schema", .string(dialect)), ("$id", .string(id)), ("type", "object"), ("title", .string(title)),
        ("properties", .object([("geometry", geometry)] + properties)),
      ] + more)
  }

  private static func json(_ property: OutletProperty, mayBeNull: Bool = false) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [("title", .string(property.rawValue))]
    if let description = description(property) { members.append(("description", .string(description))) }
    members += type(property).map { key, value in (key, mayBeNull && key == "type" ? [value, "null"] : value) }
    switch property {
    case .id: members.append(("x-ogc-role", "id"))
    case .updatedAt: members.append(("x-ogc-role", "primary-instant"))
    default: break
    }
    return .object(members)
  }

  private static func type(_ property: OutletProperty) -> [(key: String, value: JSONValue)] {
    let vocabulary = property.vocabulary.map { [(key: "enum", value: JSONValue.strings($0))] } ?? []
    switch property.type {
    case .text: return [("type", "string")] + vocabulary
    case .integer: return [("type", "integer")] + (property == .grade ? [("minimum", 1), ("maximum", 3)] : [])
    case .bool: return [("type", "boolean")]
    case .date: return [("type", "string"), ("format", "date")]
    case .time: return [("type", "string"), ("format", "date-time")]
    case .list: return [("type", "array"), ("items", .object([("type", "string")] + vocabulary))]
    }
  }

  private static func description(_ property: OutletProperty) -> String? {
    switch property {
    case .status: "Closed outlets are left out unless a filter or a parameter speaks of the status."
    case .communeCode: "Code of the commune of today (since 1 July 2025)."
    case .communeCode2020: "Code of the commune before; codes repeat between the eras."
    case _ where property.type == .list:
      "Several values: in a filter, = IN LIKE hold when they hold of one of them, <> when = does not; never null."
    default: nil
    }
  }
}
