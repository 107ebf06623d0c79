/// One of the media types that a client's `Accept` names, and how much it wants it (RFC 9110, 12.5.1).
struct MediaRange {
  /// In lower case, without parameters.
  let type: String
  /// 0 … 1; 0 is "not this".
  let weight: Double

  static func ranges(_ accept: String) -> [MediaRange] {
    accept.split(separator: ",").map { range in
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
      let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      return MediaRange(type: parts.first ?? "", weight: min(max(weight, 0), 1))
    }
  }
}
