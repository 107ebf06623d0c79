import Outlets

/// Tells a list's rows from what only frames them.
struct RowSorter {
  enum Sort: Equatable {
    case outlet
    case ignored(code: String)
    /// A heading over the rows below; the place that it names, if it names one.
    case section(commune: String?, district: String?)
  }

  private let matcher: HeaderMatcher
  private let gazetteer: Gazetteer
  private let isLayer: Bool
  private var isSigned = false

  /// - Parameter isLayer: the features of a GIS layer, of which each is an outlet.
  init(matcher: HeaderMatcher, gazetteer: Gazetteer, isLayer: Bool) {
    self.matcher = matcher
    self.gazetteer = gazetteer
    self.isLayer = isLayer
  }

  mutating func sort(_ row: Sheet.Row) -> Sort {
    if row.isBlank { return .ignored(code: "blank-row") }
    if isLayer || isPlainlyOutlet(row) { return .outlet }
    var texts: [(index: Int, text: String)] = []
    for (index, cell) in row.cells.enumerated() where !cell.isEmpty {
      let text = VietnameseText.clean(cell)
      if !text.isEmpty { texts.append((index, text)) }
    }
    if texts.isEmpty { return .ignored(code: "blank-row") }
    if isHeaderAgain(texts) { return .ignored(code: "header-row") }
    let hasNumber = texts.contains { $0.index == matcher[.number] && $0.text.first?.isNumber == true }
    let facts = texts.count { entry in Self.facts.contains { matcher[$0] == entry.index } }
    if !hasNumber, texts.prefix(2).contains(where: { isTotal(VietnameseText.fold($0.text)) }) {
      return .ignored(code: "total-row")
    }
    // Dates and signatures stand under any column, but never is there a name beside them.
    let isNameless = !texts.contains { $0.index == matcher[.name] }
    if !hasNumber, facts == 0 || isNameless,
      texts.contains(where: { isSignature(VietnameseText.fold($0.text)) }) || (isSigned && texts.count <= 3)
    {
      isSigned = true
      return .ignored(code: "signature-row")
    }
    if !hasNumber, facts == 0, texts.count <= 2, let section = section(texts) { return section }
    return .outlet
  }

  /// A number, a name and three facts: nearly all rows, told without a closer look.
  private func isPlainlyOutlet(_ row: Sheet.Row) -> Bool {
    func cell(_ field: OutletDraft.Field) -> String.UTF8View? {
      guard let index = matcher[field], index < row.cells.count else { return nil }
      return row.cells[index].utf8
    }
    guard let first = cell(.number)?.first, (0x30...0x39).contains(first), let name = cell(.name), name.count > 4 else {
      return false
    }
    return Self.facts.count { (cell($0)?.count ?? 0) > 2 } >= 3
  }

  /// Fields of which a heading has none.
  private static let facts: [OutletDraft.Field] = [
    .kind, .address, .commune, .latitude, .longitude, .coordinates, .phone, .status, .key,
  ]

  private func isHeaderAgain(_ texts: [(index: Int, text: String)]) -> Bool {
    guard texts.count >= 2 else { return false }
    if texts.allSatisfy({ $0.index < matcher.headers.count && matcher.headers[$0.index] == $0.text }) { return true }
    // Numbers of the columns: (1) (2) (3), or A B 1 2.
    guard texts.count >= 3 else { return false }
    let marks = texts.map { $0.text.filter { $0 != "(" && $0 != ")" && $0 != "[" && $0 != "]" } }
    guard marks.allSatisfy({ $0.count <= 2 && ($0.allSatisfy(\.isNumber) || $0.count == 1) }) else { return false }
    let numbers = marks.compactMap { Int($0) }
    return numbers.count >= 2 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  private func isTotal(_ folded: String) -> Bool {
    folded == "tong" || folded == "cong" || folded == "total"
      || ["tong cong", "tong so", "cong tong", "cong toan tinh", "toan tinh"]
        .contains { folded == $0 || folded.hasPrefix($0 + " ") }
  }

  private func isSignature(_ folded: String) -> Bool {
    if folded.contains("ngay "), folded.contains(" thang "), folded.contains(" nam") { return true }
    return Self.signatures.contains { folded == $0 || folded.hasPrefix($0 + " ") }
  }

  private static let signatures = [
    "nguoi lap", "nguoi lap bieu", "lap bieu", "nguoi tong hop", "thu truong", "thu truong don vi", "giam doc",
    "pho giam doc", "chu tich", "pho chu tich", "tm", "kt", "noi nhan", "ky ten", "ke toan", "luu vt", "truong phong",
    "pho truong phong", "xac nhan", "ghi chu",
  ]

  /// "II. THỊ XÃ AN NHƠN", "Phường Bình Định", "A. Chợ hạng 1".
  private func section(_ texts: [(index: Int, text: String)]) -> Sort? {
    guard let last = texts.last?.text else { return nil }
    let parts = last.split(maxSplits: 1) { ".)/-: ".contains($0) }.map(String.init)
    let isMarked = parts.count == 2 && Self.isOrdinal(parts[0]) && !last.hasPrefix(parts[0] + " ")
    let isNumbered =
      texts.count == 2 && texts[0].index == matcher[.number] && Self.isOrdinal(texts[0].text.filter { $0 != "." })
    let heading = isMarked ? VietnameseText.clean(parts[1]) : last
    let name = PlaceName(heading)
    switch name.type?.level {
    case .district:
      if case .found(let found) = gazetteer.resolve(commune: nil, district: heading), found.district2020 != nil {
        return .section(commune: nil, district: heading)
      }
    case .commune:
      switch gazetteer.resolve(commune: heading, district: nil) {
      case .unknown: break
      default: return .section(commune: heading, district: nil)
      }
    default: break
    }
    return isMarked || isNumbered ? .section(commune: nil, district: nil) : nil
  }

  /// A Roman numeral or one capital letter.
  private static func isOrdinal(_ text: String) -> Bool {
    guard !text.isEmpty, text.count <= 6 else { return false }
    return text.allSatisfy { "IVX".contains($0) } || (text.count == 1 && text.first?.isUppercase == true)
  }
}
