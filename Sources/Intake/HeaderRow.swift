/// The header of a sheet, found below whatever title stands above it.
struct HeaderRow: Sendable {
  let matcher: HeaderMatcher
  /// The file's own numbers of the header's rows: one, or two where groups stand over sub-headers.
  let rows: ClosedRange<Int>

  /// Rows that are looked at.
  static let depth = 40

  /// The row, or two rows, that name the most columns; the upper of equals. Nil when none is a list's header.
  ///
  /// - Parameter rows: the sheet's first rows.
  static func find(in rows: [Sheet.Row]) -> HeaderRow? {
    var best: HeaderRow?
    for (index, row) in rows.prefix(depth).enumerated() where !row.isBlank {
      let single = HeaderRow(matcher: HeaderMatcher(row.cells), rows: row.number...row.number)
      if single.isBetter(than: best) { best = single }
      guard index + 1 < rows.count, isSubHeader(rows[index + 1]) else { continue }
      let groups = spread(row.cells, over: rows[index + 1].cells)
      let double = HeaderRow(
        matcher: HeaderMatcher(rows[index + 1].cells, groups: groups), rows: row.number...rows[index + 1].number)
      if double.isBetter(than: best) { best = double }
    }
    return best
  }

  private func isBetter(than other: HeaderRow?) -> Bool {
    guard matcher.isListHeader else { return false }
    guard let other else { return true }
    return matcher.columns.count > other.matcher.columns.count
  }

  /// Short words that name columns, no facts.
  private static func isSubHeader(_ row: Sheet.Row) -> Bool {
    let cells = row.cells.filter { !$0.isEmpty }
    guard !cells.isEmpty, cells.allSatisfy({ $0.count <= 40 && !$0.contains { $0.isNumber } }) else { return false }
    return cells.contains { HeaderMatcher.reading($0) != nil }
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
