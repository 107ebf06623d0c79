import Outlets

/// Why a sheet is no list that can be read, where its first rows tell.
extension ListHeader {
  /// Of a sheet without a header.
  static func reasonForNone(in sheet: Sheet) -> ListFileError? {
    if let names = factsBelow(in: sheet) { return .factsBelow(names: names) }
    let cells = sheet.prefix(HeaderRow.depth).flatMap(\.cells).filter { $0.contains(where: \.isLetter) }
    let broken = cells.filter(isBroken)
    guard broken.count >= 3, broken.count * 3 > cells.count else { return nil }
    return .brokenLetters(sample: VietnameseText.clean(broken[0]))
  }

  /// Of a sheet with one: as it stands, outlets would be lost, or made of facts.
  func reasonNotToRead(_ sheet: Sheet) -> ListFileError? {
    if let names = Self.factsBelow(in: sheet) { return .factsBelow(names: names) }
    guard let start = matcher.secondTable, let end = row?.rows.upperBound else { return nil }
    let rows = sheet.count { $0.number > end && $0.cells.dropFirst(start).contains { !$0.isEmpty } }
    return rows == 0 ? nil : .tablesBeside(column: HeaderRow.letters(start), rows: rows)
  }

  /// Names of facts below one another in the first column: a table that was turned, or a card for each outlet.
  private static func factsBelow(in sheet: Sheet) -> [String]? {
    guard sheet.header == nil else { return nil }
    let firsts = sheet.prefix(HeaderRow.depth).compactMap { $0.cells.first { !$0.isEmpty } }.map(VietnameseText.clean)
    let names = firsts.filter { HeaderReading($0)?.isExact == true }
    let fields = Set(names.compactMap { HeaderReading($0)?.field })
    guard fields.contains(.name), fields.count >= 3, names.count * 3 >= firsts.count * 2 else { return nil }
    return Array(names.prefix(3))
  }

  /// "Lo?i hình", and "TÃªn cÆ¡": UTF-8 that was read as Western letters.
  private static func isBroken(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    return zip(scalars, scalars.dropFirst()).contains { first, second in
      switch first {
      case "?": second.properties.isAlphabetic
      case "Ã", "Ä", "Æ", "á": (0x80...0xBF).contains(second.value)
      default: first == "\u{FFFD}"
      }
    }
  }
}
