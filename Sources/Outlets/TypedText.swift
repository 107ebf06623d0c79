/// What someone types into a search box, and how well a name answers it.
///
/// Words may be unfinished and without diacritics. Diacritics that are typed do not narrow what is found; they put
/// what has them first.
public struct TypedText: Sendable {
  /// The folded words in UTF-8, by each way to read them (``VietnameseText/readings(_:)``, names of places in full,
  /// two words as one); none where there are no words.
  public let readings: [[ArraySlice<UInt8>]]
  private let folded: [[UInt8]]
  /// As they are typed.
  private let written: [Substring]
  /// Nil where no diacritic is typed.
  private let key: String?

  public init(_ text: String) { self.init(oneOf: [text]) }

  /// What answers one of some texts answers all of this.
  public init(oneOf texts: [String]) {
    folded = texts.flatMap { text in
      let typed = VietnameseText.readings(text).filter { !$0.isEmpty }
      return typed + typed.flatMap(Self.meanings)
    }
    readings = folded.map { $0.split(separator: 0x20) }
    written = texts.count == 1 ? VietnameseText.clean(texts[0]).split(separator: " ") : []
    let key = texts.count == 1 ? VietnameseText.key(texts[0]) : ""
    self.key = key.utf8.allSatisfy { $0 < 0x80 } ? nil : key
  }

  /// Folded words as a text, those that were typed so as they were typed.
  public func spelled(_ words: [ArraySlice<UInt8>]) -> String {
    let folded = words.map { String(decoding: $0, as: UTF8.self) }
    guard folded.count == written.count else { return folded.joined(separator: " ") }
    return zip(folded, written).map { VietnameseText.fold(String($1)) == $0 ? String($1) : $0 }
      .joined(separator: " ")
  }

  /// Among so many words two may be one, "coop mart"; more would be asked for in too many ways.
  private static let mostJoined = 5

  /// What may be meant beside what is typed: "TP Quy Nhơn" as "Thành phố Quy Nhơn", "NPP" as "Nhà phân phối",
  /// "coop mart" as "coopmart".
  private static func meanings(of typed: [UInt8]) -> [[UInt8]] {
    let words = typed.split(separator: 0x20)
    let inFull = words.map { PlaceName.inFull[String(decoding: $0, as: UTF8.self)].map { ArraySlice($0.utf8) } ?? $0 }
    var meant = [inFull, inVietnamese(inFull)].filter { $0 != words }.map { Array($0.joined(separator: [0x20])) }
    guard words.count <= mostJoined else { return meant }
    for end in words.dropLast().map(\.endIndex) {
      var joined = typed
      joined.remove(at: end)
      meant.append(joined)
    }
    return meant
  }

  /// 0 is the best; nil where a word is not to be found as the beginning of a word.
  public func rank(of name: String) -> Int? {
    let names = VietnameseText.readings(name)
    let isFound = readings.contains { words in
      words.allSatisfy { word in names.contains { Self.isWord(of: $0, begunBy: word) } }
    }
    guard isFound else { return nil }
    let isStart = folded.contains { typed in names.contains { $0.starts(with: typed) } }
    if let key, Self.isAccented(name, like: key) { return isStart ? 0 : 1 }
    if isStart { return 2 }
    return folded.contains { typed in names.contains { Self.isWord(of: $0, begunBy: typed) } } ? 3 : 4
  }

  /// Whether a name has what was typed at the beginning of a word with its diacritics.
  private static func isAccented(_ name: String, like key: String) -> Bool {
    let exact = VietnameseText.key(name)
    func holds(_ name: String, _ key: String) -> Bool {
      // A letter is not the one typed if a mark follows.
      isWord(of: Array(name.utf8), begunBy: key.utf8) { $0 != 0xCC && $0 != 0xCD }
    }
    return holds(exact, key)
      || holds(VietnameseText.withoutJoiningMarks(exact), VietnameseText.withoutJoiningMarks(key))
  }

  /// Whether some words, one space between each two, begin at one of a text's words.
  ///
  /// - Parameter mayFollow: asked of the byte behind.
  private static func isWord(
    of text: [UInt8], begunBy words: some Collection<UInt8>, where mayFollow: (UInt8) -> Bool = { _ in true }
  ) -> Bool {
    text.indices.contains { start in
      guard start == 0 || text[start - 1] == 0x20, text[start...].starts(with: words) else { return false }
      let end = start + words.count
      return end == text.count || mayFollow(text[end])
    }
  }
}
