import Outlets

/// Reads one sheet from its header to its last row.
struct SheetReader {
  let sheet: Sheet
  let header: ListHeader

  /// Whether anything stands below the header.
  var hasRows: Bool {
    sheet.contains { $0.number > header.row?.rows.upperBound ?? 0 && !$0.isBlank }
  }

  /// - Throws: `tooManyRows`, `tooManyColumns`.
  func read(
    gazetteer: Gazetteer, coordinates: CoordinateReader, limits: ReadingLimits
  ) throws(ListFileError) -> [RowOutcome] {
    let matcher = header.matcher
    var rows = RowReader(gazetteer: gazetteer, coordinates: coordinates)
    var sorter = RowSorter(matcher: matcher, gazetteer: gazetteer, isLayer: sheet.header != nil)
    var duplicates = DuplicateFinder()
    var context = RowContext()
    var outcomes: [RowOutcome] = []
    var blanks: [RowOutcome] = []
    for row in sheet {
      if row.number > limits.rows { throw .tooManyRows(limit: limits.rows) }
      if row.cells.count > limits.columns { throw .tooManyColumns(row: row.number, limit: limits.columns) }
      let code = sort(row, &sorter, &context)
      if let code {
        let ignored = RowOutcome(
          row: row.number, number: nil, verdict: .ignored, outlet: nil, notes: [RowNote.ignored(code)])
        // Blank rows behind the last row are no rows of the list.
        if code == "blank-row" {
          blanks.append(ignored)
        } else {
          outcomes += blanks + [ignored]
          blanks = []
        }
        continue
      }
      outcomes += blanks
      blanks = []
      var draft = OutletDraft(row, matcher)
      let filled = context.complete(&draft)
      var outcome = rows.read(draft)
      for note in filled { outcome.add(note) }
      if row.hasStrayQuote { outcome.add(RowNote.strayQuote(), verdict: .ask) }
      let extra = row.cells.dropFirst(matcher.headers.count).filter { !$0.isEmpty }
      if sheet.header == nil, !extra.isEmpty, row.cells.count > matcher.headers.count {
        outcome.add(RowNote.extraCells(Array(extra)), verdict: .ask)
      }
      if let duplicate = duplicates.original(of: draft, outcome) {
        outcome.add([duplicate], RowNote.duplicate(duplicate))
      }
      if outcome.verdict != .ready { outcome.draft = draft }
      outcomes.append(outcome)
    }
    return outcomes
  }

  /// The code of an ignored row; nil for an outlet's.
  private func sort(_ row: Sheet.Row, _ sorter: inout RowSorter, _ context: inout RowContext) -> String? {
    if let rows = header.row?.rows, row.number <= rows.upperBound {
      if rows.contains(row.number) { return "header-row" }
      return row.isBlank ? "blank-row" : "title-row"
    }
    switch sorter.sort(row) {
    case .outlet: return nil
    case .ignored(let code): return code
    case .section(let commune, let district):
      context.enter(commune: commune, district: district)
      return "section-row"
    }
  }
}
