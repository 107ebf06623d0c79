import Foundation

/// Tells whether a word can be one Vietnamese syllable, written as spelling has it.
///
/// Onset, rime and the place of the tone are checked against what the language has; foreign words fail nearly
/// always. Meant to tell text apart from the same bytes in another encoding, not to check spelling.
enum VietnameseSyllable {
  /// - Parameter word: letters only; composed or not.
  static func isOne(_ word: String) -> Bool {
    guard hasOneCase(word) else { return false }
    var letters: [Unicode.Scalar] = []
    var toneAt: Int?
    var tone: Unicode.Scalar?
    for scalar in word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}":
        if tone != nil || letters.isEmpty { return false }
        (tone, toneAt) = (scalar, letters.count - 1)
      case "\u{302}", "\u{306}", "\u{31B}":
        guard let last = letters.last, let marked = marks[scalar]?[last] else { return false }
        letters[letters.count - 1] = marked
      default: letters.append(scalar)
      }
    }
    return (0...min(3, letters.count)).contains { length in
      let onset = text(letters[..<length])
      return onsets.contains(onset) && (letters[length...] != ["y"] || onsetsOfY.contains(onset))
        && isRime(Array(letters[length...]), tone: tone, at: toneAt.map { $0 - length })
    }
  }

  private static func isRime(_ letters: [Unicode.Scalar], tone: Unicode.Scalar?, at place: Int?) -> Bool {
    guard rimes.contains(text(letters[...])) else { return false }
    guard let tone, let place else { return true }
    // A stop ends high or low: sắc or nặng.
    if let last = letters.last, ["p", "t", "c"].contains(last) || (last == "h" && letters.dropLast().last == "c"),
      tone != "\u{301}", tone != "\u{323}"
    {
      return false
    }
    let vowels = letters.prefix { vowelLetters.contains($0) }.count
    if let quality = letters[..<vowels].lastIndex(where: { "ăâêôơư".unicodeScalars.contains($0) }) {
      return place == quality
    }
    switch vowels {
    case 1: return place == 0
    case 2 where letters.count > 2: return place == 1
    case 2: return place == 0 || (place == 1 && ["oa", "oe", "uy"].contains(text(letters[...])))
    default: return place == 1
    }
  }

  /// All small, all capitals, or a capital first.
  private static func hasOneCase(_ word: String) -> Bool {
    let rest = word.dropFirst()
    return !rest.contains { $0.isUppercase } || !word.contains { $0.isLowercase }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  private static let marks: [Unicode.Scalar: [Unicode.Scalar: Unicode.Scalar]] = [
    "\u{302}": ["a": "â", "e": "ê", "o": "ô"], "\u{306}": ["a": "ă"], "\u{31B}": ["o": "ơ", "u": "ư"],
  ]

  private static let vowelLetters = Set("aăâeêioôơuưy".unicodeScalars)

  private static let onsets = Set(
    " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(
      separator: " ", omittingEmptySubsequences: false
    ).map(String.init))

  /// Before "y" alone; others are followed by "i".
  private static let onsetsOfY: Set = ["", "h", "k", "l", "m", "qu", "s", "t", "v"]

  private static let rimes = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et \
    ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang \
    oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt \
    ơ ơi ơm ơn ơp ơt u ua uâng uân uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych \
    uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu yt
    """.split { $0 == " " || $0 == "\n" }.map(String.init))
}
