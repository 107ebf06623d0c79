/// Published outlets that a complete list no longer has: to be proposed for closing, never for removal.
///
/// A list says nothing of what it does not cover, so an outlet counts only if it could have stood in the list: it is
/// of one of the list's kinds and in a commune that has rows, or in an old district of which the list has rows in at
/// least half of those communes where such outlets are published. Where every row has a key, the outlet has one that
/// begins like theirs (`BD-CHO-`), since others came from other lists. An outlet that a row which waits or was
/// rejected may stand for is not gone.
public struct GoneOutlets: Sendable, Equatable {
  public let outlets: [PublishedOutlet]
  /// How many open published outlets could have stood in the list, those that do included.
  public let covered: Int

  /// More than half of what the list covers is gone: rather the list is not complete.
  public var isDoubtful: Bool { outlets.count * 2 > covered }

  /// - Parameter taken: published outlets, by index, that rows stand for.
  init(rows: [RowOutcome], published: [PublishedOutlet], taken: Set<Int>) {
    let coverage = ListCoverage(rows.compactMap { $0.verdict == .ignored ? nil : $0.outlet }, published)
    let waiting = rows.filter { $0.verdict == .ask || $0.verdict == .rejected }
    let names = Set(waiting.compactMap { $0.outlet?.name ?? $0.draft?[.name] }.map(VietnameseText.fold))
    let asked = Set(waiting.flatMap(\.duplicates).map(\.original))
    var gone: [PublishedOutlet] = []
    var covered = 0
    for (place, outlet) in published.enumerated() where coverage.holds(outlet) {
      covered += 1
      if taken.contains(place) || asked.contains(.outlet(outlet.id)) { continue }
      if !names.isEmpty, names.contains(VietnameseText.fold(outlet.outlet.name)) { continue }
      gone.append(outlet)
    }
    (outlets, self.covered) = (gone, covered)
  }
}

extension PublishedOutlet {
  /// What closes the outlet.
  public var closing: OutletEdit {
    var closed = outlet
    closed.status = .closed
    return .update(id: id, before: outlet, after: closed)
  }
}

/// What a list speaks of.
private struct ListCoverage {
  private let kinds: Set<OutletKind>
  private let communes: Set<String>
  private var districts: Set<String> = []
  private let isSynthetic: Bool
  /// Nil where not every row has a key.
  private let keyBeginnings: Set<String>?

  init(_ listed: [Outlet], _ published: [PublishedOutlet]) {
    kinds = Set(listed.map(\.kind))
    communes = Set(listed.compactMap { $0.commune?.code })
    isSynthetic = listed.contains(where: \.synthetic)
    let keys = listed.compactMap(\.key)
    keyBeginnings = keys.count == listed.count ? Set(keys.map(Self.beginning)) : nil
    // Communes with published outlets of these kinds, by old district.
    var known: [String: Set<String>] = [:]
    for published in published where isOfList(published) {
      if let district = published.outlet.district2020?.code, let commune = published.outlet.commune?.code {
        known[district, default: []].insert(commune)
      }
    }
    let listedDistricts = Set(listed.compactMap { $0.district2020?.code })
    for (district, home) in known where listedDistricts.contains(district) {
      if home.intersection(communes).count * 2 >= home.count { districts.insert(district) }
    }
  }

  func holds(_ published: PublishedOutlet) -> Bool {
    guard isOfList(published) else { return false }
    if let commune = published.outlet.commune?.code, communes.contains(commune) { return true }
    return published.outlet.district2020.map { districts.contains($0.code) } ?? false
  }

  private func isOfList(_ published: PublishedOutlet) -> Bool {
    let outlet = published.outlet
    guard kinds.contains(outlet.kind), outlet.synthetic == isSynthetic, outlet.status != .closed else { return false }
    return keyBeginnings?.contains(Self.beginning(published.listKey)) ?? true
  }

  /// What stands before the running number at the end: "BD-CHO-012" → "bd-cho-".
  private static func beginning(_ key: String) -> String {
    var rest = key.lowercased()[...]
    while let last = rest.last, last.isNumber { rest = rest.dropLast() }
    return String(rest)
  }
}
