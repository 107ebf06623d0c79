import Outlets

/// Tells a list's rows from what only frames them.
struct RowSorter {
  enum Sort: Equatable {
    case outlet
    case ignored(code: String)
    /// A heading over the rows below, with what it says of them.
    case section(RowContext.Heading, RowContext.Level)
    /// The sum of the rows above, with the numbers that it gives.
    case total([Int])
    /// Other columns from here on.
    case header
    /// The title of what stands below it: "DANH SÁCH CHỢ …".
    case title(String)
  }

  /// The columns that hold now.
  var matcher: HeaderMatcher { header?.matcher ?? ofLayer }
  /// Nil for a layer.
  var header: HeaderRow?
  private let ofLayer: HeaderMatcher
  private let gazetteer: Gazetteer
  /// Among the names below a signature's title.
  private var isSigned = false

  init(_ header: ListHeader, gazetteer: Gazetteer) {
    self.header = header.row
    ofLayer = header.matcher
    self.gazetteer = gazetteer
  }

  mutating func sort(_ row: Sheet.Row) -> Sort {
    if row.isBlank { return .ignored(code: "blank-row") }
    var texts: [(index: Int, text: String)] = []
    for (index, cell) in row.cells.enumerated() where !cell.isEmpty {
      let text = VietnameseText.clean(cell)
      if !text.isEmpty { texts.append((index, text)) }
    }
    if texts.isEmpty { return .ignored(code: "blank-row") }
    if isHeaderAgain(texts) { return .ignored(code: "header-row") }
    if isOtherHeader(row) { return .header }
    // "1. Chợ hạng 1", in that column alone, is a heading's number.
    let hasNumber = texts.contains {
      $0.index == matcher[.number] && $0.text.first?.isNumber == true
        && (texts.count > 1 || !$0.text.contains(where: \.isLetter))
    }
    let facts = texts.count { entry in Self.facts.contains { matcher[$0] == entry.index } }
    if !hasNumber || facts == 0 {
      if texts.prefix(2).contains(where: { isTotal(VietnameseText.fold($0.text)) }) {
        return .total(hasNumber ? [] : Self.numbers(texts.filter { !isOtherCount($0) }.map(\.text)))
      }
      // Which rows it sums up is not known.
      if !hasNumber, texts.prefix(2).contains(where: { isSubtotal($0.text) }) { return .total([]) }
    }
    // Dates and signatures stand under any column, but never is there a name beside them.
    let isNameless = !texts.contains { $0.index == matcher[.name] }
    let mayFrame = !hasNumber && (facts == 0 || isNameless)
    if mayFrame {
      let folded = VietnameseText.fold(texts[0].text)
      if folded.hasPrefix("danh sach ") { return .title(texts[0].text) }
      if let code = Self.remark(folded) { return .ignored(code: code) }
      if texts.count == 1, texts[0].text.hasPrefix("(*") || texts[0].text.hasPrefix("*") && isNameless {
        // "* Phường Đập Đá"; "* Đã đóng cửa" may be the legend of names with a star.
        return place(VietnameseText.clean(String(texts[0].text.dropFirst()))).map { .section($0.heading, .lesser(-1)) }
          ?? .ignored(code: "remark-row")
      }
    }
    if mayFrame, texts.contains(where: { isSignature(VietnameseText.fold($0.text)) }) {
      isSigned = true
      return .ignored(code: "signature-row")
    }
    // "II | HUYỆN TUY PHƯỚC | 12 | 5" sums up what stands below.
    let words = hasNumber ? texts : texts.filter { !$0.text.allSatisfy { $0.isNumber } }
    let isSummed = words.count == 2 && words[0].index == matcher[.number]
    let section =
      isSummed || facts == 0 && texts.count <= 2 ? section(isSummed ? words : texts, hasNumber: hasNumber) : nil
    if section == nil, mayFrame, isSigned, texts.count <= 3 { return .ignored(code: "signature-row") }
    isSigned = false
    return section ?? .outlet
  }

