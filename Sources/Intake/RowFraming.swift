import Outlets

/// Goes down a sheet and tells the rows of outlets from what frames them; what the frame says of the rows below it
/// (a heading's district, "same as above") is put into them.
struct RowFraming {
  /// A row of an outlet, to be read.
  struct Entry {
    var draft: OutletDraft
    /// What was found before the row's cells were understood.
    var notes: [Note] = []

    mutating func add(_ note: Note, _ verdict: Verdict = .ready) {
      var note = note
      note.verdict = verdict
      notes.append(note)
    }
  }

  enum Result {
    case ignored(RowOutcome)
    /// A blank row; one behind the last row is no row of the list.
    case blank(RowOutcome)
    case entry(Entry)
  }

  private let header: ListHeader
  private let isLayer: Bool
  private let formulas: [Int: [Int]]
  private var sorter: RowSorter
  private var context = RowContext()
  private var read = 0
  private var readSinceHeading = 0
  /// Remarks on the whole file.
  private(set) var notes: [Note] = []

  init(_ header: ListHeader, of sheet: Sheet, gazetteer: Gazetteer) {
    self.header = header
    isLayer = sheet.header != nil
    formulas = sheet.formulasWithoutValue
    sorter = RowSorter(matcher: header.matcher, gazetteer: gazetteer, isLayer: isLayer)
  }

  mutating func frame(_ row: Sheet.Row) -> Result {
    if let rows = header.row?.rows, row.number <= rows.upperBound {
      if rows.contains(row.number) { return ignored(row, "header-row") }
      return row.isBlank ? ignored(row, "blank-row") : ignored(row, "title-row")
    }
    var row = row
    let findings = LegacyFont.convert(&row)
    var sort = sorter.sort(row)
    // What looks blank may hold formulas.
    if sort == .ignored(code: "blank-row"), formulas[row.number] != nil { sort = .outlet }
    switch sort {
    case .outlet:
      read += 1
      readSinceHeading += 1
      return .entry(entry(row, findings))
    case .ignored(let code): return ignored(row, code)
    case .section(let heading):
      context.enter(heading)
      readSinceHeading = 0
      return ignored(row, "section-row")
    case .header:
      notes.append(FileNote.secondHeader(row: row.number))
      return ignored(row, "header-row")
    case .total(let numbers):
      if numbers.count == 1, numbers[0] != read, numbers[0] != readSinceHeading {
        notes.append(FileNote.totalMismatch(numbers[0], read, row: row.number))
      }
      return ignored(row, "total-row")
    }
  }

  private mutating func entry(_ row: Sheet.Row, _ findings: [(index: Int, finding: LegacyFont.Finding)]) -> Entry {
    let matcher = sorter.matcher
    var entry = Entry(draft: OutletDraft(row, matcher))
    for (index, finding) in findings {
      guard matcher.columns.contains(where: { $0.index == index && !$0.field.isPrivate }) else { continue }
      switch finding {
      case .plain: break
      case .converted(let text, let font): entry.add(RowNote.legacyFont(text, font, matcher.headers[index]))
      case .unclear(let likely): entry.add(RowNote.legacyFontUnclear(likely, matcher.headers[index]), .ask)
      }
    }
    for index in formulas[row.number] ?? [] {
      guard matcher.columns.contains(where: { $0.index == index && !$0.field.isPrivate }) else { continue }
      entry.add(RowNote.formulaWithoutValue(matcher.headers[index]), .ask)
    }
    for note in context.complete(&entry.draft) { entry.add(note) }
    if row.hasStrayQuote { entry.add(RowNote.strayQuote(), .ask) }
    if !isLayer {
      if row.cells.count > matcher.headers.count {
        let extra = row.cells.dropFirst(matcher.headers.count).filter { !$0.isEmpty }
        if !extra.isEmpty { entry.add(RowNote.extraCells(extra), .ask) }
      }
      if row.cells.count == 1 || row.cells.dropFirst().allSatisfy(\.isEmpty),
        let separator = CSVReader.separators.first(where: { mark in
          row.cells[0].utf8.count { $0 == mark } >= max(2, matcher.columns.count / 2)
        })
      {
        entry.add(RowNote.otherSeparator(String(UnicodeScalar(separator))), .ask)
      }
    }
    return entry
  }

  private func ignored(_ row: Sheet.Row, _ code: String) -> Result {
    let outcome = RowOutcome(
      row: row.number, number: nil, verdict: .ignored, outlet: nil, notes: [RowNote.ignored(code)])
    return code == "blank-row" ? .blank(outcome) : .ignored(outcome)
  }
}

extension LegacyFont {
  /// Converts the cells that are surely in such a font, and tells of all that are not plain. A cell that may be in
  /// either font is in that of its neighbours.
  static func convert(_ row: inout Sheet.Row) -> [(index: Int, finding: Finding)] {
    var findings: [(index: Int, finding: Finding)] = []
    var fonts: Set<LegacyFont> = []
    for index in row.cells.indices {
      let finding = examine(row.cells[index])
      if finding == .plain { continue }
      if case .converted(_, let font) = finding { fonts.insert(font) }
      findings.append((index, finding))
    }
    for place in findings.indices {
      let index = findings[place].index
      if case .unclear = findings[place].finding, fonts.count == 1 {
        findings[place].finding = examine(row.cells[index], fonts: Array(fonts))
      }
      if case .converted(let text, _) = findings[place].finding { row.cells[index] = text }
    }
    return findings
  }
}
