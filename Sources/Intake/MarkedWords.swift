import Outlets

/// A text's words, folded, and with their marks where the text has any: "cà phê" has no word "cá", "ca phe" may.
struct MarkedWords {
  let folded: [Substring]
  let hasMarks: Bool
  private let marked: Marked

  /// Told apart only where they are needed, and then once: a long text may need them for each of its words.
  private final class Marked {
    private let text: String
    lazy var words = text.unicodeScalars.split { scalar in
      !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
        && !(0x300...0x36F).contains(scalar.value)
    }

    init(_ text: String) { self.text = text }
  }

  init(_ text: String) {
    hasMarks = text.utf8.contains { $0 >= 0x80 }
    marked = Marked(text)
    folded = VietnameseText.fold(text).split(separator: " ")
  }

  /// Whether a word is this one.
  ///
  /// - Parameter key: the word by ``VietnameseText/key(_:)``, where its marks count.
  fileprivate func isWord(_ index: Int, _ word: Substring, key: String?) -> Bool {
    guard folded[index] == word else { return false }
    // Marks are looked at only for the few words that would do without.
    guard let key, hasMarks else { return true }
    let words = marked.words
    return words.count > index && VietnameseText.key(String(words[index])) == key
  }
}

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
    let found = candidates.first { phrase in
      start + phrase.words.count <= words.folded.count
        && phrase.words.indices.allSatisfy { index in
          words.isWord(start + index, phrase.words[index].folded, key: phrase.words[index].key)
        }
    }
    return found.map { ($0.value, $0.words.count) }
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
