import Outlets

/// Numbers of persons in texts that are published as they stand: telephones, identity cards.
enum PersonalNumber {
  /// Whether a text holds what looks like one: nine to twelve digits from a 0 or the country's 84 on, with spaces,
  /// dots or hyphens between them at most; or nine in a row, as a mobile without its zero has and an old identity card.
  static func isIn(_ text: String) -> Bool {
    var (first, second): (UInt8, UInt8) = (0, 0)
    var (digits, inRow) = (0, 0)
    for byte in text.utf8 {
      if byte.isDigit {
        if digits == 0 { first = byte } else if digits == 1 { second = byte }
        digits += 1
        inRow += 1
      } else if digits > 0 {
        if inRow == 9 { return true }
        inRow = 0
        if byte == 0x20 || byte == 0x2B || byte == 0x2D || byte == 0x2E { continue }
        if isSuch(digits, first, second) { return true }
        digits = 0
      }
    }
    return inRow == 9 || isSuch(digits, first, second)
  }

  private static func isSuch(_ digits: Int, _ first: UInt8, _ second: UInt8) -> Bool {
    (9...12).contains(digits) && (first == 0x30 || first == 0x38 && second == 0x34)
  }

  /// The text without the parts that hold such a number, and those parts: of "6h-18h, gọi 0905 123 457" there stays
  /// "6h-18h".
  static func withheld(from text: String) -> (rest: String?, parts: [String]) {
    let parts = text.split { ",;()[]\n".contains($0) }.map { VietnameseText.clean(String($0)) }.filter { !$0.isEmpty }
    let rest = parts.filter { !isIn($0) }
    // A number may be cut by such a mark.
    guard rest.count < parts.count else { return (nil, [text]) }
    return (rest.isEmpty ? nil : rest.joined(separator: ", "), parts.filter(isIn))
  }

  /// Whether the whole text is a citizen's number: the province of birth (001 … 096), sex and century (0 … 3), the
  /// year, six digits; a spreadsheet takes the zero in front for none.
  static func isCitizens(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count == 11 || bytes.count == 12, bytes.allSatisfy(\.isDigit) else { return false }
    let digits = (bytes.count == 11 ? [0x30] : []) + Array(bytes)
    let province = Int(digits[1] - 0x30) * 10 + Int(digits[2] - 0x30)
    return digits[0] == 0x30 && (1...96).contains(province) && digits[3] <= 0x33
  }
}
