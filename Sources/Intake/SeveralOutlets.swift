import Outlets

/// Tells a cell that holds several outlets: each should have a row of its own.
enum SeveralOutlets {
  /// The names in a cell that holds several.
  ///
  /// - Parameter address: the address's cell beside it, which may have as many parts.
  static func names(in name: String, address: String) -> [String]? {
    guard mayHoldSeveral(name) else { return nil }
    let lines = parts(name) { $0.isNewline }
    if lines.count > 1,
      areNumbered(lines) || haveLeads(lines) || areBeside(lines, parts(address) { $0.isNewline })
    {
      return lines
    }
    let items = parts(name) { $0 == ";" }
    if items.count > 1 {
      let fronts = Set(items.map { VietnameseText.fold($0).prefix { $0 != " " } })
      if haveLeads(items) || fronts.count == 1 || areBeside(items, parts(address) { $0 == ";" }) { return items }
    }
    // "Chợ Gò Bồi, chợ Diêu Trì", but not "Tạp hoá, đại lý gạo Hoa" or "Ăn uống và giải khát Hoa".
    let joined = [" và ", " & ", " + ", "/"].reduce(name) { $0.replacing($1, with: ",") }
    let names = parts(joined) { $0 == "," || $0 == ";" }
    guard names.count > 1, let first = lead(of: names[0]), names.allSatisfy({ lead(of: $0) == first }) else {
      return nil
    }
    return names
  }

  /// Whether a name counts outlets: "Chuỗi 12 cửa hàng", "05 chợ tạm", "Các chợ còn lại", but not "Quầy 12 chợ Đầm".
  static func isCount(_ name: String) -> Bool {
    guard mayCount(name) else { return false }
    return name.split(separator: "(").contains { part in
      let words = part.split(separator: " ")
      return words.indices.dropLast().contains { index in
        let before = index > 0 ? VietnameseText.fold(String(words[index - 1])) : nil
        let isCounted: Bool
        if let number = Int(words[index]) {
          isCounted = number > 1 && (before.map(quantities.contains) ?? true) && words[index + 1].first!.isLowercase
        } else {
          isCounted = index == 0 && plurals.contains(VietnameseText.fold(String(words[0])))
        }
        return isCounted && counted.begins(MarkedWords(words[(index + 1)...].joined(separator: " ")))
      }
    }
  }

  /// Nearly all names are told by their bytes: no number with a word behind it, and none of the plurals in front.
  private static func mayCount(_ name: String) -> Bool {
    var (beforeLast, last): (UInt8, UInt8) = (0, 0)
    for byte in name.utf8 {
      if beforeLast.isDigit, last == 0x20, !byte.isDigit { return true }
      (beforeLast, last) = (last, byte)
    }
    let first = name.utf8.first.map { $0 | 0x20 }
    return first == UInt8(ascii: "c") && name.utf8.dropFirst().first == 0xC3 || first == UInt8(ascii: "n")
  }

  private static let quantities: Set<String> = ["chuoi", "thong", "gom", "va", "khoang", "hon", "cac", "co", "tong"]
  private static let plurals: Set<String> = ["cac", "nhung", "nhieu"]
  private static let counted = WordTable([
    "cửa hàng", "chợ", "điểm", "cơ sở", "siêu thị", "hộ", "tạp hoá", "quầy", "sạp", "ki ốt", "kiot", "đại lý",
    "chi nhánh", "gian hàng", "HTX", "hợp tác xã",
  ])

  /// The addresses in a cell that holds several: "CS1: …; CS2: …", or house numbers in streets apart.
  static func addresses(in address: String) -> [String]? {
    guard mayHoldSeveralAddresses(address) else { return nil }
    var places: [String] = []
    for piece in parts(address, at: { ",;".contains($0) || $0.isNewline }) {
      if isLabelled(piece) { places.append(piece) } else if !places.isEmpty { places[places.count - 1] += ", \(piece)" }
    }
    if places.count > 1 { return places }
    let parts = parts(address.replacing(" và ", with: ";")) { $0 == ";" || $0.isNewline }
    let streets = parts.compactMap { StreetAddress($0)?.street }
    guard let first = streets.first, streets.contains(where: { !$0.hasPrefix(first) && !first.hasPrefix($0) }) else {
      return nil
    }
    return parts
  }

