import Outlets

extension OutletDraft {
  /// A sheet's row, its cells clean and under their fields.
  ///
  /// - Parameter areNamesNumbered: the list's names have their row's number in front.
  init(_ row: Sheet.Row, _ matcher: HeaderMatcher, areNamesNumbered: Bool = false) {
    self.init(row: row.number, columns: matcher.headerOfField)
    var days: String?
    for (field, index) in matcher.columns where index < row.cells.count && !row.cells[index].isEmpty {
      var text = Self.unmasked(
        field.keepsLines ? Self.lines(row.cells[index]) : VietnameseText.clean(row.cells[index]))
      // A dash is how lists leave a cell empty.
      if text.isEmpty || Self.isDash(text) { continue }
      if index == matcher.ownIDs {
        // The last column that is read.
        if self[.key] == nil { self[.key] = Int64(OutletTraits.wholeNumber(text)).map(PublishedOutlet.ownKey) ?? text }
        continue
      }
      if index == matcher.marketDays {
        days = text
        continue
      }
      if !matcher.codes.isEmpty, let codes = matcher.codes[index],
        let value = codes[VietnameseText.fold(OutletTraits.wholeNumber(text))]
      {
        text = value
      }
      if !matcher.ticks.isEmpty, let value = matcher.ticks[index] {
        switch ValueWords.bool(text) {
        case true?: text = value
        case false?: continue
        // What is no tick is read as it stands, a date behind what came then: "Đóng cửa" over "3/2025".
        case nil:
          if field == .status, StatusWords.status(text) == nil, StatusWords.status(value) != .active {
            text = "\(value) \(text)"
          }
        }
      }
      if field == .address, let word = matcher.addressWords[index] { text = Self.named(text, word) }
      if field == .openingHours, self[field] == nil, index != matcher[field] { text = "đến \(text)" }
      if field == .latitude || field == .longitude, index != matcher[field] {
        if let degrees = self[field], Self.isAngle(degrees, text) { self[field] = "\(degrees) \(text)" }
      } else if let earlier = self[field] {
        // Only fields that may have several columns come twice.
        switch field {
        case .address: self[field] = Self.address(earlier, text)
        case .openingHours: self[field] = Self.hours(earlier, text)
        default: self[field] = "\(earlier)\n\(text)"
        }
      } else {
        self[field] = text
      }
    }
    for (field, columns) in matcher.earlier where self[field] == nil {
      let cells = columns.lazy.filter { $0 < row.cells.count }.map { ($0, VietnameseText.clean(row.cells[$0])) }
      guard let (index, text) = cells.first(where: { !$1.isEmpty && !Self.isDash($1) }) else { continue }
      self[cell: field] = Cell(column: matcher.headers[index], text: text)
    }
    if let column = matcher.activeTick, self[.status] == nil {
      self[.status] = "\(column): chưa đánh dấu"
    }
    if let days { self[.openingHours] = self[.openingHours].map { "\(days), \($0)" } ?? days }
    if matcher.namesHoldAddresses, let index = matcher[.name], index < row.cells.count,
      let (name, address) = AddressInName.parted(row.cells[index])
    {
      self[.name] = name
      self[cell: .address] = Cell(column: matcher.headers[index], text: address)
    }
    if let name = self[.name] {
      self[.name] =
        areNamesNumbered ? Self.listNumber(of: name)?.name ?? Self.withoutBullet(name) : Self.withoutBullet(name)
    }
  }

  /// "1. Chợ Gò Găng", "2) Chợ Đập Đá", "3- Tạp hoá Lan": the number in front of a name, and the name.
  static func listNumber(of text: String) -> (number: Int, name: String)? {
    let digits = text.prefix(while: \.isDigit)
    guard let number = Int(digits), digits.count <= 4, let mark = text[digits.endIndex...].first,
      mark == "." || mark == ")" || mark == "-"
    else { return nil }
    let rest = text[digits.endIndex...].dropFirst()
    let name = rest.drop { $0 == " " }
    return name.first?.isLetter == true && (mark != "-" || rest.first == " ") ? (number, String(name)) : nil
  }

