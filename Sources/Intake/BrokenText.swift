/// Tells a text whose letters another program has broken: "T?p hóa", "Táº¡p hÃ³a".
enum BrokenText {
  static func isSuch(_ text: String) -> Bool {
    // Nearly all texts are told by their bytes: "?", or the letters that stand for UTF-8 read as something else.
    guard text.utf8.contains(where: { $0 == 0x3F || $0 == 0xC3 || $0 == 0xC4 || $0 == 0xC6 || $0 == 0xE2 }) else {
      return false
    }
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.dropFirst().contains { index in
      let (before, this) = (scalars[index - 1], scalars[index])
      // A letter that the encoding lacked.
      if this == "?" {
        return index + 1 < scalars.count && before.properties.isAlphabetic && scalars[index + 1].properties.isAlphabetic
      }
      return switch before {
      // The first bytes of Vietnamese letters, and behind them signs that follow no letter.
      // "Ã" is one itself, and quotes and dashes may follow it.
      case "\u{C3}": ("¡"..."¿").contains(this)
      case "\u{C4}", "\u{C5}", "\u{C6}": trailers.contains(this)
      case "\u{E1}": this == "\u{BA}" || this == "\u{BB}"
      case "\u{E2}": this == "\u{20AC}"
      default: false
      }
    }
  }

  private static let trailers = Set("¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿€‚ƒ„…†‡ˆ‰‘’“”•–—˜™".unicodeScalars)
}
