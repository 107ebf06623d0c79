import Outlets

/// The part of a row's reading that needs no other row, so that many can be done at once: its cells in Unicode, and
/// for rows that are plainly outlets, which nearly all are, the draft.
struct RowPreparation: Sendable {
  struct Row: Sendable {
    let number: Int
    /// Nil for a row whose sort is still open.
    var entry: RowFraming.Entry?
    /// The cells of such a row, and what their fonts were.
    var open: (row: Sheet.Row, fonts: [(index: Int, finding: LegacyFont.Finding)])?
  }

  /// As far as the columns are known by now; a header below may change them.
  var matcher: HeaderMatcher
  /// The header's last row.
  var headerEnd: Int
  let isLayer: Bool
  let areNamesNumbered: Bool
  let formulas: [Int: [Int]]
  let limits: ReadingLimits

  /// - Throws: `tooManyRows`, `tooManyColumns`.
  func rows(of part: Sheet) throws(ListFileError) -> [Row] {
    var rows: [Row] = []
    var plain: Set<String> = []
    for row in part { rows.append(try self.row(row, plain: &plain)) }
    return rows
  }

  /// - Parameter plain: texts that are known to be in no legacy font.
  /// - Throws: `tooManyRows`, `tooManyColumns`.
  func row(_ row: Sheet.Row, plain: inout Set<String>) throws(ListFileError) -> Row {
    if row.number > limits.rows, !row.isBlank { throw .tooManyRows(limit: limits.rows) }
    if row.cells.count > limits.columns { throw .tooManyColumns(row: row.number, limit: limits.columns) }
    var row = row
    let fonts = LegacyFont.convert(&row, plain: &plain)
    let isPlain = row.number > headerEnd && (isLayer ? !row.isBlank : RowSorter.isPlainlyOutlet(row, matcher))
    return isPlain ? Row(number: row.number, entry: entry(row, fonts)) : Row(number: row.number, open: (row, fonts))
  }

  func entry(_ row: Sheet.Row, _ fonts: [(index: Int, finding: LegacyFont.Finding)]) -> RowFraming.Entry {
    var entry = RowFraming.Entry(draft: OutletDraft(row, matcher, areNamesNumbered: areNamesNumbered))
    for (index, finding) in fonts where isPublic(index) {
      switch finding {
      case .plain: break
      case .converted(let text, let font): entry.notes.add(RowNote.legacyFont(text, font, matcher.headers[index]))
      case .unclear(let likely):
        entry.notes.add(RowNote.legacyFontUnclear(likely, matcher.headers[index]), verdict: .ask)
      }
    }
    if !formulas.isEmpty {
      for index in formulas[row.number] ?? [] where isPublic(index) {
        entry.notes.add(RowNote.formulaWithoutValue(matcher.headers[index]), verdict: .ask)
      }
    }
    func cell(_ index: Int?) -> String { index.map { $0 < row.cells.count ? row.cells[$0] : "" } ?? "" }
    if matcher.namesHoldAddresses, let name = entry.draft[.name], let address = entry.draft[.address] {
      entry.notes.add(AddressInName.note(name, address, entry.draft.column(.address)))
    }
    let address = cell(matcher[.address])
    let written = matcher.namesHoldAddresses ? entry.draft[.name] ?? "" : cell(matcher[.name])
    if let name = matcher[.name], let names = SeveralOutlets.names(in: written, address: address) {
      entry.notes.add(RowNote.severalOutlets(names, matcher.headers[name]), verdict: .ask)
    } else if let name = matcher[.name], SeveralOutlets.isCount(written) {
      entry.notes.add(RowNote.countOfOutlets(written, matcher.headers[name]), verdict: .ask)
    } else if let column = matcher[.address], let addresses = SeveralOutlets.addresses(in: address) {
      entry.notes.add(RowNote.severalAddresses(addresses, matcher.headers[column]), verdict: .ask)
    }
    if row.hasStrayQuote { entry.notes.add(RowNote.strayQuote(), verdict: .ask) }
    if isLayer { return entry }
    if row.cells.count > matcher.headers.count {
      let extra = row.cells.dropFirst(matcher.headers.count).filter { !$0.isEmpty }
      if !extra.isEmpty { entry.notes.add(RowNote.extraCells(extra), verdict: .ask) }
    }
    if let separator = otherSeparator(row) { entry.notes.add(RowNote.otherSeparator(separator), verdict: .ask) }
    return entry
  }

  private func isPublic(_ index: Int) -> Bool {
    matcher.columns.contains { $0.index == index && !$0.field.isPrivate }
  }

  /// The mark that parts the one cell of a row into about as many as there are columns.
  private func otherSeparator(_ row: Sheet.Row) -> String? {
    guard let first = row.cells.first, row.cells.dropFirst().allSatisfy(\.isEmpty) else { return nil }
    let mark = CSVReader.separators.first { mark in
      first.utf8.count { $0 == mark } >= max(2, matcher.columns.count / 2)
    }
    return mark.map { String(UnicodeScalar($0)) }
  }
}