  /// "- Tạp hoá Lan".
  private static func withoutBullet(_ name: String) -> String {
    guard let first = name.utf8.first, first < 0x30 || first == 0xE2, let mark = name.first, "-–+*•●▪".contains(mark)
    else {
      return name
    }
    let rest = name.dropFirst()
    let bare = rest.drop { $0 == " " }
    return rest.first == " " && bare.first?.isLetter == true ? String(bare) : name
  }

  /// Whole degrees, perhaps with minutes, and behind them what can be minutes or seconds.
  private static func isAngle(_ degrees: String, _ text: String) -> Bool {
    degrees.utf8.allSatisfy { $0.isDigit || $0 == 0x20 }
      && NumberText.readings(text).contains { (0..<60).contains($0.value) }
  }

  /// A person stands beside the outlet: mobile numbers of the row then are that person's.
  var namesPerson: Bool {
    if self[.contactPhone] != nil { return true }
    guard let person = self[.contactPerson] else { return false }
    // "Số tiểu thương" counts, and names nobody.
    return person.contains(where: \.isLetter) && !Self.isOrganisation(person)
  }

  /// "HTX Nông nghiệp Phước Hưng": nobody's name, unless something stands behind it.
  private static func isOrganisation(_ owner: String) -> Bool {
    guard !owner.contains(where: { ",;:-–—/(+&\n".contains($0) }) else { return false }
    return organisations.begins(MarkedWords(owner))
  }

  private static let organisations = WordTable([
    "htx", "hop tac xa", "lien hiep hop tac xa", "to hop tac", "cong ty", "cty", "ban quan ly", "bql", "ubnd",
    "uy ban nhan dan",
  ])

  /// A unit's code or old name is given, as only lists exported from here do.
  var hasUnits: Bool {
    self[.communeCode] != nil || self[.commune2020] != nil || self[.communeCode2020] != nil
      || self[.districtCode2020] != nil
  }

  /// A part of an address with the word for it, unless it has one: "3" under "Thôn".
  private static func named(_ text: String, _ word: String) -> String {
    let folded = VietnameseText.fold(text)
    return hamletWords.contains { folded.hasPrefix($0 + " ") } ? text : "\(word) \(text)"
  }

  private static let hamletWords = ["thon", "xom", "to", "tdp", "khu", "kp", "kv", "ngo", "hem", "ap", "lang", "buon"]

  /// An address of two columns: "12/3" and "Lê Lợi", "Lê Lợi" and "Khu phố 2".
  private static func address(_ first: String, _ second: String) -> String {
    if ValueWords.isNothing(first) { return second }
    if ValueWords.isNothing(second) || VietnameseText.fold(first).contains(VietnameseText.fold(second)) { return first }
    let isNumber = first.count <= 8 && first.first?.isNumber == true && !first.contains(" ")
    return isNumber ? "\(first) \(second)" : "\(first), \(second)"
  }

  /// "06:00" and "21:00" of two columns.
  private static func hours(_ opening: String, _ closing: String) -> String {
    let ends = [opening, closing].map { text in
      // A spreadsheet's time has seconds.
      text.utf8.count >= 7 && text.hasSuffix(":00") ? String(text.dropLast(3)) : text
    }
    // What a spreadsheet made of a time otherwise is asked as it stands.
    return ends.first { SpreadsheetValue.isMoment($0) && !$0.contains(":") } ?? ends.joined(separator: "-")
  }

  /// Clean text whose line breaks stay, since they part values.
  private static func lines(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return VietnameseText.clean(text) }
    return text.split(whereSeparator: \.isNewline).map { VietnameseText.clean(String($0)) }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Without the apostrophe that keeps a spreadsheet from running or reckoning with the cell.
  private static func unmasked(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"), let next = text.utf8.dropFirst().first,
      next.isDigit || "=+-@".utf8.contains(next)
    else { return text }
    return String(text.dropFirst())
  }

  private static func isDash(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x2D || first == 0x2E || first == 0x5F || first == 0xE2 else {
      return false
    }
    return text.allSatisfy { "-–—_.…".contains($0) }
  }
}
