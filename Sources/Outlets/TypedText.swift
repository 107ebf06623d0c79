/// What someone types into a search box, and how well a name answers it.
///
/// Words may be unfinished and without diacritics. Diacritics that are typed do not narrow what is found; they put
/// what has them first.
public struct TypedText: Sendable {
  /// The words folded, by each way to read them (``VietnameseText/readings(_:)``); none where there are no words.
  public let readings: [[String]]
  private let folded: [String]
  /// Nil where no diacritic is typed.
  private let key: String?

  public init(_ text: String) {
    folded = VietnameseText.readings(text).filter { !$0.isEmpty }
    readings = folded.map { $0.split(separator: " ").map(String.init) }
    let key = VietnameseText.key(text)
    self.key = key.utf8.allSatisfy { $0 < 0x80 } ? nil : key
  }

  /// 0 is the best; nil where a word is not to be found as the beginning of a word.
  public func rank(of name: String) -> Int? {
    let names = VietnameseText.readings(name).map { " " + $0 }
    let isFound = readings.contains { words in
      words.allSatisfy { word in names.contains { $0.contains(" " + word) } }
    }
    guard isFound else { return nil }
    let isStart = folded.contains { typed in names.contains { $0.hasPrefix(" " + typed) } }
    if let key {
      let exact = " " + VietnameseText.key(name)
      if exact.contains(" " + key)
        || VietnameseText.withoutJoiningMarks(exact).contains(" " + VietnameseText.withoutJoiningMarks(key))
      {
        return isStart ? 0 : 1
      }
    }
    if isStart { return 2 }
    return folded.contains { typed in names.contains { $0.contains(" " + typed) } } ? 3 : 4
  }
}
