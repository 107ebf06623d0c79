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
  func isWord(_ index: Int, _ word: Substring, key: String?) -> Bool {
    guard folded[index] == word else { return false }
    // Marks are looked at only for the few words that would do without.
    guard let key, hasMarks else { return true }
    let words = marked.words
    return words.count > index && VietnameseText.key(String(words[index])) == key
  }
}
