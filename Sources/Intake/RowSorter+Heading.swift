import Outlets

/// Headings over the rows below them, and what they say of those.
extension RowSorter {
  /// "II. THỊ XÃ AN NHƠN", "II. PHÙ CÁT", "Phường Bình Định", "A. Chợ hạng 1", "SIÊU THỊ", "1 | Chợ", "1. | Xã Nhơn Lộc:".
  ///
  /// - Parameter next: gives the row below that is not blank.
  func section(_ texts: [(index: Int, text: String)], hasNumber: Bool, next: () -> Sheet.Row?) -> Sort? {
    guard let last = texts.last?.text else { return nil }
    if hasNumber {
      guard texts.count == 2 else { return nil }
      if KindWords.isAlone(last) { return .section(.kind(last), .number) }
      if let place = place(last) { return .section(place.heading, .number) }
      guard let section = status(last, .number, isMarked: false) else { return nil }
      guard let number = Self.ordinal(texts[0].text) else { return section }
      let below = next().flatMap(ordinal)
      // "8 | Chợ quy hoạch mới" behind 7 or before 9 is one of the outlets, unless their numbers begin anew below it.
      return below == number + 1 || below != 1 && continues(number) ? nil : section
    }
    // ",,Chợ B,Phường Lê Lợi" is no heading.
    guard texts.count == 1 || texts[0].index == matcher[.number] || texts[0].text.utf8.count < 6 else { return nil }
    let parts = Self.withoutPart(last).split(maxSplits: 1) { ".)/-: ".contains($0) }.map(String.init)
    let isMarked = parts.count == 2 && Self.isOrdinal(parts[0]) && !last.hasPrefix(parts[0] + " ")
    let isNumbered =
      texts.count == 2 && texts[0].index == matcher[.number] && Self.isOrdinal(texts[0].text.filter { $0 != "." })
    let heading = isMarked ? VietnameseText.clean(parts[1]) : last
    let level = isMarked ? Self.level(parts[0]) : isNumbered ? Self.level(texts[0].text.filter { $0 != "." }) : nil
    if let place = place(heading) { return .section(place.heading, level ?? place.level) }
    if level == nil, texts.count == 1, KindWords.isAlone(heading) { return .section(.kind(heading), .kind) }
    if texts.count == 1 || level != nil, let section = status(heading, level ?? .status, isMarked: level != nil) {
      return section
    }
    guard let level else { return texts.count == 1 ? lesser(texts[0], next: next) : nil }
    if KindWords.leads(heading) { return .section(.kind(heading), level) }
    let bare = Self.withoutCount(heading)
    if case .found(let found) = gazetteer.resolve(commune: nil, district: bare), found.district2020 != nil {
      return .section(.district(bare), level)
    }
    if case .found = gazetteer.resolve(commune: bare, district: nil) { return .section(.commune(bare), level) }
    return .section(.other(heading), level)
  }

  /// A heading that says of all below it whether they trade.
  private func status(_ heading: String, _ level: RowContext.Level, isMarked: Bool) -> Sort? {
    guard StatusWords.isHeading(heading, isMarked: isMarked) else { return nil }
    return .section(KindWords.kind(heading) == nil ? .status(heading) : .kind(heading), level)
  }

  /// "1. Xã Nhơn Lộc", "b) Chợ tạm ngừng", "2.1 Siêu thị", "+ Phường Đập Đá": such a mark may stand before an outlet's
  /// name, too, so that what is behind it must be a heading's.
  private func lesser(_ cell: (index: Int, text: String), next: () -> Sheet.Row?) -> Sort? {
    let heading = cell.text
    let mark = heading.prefix { $0 != " " }
    let parts = mark.split { ".)".contains($0) }
    guard (1...5).contains(parts.count) else { return nil }
    let isLetter = parts.count == 1 && parts[0].count == 1 && parts[0].first?.isLetter == true
    guard ["+", "-", "•"].contains(mark) || mark.last.map({ ".)".contains($0) }) ?? false || parts.count > 1,
      isLetter || parts.allSatisfy({ $0.count < 3 && $0.allSatisfy { !$0.isLetter } })
    else { return nil }
    let rest = VietnameseText.clean(String(heading.dropFirst(mark.count)))
    let level = RowContext.Level.lesser(isLetter ? 0 : parts[0].first?.isNumber == true ? parts.count : -1)
    if let place = place(rest) { return .section(place.heading, level) }
    if KindWords.isAlone(rest) { return .section(.kind(rest), level) }
    if let section = status(rest, level, isMarked: false) { return section }
    // "2. Cửa hàng gas" where the numbers stand, over a header, a row 1, or the next number.
    guard cell.index == matcher[.number], !rest.isEmpty, next().map(beginsTable) ?? false else { return nil }
    return .section(KindWords.leads(rest) ? .kind(rest) : .other(rest), level)
  }

