import Foundation

/// The Vietnamese code page of old Windows programs, where a tone is a character of its own.
enum Windows1258 {
  /// Never fails: a byte without meaning becomes U+FFFD. The text is composed (NFC).
  static func decode(_ bytes: some Sequence<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upperHalf[Int(byte) - 0x80]) }
    return String(scalars).precomposedStringWithCanonicalMapping
  }

  /// 0x80 … 0xFF. Combining grave, hook above, tilde, acute and dot below stand at CC, D2, DE, EC and F2.
  private static let upperHalf: [Unicode.Scalar] = {
    let high: [UInt32] = [
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0xFFFD, 0x2039, 0x0152, 0xFFFD, 0xFFFD, 0xFFFD,
      0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0xFFFD, 0x203A, 0x0153, 0xFFFD, 0xFFFD, 0x0178,
    ]
    var table = high + Array(0xA0...0xFF)
    let changes: [Int: UInt32] = [
      0xC3: 0x0102, 0xCC: 0x0300, 0xD0: 0x0110, 0xD2: 0x0309, 0xD5: 0x01A0, 0xDD: 0x01AF, 0xDE: 0x0303,
      0xE3: 0x0103, 0xEC: 0x0301, 0xF0: 0x0111, 0xF2: 0x0323, 0xF5: 0x01A1, 0xFD: 0x01B0, 0xFE: 0x20AB,
    ]
    for (byte, value) in changes { table[byte - 0x80] = value }
    return table.map { Unicode.Scalar($0) ?? "\u{FFFD}" }
  }()
}
