import Outlets

/// Reads one sheet from its header to its last row.
struct SheetReader {
  let sheet: Sheet
  let header: ListHeader

  /// Whether anything stands below the header.
  var hasRows: Bool {
    sheet.contains { $0.number > header.row?.rows.upperBound ?? 0 && !$0.isBlank }
  }

  /// - Returns: the rows in the file's order, and remarks on the whole file.
  /// - Throws: `tooManyRows`, `tooManyColumns`.
  func read(
    gazetteer: Gazetteer, coordinates: CoordinateReader, limits: ReadingLimits
  ) throws(ListFileError) -> (rows: [RowOutcome], notes: [Note]) {
    var reader = RowReader(gazetteer: gazetteer, coordinates: coordinates)
    var framing = RowFraming(header, of: sheet, gazetteer: gazetteer)
    var duplicates = DuplicateFinder()
    var outcomes: [RowOutcome] = []
    var blanks: [RowOutcome] = []
    for row in sheet {
      if row.number > limits.rows { throw .tooManyRows(limit: limits.rows) }
      if row.cells.count > limits.columns { throw .tooManyColumns(row: row.number, limit: limits.columns) }
      switch framing.frame(row) {
      case .blank(let outcome):
        blanks.append(outcome)
        continue
      case .ignored(let outcome):
        outcomes += blanks + [outcome]
      case .entry(let entry):
        outcomes += blanks
        var (outcome, traits) = reader.read(entry.draft)
        for note in entry.notes { outcome.add(note, verdict: note.verdict) }
        duplicates.ask(&outcome, traits)
        if outcome.verdict != .ready { outcome.draft = entry.draft }
        outcomes.append(outcome)
      }
      blanks = []
    }
    return (outcomes, framing.notes)
  }
}
