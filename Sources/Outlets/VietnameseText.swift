import Foundation

/// How Vietnamese text is cleaned, compared and searched.
///
/// Three strengths: ``clean(_:)`` is what is stored and shown, ``key(_:)`` tells whether two names are the
/// same name written twice, ``fold(_:)`` is what a search without diacritics meets.
public enum VietnameseText {
  /// NFC, `Ð` (U+00D0, Icelandic) and `Ɖ` as `Đ`, no zero-width or control characters, every run of
  /// white space one space, trimmed. Line breaks in a cell become spaces.
  public static func clean(_ text: String) -> String {
    if isClean(text[...]) { return text }
    if let first = text.utf8.firstIndex(where: { $0 != 0x20 }), let last = text.utf8.lastIndex(where: { $0 != 0x20 }),
      isClean(text[first...last])
    {
      return String(text[first...last])
    }
    // Composing is needed only where a combining mark stands (U+0300 … U+036F, whose UTF-8 begins with CC or CD).
    let composed =
      text.utf8.contains { $0 == 0xCC || $0 == 0xCD } ? text.precomposedStringWithCanonicalMapping : text
    var scalars = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in composed.unicodeScalars {
      if isInvisible(scalar) { continue }
      if isSpace(scalar) {
        pendingSpace = !scalars.isEmpty
        continue
      }
      if pendingSpace {
        scalars.append(" ")
        pendingSpace = false
      }
      switch scalar {
      case "\u{D0}", "\u{189}": scalars.append("Đ")
      // Full-width forms, as some input methods leave them.
      case "\u{FF01}"..."\u{FF5E}": scalars.append(Unicode.Scalar(scalar.value - 0xFEE0)!)
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Nothing to do, told by the bytes alone, as for nearly all cells: no space at either end or two together, no
  /// control character, and no first byte of a letter that ``clean(_:)`` may change.
  private static func isClean(_ text: Substring) -> Bool {
    var previous: UInt8 = 0x20
    for byte in text.utf8 {
      switch byte {
      case 0x20: if previous == 0x20 { return false }
      case 0x21..<0x7F, 0x80..<0xC2: break
      // U+00C0 … U+00FF but for Ð (90): the letters of C3 are Vietnamese ones, mostly.
      case 0xC3: break
      case 0xC4, 0xC5, 0xC7: break
      // Ơ, ơ, Ư, ư are C6 A0, C6 A1, C6 AF, C6 B0; Ɖ is C6 89.
      case 0xC6: break
      // U+1E00 … U+1EFF.
      case 0xE1: break
      default: return false
      }
      if previous == 0xC3 && byte == 0x90 || previous == 0xC6 && byte == 0x89 { return false }
      // U+1680 is a space.
      if previous == 0xE1 && byte == 0x9A { return false }
      previous = byte
    }
    return previous != 0x20 || text.isEmpty
  }

  /// White space and control characters.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Equal for two spellings of one name: case, white space, normal form and the placement of the tone
  /// mark (hoá, hóa) do not count; letters and tones do.
  public static func key(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    var tone: Unicode.Scalar?
    func endSyllable(_ key: inout String.UnicodeScalarView) {
      if let mark = tone { key.append(mark) }
      tone = nil
    }
    for scalar in clean(text).lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if isTone(scalar) {
        // The tone goes to the end of its syllable, wherever it was written.
        tone = scalar
      } else if scalar.properties.isAlphabetic || isCombining(scalar) {
        key.append(scalar)
      } else {
        endSyllable(&key)
        key.append(scalar)
      }
    }
    endSyllable(&key)
    return String(key)
  }

  /// Lower case without diacritics, đ as d; letters and digits only, words parted by one space.
  public static func fold(_ text: String) -> String { String(decoding: foldedUTF8(text), as: UTF8.self) }

  /// The ways to read a text word by word: by ``fold(_:)``, and, where marks stand inside words, with those words
  /// whole: "Co.opmart" is "co opmart" and "coopmart". In UTF-8.
  public static func readings(_ text: String) -> [[UInt8]] {
    let parted = foldedUTF8(text)
    guard mayJoin(text) else { return [parted] }
    let joined = foldedUTF8(text, joining: true)
    return joined == parted ? [parted] : [parted, joined]
  }

  /// Whether the readings of a text may differ, told by its bytes.
  private static func mayJoin(_ text: String) -> Bool {
    // U+2019, the typographic apostrophe, begins with E2.
    text.utf8.contains { $0 == 0xE2 || $0 < 0x60 && isJoining(Unicode.Scalar($0)) }
  }

  /// Marks that stand inside names: Co.opmart, Win-mart, J&T, Mom's.
  private static func isJoining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "-", "&", "'", "+", "_", "\u{2019}": true
    default: false
    }
  }

  /// Without the marks that ``readings(_:)`` may pass over.
  static func withoutJoiningMarks(_ text: String) -> String {
    mayJoin(text) ? String(String.UnicodeScalarView(text.unicodeScalars.filter { !isJoining($0) })) : text
  }

  /// The bytes of ``fold(_:)``; with `joining`, marks inside a word do not part it.
  static func foldedUTF8(_ text: String, joining: Bool = false) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      if isCombining(scalar) || isInvisible(scalar) { continue }
      if joining, isJoining(scalar) { continue }
      guard let base = baseLetter(scalar) else {
        pendingSpace = !folded.isEmpty
        continue
      }
      if pendingSpace {
        folded.append(0x20)
        pendingSpace = false
      }
      if base.value < 0x80 {
        folded.append(UInt8(base.value))
      } else {
        folded.append(contentsOf: Array(String(base).utf8))
      }
    }
    return folded
  }

  /// Lower-case base letter or digit; nil for what parts words.
  private static func baseLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return scalar
    case 0x41...0x5A: return Unicode.Scalar(scalar.value + 0x20)
    case 0x00..<0x80: return nil
    case 0xC0..<0x1F00: return baseLetters[Int(scalar.value) - 0xC0]
    default: return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? scalar : nil
    }
  }

  /// Base letters of U+00C0 … U+1EFF, where all precomposed Vietnamese letters stand.
  private static let baseLetters: [Unicode.Scalar?] = (UInt32(0xC0)..<0x1F00).map { value in
    guard let scalar = Unicode.Scalar(value) else { return nil }
    switch scalar {
    case "đ", "Đ", "\u{D0}", "\u{F0}", "\u{189}": return "d"
    default: break
    }
    guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return nil }
    return String(scalar).decomposedStringWithCanonicalMapping.lowercased().unicodeScalars.first
  }

  /// Grave, acute, tilde, hook above, dot below.
  private static func isTone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300, 0x301, 0x303, 0x309, 0x323: true
    default: false
    }
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value)
  }

  /// Soft hyphen, zero-width characters, direction marks, byte order mark.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
