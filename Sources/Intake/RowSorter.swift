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
  let gazetteer: Gazetteer
  /// Among the names below a signature's title.
  private var isSigned = false
  /// Below a total, which more lines may take apart.
  private var isSummed = false
  /// The number of the outlet above, as the list has it.
  var numberAbove: String?
  /// The last row of a header's repetition, or of one that goes on below what is read of it.
  private var headerEnd = 0

  init(_ header: ListHeader, gazetteer: Gazetteer) {
    self.header = header.row
    ofLayer = header.matcher
    self.gazetteer = gazetteer
  }

  /// - Parameter next: gives the row below that is not blank.
  mutating func sort(_ row: Sheet.Row, next: () -> Sheet.Row?) -> Sort {
    if row.isBlank { return .ignored(code: "blank-row") }
    let texts = Self.texts(row)
    if texts.isEmpty { return .ignored(code: "blank-row") }
    if isHeaderAgain(texts) {
      headerEnd = row.number
      return .ignored(code: "header-row")
    }
    if isOtherHeader(row) { return .header }
    if texts.count > 1, texts.allSatisfy({ isUnread($0.index) && HeaderReading(header(of: $0.index)) == nil }) {
      // "Cố định", "Không cố định" below a group of which nothing is read. Elsewhere an outlet may have slipped.
      let isSubHeader = row.number == max(header?.rows.upperBound ?? 0, headerEnd) + 1 && !texts.contains(where: isSum)
      if isSubHeader { headerEnd = row.number }
      if isSubHeader || texts.allSatisfy(isSum) { return .ignored(code: "remark-row") }
    }
    // "1. Chợ hạng 1", in that column alone, is a heading's number.
    let hasNumber = texts.contains {
      $0.index == matcher[.number] && $0.text.first?.isNumber == true
        && (texts.count > 1 || !$0.text.contains(where: \.isLetter))
    }
    func isBesideSums() -> Bool { texts.count > 1 && texts.dropFirst().allSatisfy { isSum($0) } }
    let facts = texts.count { entry in Self.facts.contains { matcher[$0] == entry.index } }
    if !hasNumber || facts == 0 {
      if texts.prefix(2).contains(where: { isTotal(MarkedWords($0.text)) }) {
        isSummed = true
        return .total(hasNumber ? [] : Self.numbers(texts.filter { !isOtherCount($0) }.map(\.text)))
      }
      // Which rows it sums up is not known.
      if !hasNumber, texts.prefix(2).contains(where: { isSubtotal($0.text, isBesideSums: isBesideSums()) }) {
        isSummed = true
        return .total([])
      }
    }
    // Dates and signatures stand under any column, but never is there a name beside them.
    let isNameless = !texts.contains { $0.index == matcher[.name] }
    let mayFrame = !hasNumber && (facts == 0 || isNameless)
    if mayFrame {
      let words = MarkedWords(texts[0].text)
      if words.folded.count > 2, words.folded.starts(with: ["danh", "sach"]) { return .title(texts[0].text) }
      if let code = Self.remark(words) { return .ignored(code: code) }
      // A letter's end; "Không có" below a heading.
      if texts.count == 1, texts[0].text.hasSuffix("./.") || ValueWords.isNothing(texts[0].text) {
        return .ignored(code: "remark-row")
      }
      if texts.count == 1, texts[0].text.hasPrefix("(*") || texts[0].text.hasPrefix("*") && isNameless {
        // "* Phường Đập Đá"; "* Đã đóng cửa" may be the legend of names with a star.
        return place(VietnameseText.clean(String(texts[0].text.dropFirst()))).map { .section($0.heading, .lesser(-1)) }
          ?? .ignored(code: "remark-row")
      }
    }
    if mayFrame, texts.contains(where: { isSignature(MarkedWords($0.text)) }) {
      isSigned = true
      return .ignored(code: "signature-row")
    }
    // "II | HUYỆN TUY PHƯỚC | 12 | 4.500,5" sums up what stands below.
    let words = hasNumber ? texts : texts.filter { !isSum($0) }
    let hasSums = words.count == 2 && words[0].index == matcher[.number]
    let section =
      hasSums || facts == 0 && texts.count <= 2
      ? section(hasSums ? words : texts, hasNumber: hasNumber, next: next) : nil
    if section == nil, mayFrame, isSigned, texts.count <= 3 { return .ignored(code: "signature-row") }
    isSigned = false
    if section == nil, isSummed, !hasNumber, facts == 0 && texts.count <= 2 || isBesideSums(),
      Self.isPartOfSum((isBesideSums() ? texts[0] : texts.last!).text)
    {
      return .ignored(code: "total-row")
    }
    isSummed = false
    return section ?? .outlet
  }

  private func isUnread(_ index: Int) -> Bool { !matcher.columns.contains { $0.index == index } }

  /// Empty for a column behind the last that has a header, as below a merged cell.
  private func header(of index: Int) -> String { index < matcher.headers.count ? matcher.headers[index] : "" }

  /// The row's cells that hold something.
  static func texts(_ row: Sheet.Row) -> [(index: Int, text: String)] {
    var texts: [(index: Int, text: String)] = []
    for (index, cell) in row.cells.enumerated() where !cell.isEmpty {
      let text = VietnameseText.clean(cell)
      if !text.isEmpty { texts.append((index, text)) }
    }
    return texts
  }

  /// A number that can be a sum, as a telephone number or a coordinate cannot.
  private func isSum(_ cell: (index: Int, text: String)) -> Bool {
    if cell.text.allSatisfy(\.isNumber) { return true }
    return cell.text.first?.isNumber == true && cell.text.allSatisfy { $0.isNumber || $0 == "." || $0 == "," }
      && ![OutletDraft.Field.latitude, .longitude, .coordinates, .phone].contains { matcher[$0] == cell.index }
  }

  /// "Trong đó:", "Hạng 2: 01 chợ", "Hạng 2".
  private static func isPartOfSum(_ text: String) -> Bool {
    let behind = text.split(separator: ":", maxSplits: 1).dropFirst().first?.drop { $0 == " " }
    return VietnameseText.fold(text).hasPrefix("trong do") || behind?.first?.isNumber == true
      || GradeText.grade(inKind: text) != nil
  }

  /// A name and three facts, and a number in front or coordinates: nearly all rows, told without a closer look.
  static func isPlainlyOutlet(_ row: Sheet.Row, _ matcher: HeaderMatcher) -> Bool {
    func cell(_ field: OutletDraft.Field) -> String.UTF8View? {
      guard let index = matcher[field], index < row.cells.count else { return nil }
      return row.cells[index].utf8
    }
    func isNumber(_ field: OutletDraft.Field) -> Bool {
      cell(field)?.first?.isDigit == true
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

  func isHeaderAgain(_ texts: [(index: Int, text: String)]) -> Bool {
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
  func isOtherHeader(_ row: Sheet.Row) -> Bool {
    guard row.cells.count(where: { !$0.isEmpty }) >= 3,
      !row.cells.contains(where: { $0.utf8.contains(where: \.isDigit) })
    else { return false }
    let names = row.cells.filter { !$0.isEmpty }.compactMap { HeaderReading(VietnameseText.clean($0)) }
    return names.count(where: \.isExact) >= 3 && HeaderMatcher(row.cells).isListHeader
  }

  /// "Tổng cộng: 12 chợ", or numbers in cells of their own; a number beside the word goes first.
  private static func numbers(_ texts: [String]) -> [Int] {
    let digits = { (text: String) in text.split { !$0.isDigit }.compactMap { Int($0) } }
    let beside = texts.first.map(digits) ?? []
    return beside.isEmpty ? texts.dropFirst().compactMap { Int($0) } : beside
  }

  /// A number below "Số hộ kinh doanh", or another column that is not read, counts no outlets.
  private func isOtherCount(_ cell: (index: Int, text: String)) -> Bool {
    cell.text.allSatisfy(\.isNumber) && isUnread(cell.index) && !header(of: cell.index).isEmpty
  }

  /// "Tổng cộng: 5 chợ", but not "Tổng công ty Lương thực".
  private func isTotal(_ words: MarkedWords) -> Bool {
    if words.folded.starts(with: ["tong", "cong", "ty"]), words.folded.count > 3 { return false }
    return words.folded.count == 1 && ["tong", "cong", "total", "tc"].contains(words.folded[0])
      || Self.totals.begins(words)
  }

  private static let totals = WordTable(["tong cong", "tong so", "cong tong", "cong toan tinh", "toan tinh"])

  /// "Cộng xã Tuy Phước", "Cộng mục A: 3 chợ", "Cộng chợ: 2", "Cộng II", "TONG: 5 CHO", but not "Công ty",
  /// "Cổng chợ" or "Tổng kho"; "Cộng Quy Nhơn" beside numbers alone.
  private func isSubtotal(_ text: String, isBesideSums: Bool) -> Bool {
    let words = VietnameseText.fold(text).split(separator: " ")
    guard words.count > 1, words[0] == "cong" || words[0] == "tong" else { return false }
    let first = text.prefix { $0.isLetter }
    guard first.allSatisfy(\.isASCII) || Self.sums.contains(VietnameseText.key(String(first))) else { return false }
    let count = text.split(separator: ":").last.map { VietnameseText.clean(String($0)) } ?? ""
    return text.dropFirst(first.count).first == ":" || Int(count) != nil || words[1].first?.isNumber == true
      || Self.parts.contains(words[1]) || isBesideSums && words[0] == "cong" && words[1] != "ty"
      || words.count == 2 && Self.isOrdinal(words[1].uppercased())
  }

  private static let sums = Set(["cộng", "tổng"].map(VietnameseText.key))
  /// What a sum can be of.
  private static let parts: Set<Substring> = ["xa", "phuong", "huyen", "thi", "tx", "tp", "muc", "phan", "trang"]

  private func isSignature(_ words: MarkedWords) -> Bool {
    Self.signatures.begins(words)
      || ["ngay", "thang"].allSatisfy(words.folded.contains) && words.folded.contains { $0.hasPrefix("nam") }
  }

  private static let signatures = WordTable([
    "nguoi lap", "nguoi lap bieu", "lap bieu", "nguoi tong hop", "thu truong", "thu truong don vi", "giam doc",
    "pho giam doc", "chu tich", "pho chu tich", "tm", "kt", "noi nhan", "ky ten", "ke toan", "luu vt", "truong phong",
    "pho truong phong", "xac nhan",
  ])

  /// "Ghi chú: …", "Bằng chữ: …", and what stands at the top of a page.
  private static func remark(_ words: MarkedWords) -> String? {
    if remarks.begins(words) { return "remark-row" }
    return words.folded.first == "trang" && words.folded.dropFirst().first?.first?.isNumber == true ? "title-row" : nil
  }

  private static let remarks = WordTable(["ghi chu", "luu y", "bang chu", "nguon", "tiep theo"])
}
