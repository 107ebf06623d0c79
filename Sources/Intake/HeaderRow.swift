import Outlets

/// The header of a sheet, found below whatever title stands above it.
struct HeaderRow: Sendable {
  let matcher: HeaderMatcher
  /// The file's own numbers of the header's rows: one, or up to three where groups stand over sub-headers.
  let rows: ClosedRange<Int>
  private let cells: [String]
  private let groups: [String]

  /// Whether a row says in the same columns what this header, or one of its rows, does.
  func repeats(_ texts: [(index: Int, text: String)]) -> Bool {
    [cells, groups].contains { own in
      texts.allSatisfy {
        $0.index < own.count && !own[$0.index].isEmpty
          && VietnameseText.fold(own[$0.index]) == VietnameseText.fold($0.text)
      }
    }
  }

  /// Rows that are looked at.
  static let depth = 40
  /// Rows of a header.
  static let longest = 3

  private init(_ row: Sheet.Row, under groups: (cells: [String], row: Int)? = nil) {
    cells = row.cells
    self.groups = groups?.cells ?? []
    rows = (groups?.row ?? row.number)...row.number
    matcher = HeaderMatcher(cells, groups: self.groups)
  }

  private init(_ row: HeaderRow, choosing columns: [Int: OutletDraft.Field], _ ticked: TickedColumns) {
    (cells, groups, rows) = (row.cells, row.groups, row.rows)
    matcher = HeaderMatcher(cells, groups: groups, chosen: columns, ticked: ticked)
  }

  /// The same row, read as a person says.
  func choosing(_ columns: [Int: OutletDraft.Field], ticked: TickedColumns = .none) -> HeaderRow {
    HeaderRow(self, choosing: columns, ticked)
  }

  /// The row, or up to three rows, that name the most columns; the upper of equals, and of headers that
  /// leave no doubt. Nil when none is a list's header.
  ///
  /// - Parameters:
  ///   - rows: the sheet's first rows.
  ///   - starts: how many of them it may begin with.
  static func find(in rows: [Sheet.Row], starts: Int = depth) -> HeaderRow? {
    var best: HeaderRow?
    for (index, row) in rows.prefix(starts).enumerated() where !row.isBlank {
      // Below a header that is surely one stand rows, and perhaps the header of another table.
      if let best, best.matcher.exact >= 3, row.number > best.rows.upperBound + 1 { break }
      let single = HeaderRow(row)
      if single.isBetter(than: best) { best = single }
      guard index + 1 < rows.count else { continue }
      let groups = spread(row.cells, over: rows[index + 1].cells)
      guard isSubHeader(rows[index + 1], under: groups, single.matcher) else { continue }
      let below = HeaderRow(rows[index + 1])
      // "I. THỊ XÃ HOÀI NHƠN" alone over the names of the outlets is no group.
      if row.cells.count(where: { !$0.isEmpty }) == 1, let name = below.matcher[.name], !groups[name].isEmpty {
        continue
      }
      let double = HeaderRow(rows[index + 1], under: (groups, row.number))
      // What adds no column is a title, not a group.
      let isPart =
        best?.rows.upperBound == row.number
        && (HeaderWords.nameAngles(below.cells) || HeaderWords.nameYears(below.cells))
      if double.matcher.columns.count > below.matcher.columns.count || !below.matcher.isListHeader,
        double.isBetter(than: best) || isPart
      {
        best = double
      }
      // "Thông tin" over "Tọa độ" over "Vĩ độ".
      guard index + 2 < rows.count, best?.rows.lowerBound == row.number else { continue }
      let lower = rows[index + 2]
      let inner = spread(deepest(groups, rows[index + 1].cells), over: lower.cells)
      guard isSubHeader(lower, under: inner, double.matcher) else { continue }
      let triple = HeaderRow(lower, under: (inner, row.number))
      if triple.isBetter(than: best), triple.matcher.columns.count > double.matcher.columns.count { best = triple }
    }
    return best
  }

  /// Of a sheet whose header names no outlets: the other columns that it is known by.
  static func knownColumns(in rows: [Sheet.Row]) -> [String] {
    let matchers = rows.prefix(depth).map { HeaderRow($0).matcher }.filter { $0[.name] == nil && $0.exact > 0 }
    let nearest = matchers.max { $0.columns.count < $1.columns.count }
    return nearest.map { matcher in matcher.columns.map { matcher.headers[$0.index] } } ?? []
  }

