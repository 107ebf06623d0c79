import Foundation
import Spatial

/// One intended change of the published outlets.
public enum OutletEdit: Sendable, Equatable {
  case add(Outlet)
  /// Refused when the outlet is no longer as `before` says.
  case update(id: Int64, before: Outlet, after: Outlet)
  case remove(id: Int64, before: Outlet)
}

/// What a list means for the outlets that are published already: which of its rows are new, which bring a published
/// outlet up to date, and which say nothing new. A list that was imported before has no edits.
///
/// A row stands for the published outlet with the list's own key, else for the one of the same name, in the same
/// commune of today, and near. Where that leaves a choice, the row is asked with the code `duplicate-published`.
/// No two rows stand for one outlet, and no demonstration row for a real one.
///
/// Rows that are not `ready` pass unchanged. Time grows with rows plus published outlets.
public struct Reconciliation: Sendable {
  /// In the order of the rows.
  public let edits: [OutletEdit]
  /// As given, with the verdict and notes of rows that must now be asked.
  public let rows: [RowOutcome]
  public let added: Int
  public let updated: Int
  public let unchanged: Int
  /// What each row that is ready does, by the file's own row number.
  public let effects: [Int: Effect]

  public enum Effect: Sendable, Equatable {
    case add
    case update(id: Int64, before: Outlet, after: Outlet)
    /// The published outlet is as the row has it.
    case none(id: Int64)
  }

  /// - Parameter listed: properties that the list has a column for. It counts for ``Outlet/status`` alone, where
  ///   a list's silence looks like "active": without the column the published status stays.
  public init(rows: [RowOutcome], published: [PublishedOutlet], listed: Set<OutletProperty> = []) {
    var matching = PublishedMatching(rows: rows, published: published, listed: listed)
    matching.byKey()
    matching.byName()
    var rows = rows
    var edits: [OutletEdit] = []
    var effects: [Int: Effect] = [:]
    var (added, updated, unchanged) = (0, 0, 0)
    for index in rows.indices where rows[index].verdict == .ready {
      guard var outlet = rows[index].outlet else { continue }
      if PublishedOutlet.isOwnKey(outlet.key) { outlet.key = nil }
      let row = rows[index].row
      switch matching.answers[index] {
      case nil:
        edits.append(.add(outlet))
        effects[row] = .add
        added += 1
      case .same(let place):
        let (id, before) = (published[place].id, published[place].outlet)
        let after = outlet.merged(into: before, listed: listed)
        if after == before {
          effects[row] = Effect.none(id: id)
          unchanged += 1
        } else {
          edits.append(.update(id: id, before: before, after: after))
          effects[row] = .update(id: id, before: before, after: after)
          updated += 1
        }
      case .ask(let note): rows[index].add(note, verdict: .ask)
      }
    }
    (self.rows, self.edits, self.effects) = (rows, edits, effects)
    (self.added, self.updated, self.unchanged) = (added, updated, unchanged)
  }
}

/// The search for the published outlet that each row stands for.
private struct PublishedMatching {
  enum Answer {
    /// Index among the published outlets.
    case same(Int)
    case ask(Note)
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
    let text: String
    let synthetic: Bool

    /// Nil without a key. Case and white space do not count.
    init?(_ outlet: Outlet) { self.init(outlet.key, outlet) }

    /// The key under which a list exported from here has the outlet.
    init?(_ published: PublishedOutlet) { self.init(published.listKey, published.outlet) }

    private init?(_ key: String?, _ outlet: Outlet) {
      guard let key else { return nil }
      text = key.lowercased().filter { !$0.isWhitespace }
      synthetic = outlet.synthetic
      if text.isEmpty { return nil }
    }
  }

  /// Metres within which two coordinates of one name are one outlet.
  private static let near = 350.0
  /// The same, where one of the two is only known by its commune.
  private static let nearByCommune = 5_000.0
  /// Metres within which, of several near ones, this one is meant.
  private static let samePlace = 10.0

