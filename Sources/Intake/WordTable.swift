import Outlets

/// Words that stand for values, found in texts as whole words, the longest first.
///
/// Words of a table that have marks are compared with them in a text that has marks, too; others never.
struct WordTable<Value: Sendable>: Sendable {
  private struct Phrase: Sendable {
    let words: [(folded: Substring, key: String?)]
    let value: Value
  }

  /// By the first word, folded; the longest first.
  private let phrases: [Substring: [Phrase]]

  init(_ table: [(Value, [String])]) {
    var phrases: [Substring: [Phrase]] = [:]
    for (value, texts) in table {
      for text in texts {
        let words = text.split(separator: " ").map { word in
          let folded = VietnameseText.fold(String(word))
          return (Substring(folded), folded == word ? nil : VietnameseText.key(String(word)))
        }
        phrases[words[0].0, default: []].append(Phrase(words: words, value: value))
      }
    }
    self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// The value that the words from an index on begin with.
  func leading(_ words: MarkedWords, from start: Int = 0) -> (value: Value, length: Int)? {
    guard start < words.folded.count, let candidates = phrases[words.folded[start]] else { return nil }
    let found = candidates.first { words.begin(with: $0.words, from: start) }
    return found.map { ($0.value, $0.words.count) }
  }

  /// Whether the words from an index on begin with one of the phrases.
  func begins(_ words: MarkedWords, from start: Int = 0) -> Bool { leading(words, from: start) != nil }

  /// Whether one of the phrases stands anywhere from an index on.
  func isIn(_ words: MarkedWords, from start: Int = 0) -> Bool {
    words.folded.indices.dropFirst(start).contains { begins(words, from: $0) }
  }

  /// All values named; a word that is part of a phrase stands for nothing else.
  func values(in words: MarkedWords, from start: Int = 0) -> [Value] { named(in: words, from: start).map(\.value) }

  /// The same, each with the index behind its words.
  func named(in words: MarkedWords, from start: Int = 0) -> [(value: Value, end: Int)] {
    var named: [(value: Value, end: Int)] = []
    var index = start
    while index < words.folded.count {
      guard let (value, length) = leading(words, from: index) else {
        index += 1
        continue
      }
      index += length
      named.append((value, index))
    }
    return named
  }
}

extension WordTable<Void> {
  /// Phrases of which only counts whether they are there.
  init(_ phrases: [String]) { self.init([((), phrases)]) }
}
