/// A link of a web document (RFC 8288), as OGC API writes it.
public struct Link: Sendable, Hashable {
  public let href: String
  public let rel: String
  public let type: String
  public let title: String
  /// Whether the address holds names in braces, to be put in by the client.
  public let isTemplate: Bool

  public init(href: String, rel: String, type: String, title: String, isTemplate: Bool = false) {
    self.href = href
    self.rel = rel
    self.type = type
    self.title = title
    self.isTemplate = isTemplate
  }

  public var json: JSONValue {
    .object(
      [("href", .string(href)), ("rel", .string(rel)), ("type", .string(type)), ("title", .string(title))]
        + (isTemplate ? [("templated", true)] : []))
  }

  /// Appends links as JSON, for documents that are made again and again.
  static func append(_ links: [Link], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    var opening = #"{"href":"#
    for link in links {
      bytes.append(opening)
      bytes.appendJSON(link.href)
      bytes.append(#","rel":"#)
      bytes.appendJSON(link.rel)
      bytes.append(#","type":"#)
      bytes.appendJSON(link.type)
      bytes.append(#","title":"#)
      bytes.appendJSON(link.title)
      opening = #"},{"href":"#
    }
    bytes.append(links.isEmpty ? "]" : "}]")
  }
}