  /// The row that would be the header if a person said what its columns are: the named one, else the first of
  /// those with the most cells.
  static func unrecognised(in rows: [Sheet.Row], number: Int?) -> HeaderRow? {
    if number == 0 {
      let width = rows.prefix(depth).map(\.cells.count).max() ?? 0
      return HeaderRow(Sheet.Row(number: 0, cells: (0..<width).map { "Cột \(letters($0))" }))
    }
    if let number { return rows.first { $0.number == number }.map { HeaderRow($0) } }
    let filled = rows.prefix(depth).map { row in row.cells.count { !$0.isEmpty } }
    guard let most = filled.max(), most > 1, let index = filled.firstIndex(of: most) else { return nil }
    return HeaderRow(rows[index])
  }

  /// As spreadsheets name their columns: A, …, Z, AA.
  static func letters(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(0x41 + index % 26)))
    return index < 26 ? letter : letters(index / 26 - 1) + letter
  }

  private func isBetter(than other: HeaderRow?) -> Bool {
    guard matcher.isListHeader else { return false }
    guard let other else { return true }
    return matcher.columns.count > other.matcher.columns.count
  }

  /// Short words that name columns, or values of the columns' groups; no facts.
  private static func isSubHeader(_ row: Sheet.Row, under groups: [String], _ upper: HeaderMatcher) -> Bool {
    func isEmpty(_ field: OutletDraft.Field) -> Bool {
      upper[field].map { $0 >= row.cells.count || row.cells[$0].isEmpty } ?? true
    }
    // "Siêu thị Đầm" beside "Website" below "Kênh bán" is an outlet's name.
    if !isEmpty(.name), let name = upper[.name].map({ VietnameseText.clean(row.cells[$0]) }), !isName(name),
      !VietnameseText.fold(name).hasPrefix("ten ")
    {
      return false
    }
    // An outlet has a name or a number.
    let mayHoldValues = isEmpty(.name) && isEmpty(.number)
    if mayHoldValues, HeaderWords.nameYears(row.cells) { return true }
    func isValue(_ index: Int) -> Bool {
      guard mayHoldValues, let field = HeaderReading(VietnameseText.clean(groups[index]))?.field else {
        return false
      }
      let cell = VietnameseText.clean(row.cells[index])
      return ValueWords.isValue(cell, of: field) || HeaderMatcher.changing.contains(field) && MonthWords.isAlone(cell)
    }
    let cells = row.cells.indices.filter { !row.cells[$0].isEmpty }
    let values = Set(cells.filter(isValue))
    guard
      cells.allSatisfy({ index in
        let cell = row.cells[index]
        return cell.count <= 40 && (!cell.contains { $0.isNumber } || isName(cell) || values.contains(index))
      })
    else { return false }
    // "Giờ" over "Mở" and "Đóng".
    return !values.isEmpty
      || cells.contains { HeaderReading(row.cells[$0]) != nil || isName("\(groups[$0]) > \(row.cells[$0])") }
      || HeaderWords.nameAngles(cells.map { row.cells[$0] })
  }

  /// "SĐT 1" names a column, "1 Lê Lợi" does not.
  private static func isName(_ cell: String) -> Bool { HeaderReading(cell)?.isExact == true }

  /// What two rows of a header name its columns: the lower one, unless that says too little by itself.
  private static func deepest(_ groups: [String], _ lower: [String]) -> [String] {
    groups.indices.map { index in
      guard index < lower.count, !lower[index].isEmpty else { return groups[index] }
      let isPlain = groups[index].isEmpty || HeaderReading(VietnameseText.clean(lower[index])) != nil
      return isPlain ? lower[index] : "\(groups[index]) > \(lower[index])"
    }
  }

  /// A group's name stands in the first cell of a merged range: it counts up to the next name, where the
  /// row below has something to group.
  private static func spread(_ upper: [String], over lower: [String]) -> [String] {
    var group = ""
    return (0..<max(upper.count, lower.count)).map { index in
      let own = index < upper.count ? upper[index] : ""
      if !own.isEmpty { group = own }
      return own.isEmpty && (index >= lower.count || lower[index].isEmpty) ? "" : group
    }
  }
}
