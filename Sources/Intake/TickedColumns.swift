import Outlets

/// Columns that stand for one value each, which their header names, to be ticked: "Đang HĐ | Đã nghỉ", "Chợ | Siêu thị",
/// "OCOP". Headers alone do not tell them, since "Mở cửa" may hold hours and "Chợ" names: their cells do.
struct TickedColumns: Sendable {
  /// By index of the column.
  private(set) var values: [Int: (field: OutletDraft.Field, value: String)] = [:]
  /// The header of the column of those that trade, where it is filled in: an outlet without any tick then is in doubt.
  private(set) var active: String?

  /// Columns without a header, or below a year alone, that say of outlets that they are closed or gone.
  private(set) var remarks: Set<Int> = []
  /// Columns that share a merged header with the address or coordinates before them.
  private(set) var continued: Set<Int> = []

  static let none = TickedColumns()

  /// Rows in which a word of a closing is looked for.
  private static let mostRemarks = 1000

  private init() {}

  /// - Parameters:
  ///   - matcher: what is known of the columns by their headers.
  ///   - rows: of the sheet, in order, at least those below the header.
  ///   - end: the header's last row.
  init(_ matcher: HeaderMatcher, in rows: some Sequence<Sheet.Row>, below end: Int) {
    let headers = matcher.headers.map { $0.split(separator: " > ").last.map(String.init) ?? $0 }
    let known = Dictionary(matcher.columns.map { ($0.index, $0.field) }) { first, _ in first }
    let candidates = headers.indices.compactMap { index in
      index == matcher[.name] || matcher.ticks[index] != nil ? nil : Self.value(headers[index]).map { (index, $0) }
    }
    let dated =
      matcher[.status] != nil ? [] : headers.indices.filter { known[$0] == nil && Self.tellsOfEnd(headers[$0]) }
    let ticked = matcher.ticks.filter { known[$0.key] == .status }
    let unnamed = headers.indices.filter {
      matcher.headers[$0].isEmpty || known[$0] == nil && MonthWords.isAlone(matcher.headers[$0])
    }
    if candidates.isEmpty, dated.isEmpty, ticked.isEmpty, unnamed.isEmpty { return }
    let below = rows.lazy.drop { $0.number <= end }
    if !unnamed.isEmpty {
      for row in below.prefix(Self.mostRemarks) {
        for index in unnamed where index < row.cells.count && !row.cells[index].isEmpty && !remarks.contains(index) {
          if ClosureWords.finding(in: row.cells[index]) != nil { remarks.insert(index) }
        }
      }
    }
    let rows = Array(below.prefix(HeaderRow.depth))
    continued = Set(
      unnamed.filter { index in
        known[index - 1].map { [.address, .coordinates].contains($0) } ?? false && known[index] == nil
          && matcher.headers[index].isEmpty && !remarks.contains(index)
          && rows.contains { index < $0.cells.count && !$0.cells[index].isEmpty }
      })
    func cells(_ index: Int) -> [String] {
      rows.compactMap {
        index < $0.cells.count && !$0.cells[index].isEmpty ? VietnameseText.clean($0.cells[index]) : nil
      }
    }
    var actives = ticked.filter { StatusWords.status($0.value) == .active }.map(\.key)
    for (index, found) in candidates {
      let cells = cells(index)
      let isStatus = found.field == .status
      let isActive = isStatus && StatusWords.status(found.value) == .active
      // A year below "Đã đóng cửa" says when; below "Hoạt động từ năm" it is no tick.
      let ticks = cells.count {
        ValueWords.bool($0) != nil
          || isStatus && (StatusWords.status($0) ?? (isActive ? nil : StatusWords.status("đóng cửa \($0)"))) != nil
      }
      guard ticks * 2 >= cells.count, isStatus || !cells.contains(where: Self.isHourOrCount) else { continue }
      values[index] = found
      if isActive { actives.append(index) }
    }
    // "Chợ", "Siêu thị" part the kinds between them; "Đặc sản" alone tells what is sold there.
    let kinds = values.filter { $0.value.field == .kind }.map(\.key)
    if kinds.count == 1 { values[kinds[0]] = nil }
    active = actives.sorted().first { !cells($0).isEmpty }.map { headers[$0] }
    // What has ended, and when or why, may stand beside a status: then that tells.
    if !values.values.contains(where: { $0.field == .status }) {
      for index in dated where values[index] == nil {
        let cells = cells(index)
        // "Ngày nghỉ bán": "CN".
        let recurring = cells.count { Self.recurs(MarkedWords($0)) }
        if cells.contains(where: Self.isHourOrCount) || recurring * 2 > cells.count { continue }
        values[index] = (.status, headers[index])
      }
    }
  }

  /// What a tick below such a header stands for.
  private static func value(_ header: String) -> (field: OutletDraft.Field, value: String)? {
    let isOfTimes = recurs(MarkedWords(header))
    // "Hoạt động (Có/Không)".
    let header = VietnameseText.clean(String(header.prefix { $0 != "(" }))
    let words = MarkedWords(header).folded
    guard let first = words.first, !counts.contains(first), words.count <= 8 else { return nil }
    // An OCOP point stands inside a market: the column says nothing of the kind.
    if ValueWords.isValue(header, of: .programmes) { return (.programmes, header) }
    if KindWords.isAlone(header) { return (.kind, header) }
    if isOfTimes { return nil }
    if let status = StatusWords.status(header), status != .active || StatusWords.isBareActive(header) {
      return (.status, header)
    }
    // "Cơ sở đang hoạt động", "Cơ sở còn hoạt động không?".
    let isWhole = words.last.map { $0 == "khong" || StatusWords.objects.contains($0) } ?? false
    if let status = StatusWords.statusOfHeading(header), status != .active || isWhole {
      return (.status, status.label.vi)
    }
    // "Nghỉ", "Ngừng hẳn": for how long, a person must say.
    return ClosureWords.finding(in: "đã \(header)")?.isClosed == true ? (.status, header) : nil
  }

  /// "Ngừng hoạt động từ", "Lý do đóng cửa": whatever stands below, the outlet may be closed.
  private static func tellsOfEnd(_ header: String) -> Bool {
    let words = MarkedWords(header)
    guard let first = words.folded.first, !counts.contains(first), words.folded.count <= 8, !recurs(words) else {
      return false
    }
    return StatusWords.named(in: words).contains { $0 == .closed || $0 == .suspended }
  }

  /// "21h", "21:00:00", "9 giờ tối", "12": neither a tick nor what says of an end.
  private static func isHourOrCount(_ cell: String) -> Bool {
    let digits = cell.prefix(while: \.isNumber)
    guard let number = Int(digits), digits.count <= 3 else { return false }
    return cell.dropFirst(digits.count).first { $0 != " " }.map(":hHgG".contains) ?? (number > 1)
  }

  /// "Đóng cửa (ngày lễ, Tết)", "Hoạt động ban đêm", "Đóng cửa lúc".
  private static func recurs(_ words: MarkedWords) -> Bool { times.isIn(words) }

  private static let times = WordTable([
    "lúc", "giờ", "trưa", "buổi tối", "ban đêm", "ngày lễ", "dịp lễ", "lễ tết", "tết", "chủ nhật", "CN", "rằm",
    "thứ 2", "thứ 3", "thứ 4", "thứ 5", "thứ 6", "thứ 7", "thứ hai", "thứ bảy", "hàng tuần",
  ])

  /// "Số hộ ngừng kinh doanh", "Số sản phẩm OCOP", "Giờ đóng cửa".
  private static let counts: Set<Substring> = ["so", "tong", "ty", "ti", "dien", "gio"]
}
