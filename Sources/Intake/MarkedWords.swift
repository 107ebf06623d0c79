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

  /// Whether the words from an index on are these.
  ///
  /// - Parameter words: folded, and by ``VietnameseText/key(_:)`` where their marks count.
  func begin(with words: [(folded: Substring, key: String?)], from start: Int) -> Bool {
    guard start + words.count <= folded.count,
      words.indices.allSatisfy({ folded[start + $0] == words[$0].folded })
    else { return false }
    // Marks are looked at only for the few phrases that would do without.
    guard hasMarks else { return true }
    return words.indices.allSatisfy { index in
      guard let key = words[index].key else { return true }
      let marked = marked.words
      return marked.count > start + index && VietnameseText.key(String(marked[start + index])) == key
    }
  }
}
