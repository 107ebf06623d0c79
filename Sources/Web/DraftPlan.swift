import HTTPTypes
import Outlets
import Render
import Store

/// What an upload's rows do to the map: which are new, which change an outlet, which must be asked after all.
///
/// Made when a list is read, when a row is settled, and at last when it is published, always against the outlets
/// as they are then.
struct DraftPlan {
  /// As given, with the state and the effect that they have now.
  private(set) var rows: [DraftRow]
  private(set) var edits = OutletStore.DraftEdits()
  private(set) var added = 0
  private(set) var updated = 0
  /// Rows that would now do otherwise than the officer has seen: they wait to be looked at again.
  private(set) var held: [DraftRow] = []
  /// What the list would close if it is complete.
  private(set) var gone: GoneOutlets?

  private let isPublishing: Bool

  static let outsideCode = "outside-area"

  /// - Parameters:
  ///   - rows: those that are published already only show what a complete list still has.
  ///   - published: all outlets.
  ///   - former: what was taken off the map: it is asked first.
  ///   - isPublishing: the officer has seen what the rows do, and wants just that.
  ///   - earlier: what outlets were when rows of an exported list were exported.
  init(
    _ rows: [DraftRow], published: [PublishedOutlet], officer: Officer,
    former: FormerOutlets, earlier: EarlierOutlets, isComplete: Bool = false, isPublishing: Bool = false
  ) {
    self.rows = rows
    self.isPublishing = isPublishing
    let open = rows.indices.filter { ![.skipped, .ignored].contains(self.rows[$0].state) }
    var decisions: [Int: DuplicateDecision] = [:]
    for index in open {
      let id = rows[index].state == .published ? rows[index].outletID : nil
      decisions[rows[index].outcome.row] = id.map { .merge(into: .outlet($0)) } ?? rows[index].decision
    }
    let reconciliation = Reconciliation(
      rows: open.map { self.rows[$0].outcome }, published: published, decisions: decisions,
      earlier: earlier, isComplete: isComplete, former: former)
    gone = reconciliation.gone
    for (index, outcome) in zip(open, reconciliation.rows) where rows[index].state != .published {
      take(outcome, reconciliation.effects[outcome.row], of: index, officer)
    }
  }

  private mutating func take(
    _ outcome: RowOutcome, _ effect: Reconciliation.Effect?, of index: Int, _ officer: Officer
  ) {
    let (read, wasAsked) = (rows[index].outcome, rows[index].state == .ask)
    rows[index].outcome = outcome
    guard let effect, let outlet = outcome.outlet else {
      if outcome.verdict == .ask, !wasAsked { ask(index) }
      return
    }
    rows[index].state = .ready
    rows[index].outcome.notes.removeAll { $0.code == Self.outsideCode }
    let (states, document): ([Outlet], JSONValue) =
      switch effect {
      case .add: ([outlet], ["kind": "add"])
      case .none(let id): ([], ["kind": "same", "id": JSONValue(id)])
      case .update(let id, let before, let after):
        ([before, after], ["kind": "update", "id": JSONValue(id), "differences": .differences(before, after)])
      }
    if let outside = states.first(where: { !officer.mayPublish($0) }) {
      rows[index].outcome.add(Self.outside(outside), verdict: .ask)
      return ask(index)
    }
    let (seen, change) = (rows[index].change, String(decoding: document.bytes, as: UTF8.self))
    (rows[index].change, rows[index].outletID) = (change, effect.id)
    if isPublishing, !states.isEmpty, let seen, seen != change {
      edits.rows.append(rows[index])
      return held.append(rows[index])
    }
    if let edit = effect.edit(outlet) {
      edits.edits.append((outcome.row, change, edit))
      if effect.id == nil { added += 1 } else { updated += 1 }
    } else if let id = effect.id {
      edits.unchanged.append((outcome.row, change, id))
    }
    if rows[index].outcome != read { edits.rows.append(rows[index]) }
  }

  /// Closes outlets that a complete list no longer has.
  ///
  /// - Throws: a ``Problem`` for one that is gone or lies outside the officer's area.
  mutating func close(_ ids: [Int64], _ published: [PublishedOutlet], _ officer: Officer) throws {
    for id in Set(ids).sorted() {
      guard let outlet = published[outletID: id], officer.mayPublish(outlet.outlet) else {
        throw Problem.desk(
          .forbidden, "outside-area",
          BilingualText(
            vi: "Điểm bán số \(id) không còn hoặc nằm ngoài địa bàn của bạn.",
            en: "Outlet \(id) is gone or lies outside your area."))
      }
      edits.closing.append(outlet.closing)
    }
  }

  private mutating func ask(_ index: Int) {
    rows[index].state = .ask
    rows[index].change = nil
    edits.rows.append(rows[index])
  }

  private static func outside(_ outlet: Outlet) -> Note {
    let place = outlet.commune?.name ?? outlet.district2020?.name ?? "?"
    return Note(
      outsideCode, vi: "Ngoài địa bàn của bạn (\(place)): không công bố được. Hãy chuyển cho cán bộ phụ trách.",
      en: "Outside your area (\(place)): you cannot publish it. Pass it on to the officer in charge.")
  }
}