  let rows: [RowOutcome]
  let published: [PublishedOutlet]
  let listed: Set<OutletProperty>
  /// By index of row; a ready row without an answer is new.
  private(set) var answers: [Int: Answer] = [:]
  /// Index of row by index of published outlet.
  private var taken: [Int: Int] = [:]

  init(rows: [RowOutcome], published: [PublishedOutlet], listed: Set<OutletProperty>) {
    (self.rows, self.published, self.listed) = (rows, published, listed)
  }

  mutating func byKey() {
    var places: [Key: [Int]] = [:]
    for (place, outlet) in published.enumerated() {
      if let key = Key(outlet) { places[key, default: []].append(place) }
    }
    for (row, outlet) in openRows() {
      guard let key = Key(outlet), let found = places[key] else { continue }
      if let earlier = found.compactMap({ taken[$0] }).first {
        answers[row] = .ask(Self.note(published[found[0]], sameAsRow: rows[earlier].row))
      } else if found.count > 1 {
        answers[row] = .ask(Self.note(found.map { published[$0] }))
      } else {
        take(found[0], for: row, outlet)
      }
    }
  }

  mutating func byName() {
    let open = openRows()
    if open.isEmpty || published.isEmpty { return }
    var places: [NameAndCommune: [Int]] = [:]
    for (place, outlet) in published.enumerated() where taken[place] == nil {
      places[NameAndCommune(outlet.outlet), default: []].append(place)
    }
    var choices: [(row: Int, outlet: Outlet, places: [Int])] = []
    for (row, outlet) in open {
      let near = (places[NameAndCommune(outlet)] ?? []).filter { isNear(outlet, published[$0].outlet) }
      if !near.isEmpty { choices.append((row, outlet, near)) }
    }
    // What is published as the row has it goes first, so that a list which was imported before changes nothing.
    for choice in choices {
      let same = choice.places.first { place in
        taken[place] == nil
          && choice.outlet.merged(into: published[place].outlet, listed: listed)
            == published[place].outlet
      }
      if let same { take(same, for: choice.row, choice.outlet) }
    }
    var pairs: [(distance: Double, row: Int, outlet: Outlet, place: Int)] = []
    for choice in choices where answers[choice.row] == nil {
      let free = choice.places.filter { taken[$0] == nil }
      let meant = free.count > 1 ? free.filter { isAtSamePlace(choice.outlet, published[$0].outlet) } : free
      if let place = meant.first, meant.count == 1 {
        pairs.append((distance(choice.outlet, published[place].outlet), choice.row, choice.outlet, place))
      } else if !free.isEmpty {
        answers[choice.row] = .ask(Self.note(free.map { published[$0] }))
      }
    }
    // Of several rows for one outlet the nearest has it; the others, which the list tells apart, are new.
    for pair in pairs.sorted(by: { ($0.distance, $0.row) < ($1.distance, $1.row) }) where taken[pair.place] == nil {
      take(pair.place, for: pair.row, pair.outlet)
    }
  }

  private func openRows() -> [(Int, Outlet)] {
    rows.indices.compactMap { index in
      guard rows[index].verdict == .ready, answers[index] == nil else { return nil }
      return rows[index].outlet.map { (index, $0) }
    }
  }

  private mutating func take(_ place: Int, for row: Int, _ outlet: Outlet) {
    let before = published[place].outlet
    taken[place] = row
    if let (one, other) = Self.twoKeys(outlet, before), one != other {
      // Two lists may number one outlet differently, or one list two outlets of one name.
      answers[row] = outlet.synthetic ? nil : .ask(Self.note([published[place]]))
      taken[place] = nil
    } else if outlet.accuracy == .commune, before.accuracy != .commune, let commune = outlet.commune,
      before.commune.map({ $0.code != commune.code }) ?? false
    {
      // It moved, as it seems, and the list does not say where to.
      answers[row] = .ask(Self.note([published[place]]))
    } else {
      answers[row] = .same(place)
    }
  }