  /// A heading with a mark right above the header: "1. Chợ", "II. HUYỆN TUY PHƯỚC".
  func heading(_ row: Sheet.Row, above header: Sheet.Row) -> (heading: RowContext.Heading, level: RowContext.Level)? {
    let texts = Self.texts(row)
    guard texts.count == 1, !ListTitle.isTitle(texts[0].text),
      case .section(let heading, let level) = section(texts, hasNumber: false, next: { header })
    else { return nil }
    return switch level {
    case .roman, .letter, .lesser: (heading, level)
    case .number, .district, .commune, .kind, .status: nil
    }
  }

  private func beginsTable(_ row: Sheet.Row) -> Bool {
    isHeaderAgain(Self.texts(row)) || isOtherHeader(row) || ordinal(row).map { $0 == 1 || continues($0) } ?? false
  }

  /// Whether a number is the next one behind the outlet above.
  private func continues(_ number: Int) -> Bool {
    numberAbove.flatMap { Self.ordinal(VietnameseText.clean($0)) } == number - 1
  }

  private func ordinal(_ row: Sheet.Row) -> Int? {
    guard let index = matcher[.number], index < row.cells.count else { return nil }
    return Self.ordinal(VietnameseText.clean(row.cells[index]))
  }

  /// "1", "01."
  private static func ordinal(_ text: String) -> Int? { Int(text.hasSuffix(".") ? text.dropLast() : text[...]) }

  /// "Phần II: …", "Mục A. …" as "II: …".
  private static func withoutPart(_ text: String) -> String {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, ["phan", "muc", "nhom"].contains(VietnameseText.fold(String(words[0]))),
      let mark = words[1].firstIndex(where: { ".):-".contains($0) }), isOrdinal(String(words[1][..<mark]))
    else { return text }
    return String(words[1])
  }

  /// A district or a commune with its type in front, and nothing else.
  func place(_ text: String) -> (heading: RowContext.Heading, level: RowContext.Level)? {
    let name = Self.withoutOffice(Self.withoutCount(text))
    switch PlaceName(name).type?.level {
    case .district:
      guard case .found(let found) = gazetteer.resolve(commune: nil, district: name), found.district2020 != nil else {
        return nil
      }
      return (.district(name), .district)
    case .commune:
      if case .unknown = gazetteer.resolve(commune: name, district: nil) { return nil }
      return (.commune(name), .commune)
    default: return nil
    }
  }

  /// "Địa bàn phường Nhơn Thành", "UBND xã Cát Hanh" as the place.
  private static func withoutOffice(_ text: String) -> String {
    let words = text.split(separator: " ")
    let length = [["dia", "ban"], ["ubnd"], ["uy", "ban", "nhan", "dan"]].first { office in
      words.count > office.count && words.prefix(office.count).map { VietnameseText.fold(String($0)) } == office
    }?.count
    return length.map { words.dropFirst($0).joined(separator: " ") } ?? text
  }

  /// "TUY PHƯỚC: 1 điểm", "Phường Bình Định:".
  private static func withoutCount(_ heading: String) -> String {
    VietnameseText.clean(String(heading.prefix { $0 != ":" }))
  }

  private static func level(_ ordinal: String) -> RowContext.Level {
    ordinal.allSatisfy { "IVX".contains($0) } ? .roman : .letter
  }

  /// A Roman numeral or one capital letter.
  static func isOrdinal(_ text: String) -> Bool {
    guard !text.isEmpty, text.count <= 6 else { return false }
    return text.allSatisfy { "IVX".contains($0) } || (text.count == 1 && text.first?.isUppercase == true)
  }
}
