import Outlets
import Render
import Store

/// What an upload's rows do to the map: which are new, which change an outlet, which must be asked after all.
///
/// Made when a list is read, when a row is settled, and at last when it is published, always against the outlets
/// as they are then.
struct DraftPlan {
  /// As given, with the state and the effect of those that are ready.
  private(set) var rows: [DraftRow]
  private(set) var edits = OutletStore.DraftEdits()
  private(set) var added = 0
  private(set) var updated = 0

  static let outsideCode = "outside-area"

  /// - Parameters:
  ///   - published: all outlets.
  ///   - listed: properties that the list has a column for.
  ///   - takenDown: marks of outlets that were taken down at a person's wish: they are asked first.
  init(
    _ rows: [DraftRow], published: [PublishedOutlet], listed: Set<OutletProperty>, officer: Officer,
    takenDown: Set<String>
  ) {
    self.rows = rows
    if !takenDown.isEmpty {
      for index in rows.indices where rows[index].state == .ready && rows[index].original == nil {
        guard let outlet = rows[index].outcome.outlet,
          takenDown.contains(OutletStore.takedownMark(of: outlet))
        else { continue }
        self.rows[index].outcome.add(Self.takenDown, verdict: .ask)
        ask(index)
      }
    }
    let rows = self.rows
    let ready = rows.indices.filter { rows[$0].state == .ready }
    // What an officer has decided needs no search.
    var targets: [Int: Int64] = [:]
    for index in ready {
      if case .merge(into: .outlet(let id))? = rows[index].decision { targets[index] = id }
    }
    let taken = Set(targets.values)
    let open = ready.filter { rows[$0].decision == nil }
    let candidates = taken.isEmpty ? published : published.filter { !taken.contains($0.id) }
    let reconciliation = Reconciliation(rows: open.map { rows[$0].outcome }, published: candidates, listed: listed)
    for (index, outcome) in zip(open, reconciliation.rows) where outcome.verdict != .ready {
      self.rows[index].outcome = outcome
      ask(index)
    }
    let byID = taken.isEmpty ? [:] : Dictionary(uniqueKeysWithValues: published.map { ($0.id, $0.outlet) })
    var editOfOutlet: [Int64: Int] = [:]
    for index in ready where self.rows[index].state == .ready {
      guard let outlet = rows[index].outcome.outlet else { continue }
      var effect = reconciliation.effects[rows[index].outcome.row] ?? .add
      if let id = targets[index], let before = byID[id] {
        // Two rows may go into one outlet: the later goes into what the earlier made of it.
        let state = editOfOutlet[id].flatMap { edits.edits[$0].edit.after } ?? before
        let after = outlet.merged(into: state, listed: listed)
        effect = after == before ? .none(id: id) : .update(id: id, before: before, after: after)
      }
      take(effect, of: index, outlet, officer, &editOfOutlet)
    }
  }

  private mutating func take(
    _ effect: Reconciliation.Effect, of index: Int, _ outlet: Outlet, _ officer: Officer,
    _ editOfOutlet: inout [Int64: Int]
  ) {
    let states: [Outlet]
    switch effect {
    case .add: states = [outlet]
    case .update(_, let before, let after): states = [before, after]
    case .none: states = []
    }
    if let outside = states.first(where: { !officer.mayPublish($0) }) {
      rows[index].outcome.add(Self.outside(outside), verdict: .ask)
      return ask(index)
    }
    switch effect {
    case .add:
      rows[index].change = Self.document(["kind": "add"])
      var new = outlet
      if PublishedOutlet.isOwnKey(new.key) { new.key = nil }
      edits.edits.append((rows[index], .add(new)))
      added += 1
    case .none(let id):
      rows[index].change = Self.document(["kind": "same", "id": JSONValue(id)])
      rows[index].outletID = id
      edits.unchanged.append(rows[index])
    case .update(let id, let before, let after):
      rows[index].change = Self.document([
        "kind": "update", "id": JSONValue(id), "differences": .differences(before, after),
      ])
      rows[index].outletID = id
      if let earlier = editOfOutlet[id] {
        edits.edits[earlier].edit = .update(id: id, before: before, after: after)
        edits.unchanged.append(rows[index])
      } else {
        editOfOutlet[id] = edits.edits.count
        edits.edits.append((rows[index], .update(id: id, before: before, after: after)))
        updated += 1
      }
    }
  }

  mutating func close(_ id: Int64, _ outlet: Outlet) {
    var closed = outlet
    closed.status = .closed
    edits.closing.append(.update(id: id, before: outlet, after: closed))
  }

  private mutating func ask(_ index: Int) {
    rows[index].state = .ask
    rows[index].change = nil
    edits.asked.append(rows[index])
  }

  private static let takenDown = Note(
    "taken-down",
    vi: "Điểm bán này từng được gỡ theo yêu cầu của người có dữ liệu. Chỉ công bố lại khi họ đồng ý.",
    en: "This outlet was taken down at the wish of the person concerned. Publish it again only with their consent.")

  private static func outside(_ outlet: Outlet) -> Note {
    let place = outlet.commune?.name ?? outlet.district2020?.name ?? "?"
    return Note(
      outsideCode, vi: "Ngoài địa bàn của bạn (\(place)): không công bố được. Hãy chuyển cho cán bộ phụ trách.",
      en: "Outside your area (\(place)): you cannot publish it. Pass it on to the officer in charge.")
  }

  private static func document(_ value: JSONValue) -> String { String(decoding: value.bytes, as: UTF8.self) }
}

extension OutletEdit {
  fileprivate var after: Outlet? {
    switch self {
    case .add(let outlet): outlet
    case .update(_, _, let after): after
    case .remove: nil
    }
  }
}
