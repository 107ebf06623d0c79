public import Outlets
internal import Spatial

/// A commune as a GeoJSON feature: a point at its centre, or no geometry where none is known.
public enum CommuneFeature {
  /// JSON Schema (2020-12) of the features.
  public static func schema(id: String) -> JSONValue {
    let text: JSONValue = ["type": "string"]
    let perhaps: JSONValue = ["type": ["string", "null"]]
    let ids: JSONValue = ["type": "array", "items": text]
    return OutletSchema.document(
      id, "Xã, phường / Communes",
      [
        ("code", ["type": "string", "description": "Codes repeat between the eras: the id is code:era."]),
        ("era", ["type": "integer", "enum": .array(AdminUnit.Era.allCases.map { .number(Double($0.rawValue)) })]),
        ("level", text), ("name", text), ("type", text), ("parent", perhaps), ("parent_name", perhaps),
        ("successors", ids), ("predecessors", ids), ("outlets", ["type": "integer", "minimum": 0]),
      ], [])
  }

  /// - Parameters:
  ///   - parentName: of its district or province.
  ///   - predecessors: units whose area it took over.
  ///   - outlets: how many outlets it holds.
  public static func json(
    _ commune: AdminUnit, parentName: String?, predecessors: [AdminUnit.ID], outlets: Int
  ) -> JSONValue {
    var geometry: JSONValue = nil
    if let center = commune.center {
      geometry = ["type": "Point", "coordinates": [.number(center.longitude), .number(center.latitude)]]
    }
    return [
      "type": "Feature", "id": .string(commune.id.description), "geometry": geometry,
      "properties": [
        "code": .string(commune.id.code), "era": .number(Double(commune.id.era.rawValue)),
        "level": .string(commune.level.rawValue), "name": .string(commune.name), "type": .string(commune.type),
        "parent": commune.parent.map { .string($0.description) } ?? nil,
        "parent_name": parentName.map { .string($0) } ?? nil,
        "successors": .strings(commune.successors.map(\.description)),
        "predecessors": .strings(predecessors.map(\.description)),
        "outlets": .number(Double(outlets)),
      ],
    ]
  }
}
