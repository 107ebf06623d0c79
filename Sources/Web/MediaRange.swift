/// One of the media types or codings that a client names in `Accept` or `Accept-Encoding`, and how much it wants it
/// (RFC 9110, 12.5.1, 12.5.3).
struct MediaRange {
  /// In lower case, without parameters.
  let type: String
  /// 0 … 1; 0 is "not this".
  let weight: Double

  static func ranges(_ accept: String) -> [MediaRange] {
    let bare = accept.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    return String(decoding: bare, as: UTF8.self).lowercased().utf8.split(separator: UInt8(ascii: ",")).map { range in
      let parts = range.split(separator: UInt8(ascii: ";")).map { Substring($0) }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      return MediaRange(type: parts.first.map { String($0) } ?? "", weight: min(max(weight, 0), 1))
    }
  }

  /// Whether a coding may be used, as `Accept-Encoding` names it.
  static func isTaken(_ coding: String, in list: String) -> Bool { !taken([coding], in: list).isEmpty }

  /// Those of some codings that may be used.
  static func taken(_ codings: [String], in list: String) -> [String] {
    let ranges = ranges(list)
    return codings.filter { coding in ranges.contains { $0.type == coding && $0.weight > 0 } }
  }
}
