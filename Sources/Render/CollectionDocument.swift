public import Spatial

/// What `/api/collections` says of one collection (OGC API – Features, 7.13 and 7.14).
public struct CollectionDocument: Sendable {
  public let id: String
  public let title: String
  public let description: String
  public let extent: BoundingBox
  /// In which coordinates are given, the default one first.
  public let systems: [CoordinateReferenceSystem]
  public let links: [Link]

  public init(
    id: String, title: String, description: String, extent: BoundingBox, systems: [CoordinateReferenceSystem],
    links: [Link]
  ) {
    self.id = id
    self.title = title
    self.description = description
    self.extent = extent
    self.systems = systems
    self.links = links
  }

  public var json: JSONValue {
    let box: [JSONValue] = [extent.west, extent.south, extent.east, extent.north].map { .number($0) }
    return [
      "id": .string(id), "title": .string(title), "description": .string(description),
      "extent": [
        "spatial": ["bbox": [.array(box)], "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"]
      ],
      "itemType": "feature", "crs": .strings(systems.map(\.uri)),
      "storageCrs": .string(CoordinateReferenceSystem.crs84.uri),
      "links": .array(links.map(\.json)),
    ]
  }
}
