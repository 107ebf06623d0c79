/// What becomes of one row of a list.
public enum Verdict: String, Sendable, Codable, CaseIterable {
  /// Will be published; its notes say what was fixed.
  case ready
  /// Waits for a person.
  case ask
  /// Cannot be used.
  case rejected
  /// A title, header, section, blank, total or signature row, or one that an officer skipped.
  case ignored
}

/// One row of a list after reading: its verdict, the outlet it became, and the remarks on the way.
public struct RowOutcome: Sendable, Equatable, Codable {
  /// The file's own row number, counted from 1, blank and hidden rows included.
  public let row: Int
  /// The row's own STT, as written.
  public let number: String?
  public var verdict: Verdict
  /// Present for every `ready` row, and for an `ask` row as far as it could be read.
  public var outlet: Outlet?
  public var notes: [Note]
  /// What the row may stand for, best first; not empty only while that is asked.
  public var duplicates: [Duplicate] = []
  /// The row as it was read, for rows that are `ask` or `rejected`: to be corrected and read again.
  public var draft: OutletDraft?
  /// Never part of a public answer.
  public var privateFacts: PrivateFacts?
  /// Facts that the row has no word on, and that were taken for granted or guessed: they fill a gap of a published
  /// outlet, and change nothing that is known.
  public var assumed = Self.nothingStated
  /// Where the list was exported from here: what was published then, so that it is told what was edited since.
  public var export: ExportedRow?

  public static let nothingStated: Set<OutletProperty> = [.accuracy, .status]

  private enum CodingKeys: CodingKey { case row, number, verdict, outlet, notes, duplicates, draft, privateFacts }

  public init(row: Int, number: String?, verdict: Verdict, outlet: Outlet?, notes: [Note]) {
    self.row = row
    self.number = number
    self.verdict = verdict
    self.outlet = outlet
    self.notes = notes
  }

  /// Adds a remark; a verdict only ever gets worse (ready → ask → rejected).
  public mutating func add(_ note: Note, verdict worse: Verdict = .ready) {
    var note = note
    note.verdict = worse
    notes.append(note)
    if worse.badness > verdict.badness, verdict != .ignored { verdict = worse }
  }

  /// Asks whether the row stands for another.
  public mutating func add(_ duplicates: [Duplicate], _ note: Note) {
    self.duplicates += duplicates
    add(note, verdict: .ask)
  }

  /// Takes the question of duplicates as answered: the verdict is what the other remarks make of the row.
  public mutating func settleDuplicates() {
    duplicates = []
    notes.removeAll { $0.code.hasPrefix("duplicate-") }
    verdict = notes.map(\.verdict).max { $0.badness < $1.badness } ?? .ready
    if verdict == .ready { draft = nil }
  }
}

extension Verdict {
  fileprivate var badness: Int {
    switch self {
    case .ready, .ignored: 0
    case .ask: 1
    case .rejected: 2
    }
  }
}
