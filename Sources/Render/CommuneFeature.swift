public import Outlets
internal import Spatial

/// A commune as a GeoJSON feature: a point at its centre, or no geometry where none is known.
public enum CommuneFeature {
  /// - Parameter outlets: how many outlets it holds.
  public static func json(_ commune: AdminUnit, outlets: Int) -> JSONValue {
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
        "successors": .strings(commune.successors.map(\.description)),
        "outlets": .number(Double(outlets)),
      ],
    ]
  }
}
