import Outlets

/// Goes down a sheet and tells the rows of outlets from what frames them; what the frame says of the rows below it
/// (a heading's district, "same as above") is put into them.
struct RowFraming {
  /// A row of an outlet, to be read.
  struct Entry: Sendable {
    var draft: OutletDraft
    /// What was found before the row's cells were understood.
    var notes: [Note] = []
  }

  enum Result: Sendable {
    case ignored(row: Int, code: String)
    case entry(Entry)
  }

  private let header: ListHeader
  private let sheet: Sheet
  private let limits: ReadingLimits
  private var sorter: RowSorter
  private var context = RowContext()
  private var title: ListTitle
  private var read = 0
  private var readSinceHeading = 0
  /// Remarks on the whole file.
  private(set) var notes: [Note] = []
  /// How rows are prepared by the columns that hold now.
  private(set) var preparation: RowPreparation
  /// Counts the headers.
  private(set) var version = 0

  init(_ header: ListHeader, of sheet: Sheet, gazetteer: Gazetteer, limits: ReadingLimits) {
    (self.header, self.sheet, self.limits) = (header, sheet, limits)
    sorter = RowSorter(header, gazetteer: gazetteer)
    title = ListTitle(sheetName: sheet.name, gazetteer: gazetteer)
    preparation = RowPreparation(
      matcher: header.matcher, headerEnd: header.row?.rows.upperBound ?? 0, isLayer: sheet.header != nil,
      areNamesNumbered: header.numbersNames(in: sheet), formulas: sheet.worksheet.formulasWithoutValue, limits: limits)
  }

  /// - Parameters:
  ///   - part: the next rows of the sheet.
  ///   - below: the rows behind it.
  ///   - prepared: the same rows, prepared by the columns of `version`.
  mutating func frame(
    _ part: Sheet, below: Sheet, _ prepared: [RowPreparation.Row], version: Int
  ) throws(ListFileError) -> [Result] {
    let rows = version == self.version ? prepared : try preparation.rows(of: part)
    let version = self.version
    var results: [Result] = []
    results.reserveCapacity(rows.count)
    var unprepared: [Sheet.Row] = []
    var plain: Set<String> = []
    for index in rows.indices {
      // Behind another header, what was prepared by the old one is done again.
      let row = version == self.version ? rows[index] : try preparation.row(unprepared[index], plain: &plain)
      results.append(
        frame(row) {
          if unprepared.isEmpty { unprepared = Array(part) + below.prefix(HeaderRow.longest + HeaderRow.depth) }
          return unprepared[index...]
        })
    }
    return results
  }

  /// - Parameter rest: gives the row, and those below it, as they came, as many as a header's columns are told by.
  private mutating func frame(_ row: RowPreparation.Row, _ rest: () -> ArraySlice<Sheet.Row>) -> Result {
    if let entry = row.entry { return outlet(entry) }
    guard let (row, fonts) = row.open else { return .ignored(row: row.number, code: "blank-row") }
    func next() -> Sheet.Row? { rest().dropFirst().first { !$0.isBlank } }
    if let rows = header.row?.rows, row.number <= rows.upperBound {
      if rows.contains(row.number) { return .ignored(row: row.number, code: "header-row") }
      if !row.isBlank, let below = next(), below.number == rows.lowerBound,
        let (heading, level) = sorter.heading(row, above: below)
      {
        return section(heading, level, row.number)
      }
      title.read(row)
      noteLegend(row)
      return .ignored(row: row.number, code: row.isBlank ? "blank-row" : "title-row")
    }
    // The second row of another header.
    if row.number <= preparation.headerEnd { return .ignored(row: row.number, code: "header-row") }
    switch sorter.sort(row, next: next) {
    case .outlet: return outlet(preparation.entry(row, fonts))
    // What looks blank may hold formulas.
    case .ignored("blank-row") where sheet.worksheet.formulasWithoutValue[row.number] != nil:
      return outlet(preparation.entry(row, fonts))
    case .ignored(let code):
      if code == "remark-row" { noteLegend(row) }
      return .ignored(row: row.number, code: code)
    case .title(let text):
      if title.begins(text) {
        context.leave()
        readSinceHeading = 0
      }
      return .ignored(row: row.number, code: "title-row")
    case .section(let heading, let level): return section(heading, level, row.number)
    case .header:
      notes.append(FileNote.secondHeader(row: row.number))
      let header = Self.header(of: rest())
      sorter.header = header
      version += 1
      preparation.matcher = sorter.matcher
      preparation.headerEnd = header?.rows.upperBound ?? row.number
      return .ignored(row: row.number, code: "header-row")
    case .total(let numbers):
      context.sum()
      if numbers.count == 1, numbers[0] != read, numbers[0] != readSinceHeading {
        notes.append(FileNote.totalMismatch(numbers[0], read, row: row.number))
      }
      return .ignored(row: row.number, code: "total-row")
    }
  }

  private mutating func section(_ heading: RowContext.Heading, _ level: RowContext.Level, _ row: Int) -> Result {
    context.enter(heading, level)
    title.enter(context.words)
    readSinceHeading = 0
    return .ignored(row: row, code: "section-row")
  }

  /// The header that rows below the first one begin with, its ticked columns told by the cells below it.
  private static func header(of rows: ArraySlice<Sheet.Row>) -> HeaderRow? {
    var plain: Set<String> = []
    var first = Array(rows.prefix(HeaderRow.longest))
    for index in first.indices { _ = LegacyFont.convert(&first[index], plain: &plain) }
    return HeaderRow.find(in: first, starts: 1).map { header in
      header.choosing([:], ticked: TickedColumns(header.matcher, in: rows, below: header.rows.upperBound))
    }
  }

  /// "Ghi chú: ô màu vàng là cơ sở đã đóng cửa."
  private mutating func noteLegend(_ row: Sheet.Row) {
    for cell in row.cells where !cell.isEmpty && !ListTitle.isTitle(cell) {
      let text = VietnameseText.clean(cell)
      if StatusWords.named(in: MarkedWords(text)).contains(where: { $0 != .active }) {
        notes.append(FileNote.legend(text, row: row.number))
      }
    }
  }

  /// A row whose name is struck through is struck; else some of its cells are.
  private func ask(_ entry: inout Entry, _ struck: [Int]) {
    let matcher = preparation.matcher
    if let name = matcher[.name], struck.contains(name) {
      entry.notes.add(RowNote.struck(matcher.headers[name]), verdict: .ask)
      return
    }
    for (field, index) in matcher.columns where struck.contains(index) && field != .number && !field.isPrivate {
      entry.notes.add(RowNote.struckCell(matcher.headers[index]), verdict: .ask)
    }
  }

  private mutating func outlet(_ entry: Entry) -> Result {
    read += 1
    readSinceHeading += 1
    sorter.numberAbove = entry.draft[.number]
    var entry = entry
    let merged = sheet.worksheet.mergedWithAbove[entry.draft.row] ?? []
    let fields = merged.isEmpty ? [] : preparation.matcher.columns.filter { merged.contains($0.index) }.map(\.field)
    entry.notes += context.complete(&entry.draft, merged: fields)
    entry.notes += title.complete(&entry.draft, preparation.matcher)
    if let struck = sheet.worksheet.struckCells[entry.draft.row] { ask(&entry, struck) }
    return .entry(entry)
  }
}
