import Outlets

/// Reads addresses of the web and of mail; what is none is given up rather than published.
enum WebText {
  /// An `http` or `https` address; a bare domain gets `https://`. Nil for any other scheme.
  static func url(_ text: String) -> String? {
    guard text.utf8.count <= 500, !text.contains(where: { $0.isWhitespace || "<>\"\\^`{|}".contains($0) }) else {
      return nil
    }
    let lower = text.lowercased()
    var rest = Substring(text)
    var scheme = "https://"
    for known in ["https://", "http://"] where lower.hasPrefix(known) {
      rest = rest.dropFirst(known.count)
      scheme = known
    }
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return isDomain(host.split(separator: ":", maxSplits: 1).first ?? "") ? scheme + rest : nil
  }

  static func email(_ text: String) -> String? {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, !parts[0].isEmpty, isDomain(parts[1]),
      parts[0].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"<>()[]\\,;:\"".utf8.contains($0) })
    else { return nil }
    return text
  }

  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter) else { return false }
    return labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
  }
}
