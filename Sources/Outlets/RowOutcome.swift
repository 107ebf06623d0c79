/// What becomes of one row of a list.
public enum Verdict: String, Sendable, Codable, CaseIterable {
  /// Will be published; its notes say what was fixed.
  case ready
  /// Waits for a person.
  case ask
  /// Cannot be used.
  case rejected
  /// A title, header, section, blank, total or signature row.
  case ignored
}

/// One row of a list after reading: its verdict, the outlet it became, and the remarks on the way.
public struct RowOutcome: Sendable, Equatable {
  /// The file's own row number, counted from 1, blank and hidden rows included.
  public let row: Int
  /// The row's own STT, as written.
  public let number: String?
  public var verdict: Verdict
  /// Present for every `ready` row, and for an `ask` row as far as it could be read.
  public var outlet: Outlet?
  public var notes: [Note]

  public init(row: Int, number: String?, verdict: Verdict, outlet: Outlet?, notes: [Note]) {
    self.row = row
    self.number = number
    self.verdict = verdict
    self.outlet = outlet
    self.notes = notes
  }

  /// Adds a remark; a verdict only ever gets worse (ready → ask → rejected).
  public mutating func add(_ note: Note, verdict worse: Verdict = .ready) {
    notes.append(note)
    let order: [Verdict] = [.ready, .ask, .rejected]
    if let now = order.firstIndex(of: verdict), let then = order.firstIndex(of: worse), then > now {
      verdict = worse
    }
  }
}
