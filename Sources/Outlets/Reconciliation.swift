/// One intended change of the published outlets. Lists of them are copied without their outlets.
public indirect enum OutletEdit: Sendable, Equatable {
  case add(Outlet)
  /// Refused when the outlet is no longer as `before` says.
  case update(id: Int64, before: Outlet, after: Outlet)
  case remove(id: Int64, before: Outlet)
}

/// What a list means for the outlets that are published already: which of its rows are new, which bring a published
/// outlet up to date, and which say nothing new. A list that was imported before has no edits.
///
/// A row stands for the published outlet with the list's own key, else for the one of the same name, in the same
/// commune of today, and near. Where that leaves a choice, or a published outlet is only like the row (the same
/// brand near by, the same house), the row is asked with the code `duplicate-published`. No two rows stand for one
/// outlet, and no demonstration row for a real one; a key that was copied or dragged to another row, or whose rows have
/// their names shifted, is asked. What was taken off the map comes back only when a person says so. A row that was asked
/// for another row's sake, and is published already just as it says, is asked no more.
///
/// Other rows that are not `ready` pass unchanged. Time grows with rows plus published outlets.
public struct Reconciliation: Sendable {
  /// As given, with what was decided, and with the verdict and notes of rows that must now be asked.
  public let rows: [RowOutcome]
  public let added: Int
  public let updated: Int
  public let unchanged: Int
  /// What each row that is ready does, by the file's own row number.
  public let effects: [Int: Effect]
  /// For a complete list: what it no longer has.
  public let gone: GoneOutlets?

  public enum Effect: Sendable, Equatable {
    case add
    indirect case update(id: Int64, before: Outlet, after: Outlet)
    /// The published outlet is as the row has it.
    case none(id: Int64)

    /// Of the published outlet; nil for a new one.
    public var id: Int64? {
      switch self {
      case .add: nil
      case .update(let id, _, _), .none(let id): id
      }
    }

    /// What is to be done; nil where there is nothing.
    ///
    /// - Parameter outlet: the row's.
    public func edit(_ outlet: Outlet) -> OutletEdit? {
      switch self {
      case .add: .add(outlet.withoutOwnKey)
      case .update(let id, let before, let after): .update(id: id, before: before, after: after)
      case .none: nil
      }
    }
  }

  /// - Parameters:
  ///   - decisions: what a person says of rows that may be duplicates, by row number.
  ///   - earlier: what the published outlets were when the rows were exported.
  ///   - isComplete: the list claims to hold every outlet of its kinds and area.
  ///   - former: what was taken off the map.
  public init(
    rows: [RowOutcome], published: [PublishedOutlet], decisions: [Int: DuplicateDecision] = [:],
    earlier: EarlierOutlets = EarlierOutlets(), isComplete: Bool = false, former: FormerOutlets = FormerOutlets()
  ) {
    var rows = decisions.isEmpty ? rows : rows.settled(by: decisions)
    var matching = PublishedMatching(rows: rows, published: published)
    matching.byDecision(decisions)
    matching.byKey()
    matching.byName()
    matching.byLikeness()
    matching.byRemoval(former)
    matching.bySettlement()
    var effects: [Int: Effect] = [:]
    var (added, updated, unchanged) = (0, 0, 0)
    for index in rows.indices {
      let row = rows[index].row
      let answer = matching.answers[index]
      if case .settled(let place) = answer {
        rows[index].settleDuplicates()
        effects[row] = Effect.none(id: published[place].id)
        unchanged += 1
        continue
      }
      guard rows[index].verdict == .ready, rows[index].outlet != nil else { continue }
      switch answer {
      case nil, .new, .settled:
        if let note = former.note(rows[index]) {
          rows[index].add(note, verdict: .ask)
        } else {
          effects[row] = .add
          added += 1
        }
      case .same(let place):
        let (id, before) = (published[place].id, published[place].outlet)
        // The outlet stays where it is known to be.
        if before.accuracy != .commune { rows[index].notes.removeAll { $0.code == "placed-in-commune" } }
        guard let after = rows[index].merged(into: published[place], earlier) else { continue }
        if after == before {
          effects[row] = Effect.none(id: id)
          unchanged += 1
        } else if let note = former.note(rows[index], update: (id, before, after)) {
          rows[index].add(note, verdict: .ask)
        } else {
          effects[row] = .update(id: id, before: before, after: after)
          updated += 1
        }
      case .ask(let duplicates, let note): rows[index].add(duplicates, note)
      }
    }
    (self.rows, self.effects) = (rows, effects)
    (self.added, self.updated, self.unchanged) = (added, updated, unchanged)
    gone = isComplete ? GoneOutlets(rows: rows, published: published, taken: matching.takenPlaces) : nil
  }

  /// In the order of the rows.
  public var edits: [OutletEdit] {
    rows.compactMap { row in row.outlet.flatMap { effects[row.row]?.edit($0) } }
  }
}

extension Outlet {
  /// The outlet as a list has it, without a key that was made here.
  public var withoutOwnKey: Outlet {
    guard PublishedOutlet.isOwnKey(key) else { return self }
    var outlet = self
    outlet.key = nil
    return outlet
  }
}
