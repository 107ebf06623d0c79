/// How a text file's bytes stand for letters, told from the bytes.
enum TextEncoding: Equatable, Sendable {
  case utf8
  /// UTF-8 in which some bytes are broken (a cut in the middle of a letter).
  case brokenUTF8
  case utf16LittleEndian
  case utf16BigEndian
  case windows1258
  /// Western letters, as text in the fonts TCVN3 and VNI is saved; see ``LegacyFont``.
  case windows1252

  /// Nil for bytes that are no text.
  static func detect(_ bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    let head = bytes.prefix(4096)
    var zeros = (even: 0, odd: 0)
    for (index, byte) in head.enumerated() where byte == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    if zeros != (0, 0) {
      // A list's separators, digits and line ends are ASCII: in UTF-16 every one of them has a zero byte.
      let pairs = head.count / 2
      if zeros.odd * 5 > pairs, zeros.even * 50 <= pairs { return .utf16LittleEndian }
      if zeros.even * 5 > pairs, zeros.odd * 50 <= pairs { return .utf16BigEndian }
      return nil
    }
    if bytes.contains(0) { return nil }
    let controls = head.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C && $0 != 0x1A }
    if controls * 50 > head.count { return nil }
    if (try? UTF8Span(validating: bytes.span)) != nil { return .utf8 }
    if looksLikeUTF8(bytes) { return .brokenUTF8 }
    let sample = bytes.prefix(64 << 10)
    let isFont = words(Windows1252.decode(sample)) { LegacyFont.decoded($0) } > words(Windows1258.decode(sample)) { $0 }
    return isFont ? .windows1252 : .windows1258
  }

  /// Bytes of the byte order mark, if there is one.
  static func utf8Mark(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// How many words beyond ASCII are Vietnamese syllables, less those that are none.
  private static func words(_ text: String, _ read: (String) -> String) -> Int {
    var balance = 0
    for cell in text.split(whereSeparator: { ",;\t|\n\r\r\n".contains($0) }) {
      for word in read(String(cell)).split(whereSeparator: { !$0.isLetter }) where !word.utf8.allSatisfy({ $0 < 0x80 })
      {
        balance += VietnameseSyllable.isOne(String(word)) ? 1 : -1
      }
    }
    return balance
  }

  /// The text as UTF-8 without a byte order mark.
  func decode(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .utf8:
      let mark = Self.utf8Mark(bytes)
      return mark == 0 ? bytes : Array(bytes[mark...])
    case .brokenUTF8:
      return TextEncoding.utf8.decode(Array(String(decoding: bytes, as: UTF8.self).utf8))
    case .utf16LittleEndian, .utf16BigEndian:
      let high = self == .utf16LittleEndian ? 1 : 0
      var units: [UInt16] = []
      units.reserveCapacity(bytes.count / 2)
      for start in stride(from: 0, to: bytes.count - 1, by: 2) {
        units.append(UInt16(bytes[start + high]) << 8 | UInt16(bytes[start + 1 - high]))
      }
      if units.first == 0xFEFF { units.removeFirst() }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    case .windows1258:
      return Array(Windows1258.decode(bytes).utf8)
    case .windows1252:
      return Array(Windows1252.decode(bytes).utf8)
    }
  }

  /// More well-formed letters than broken bytes: in other encodings letters hardly ever form any.
  private static func looksLikeUTF8(_ bytes: [UInt8]) -> Bool {
    var wellFormed = 0
    var broken = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length = byte < 0x80 ? 1 : byte >> 5 == 0b110 ? 2 : byte >> 4 == 0b1110 ? 3 : byte >> 3 == 0b11110 ? 4 : 0
      let end = index + length
      if length > 0, end <= bytes.count, bytes[(index + 1)..<end].allSatisfy({ $0 >> 6 == 0b10 }) {
        if length > 1 { wellFormed += 1 }
        index = end
      } else {
        broken += 1
        index += 1
      }
    }
    return wellFormed > broken
  }
}
