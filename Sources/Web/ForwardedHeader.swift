import HTTPTypes

/// What a proxy says of the request it got: `Forwarded` (RFC 7239), else `X-Forwarded-Proto` and `-Host`.
///
/// Where several proxies have written, the first entry is the one next to the client.
struct ForwardedHeader {
  private(set) var scheme: String?
  private(set) var host: String?

  init(_ fields: HTTPFields) {
    if let forwarded = fields[.forwarded] {
      let first = forwarded.split(separator: ",")[...].first ?? ""
      for pair in first.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let value = parts[1].trimming { $0 == " " || $0 == "\"" }
        switch parts[0].trimming({ $0 == " " }).lowercased() {
        case "proto": scheme = Self.scheme(value)
        case "host": host = value
        default: break
        }
      }
    } else {
      scheme = fields[.xForwardedProto].flatMap { Self.scheme(Self.first($0)) }
      host = fields[.xForwardedHost].map { Self.first($0) }
    }
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
  fileprivate static let xForwardedHost = Self("X-Forwarded-Host")!
}
