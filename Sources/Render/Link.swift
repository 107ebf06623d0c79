/// A link of a web document (RFC 8288), as OGC API writes it.
public struct Link: Sendable {
  /// What a link says of where it leads, which is the same for many addresses.
  public final class Target: Sendable {
    fileprivate let members: [(key: String, value: JSONValue)]
    /// The members as they stand in JSON behind an address.
    fileprivate let bytes: [UInt8]

    /// - Parameter isTemplate: whether the address holds names in braces, to be put in by the client.
    public init(rel: String, type: String, title: String, isTemplate: Bool = false) {
      members =
        [("rel", .string(rel)), ("type", .string(type)), ("title", .string(title))]
        + (isTemplate ? [("templated", true)] : [])
      bytes = [UInt8(ascii: ",")] + JSONValue.object(members).bytes.dropFirst()
    }
  }

  /// The address in UTF-8.
  public let href: [UInt8]
  private let target: Target

  public init(_ href: [UInt8], _ target: Target) {
    self.href = href
    self.target = target
  }

  public init(href: String, rel: String, type: String, title: String, isTemplate: Bool = false) {
    self.init(Array(href.utf8), Target(rel: rel, type: type, title: title, isTemplate: isTemplate))
  }

  public var json: JSONValue {
    .object([("href", .string(String(decoding: href, as: UTF8.self)))] + target.members)
  }

  /// Appends links as JSON, for documents that are made again and again.
  static func append(_ links: [Link], to bytes: inout [UInt8]) {
    var opening = #"[{"href":"#
    for place in links.indices {
      bytes.append(opening)
      links[place].appendMembers(to: &bytes)
      opening = #",{"href":"#
    }
    bytes.append(links.isEmpty ? "[]" : "]")
  }

  private func appendMembers(to bytes: inout [UInt8]) {
    bytes.appendJSON(href.span)
    bytes += target.bytes
  }
}
