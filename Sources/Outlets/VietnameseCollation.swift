import Foundation

/// Vietnamese alphabetical order: a ă â b c d đ e ê … o ô ơ … u ư …, digits before letters; among equal letters the
/// tones in the order of dictionaries (none, huyền, hỏi, ngã, sắc, nặng); case does not count.
public enum VietnameseCollation {
  /// Bytes that stand to each other as the texts do.
  public static func key(_ text: String) -> [UInt8] {
    var key: [UInt8] = []
    var tones: [UInt8] = []
    key.reserveCapacity(2 * text.utf8.count + 1)
    tones.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      let entry = latin[scalar]
      switch entry {
      case LatinTable.unknown: return anyKey(text)
      case 0: pendingSpace = !key.isEmpty
      default:
        if pendingSpace { key.append(2) }
        pendingSpace = false
        key.append(UInt8(entry >> 8))
        tones.append(UInt8(truncatingIfNeeded: entry))
      }
    }
    key.append(1)
    return key + tones
  }

  /// A letter's place in the alphabet and its tone; zero for what parts words.
  private static let latin = LatinTable { scalar in
    let key = anyKey(String(scalar))
    if key.count == 3 { return UInt16(key[0]) << 8 | UInt16(key[2]) }
    // Signs that hold a mark give it to the letter before them.
    let signs = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
    return key.count == 1 && signs.count == 1 && mark(scalar) == nil ? 0 : nil
  }

  /// The key of any text.
  static func anyKey(_ text: String) -> [UInt8] {
    var letters: [UInt8] = []
    var tones: [UInt8] = []
    var pendingSpace = false
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      if let tone = tone(scalar) {
        if !tones.isEmpty { tones[tones.count - 1] = tone }
      } else if let step = mark(scalar) {
        // â is the second after a, ô the first after o, ơ the second.
        if let letter = letters.last, (firstLetter..<0xF0).contains(letter) {
          letters[letters.count - 1] = letter + (step == 2 && scalar.value == 0x302 && letter != firstLetter ? 1 : step)
        }
      } else if let weight = weight(scalar) {
        if pendingSpace { letters.append(2) }
        pendingSpace = false
        letters += weight
        tones.append(2)
      } else {
        pendingSpace = !letters.isEmpty
      }
    }
    return letters + [1] + tones
  }

  private static let firstLetter: UInt8 = 0x40

  /// Room for three letters of one base: a, ă, â.
  private static func weight(_ scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar {
    case "0"..."9": [UInt8(scalar.value)]
    case "a"..."z": [firstLetter + UInt8(scalar.value - 0x61) * 4]
    case "đ": [firstLetter + 3 * 4 + 1]
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        ? [0xF0] + Array(String(scalar).utf8) : nil
    }
  }

  /// What makes another letter of one: breve; circumflex; horn.
  private static func mark(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x306: 1
    case 0x302, 0x31B: 2
    default: (0x300...0x36F).contains(scalar.value) ? 0 : nil
    }
  }

  private static func tone(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x300: 3
    case 0x309: 4
    case 0x303: 5
    case 0x301: 6
    case 0x323: 7
    default: nil
    }
  }
}
