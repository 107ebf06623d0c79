import HTTPTypes
import NIOHTTP1

/// What a proxy says of the request it got: in `Forwarded` (RFC 7239), or in `X-Forwarded-For`, `-Proto` and `-Host`.
///
/// Where several proxies have written, the first entry is the one next to the client. A proxy that writes the one
/// kind hands on what a visitor wrote in the other, and which is whose cannot be seen: where both come, only what
/// both say is believed.
struct ForwardedHeader {
  /// The headers that it is read from.
  private static let names: [HTTPField.Name] = [.forwarded, .xForwardedFor, .xForwardedProto, .xForwardedHost]

  /// What headers of one kind say.
  struct Word {
    fileprivate(set) var scheme: String?
    fileprivate(set) var host: String?
    /// For whom each proxy asked, the one next to the client first.
    fileprivate(set) var clients: [String] = []
  }

  /// None, one or two.
  let words: [Word]

  var scheme: String? { agreed(\.scheme) }
  var host: String? { agreed(\.host) }

  private func agreed(_ fact: (Word) -> String?) -> String? {
    guard let first = words.first.flatMap(fact), words.allSatisfy({ fact($0) == first }) else { return nil }
    return first
  }

  init(_ fields: HTTPFields) {
    var words: [Word] = []
    if let forwarded = fields[.forwarded], !forwarded.isEmpty { words.append(Word(forwarded: forwarded)) }
    if Self.names.dropFirst().contains(where: { fields[$0]?.isEmpty == false }) { words.append(Word(common: fields)) }
    self.words = words
  }

  init(_ headers: HTTPHeaders) {
    var fields = HTTPFields()
    for name in Self.names {
      for value in headers[name.rawName] { fields.append(HTTPField(name: name, value: value)) }
    }
    self.init(fields)
  }
}

extension ForwardedHeader.Word {
  fileprivate init(forwarded: String) {
    let entries = forwarded.split(separator: ",")
    clients = entries.compactMap(Self.client)
    for pair in (entries.first ?? "").split(separator: ";") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = parts[1].trimming { $0 == " " || $0 == "\"" }
      switch parts[0].trimming({ $0 == " " }).lowercased() {
      case "proto": scheme = Self.scheme(value)
      case "host": host = value
      default: break
      }
    }
  }

  fileprivate init(common fields: HTTPFields) {
    scheme = fields[.xForwardedProto].flatMap { Self.scheme(Self.first($0)) }
    host = fields[.xForwardedHost].map { Self.first($0) }
    clients = (fields[.xForwardedFor] ?? "").split(separator: ",").map { Self.withoutPort($0.trimming { $0 == " " }) }
  }

  /// The address in an entry's `for`, without brackets and port.
  private static func client(_ entry: Substring) -> String? {
    for pair in entry.split(separator: ";") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, parts[0].trimming({ $0 == " " }).lowercased() == "for" else { continue }
      let node = parts[1].trimming { $0 == " " || $0 == "\"" }
      return withoutPort(node)
    }
    return nil
  }

  private static func withoutPort(_ node: String) -> String {
    if node.hasPrefix("[") { return String(node.dropFirst().prefix { $0 != "]" }) }
    // An address with more colons is IPv6, bare.
    return node.count { $0 == ":" } == 1 ? String(node.prefix { $0 != ":" }) : node
  }

  private static func scheme(_ text: String) -> String? {
    ["http", "https"].contains(text.lowercased()) ? text.lowercased() : nil
  }

  private static func first(_ list: String) -> String {
    (list.split(separator: ",").first ?? "").trimming { $0 == " " }
  }
}

extension Substring {
  fileprivate func trimming(_ isPadding: (Character) -> Bool) -> String {
    guard let first = firstIndex(where: { !isPadding($0) }), let last = lastIndex(where: { !isPadding($0) }) else {
      return ""
    }
    return String(self[first...last])
  }
}

extension HTTPField.Name {
  fileprivate static let forwarded = Self("Forwarded")!
  fileprivate static let xForwardedProto = Self("X-Forwarded-Proto")!
  fileprivate static let xForwardedFor = Self("X-Forwarded-For")!
  fileprivate static let xForwardedHost = Self("X-Forwarded-Host")!
}
