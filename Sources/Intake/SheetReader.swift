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
    case prepared(Int, Sheet, [RowPreparation.Row], version: Int)
    case understood(Int, [Outcome], RowReader)
  }

  private enum Outcome: Sendable {
    case ignored(row: Int, code: String)
    case row(RowOutcome, OutletDraft, OutletTraits)
  }

  /// - Returns: the rows in the file's order, and remarks on the whole file.
  /// - Throws: `tooManyRows`, `tooManyColumns`, `CancellationError`.
  func read(
    gazetteer: Gazetteer, coordinates: CoordinateReader, limits: ReadingLimits
  ) async throws -> (rows: [RowOutcome], notes: [Note]) {
    var framing = RowFraming(header, of: sheet, gazetteer: gazetteer, limits: limits)
    var collection = RowCollection()
    var readers: [RowReader] = []
    try await withThrowingTaskGroup(of: Done.self) { group in
      var parts = sheet
      var (started, framed, collected) = (0, 0, 0)
      var prepared: [Int: (part: Sheet, rows: [RowPreparation.Row], version: Int)] = [:]
      var understood: [Int: [Outcome]] = [:]
      func prepareNext() {
        guard let part = parts.split(off: partSize) else { return }
        let (number, version, preparation) = (started, framing.version, framing.preparation)
        group.addTask { .prepared(number, part, try preparation.rows(of: part), version: version) }
        started += 1
      }
      for _ in 0..<(2 * ProcessInfo.processInfo.activeProcessorCount) { prepareNext() }
      while let done = try await group.next() {
        try Task.checkCancellation()
        switch done {
        case .prepared(let number, let part, let rows, let version): prepared[number] = (part, rows, version)
        case .understood(let number, let outcomes, let reader):
          understood[number] = outcomes
          readers.append(reader)
        }
        while let next = prepared.removeValue(forKey: framed) {
          let number = framed
          let results = try framing.frame(next.part, next.rows, version: next.version)
          let reader = readers.popLast() ?? RowReader(gazetteer: gazetteer, coordinates: coordinates)
          group.addTask { Self.understand(number, results, reader) }
          framed += 1
        }
        while let outcomes = understood.removeValue(forKey: collected) {
          for outcome in outcomes { collection.add(outcome) }
          collected += 1
          prepareNext()
        }
      }
    }
    return (collection.rows, framing.notes)
  }

  private static func understand(_ number: Int, _ results: [RowFraming.Result], _ reader: RowReader) -> Done {
    var reader = reader
    let outcomes = results.map { result -> Outcome in
      switch result {
      case .ignored(let row, let code): return .ignored(row: row, code: code)
      case .entry(let entry):
        var (outcome, traits) = reader.read(entry.draft)
        for note in entry.notes { outcome.add(note, verdict: note.verdict) }
        return .row(outcome, entry.draft, traits)
      }
    }
    return .understood(number, outcomes, reader)
  }

  /// The rows in their order, each compared with those before it.
  private struct RowCollection {
    private(set) var rows: [RowOutcome] = []
    private var duplicates = DuplicateFinder()
    /// Blank rows since the last other; those behind the last row are no rows of the list.
    private var blanks: [RowOutcome] = []

    mutating func add(_ outcome: Outcome) {
      switch outcome {
      case .ignored(let row, let code):
        let ignored = RowOutcome(
          row: row, number: nil, verdict: .ignored, outlet: nil, notes: [RowNote.ignored(code)])
        if code == "blank-row" {
          blanks.append(ignored)
          return
        }
        flush()
        rows.append(ignored)
      case .row(var outcome, let draft, let traits):
        flush()
        duplicates.ask(&outcome, traits)
        if outcome.verdict != .ready { outcome.draft = draft }
        rows.append(outcome)
      }
    }

    private mutating func flush() {
      if blanks.isEmpty { return }
      rows += blanks
      blanks = []
    }
  }
}
