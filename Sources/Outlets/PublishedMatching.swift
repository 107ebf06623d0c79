/// The search for the published outlet that each row stands for.
struct PublishedMatching {
  enum Answer {
    /// Index among the published outlets.
    case same(Int)
    case ask([Duplicate], Note)
    /// By decision: none of those that are published.
    case new
    /// Asked for another row's sake, but published already as it says.
    case settled(Int)
  }

  let rows: [RowOutcome]
  let published: [PublishedOutlet]
  /// By index of row; a ready row without an answer is new.
  private(set) var answers: [Int: Answer] = [:]
  /// Index of row by index of published outlet.
  private(set) var taken: [Int: Int] = [:]
  /// Rows that a person keeps beside what they are like.
  private var kept: Set<Int> = []

  var takenPlaces: Set<Int> { Set(taken.keys) }

  init(rows: [RowOutcome], published: [PublishedOutlet]) {
    (self.rows, self.published) = (rows, published)
  }

  /// What a person said goes first.
  mutating func byDecision(_ decisions: [Int: DuplicateDecision]) {
    if decisions.isEmpty { return }
    let places = Dictionary(published.indices.map { (published[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    for row in openRows() {
      guard let outlet = rows[row].outlet else { continue }
      switch decisions[rows[row].row] {
      case .merge(into: .outlet(let id)):
        if let place = places[id], taken[place] == nil, published[place].outlet.synthetic == outlet.synthetic {
          taken[place] = row
          answers[row] = .same(place)
        } else {
          answers[row] = .ask([], Self.noLonger(id))
        }
      case .keepBoth: kept.insert(row)
      default: continue
      }
    }
  }

  mutating func byKey() {
    if published.isEmpty { return }
    let open = openRows()
    let others = rowsAskedForAnother()
    let found = placesByKey()
    // What is published as a row has it goes first, so that a list which was imported before changes nothing, and a
    // row that was copied and rewritten does not take the key from the one it was copied from.
    for row in open + others {
      guard let outlet = rows[row].outlet, let places = found[row],
        let same = places.first(where: { taken[$0] == nil && saysNothingNew(row, $0) })
      else { continue }
      if rows[row].verdict == .ready {
        take(same, for: row, outlet)
      } else {
        (taken[same], answers[row]) = (row, .settled(same))
      }
    }
    let rivals = Dictionary(others.filter { answers[$0] == nil }.compactMap { row in found[row].map { ($0, row) } }) {
      first, _ in first
    }
    let namesakes = namesakes(of: open, found)
    for row in open where answers[row] == nil {
      guard let outlet = rows[row].outlet, let places = found[row] else { continue }
      let first = published[places[0]]
      if kept.contains(row) {
        answers[row] = .new
      } else if let earlier = places.compactMap({ taken[$0] }).first {
        answers[row] = .ask([Duplicate(.outlet(first.id), .key)], Self.note(first, sameAsRow: rows[earlier].row))
      } else if places.count > 1 || outlet.isAnother(than: first.outlet) {
        answers[row] = ask(places, .key)
      } else if let rival = rivals[places], isRenamed(row, places[0]) {
        answers[row] = .ask([Duplicate(.outlet(first.id), .key)], Self.note(first, sharedWithRow: rows[rival].row))
      } else if let namesake = namesakes[row] {
        let other = published[namesake]
        answers[row] = .ask(
          [Duplicate(.outlet(first.id), .key), Duplicate(.outlet(other.id), .name)], Self.note(first, named: other))
      } else {
        take(places[0], for: row, outlet)
      }
    }
  }

  mutating func byName() {
    if published.isEmpty { return }
    var choices: [(row: Int, outlet: Outlet, places: [Int])] = []
    for (row, places) in freePlacesByName(of: openRows()) {
      guard let outlet = rows[row].outlet else { continue }
      let near = places.filter { outlet.isNear(published[$0].outlet) }
      if !near.isEmpty { choices.append((row, outlet, near)) }
    }
    // What is published as the row has it goes first, so that a list which was imported before changes nothing.
    for choice in choices {
      let same = choice.places.first { taken[$0] == nil && saysNothingNew(choice.row, $0) }
      if let same { take(same, for: choice.row, choice.outlet) }
    }
    var pairs: [(isAnother: Bool, distance: Double, row: Int, outlet: Outlet, place: Int)] = []
    for choice in choices where answers[choice.row] == nil && !kept.contains(choice.row) {
      let free = choice.places.filter { taken[$0] == nil }
      let meant = free.count > 1 ? free.filter { choice.outlet.isAtSamePlace(as: published[$0].outlet) } : free
      if let place = meant.first, meant.count == 1 {
        let other = published[place].outlet
        // Two branches of one chain in one commune are told by their addresses where a place is not known.
        let isAnother = choice.outlet.isVague(beside: other) && choice.outlet.isAnotherHouse(than: other)
        pairs.append((isAnother, choice.outlet.distance(to: other), choice.row, choice.outlet, place))
      } else if !free.isEmpty {
        answers[choice.row] = ask(free, .name)
      }
    }
    // Of several rows for one outlet the nearest has it; the others, which the list tells apart, are new.
    pairs.sort { ($0.isAnother ? 1 : 0, $0.distance, $0.row) < ($1.isAnother ? 1 : 0, $1.distance, $1.row) }
    for pair in pairs where taken[pair.place] == nil {
      if pair.isAnother {
        answers[pair.row] = ask([pair.place], .name)
      } else {
        take(pair.place, for: pair.row, pair.outlet)
      }
    }
  }

  /// Rows that would be new, but are like a published outlet: the same name in another commune near by, the same
  /// brand, the same house.
  mutating func byLikeness() {
    if published.isEmpty { return }
    let open = openRows().filter { !kept.contains($0) }
    if open.isEmpty { return }
    let rowTraits = traits(of: open) { OutletTraits($0) }
    // Where both have keys, these have decided: the two differ.
    let isKeyed = rowTraits.allSatisfy { $0?.key != nil }
    let places = isKeyed ? published.indices.filter { published[$0].outlet.key == nil } : Array(published.indices)
    var search = DuplicateSearch()
    for traits in traits(at: places, { OutletTraits($0.outlet) }) { search.insert(traits) }
    for (row, traits) in zip(open, rowTraits) {
      guard let traits else { continue }
      let found = search.find(traits).map { (place: places[$0.number], reason: $0.reason) }
        .filter { taken[$0.place] == nil }
      guard !found.isEmpty else { continue }
      let duplicates = found.map { Duplicate(.outlet(published[$0.place].id), $0.reason) }
      answers[row] = .ask(duplicates, Self.note(found.map { published[$0.place] }, found[0].reason))
    }
  }

  /// Rows that would be new, but have a key that was made here for an outlet which was removed since.
  mutating func byRemoval(_ former: FormerOutlets) {
    if former.lastID == 0 { return }
    for row in openRows() where !kept.contains(row) {
      let isPut = rows[row].notes.contains { ["outlet-removed", FormerOutlets.takenDownCode].contains($0.code) }
      guard !isPut, let outlet = rows[row].outlet, !former.isTakenDown(outlet) else { continue }
      if let note = former.note(key: outlet.key) { answers[row] = .ask([], note) }
    }
  }

  /// Rows that were asked for the sake of another row of the list, and of which a person had decided before.
  mutating func bySettlement() {
    if published.isEmpty { return }
    for (row, places) in freePlacesByName(of: rowsAskedForAnother()) {
      guard let outlet = rows[row].outlet else { continue }
      let same = places.first { taken[$0] == nil && saysNothingNew(row, $0) }
      guard let same, outlet.isNear(published[same].outlet) else { continue }
      taken[same] = row
      answers[row] = .settled(same)
    }
  }

  private func saysNothingNew(_ row: Int, _ place: Int) -> Bool {
    let before = published[place].outlet
    return rows[row].merged(into: before) == before
  }

  private func ask(_ places: [Int], _ reason: Duplicate.Reason) -> Answer {
    .ask(
      places.map { Duplicate(.outlet(published[$0].id), reason) }, Self.note(places.map { published[$0] }, reason))
  }

  private func openRows() -> [Int] {
    rows.indices.filter { index in
      rows[index].verdict == .ready && answers[index] == nil && rows[index].outlet != nil
    }
  }

  /// Rows of which nothing is asked but whether they repeat another row of the list.
  private func rowsAskedForAnother() -> [Int] {
    rows.indices.filter { index in
      !rows[index].duplicates.isEmpty && rows[index].verdict == .ask && answers[index] == nil
        && rows[index].notes.allSatisfy { $0.verdict != .ask || $0.code == "duplicate-in-file" }
    }
  }

  private mutating func take(_ place: Int, for row: Int, _ outlet: Outlet) {
    let before = published[place].outlet
    taken[place] = row
    if let (one, other) = Self.twoKeys(outlet, before), one != other {
      // Two lists may number one outlet differently, or one list two outlets of one name.
      answers[row] = outlet.synthetic ? nil : ask([place], .name)
      taken[place] = nil
    } else if outlet.accuracy == .commune, before.accuracy != .commune, outlet.hasMoved(from: before) {
      // It moved, as it seems, and the list does not say where to.
      answers[row] = ask([place], .name)
    } else {
      answers[row] = .same(place)
    }
  }

  private static func twoKeys(_ one: Outlet, _ other: Outlet) -> (Key, Key)? {
    guard !PublishedOutlet.isOwnKey(one.key), let first = Key(one), let second = Key(other) else { return nil }
    return (first, second)
  }
}
