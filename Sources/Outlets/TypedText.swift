/// What someone types into a search box, and how well a name answers it.
///
/// Words may be unfinished and without diacritics. Diacritics that are typed do not narrow what is found; they put
/// what has them first.
public struct TypedText: Sendable {
  /// ``VietnameseText/fold(_:)`` of the words.
  public let words: [String]
  private let folded: String
  /// Nil where no diacritic is typed.
  private let key: String?

  public init(_ text: String) {
    folded = VietnameseText.fold(text)
    words = folded.split(separator: " ").map(String.init)
    let key = VietnameseText.key(text)
    self.key = key.utf8.allSatisfy { $0 < 0x80 } ? nil : key
  }

  /// 0 is the best; nil where a word is not to be found as the beginning of a word.
  public func rank(of name: String) -> Int? {
    let text = " " + VietnameseText.fold(name)
    guard !words.isEmpty, words.allSatisfy({ text.contains(" " + $0) }) else { return nil }
    let isStart = text.hasPrefix(" " + folded)
    if let key {
      let exact = " " + VietnameseText.key(name)
      if exact.contains(" " + key) { return isStart ? 0 : 1 }
    }
    return isStart ? 2 : text.contains(" " + folded) ? 3 : 4
  }
}
