import Foundation
import Outlets

/// Vietnamese in the fonts of old, whose letters are other letters of Latin-1: "Chî Gß G¨ng" in `.VnTime` and
/// "Chôï Goø Gaêng" in `VNI-Times` are "Chợ Gò Găng".
///
/// A text is taken for one of them only where it makes no sense as it stands, and every word of it that has such
/// letters becomes a Vietnamese syllable. So "Cà phê", "Café", "5 m²" stay what they are.
enum LegacyFont: String, CaseIterable {
  case tcvn3 = "TCVN3"
  case vni = "VNI"

  enum Finding: Equatable {
    case plain
    case converted(String, LegacyFont)
    /// Some words are in such a font and others are in none, or both fonts fit.
    case unclear(likely: String)
  }

  /// - Parameter fonts: those that may be meant.
  static func examine(_ text: String, fonts: [LegacyFont] = allCases) -> Finding {
    guard isCandidate(text) else { return .plain }
    let words = words(text)
    let odd = words.filter { !isSound($0) }
    if odd.isEmpty { return .plain }
    var fitting: [(String, LegacyFont)] = []
    var likely: String?
    for font in fonts {
      if words.allSatisfy(font.fits) {
        fitting.append((font.decode(text), font))
      } else if odd.contains(where: { $0.unicodeScalars.count > 2 && font.fits($0) }) {
        likely = likely ?? font.decode(text)
      }
    }
    if fitting.count == 1 { return .converted(fitting[0].0, fitting[0].1) }
    if let first = fitting.first { return .unclear(likely: first.0) }
    // One odd word among sound ones may be a foreign name that happens to fit.
    return odd.count > 1 ? likely.map { .unclear(likely: $0) } ?? .plain : .plain
  }

  /// The text, decoded where it is surely in one of the fonts.
  static func decoded(_ text: String) -> String {
    if case .converted(let text, _) = examine(text) { return text }
    return text
  }

  /// Latin-1 beyond ASCII, and no letter that only real Vietnamese has. Decided on bytes: most cells end here.
  static func isCandidate(_ text: String) -> Bool {
    var hasLatin1 = false
    for byte in text.utf8 where byte >= 0xC2 {
      switch byte {
      case 0xC2, 0xC3: hasLatin1 = true
      // Dashes and curly quotes.
      case 0xE2: continue
      default: return false
      }
    }
    return hasLatin1
  }

  /// Runs of letters, with the signs that stand for letters, as far as they have any beyond ASCII.
  private static func words(_ text: String) -> [String] {
    text.unicodeScalars.split { scalar in
      !(scalar.value >= 0xA1 && scalar.value <= 0xFF || scalar.properties.isAlphabetic && scalar.isASCII)
    }
    .filter { $0.contains { $0.value >= 0xA1 } }
    .map { String(String.UnicodeScalarView($0)) }
  }

  /// Makes sense as it stands: a Vietnamese syllable, or a sign by itself.
  private static func isSound(_ word: String) -> Bool {
    if word.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic || "ªº".unicodeScalars.contains($0) }) {
      return true
    }
    return VietnameseSyllable.isOne(word)
  }

  /// The word becomes a syllable, or an abbreviation of consonants ("§T" is "ĐT").
  private func fits(_ word: String) -> Bool {
    let decoded = decode(word)
    guard decoded != word || Self.isSound(word), !decoded.contains("\u{FFFD}") else { return false }
    if VietnameseSyllable.isOne(decoded) { return true }
    return decoded.count <= 4 && VietnameseText.fold(decoded).allSatisfy { !"aeiouy".contains($0) }
      && decoded.allSatisfy(\.isUppercase)
  }

  func decode(_ text: String) -> String {
    switch self {
    case .tcvn3: Self.decodeTCVN3(text)
    case .vni: Self.decodeVNI(text)
    }
  }

  private static func decodeTCVN3(_ text: String) -> String {
    String(
      text.map { character in
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
          (0xA1...0xFF).contains(scalar.value)
        else { return character }
        return tcvn3Letters[Int(scalar.value) - 0xA1]
      })
  }

  /// TCVN 5712:1993 from A1 to FF; verified against glibc's table.
  private static let tcvn3Letters = Array(
    "ĂÂÊÔƠƯĐăâêôơưđ������àảãáạ�ằẳẵắ�������ặầẩẫấậè�ẻẽéẹềểễếệìỉ���ĩíịò�ỏõóọồổỗốộờởỡớợù�ủũúụừửữứựỳỷỹýỵ�")

  /// A base letter and a mark behind it, or one letter for another.
  private static func decodeVNI(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      guard scalar.value >= 0xA1, scalar.value <= 0xFF else {
        scalars.append(scalar)
        continue
      }
      if let letter = vniLetters[scalar] {
        scalars.append(letter)
      } else if let (after, marks) = vniMarks[scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar],
        let last = scalars.last, after.contains(last)
      {
        scalars.append(contentsOf: marks.unicodeScalars)
      } else {
        scalars.append("\u{FFFD}")
      }
    }
    return String(scalars).precomposedStringWithCanonicalMapping
  }

  private static let vniLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "ñ": "đ", "Ñ": "Đ", "ô": "ơ", "Ô": "Ơ", "ö": "ư", "Ö": "Ư", "ì": "ì", "Ì": "Ì", "í": "í", "Í": "Í", "æ": "ỉ",
    "Æ": "Ỉ", "ó": "ĩ", "Ó": "Ĩ", "ò": "ị", "Ò": "Ị", "î": "ỵ", "Î": "Ỵ",
  ]

  private static let vowels = Set("aeouyAEOUYơƠưƯ".unicodeScalars)

  /// The letters a mark may follow, and what it stands for.
  private static let vniMarks: [Unicode.Scalar: (Set<Unicode.Scalar>, String)] = [
    "ø": (vowels, "\u{300}"), "ù": (vowels, "\u{301}"), "û": (vowels, "\u{309}"), "õ": (vowels, "\u{303}"),
    "ï": (vowels, "\u{323}"),
    "â": (circumflexed, "\u{302}"), "à": (circumflexed, "\u{302}\u{300}"), "á": (circumflexed, "\u{302}\u{301}"),
    "å": (circumflexed, "\u{302}\u{309}"), "ã": (circumflexed, "\u{302}\u{303}"),
    "ä": (circumflexed, "\u{302}\u{323}"),
    "ê": (breved, "\u{306}"), "è": (breved, "\u{306}\u{300}"), "é": (breved, "\u{306}\u{301}"),
    "ú": (breved, "\u{306}\u{309}"), "ü": (breved, "\u{306}\u{303}"), "ë": (breved, "\u{306}\u{323}"),
  ]

  private static let circumflexed = Set("aeoAEO".unicodeScalars)
  private static let breved = Set("aA".unicodeScalars)
}
