import Spatial

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

  private struct NameAndCommune: Hashable {
    let name: String
    let commune: String?
    let synthetic: Bool

    init(_ outlet: Outlet) {
      name = VietnameseText.fold(outlet.name)
      commune = outlet.commune?.code
      synthetic = outlet.synthetic
    }
  }

  private struct Key: Hashable {
    let text: Int
    let synthetic: Bool

    /// Nil without a key. Case and white space do not count.
    init?(_ outlet: Outlet) { self.init(outlet.key, outlet) }

    /// The key under which a list exported from here has the outlet.
    init?(_ published: PublishedOutlet) { self.init(published.listKey, published.outlet) }

    private init?(_ key: String?, _ outlet: Outlet) {
      guard let text = key.flatMap(OutletTraits.key) else { return nil }
      (self.text, synthetic) = (text, outlet.synthetic)
    }
  }

  /// Metres within which two coordinates of one name are one outlet, where one of the two is only known by its
  /// commune; ``DuplicateSearch/radius`` where both are known.
  private static let nearByCommune = 5_000.0
  /// Metres within which, of several near ones, this one is meant.
  private static let samePlace = 10.0

  let rows: [RowOutcome]
  let published: [PublishedOutlet]
  /// By index of row; a ready row without an answer is new.
  private(set) var answers: [Int: Answer] = [:]
  /// Index of row by index of published outlet.
  private var taken: [Int: Int] = [:]
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
    let keys = traits(of: open) { Key($0) }
    let places = places(of: keys, among: Array(published.indices)) { Key($0) }
    for (row, key) in zip(open, keys) {
      guard let outlet = rows[row].outlet, let key, let found = places[key] else { continue }
      if let same = found.first(where: { taken[$0] == nil && saysNothingNew(row, $0) }) {
        take(same, for: row, outlet)
      } else if kept.contains(row) {
        answers[row] = .new
      } else if let earlier = found.compactMap({ taken[$0] }).first {
        let first = published[found[0]]
        answers[row] = .ask([Duplicate(.outlet(first.id), .key)], Self.note(first, sameAsRow: rows[earlier].row))
      } else if found.count > 1 || isAnother(outlet, published[found[0]].outlet) {
        answers[row] = ask(found, .key)
      } else {
        take(found[0], for: row, outlet)
      }
    }
  }

  mutating func byName() {
    if published.isEmpty { return }
    var choices: [(row: Int, outlet: Outlet, places: [Int])] = []
    for (row, places) in freePlacesByName(of: openRows()) {
      guard let outlet = rows[row].outlet else { continue }
      let near = places.filter { isNear(outlet, published[$0].outlet) }
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
      let meant = free.count > 1 ? free.filter { isAtSamePlace(choice.outlet, published[$0].outlet) } : free
      if let place = meant.first, meant.count == 1 {
        let other = published[place].outlet
        // Two branches of one chain in one commune are told by their addresses where a place is not known.
        let isAnother = isVague(choice.outlet, other) && areTwoHouses(choice.outlet, other)
        pairs.append((isAnother, distance(choice.outlet, other), choice.row, choice.outlet, place))
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

  /// Rows that were asked for the sake of another row of the list, and of which a person had decided before.
  mutating func bySettlement() {
    if published.isEmpty { return }
    let asked = rows.indices.filter { index in
      !rows[index].duplicates.isEmpty && rows[index].verdict == .ask
        && rows[index].notes.allSatisfy { $0.verdict != .ask || $0.code == "duplicate-in-file" }
    }
    for (row, places) in freePlacesByName(of: asked) {
      guard let outlet = rows[row].outlet else { continue }
      let same = places.first { taken[$0] == nil && saysNothingNew(row, $0) }
      guard let same, isNear(outlet, published[same].outlet) else { continue }
      taken[same] = row
      answers[row] = .settled(same)
    }
  }

  private func traits<Trait: Sendable>(of rows: [Int], _ trait: @Sendable (Outlet) -> Trait?) -> [Trait?] {
    rows.concurrentMap { self.rows[$0].outlet.flatMap(trait) }
  }

  private func traits<Trait: Sendable>(
    at places: [Int], _ trait: @Sendable (PublishedOutlet) -> Trait
  ) -> [Trait] {
    places.concurrentMap { trait(published[$0]) }
  }

  /// Rows, in order, with the published outlets of the same name and commune that no row stands for yet.
  private func freePlacesByName(of rows: [Int]) -> [(row: Int, places: [Int])] {
    let names = traits(of: rows) { NameAndCommune($0) }
    let free = published.indices.filter { taken[$0] == nil }
    let places = places(of: names, among: free) { NameAndCommune($0.outlet) }
    return zip(rows, names).compactMap { row, name in name.flatMap { places[$0] }.map { (row, $0) } }
  }

  /// The published outlets that have one of these traits, by the trait.
  private func places<Trait: Hashable & Sendable>(
    of wanted: [Trait?], among candidates: [Int], _ trait: @Sendable (PublishedOutlet) -> Trait?
  ) -> [Trait: [Int]] {
    let wanted = Set(wanted.lazy.compactMap(\.self))
    if wanted.isEmpty { return [:] }
    var places: [Trait: [Int]] = [:]
    for (place, trait) in zip(candidates, traits(at: candidates, trait)) {
      if let trait, wanted.contains(trait) { places[trait, default: []].append(place) }
    }
    return places
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

  private mutating func take(_ place: Int, for row: Int, _ outlet: Outlet) {
    let before = published[place].outlet
    taken[place] = row
    if let (one, other) = Self.twoKeys(outlet, before), one != other {
      // Two lists may number one outlet differently, or one list two outlets of one name.
      answers[row] = outlet.synthetic ? nil : ask([place], .name)
      taken[place] = nil
    } else if outlet.accuracy == .commune, before.accuracy != .commune, hasMoved(outlet, from: before) {
      // It moved, as it seems, and the list does not say where to.
      answers[row] = ask([place], .name)
    } else {
      answers[row] = .same(place)
    }
  }

  private func hasMoved(_ outlet: Outlet, from before: Outlet) -> Bool {
    if let commune = outlet.commune, let former = before.commune, commune.code != former.code { return true }
    return areTwoHouses(outlet, before)
  }

  private static func twoKeys(_ one: Outlet, _ other: Outlet) -> (Key, Key)? {
    guard !PublishedOutlet.isOwnKey(one.key), let first = Key(one), let second = Key(other) else { return nil }
    return (first, second)
  }

  private func isNear(_ one: Outlet, _ other: Outlet) -> Bool {
    distance(one, other) <= (isVague(one, other) ? Self.nearByCommune : DuplicateSearch.radius)
  }

  /// Two lists may number their outlets alike: where nothing else agrees, the key alone says little.
  private func isAnother(_ one: Outlet, _ other: Outlet) -> Bool {
    let (name, otherName) = (VietnameseText.fold(one.name), VietnameseText.fold(other.name))
    if name == otherName { return false }
    if let commune = one.commune, let otherCommune = other.commune, commune.code != otherCommune.code {
      return !isNear(one, other)
    }
    // Some digits are a row's number in any list; a key that was given to the outlet bears a new name.
    let isNumber = one.key.map { $0.utf8.count <= 4 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } } ?? false
    return (isNumber || one.kind != other.kind) && !name.contains(otherName) && !otherName.contains(name)
      && !isAtSamePlace(one, other)
  }

  /// Each says of itself which house it is in, and they are two.
  private func areTwoHouses(_ one: Outlet, _ other: Outlet) -> Bool {
    guard let house = one.address.flatMap(StreetAddress.init),
      let otherHouse = other.address.flatMap(StreetAddress.init)
    else { return false }
    return house != otherHouse
  }

  private func isVague(_ one: Outlet, _ other: Outlet) -> Bool {
    one.accuracy == .commune || other.accuracy == .commune
  }

  private func isAtSamePlace(_ one: Outlet, _ other: Outlet) -> Bool {
    !isVague(one, other) && distance(one, other) <= Self.samePlace
  }

  private func distance(_ one: Outlet, _ other: Outlet) -> Double {
    DuplicateSearch.metres(one.coordinate, other.coordinate)
  }

  private static func note(_ outlet: PublishedOutlet, sameAsRow row: Int) -> Note {
    Note(
      "duplicate-published",
      vi: "Dòng \(row) đã ứng với điểm bán số \(outlet.id) \"\(outlet.outlet.name)\" mang cùng mã.",
      en: "Row \(row) already stands for outlet \(outlet.id) \"\(outlet.outlet.name)\" of the same key.")
  }

  private static func note(_ outlets: [PublishedOutlet], _ reason: Duplicate.Reason) -> Note {
    let names = outlets.prefix(5).map { "\($0.id) \"\($0.outlet.name)\"" }.joined(separator: ", ")
    return Note(
      "duplicate-published", vi: "Có phải là điểm bán đã công bố số \(names) (\(reason.label.vi))?",
      en: "Is this the published outlet \(names) (\(reason.label.en))?")
  }

  private static func noLonger(_ id: Int64) -> Note {
    Note(
      "duplicate-published", vi: "Điểm bán số \(id) không còn hoặc đã ứng với dòng khác. Hãy chọn lại.",
      en: "Outlet \(id) is gone or stands for another row already. Choose again.")
  }
}