  private static func twoKeys(_ one: Outlet, _ other: Outlet) -> (Key, Key)? {
    guard !PublishedOutlet.isOwnKey(one.key), let first = Key(one), let second = Key(other) else { return nil }
    return (first, second)
  }

  private func isNear(_ one: Outlet, _ other: Outlet) -> Bool {
    let isVague = one.accuracy == .commune || other.accuracy == .commune
    return distance(one, other) <= (isVague ? Self.nearByCommune : Self.near)
  }

  private func isAtSamePlace(_ one: Outlet, _ other: Outlet) -> Bool {
    one.accuracy != .commune && other.accuracy != .commune && distance(one, other) <= Self.samePlace
  }

  /// Metres on a sphere, by the equirectangular projection: right to a percent over some kilometres.
  private func distance(_ one: Outlet, _ other: Outlet) -> Double {
    let (from, to) = (one.coordinate, other.coordinate)
    let degree = Ellipsoid.equatorialRadius * .pi / 180
    let x = (from.longitude - to.longitude) * cos((from.latitude + to.latitude) / 2 * .pi / 180)
    let y = from.latitude - to.latitude
    return degree * (x * x + y * y).squareRoot()
  }

  private static func note(_ outlet: PublishedOutlet, sameAsRow row: Int) -> Note {
    Note(
      "duplicate-published",
      vi: "Dòng \(row) đã ứng với điểm bán số \(outlet.id) \"\(outlet.outlet.name)\" mang cùng mã.",
      en: "Row \(row) already stands for outlet \(outlet.id) \"\(outlet.outlet.name)\" of the same key.")
  }

  private static func note(_ outlets: [PublishedOutlet]) -> Note {
    let names = outlets.prefix(5).map { "\($0.id) \"\($0.outlet.name)\"" }.joined(separator: ", ")
    return Note(
      "duplicate-published", vi: "Có phải là điểm bán đã công bố số \(names)?",
      en: "Is this the published outlet \(names)?")
  }
}

extension Outlet {
  /// The published outlet with what a list's row says of it; what the row is silent on stays.
  ///
  /// - Parameter listed: as for ``Reconciliation``.
  public func merged(into published: Outlet, listed: Set<OutletProperty>) -> Outlet {
    var merged = published
    merged.name = name
    merged.kind = kind
    merged.grade = grade ?? (kind == published.kind ? published.grade : nil)
    merged.key = key ?? published.key
    if !programmes.isEmpty { merged.programmes = programmes }
    if !productGroups.isEmpty { merged.productGroups = productGroups }
    if !products.isEmpty { merged.products = products }
    if !phone.isEmpty { merged.phone = phone }
    if !payments.isEmpty { merged.payments = payments }
    merged.address = address ?? published.address
    if let commune, commune.code != published.commune?.code {
      // In another commune, the old names of the former place are wrong.
      (merged.commune, merged.commune2020, merged.district2020) = (commune, commune2020, district2020)
    } else {
      merged.commune = commune ?? published.commune
      merged.commune2020 = commune2020 ?? published.commune2020
      merged.district2020 = district2020 ?? published.district2020
    }
    merged.website = website ?? published.website
    merged.email = email ?? published.email
    merged.openingHours = openingHours ?? published.openingHours
    merged.issuesEInvoice = issuesEInvoice ?? published.issuesEInvoice
    merged.onlineOrderURL = onlineOrderURL ?? published.onlineOrderURL
    merged.traceabilityURL = traceabilityURL ?? published.traceabilityURL
    merged.suppliedBy = suppliedBy ?? published.suppliedBy
    merged.verifiedOn = verifiedOn ?? published.verifiedOn
    merged.verifiedBy = verifiedBy ?? published.verifiedBy
    if status != .active || listed.contains(.status) { merged.status = status }
    if accuracy.rank <= published.accuracy.rank { (merged.coordinate, merged.accuracy) = (coordinate, accuracy) }
    return merged
  }
}

extension CoordinateAccuracy {
  /// 0 for the best.
  fileprivate var rank: Int {
    switch self {
    case .exact: 0
    case .approximate: 1
    case .commune: 2
    }
  }
}