  /// Nearly all names are told by their bytes: no line break, comma, semicolon, stroke, "&" or "+", and no word with "v".
  private static func mayHoldSeveral(_ name: String) -> Bool {
    var previous: UInt8 = 0
    for byte in name.utf8 {
      if previous == 0x20, byte == UInt8(ascii: "v") { return true }
      switch byte {
      case 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "/"), UInt8(ascii: "&"),
        UInt8(ascii: "+"):
        return true
      default: previous = byte
      }
    }
    return false
  }

  /// Nearly all addresses are told by their bytes: no semicolon, line break or colon, and no word "và".
  private static func mayHoldSeveralAddresses(_ address: String) -> Bool {
    var previous: UInt8 = 0
    for byte in address.utf8 {
      // Its letter with a mark, composed or not.
      if previous == UInt8(ascii: "v"), byte == 0xC3 || byte == UInt8(ascii: "a") { return true }
      if byte == 0x3B || byte == 0x0A || byte == 0x3A { return true }
      previous = byte
    }
    return false
  }

  /// "CS1: 12 Lê Lợi", "Cơ sở 2: …".
  private static func isLabelled(_ piece: String) -> Bool {
    guard let colon = piece.firstIndex(of: ":") else { return false }
    let label = VietnameseText.fold(String(piece[..<colon]))
    guard let last = label.last, last.isNumber else { return false }
    return labels.contains(
      String(label.prefix { !$0.isNumber }.drop { $0 == " " }).split(separator: " ").joined(separator: " "))
  }

  private static let labels: Set<String> = [
    "cs", "co so", "dc", "dia chi", "cn", "chi nhanh", "ch", "cua hang", "diem", "diem ban", "dia diem",
  ]

  private static func parts(_ text: String, at isEnd: (Character) -> Bool) -> [String] {
    text.split(whereSeparator: isEnd).map { VietnameseText.clean(String($0)) }.filter { !$0.isEmpty }
  }

  private static func areNumbered(_ lines: [String]) -> Bool {
    lines.allSatisfy { line in
      let mark = line.drop { $0.isNumber }.first ?? " "
      return line.first?.isNumber == true ? ".)".contains(mark) : "-+•*".contains(mark)
    }
  }

  private static func haveLeads(_ names: [String]) -> Bool {
    names.allSatisfy { $0.first?.isLetter == true && lead(of: $0) != nil }
  }

  /// As many names as places; a place that ends in a comma goes on in the next.
  private static func areBeside(_ names: [String], _ places: [String]) -> Bool {
    names.allSatisfy { $0.first?.isUppercase == true || $0.first?.isNumber == true }
      && places.count == names.count && !places.dropLast().contains { $0.hasSuffix(",") }
  }

  /// Whether a text is an outlet's name, as "Tạp hoá Lan", and no kind alone.
  static func isOwnName(_ text: String) -> Bool { lead(of: text) != nil }

  /// The word for a shop that a name begins with, where its own name stands behind it: "Tạp hoá" of "Tạp hoá Lan".
  private static func lead(of name: String) -> String? {
    let words = MarkedWords(name)
    let kind = KindWords.lead(ofName: words)
    guard let length = kind?.length ?? shops.leading(words)?.length else { return nil }
    let own = name.split(separator: " ").dropFirst(length).first?.first
    guard let own, own.isUppercase || own.isNumber else { return nil }
    return kind?.kind.rawValue ?? words.folded[..<length].joined(separator: " ")
  }

  /// Of any kind.
  private static let shops = WordTable([
    "cửa hàng", "cửa hiệu", "quầy", "quầy hàng", "sạp", "ki ốt", "kiot", "tiệm", "shop", "hộ kinh doanh",
    "nhà thuốc",
    "công ty", "cơ sở", "điểm bán",
  ])
}
