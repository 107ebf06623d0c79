/// A link of a web document (RFC 8288), as OGC API writes it.
public struct Link: Sendable, Hashable {
  public let href: String
  public let rel: String
  public let type: String
  public let title: String

  public init(href: String, rel: String, type: String, title: String) {
    self.href = href
    self.rel = rel
    self.type = type
    self.title = title
  }

  public var json: JSONValue {
    ["href": .string(href), "rel": .string(rel), "type": .string(type), "title": .string(title)]
  }
}

/// Media types that the service answers with.
public enum ContentType {
  public static let json = "application/json"
  public static let geoJSON = "application/geo+json"
  public static let html = "text/html"
  public static let vectorTile = "application/vnd.mapbox-vector-tile"
  public static let openAPI = "application/vnd.oai.openapi+json;version=3.0"
  public static let problem = "application/problem+json"
}
