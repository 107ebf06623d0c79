/// A unit's name taken apart: "P. Lý Thường Kiệt" is the type `ward` and the bare name.
public struct PlaceName: Hashable, Sendable {
  public enum UnitType: String, Sendable {
    case ward, commune, township, district, town, city, province

    init?(vietnamese: String) {
      guard let type = Self.words[VietnameseText.fold(vietnamese)] else { return nil }
      self = type
    }

    /// The level that units of this type stand at.
    public var level: AdminUnit.Level {
      switch self {
      case .ward, .commune, .township: .commune
      case .district, .town, .city: .district
      case .province: .province
      }
    }

    /// Folded type words and their abbreviations.
    static let words: [String: UnitType] = [
      "phuong": .ward, "p": .ward, "f": .ward,
      "xa": .commune, "x": .commune, "xa dao": .commune,
      "thi tran": .township, "tt": .township, "t t": .township,
      "huyen": .district, "h": .district,
      "thi xa": .town, "tx": .town, "t x": .town,
      "thanh pho": .city, "tp": .city, "t p": .city,
      "tinh": .province, "t": .province,
    ]
  }

  public let type: UnitType?
  /// ``VietnameseText/fold(_:)`` of the bare name.
  public let folded: String
  /// ``VietnameseText/key(_:)`` of the bare name.
  public let key: String

  /// - Parameter text: a name as written: prefix or none, a remark in brackets and "cũ" left out.
  public init(_ text: String) {
    var bare = VietnameseText.clean(text)
    if let bracket = bare.firstIndex(of: "(") { bare = VietnameseText.clean(String(bare[..<bracket])) }
    if bare.utf8.last == 0xA9 || bare.utf8.last == 0xA8, [" cũ", " Cũ", " CŨ"].contains(where: bare.hasSuffix) {
      bare.removeLast(3)
    }
    let (type, rest) = Self.splitType(bare)
    let spelled = Self.abbreviations[VietnameseText.fold(rest)] ?? rest
    self.type = type
    folded = Self.oneSpelling(VietnameseText.fold(spelled))
    key = Self.oneSpelling(VietnameseText.key(spelled))
  }

  /// A type word in front, parted from the name by a space, a dot or a colon ("P.1", "TP Quy Nhơn").
  private static func splitType(_ text: String) -> (UnitType?, String) {
    let separators: Set<Character> = [" ", ".", ":"]
    let words = text.split(maxSplits: 2, omittingEmptySubsequences: true) { separators.contains($0) }
    // "Thị xã" before "Thị": the longer type word wins.
    for length in [2, 1] where words.count > length {
      let rest = VietnameseText.clean(String(text[words[length].startIndex...]))
      if let type = UnitType(vietnamese: words[..<length].joined(separator: " ")) { return (type, rest) }
    }
    return (nil, text)
  }

  /// "Qui Nhơn" and "Quy Nhơn" are one name.
  private static func oneSpelling(_ text: String) -> String {
    text.hasPrefix("qui nh") ? "quy nh" + text.dropFirst(6) : text
  }

  private static let abbreviations = ["qn": "Quy Nhơn"]

  /// Folded words of names that a search for the beginnings of words does not find, as they stand in the names in full.
  static let inFull = ["tp": "thanh pho", "tx": "thi xa", "tt": "thi tran", "qui": "quy", "qn": "quy nhon"]
}