  /// A name and three facts, and a number in front or coordinates: nearly all rows, told without a closer look.
  static func isPlainlyOutlet(_ row: Sheet.Row, _ matcher: HeaderMatcher) -> Bool {
    func cell(_ field: OutletDraft.Field) -> String.UTF8View? {
      guard let index = matcher[field], index < row.cells.count else { return nil }
      return row.cells[index].utf8
    }
    func isNumber(_ field: OutletDraft.Field) -> Bool {
      cell(field)?.first.map { (0x30...0x39).contains($0) } ?? false
    }
    guard let name = cell(.name), name.count > 4, isNumber(.number) || (isNumber(.latitude) && isNumber(.longitude))
    else { return false }
    var count = 0
    for field in facts where cell(field)?.count ?? 0 > 2 { count += 1 }
    return count >= 3
  }

  /// Fields of which a heading has none.
  private static let facts: [OutletDraft.Field] = [
    .kind, .address, .commune, .latitude, .longitude, .coordinates, .phone, .status, .key,
  ]

  private func isHeaderAgain(_ texts: [(index: Int, text: String)]) -> Bool {
    guard texts.count >= 2 else { return false }
    if texts.allSatisfy({ $0.index < matcher.headers.count && matcher.headers[$0.index] == $0.text }) { return true }
    if let header, header.repeats(texts) { return true }
    // Numbers of the columns: (1) (2) (3), or A B 1 2.
    guard texts.count >= 3 else { return false }
    let marks = texts.map { $0.text.filter { $0 != "(" && $0 != ")" && $0 != "[" && $0 != "]" } }
    guard marks.allSatisfy({ $0.count <= 2 && ($0.allSatisfy(\.isNumber) || $0.count == 1) }) else { return false }
    let numbers = marks.compactMap { Int($0) }
    return numbers.count >= 2 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// A row that names the outlets and other facts, each by a column's own name, but not as the header did.
  private func isOtherHeader(_ row: Sheet.Row) -> Bool {
    guard row.cells.count(where: { !$0.isEmpty }) >= 3,
      !row.cells.contains(where: { $0.utf8.contains { (0x30...0x39).contains($0) } })
    else { return false }
    let names = row.cells.filter { !$0.isEmpty }.compactMap { HeaderMatcher.reading(VietnameseText.clean($0)) }
    return names.count(where: { $0.score >= 90 }) >= 3 && HeaderMatcher(row.cells).isListHeader
  }

  /// "Tổng cộng: 12 chợ", or numbers in cells of their own; a number beside the word goes first.
  private static func numbers(_ texts: [String]) -> [Int] {
    let digits = { (text: String) in text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) } }
    let beside = texts.first.map(digits) ?? []
    return beside.isEmpty ? texts.dropFirst().compactMap { Int($0) } : beside
  }

  /// A number below "Số hộ kinh doanh", or another column that is not read, counts no outlets.
  private func isOtherCount(_ cell: (index: Int, text: String)) -> Bool {
    cell.text.allSatisfy(\.isNumber) && cell.index < matcher.headers.count && !matcher.headers[cell.index].isEmpty
      && !matcher.columns.contains { $0.index == cell.index }
  }

  /// "Tổng cộng: 5 chợ", but not "Tổng công ty Lương thực".
  private func isTotal(_ folded: String) -> Bool {
    if folded.hasPrefix("tong cong ty ") { return false }
    return folded == "tong" || folded == "cong" || folded == "total"
      || ["tong cong", "tong so", "cong tong", "cong toan tinh", "toan tinh"]
        .contains { folded == $0 || folded.hasPrefix($0 + " ") }
  }

  /// "Cộng xã Tuy Phước", "Cộng mục A: 3 chợ", "Cộng chợ: 2", "Cộng II", "TONG: 5 CHO", but not "Công ty",
  /// "Cổng chợ" or "Tổng kho".
  private func isSubtotal(_ text: String) -> Bool {
    let words = VietnameseText.fold(text).split(separator: " ")
    guard words.count > 1, words[0] == "cong" || words[0] == "tong" else { return false }
    let first = text.prefix { $0.isLetter }
    guard first.allSatisfy(\.isASCII) || Self.sums.contains(VietnameseText.key(String(first))) else { return false }
    let count = text.split(separator: ":").last.map { VietnameseText.clean(String($0)) } ?? ""
    return text.dropFirst(first.count).first == ":" || Int(count) != nil || words[1].first?.isNumber == true
      || Self.parts.contains(words[1])
      || words.count == 2 && Self.isOrdinal(words[1].uppercased())
  }

  private static let sums = Set(["cộng", "tổng"].map(VietnameseText.key))
  /// What a sum can be of.
  private static let parts: Set<Substring> = ["xa", "phuong", "huyen", "thi", "tx", "tp", "muc", "phan", "trang"]

  private func isSignature(_ folded: String) -> Bool {
    if folded.contains("ngay "), folded.contains(" thang "), folded.contains(" nam") { return true }
    return Self.signatures.contains { folded == $0 || folded.hasPrefix($0 + " ") }
  }

  private static let signatures = [
    "nguoi lap", "nguoi lap bieu", "lap bieu", "nguoi tong hop", "thu truong", "thu truong don vi", "giam doc",
    "pho giam doc", "chu tich", "pho chu tich", "tm", "kt", "noi nhan", "ky ten", "ke toan", "luu vt", "truong phong",
    "pho truong phong", "xac nhan",
  ]

  /// "Ghi chú: …", "Bằng chữ: …", and what stands at the top of a page.
  private static func remark(_ folded: String) -> String? {
    if ["ghi chu", "bang chu", "nguon"].contains(where: { folded == $0 || folded.hasPrefix($0 + " ") }) {
      return "remark-row"
    }
    return folded.hasPrefix("trang ") && folded.dropFirst(6).first?.isNumber == true ? "title-row" : nil
  }

  /// "II. THỊ XÃ AN NHƠN", "II. PHÙ CÁT", "Phường Bình Định", "A. Chợ hạng 1", "SIÊU THỊ", "1 | Chợ", "1. | Xã Nhơn Lộc:".
  private func section(_ texts: [(index: Int, text: String)], hasNumber: Bool) -> Sort? {
    guard let last = texts.last?.text else { return nil }
    if hasNumber {
      guard texts.count == 2 else { return nil }
      if KindWords.isAlone(last) { return .section(.kind(last), .number) }
      return place(last).map { .section($0.heading, .number) } ?? status(last, .number, isMarked: false)
    }
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
    guard let level else { return texts.count == 1 ? lesser(heading) : nil }
    if KindWords.kind(heading) != nil { return .section(.kind(heading), level) }
    let bare = Self.withoutCount(heading)
    if case .found(let found) = gazetteer.resolve(commune: nil, district: bare), found.district2020 != nil {
      return .section(.district(bare), level)
    }
    if case .found = gazetteer.resolve(commune: bare, district: nil) { return .section(.commune(bare), level) }
    return .section(.other, level)
  }

  /// A heading that says of all below it whether they trade.
  private func status(_ heading: String, _ level: RowContext.Level, isMarked: Bool) -> Sort? {
    guard StatusWords.isHeading(heading, isMarked: isMarked) else { return nil }
    return .section(KindWords.kind(heading) == nil ? .status(heading) : .kind(heading), level)
  }

  /// "1. Xã Nhơn Lộc", "b) Chợ tạm ngừng", "2.1 Siêu thị", "+ Phường Đập Đá": such a mark may stand before an outlet's
  /// name, too, so that what is behind it must be a heading's.
  private func lesser(_ heading: String) -> Sort? {
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
    return status(rest, level, isMarked: false)
  }

  /// "Phần II: …", "Mục A. …" as "II: …".
  private static func withoutPart(_ text: String) -> String {
    let words = text.split(separator: " ", maxSplits: 1)
    guard words.count == 2, ["phan", "muc", "nhom"].contains(VietnameseText.fold(String(words[0]))),
      let mark = words[1].firstIndex(where: { ".):-".contains($0) }), isOrdinal(String(words[1][..<mark]))
    else { return text }
    return String(words[1])
  }

  /// A district or a commune with its type in front, and nothing else.
  private func place(_ text: String) -> (heading: RowContext.Heading, level: RowContext.Level)? {
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
  private static func isOrdinal(_ text: String) -> Bool {
    guard !text.isEmpty, text.count <= 6 else { return false }
    return text.allSatisfy { "IVX".contains($0) } || (text.count == 1 && text.first?.isUppercase == true)
  }
}
