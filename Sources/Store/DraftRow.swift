public import Outlets

/// A row of an upload, as it was read or as an officer has settled it.
public struct DraftRow: Sendable {
  public enum State: String, Sendable, CaseIterable {
    /// Will be published; waits for a person; cannot be used; a title or blank row.
    case ready, ask, rejected, ignored
    /// Left out by an officer.
    case skipped
    /// On the map, or was so already.
    case published
  }

  public var outcome: RowOutcome
  public var state: State
  /// The first reading, of a row that an officer has settled.
  public var original: RowOutcome? {
    get { settledFrom.first }
    set { settledFrom = newValue.map { [$0] } ?? [] }
  }
  /// One at most; in place it would double the size of each of a hundred thousand rows for the sake of few.
  private var settledFrom: [RowOutcome] = []
  public var decision: DuplicateDecision?
  /// What publishing does or did, in JSON.
  public var change: String?
  /// The outlet and the changeset of a published row.
  public var outletID: Int64?
  public var changesetID: Int64?

  public init(_ outcome: RowOutcome, change: String? = nil) {
    self.outcome = outcome
    self.change = change
    state =
      switch outcome.verdict {
      case .ready: .ready
      case .ask: .ask
      case .rejected: .rejected
      case .ignored: .ignored
      }
  }
}
