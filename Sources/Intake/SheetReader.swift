import Foundation
import Outlets

/// Reads one sheet from its header to its last row.
///
/// Rows are prepared and understood in parts, as many parts at once as there are processors; what a row takes from
/// the rows above it is settled between the two, part after part, and duplicates are sought at the end, so that the
/// outcome is that of one row after the other. A window of parts is under way at a time.
struct SheetReader: Sendable {
  let sheet: Sheet
  let header: ListHeader
  /// Rows of a part.
  var partSize = 2048

  /// Whether anything stands below the header.
  var hasRows: Bool {
    sheet.contains { $0.number > header.row?.rows.upperBound ?? 0 && !$0.isBlank }
  }

  private enum Done: Sendable {
    case prepared(Int, Sheet, below: Sheet, [RowPreparation.Row], version: Int)
    case understood(Int, Understood, RowReader)
  }

  /// A part's rows, each by itself.
  private struct Understood: Sendable {
    var rows: [RowOutcome] = []
    /// Nil for an ignored row.
    var others: [(draft: OutletDraft, traits: OutletTraits)?] = []
    /// Nothing but blank rows, by their numbers.
    var blanks: [Int]?

    init(_ results: [RowFraming.Result], _ reader: inout RowReader) {
      let blank = results.compactMap { result in
        if case .ignored(let row, "blank-row") = result { row } else { nil }
      }
      if blank.count == results.count {
        blanks = blank
        return
      }
      rows.reserveCapacity(results.count)
      others.reserveCapacity(results.count)
      for result in results {
        switch result {
        case .ignored(let row, let code):
          rows.append(SheetReader.ignored(row, code))
          others.append(nil)
        case .entry(let entry):
          let (outcome, traits) = reader.read(entry.draft)
          rows.append(outcome)
          for note in entry.notes { rows[rows.count - 1].add(note, verdict: note.verdict) }
          others.append((entry.draft, traits))
        }
      }
    }
  }

  private static func ignored(_ row: Int, _ code: String) -> RowOutcome {
    RowOutcome(row: row, number: nil, verdict: .ignored, outlet: nil, notes: [RowNote.ignored(code)])
  }

  /// - Returns: the rows in the file's order, and remarks on the whole file.
  /// - Throws: `tooManyRows`, `tooManyColumns`, `CancellationError`.
  func read(
    gazetteer: Gazetteer, coordinates: CoordinateReader, limits: ReadingLimits
  ) async throws -> (rows: [RowOutcome], notes: [Note]) {
    var framing = RowFraming(header, of: sheet, gazetteer: gazetteer, limits: limits)
    var rows: [RowOutcome] = []
    var duplicates = DuplicateFinder()
    var readers: [RowReader] = []
    // A sheet that is formatted to its end has a million blank rows behind its list.
    var blanks: [Int] = []
    try await withThrowingTaskGroup(of: Done.self) { group in
      var parts = sheet
      var (started, framed, collected) = (0, 0, 0)
      var prepared: [Int: (part: Sheet, below: Sheet, rows: [RowPreparation.Row], version: Int)] = [:]
      var understood: [Int: Understood] = [:]
      func prepareNext() {
        guard let part = parts.split(off: partSize) else { return }
        let (number, below, version, preparation) = (started, parts, framing.version, framing.preparation)
        group.addTask { .prepared(number, part, below: below, try preparation.rows(of: part), version: version) }
        started += 1
      }
      for _ in 0..<(2 * ProcessInfo.processInfo.activeProcessorCount) { prepareNext() }
      while let done = try await group.next() {
        try Task.checkCancellation()
        switch done {
        case .prepared(let number, let part, let below, let rows, let version):
          prepared[number] = (part, below, rows, version)
        case .understood(let number, let part, let reader):
          understood[number] = part
          readers.append(reader)
        }
        while let next = prepared.removeValue(forKey: framed) {
          let number = framed
          let results = try framing.frame(next.part, below: next.below, next.rows, version: next.version)
          let known = readers.popLast() ?? RowReader(gazetteer: gazetteer, coordinates: coordinates)
          group.addTask {
            var reader = known
            let part = Understood(results, &reader)
            return .understood(number, part, reader)
          }
          framed += 1
        }
        while var part = understood.removeValue(forKey: collected) {
          collected += 1
          prepareNext()
          if let more = part.blanks {
            blanks += more
            continue
          }
          rows += blanks.map { Self.ignored($0, "blank-row") }
          blanks = []
          for index in part.rows.indices {
            guard let (draft, traits) = part.others[index] else { continue }
            duplicates.ask(&part.rows[index], traits)
            if part.rows[index].verdict != .ready { part.rows[index].draft = draft }
          }
          rows += part.rows
        }
      }
    }
    // Blank rows behind the last row are no rows of the list.
    while let last = rows.last, last.verdict == .ignored, last.notes.first?.code == "blank-row" { rows.removeLast() }
    rows.markSharedPlaces()
    var notes = framing.notes
    let hidden = sheet.worksheet.hiddenRows
    let shownNowhere =
      hidden.isEmpty ? [] : rows.filter { $0.verdict != .ignored && hidden.contains($0.row) }.map(\.row)
    if !shownNowhere.isEmpty { notes.append(FileNote.hiddenRows(shownNowhere)) }
    if !sheet.worksheet.commentedCells.isEmpty { notes.append(FileNote.comments(sheet.worksheet.commentedCells)) }
    return (rows, notes)
  }
}
