import Spatial

/// Which published outlets have something of a row: its key, or its name in its commune.
extension PublishedMatching {
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

  struct Key: Hashable {
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

  /// By index of row, the published outlets with its key; also those of a key that was made here before they had one.
  func placesByKey() -> [Int: [Int]] {
    let keyed = rows.indices.filter { rows[$0].verdict != .ignored && rows[$0].outlet?.key != nil }
    let all = Array(published.indices)
    let keys = traits(of: keyed) { Key($0) }
    let ids = traits(of: keyed) { PublishedOutlet.id(ofOwnKey: $0.key) }
    let byKey = places(of: keys, among: all) { Key($0) }
    let byID = places(of: ids, among: all) { $0.id }
    var found: [Int: [Int]] = [:]
    for (index, row) in keyed.enumerated() {
      let own = ids[index].flatMap { byID[$0] }?.filter {
        published[$0].outlet.synthetic == rows[row].outlet?.synthetic
      }
      if let places = keys[index].flatMap({ byKey[$0] }) ?? own, !places.isEmpty { found[row] = places }
    }
    return found
  }

  /// Rows that give the outlet of their key the name of another one which the list has, too: by index of row, that
  /// other one. A name that several bear is a chain's, and more may take it, unless one of those lost it.
  func namesakes(of open: [Int], _ found: [Int: [Int]]) -> [Int: Int] {
    let renamed = open.filter { row in
      answers[row] == nil && found[row].map { $0.count == 1 && isRenamed(row, $0[0]) } ?? false
    }
    if renamed.isEmpty { return [:] }
    var holders: [Int: Int] = [:]
    for (row, places) in found.sorted(by: { $0.key < $1.key }) { for place in places { holders[place] = row } }
    let names = traits(of: renamed) { VietnameseText.fold($0.name) }
    let places = places(of: names, among: Array(holders.keys)) { VietnameseText.fold($0.outlet.name) }
    let namesakes = places.compactMapValues { places in
      places.count == 1 ? places[0] : places.filter { isRenamed(holders[$0]!, $0) }.min()
    }
    return Dictionary(
      uniqueKeysWithValues: zip(renamed, names).compactMap { row, name in
        name.flatMap { namesakes[$0] }.map { (row, $0) }
      })
  }

  func isRenamed(_ row: Int, _ place: Int) -> Bool {
    rows[row].outlet.map { VietnameseText.fold($0.name) } != VietnameseText.fold(published[place].outlet.name)
  }

  func traits<Trait: Sendable>(of rows: [Int], _ trait: @Sendable (Outlet) -> Trait?) -> [Trait?] {
    rows.concurrentMap { self.rows[$0].outlet.flatMap(trait) }
  }

  func traits<Trait: Sendable>(
    at places: [Int], _ trait: @Sendable (PublishedOutlet) -> Trait
  ) -> [Trait] {
    places.concurrentMap { trait(published[$0]) }
  }

  /// Rows, in order, with the published outlets of the same name and commune that no row stands for yet.
  func freePlacesByName(of rows: [Int]) -> [(row: Int, places: [Int])] {
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
}
