import Foundation

extension Gazetteer {
  /// The units that an outlet's place names stand for.
  public struct Resolution: Hashable, Sendable {
    public var commune2025: AdminUnit?
    public var commune2020: AdminUnit?
    public var district2020: AdminUnit?
    /// Units of 2025 among which the old commune was split, when it was: `commune2025` is the default.
    public var split: [AdminUnit] = []
    /// Units of 2020 that bore the name, where `commune2025` is certain and the old ward is not.
    public var namesakes: [AdminUnit] = []
  }

  public enum Outcome: Hashable, Sendable {
    case found(Resolution)
    /// More than one unit bears the name, and nothing tells which is meant.
    case several([AdminUnit])
    /// The commune is known, but not in the district that is named with it.
    case mismatch(communes: [AdminUnit], district: AdminUnit)
    case unknown
  }

  /// Finds the units of both eras for the names in a list.
  ///
  /// - Parameters:
  ///   - commune: a commune's name of either era, with or without its type ("P. Thị Nại", "xã Ngô Mây").
  ///   - district: a district's name of 2020.
  ///   - address: read only for what the other two leave open: names with their type in front, since streets bear
  ///     the names of wards ("96 Ngô Mây"), and without one only in front of their district ("Ân Thạnh, Hoài Ân").
  public func resolve(commune: String?, district: String?, address: String? = nil) -> Outcome {
    let parts = address.map(Self.names) ?? []
    var communeName = commune.map { PlaceName($0) } ?? parts.last { $0.type?.level == .commune }
    let districtName = district.map { PlaceName($0) } ?? parts.last { $0.type?.level == .district }
    var districtUnit = districtName.flatMap(self.district)
    // A ward of an address in a city that is not here is none of ours.
    if commune == nil, district == nil, districtName != nil, districtUnit == nil { return .unknown }
    if communeName == nil, let address {
      let inside = names(within: address)
      communeName = inside.last { $0.type?.level == .commune }
      districtUnit = districtUnit ?? inside.last { $0.type?.level == .district }.flatMap(self.district)
      if communeName == nil,
        let bare = bareCommune(in: address, of: districtUnit)
          ?? bareCommune(behindStreetIn: address, of: districtUnit)
      {
        (communeName, districtUnit) = (bare.name, bare.district)
      }
    }
    guard let communeName else {
      guard let districtUnit else { return .unknown }
      return .found(Resolution(district2020: districtUnit))
    }
    var communes = candidates(communeName).filter { $0.level == .commune }
    if communes.isEmpty { return .unknown }
    if let districtUnit {
      let inside = communes.filter { districts(of: $0).contains(districtUnit.id) }
      if inside.isEmpty { return .mismatch(communes: communes, district: districtUnit) }
      // A district is named: the list speaks of 2020, if a commune of that time fits.
      let old = inside.filter { $0.id.era == .e2020 }
      communes = old.isEmpty ? inside : old
    }
    return settle(communes, district: districtUnit)
  }

  /// Finds the units for a list that names a commune in both eras.
  ///
  /// - Returns: `several` where the former commune is no part of the present one.
  public func resolve(former: String, present: String, district: String?) -> Outcome {
    let new = candidates(PlaceName(present)).filter { $0.level == .commune && $0.id.era == .e2025 }
    var old = candidates(PlaceName(former)).filter { $0.level == .commune && $0.id.era == .e2020 }
    if new.isEmpty { return resolve(commune: former, district: district) }
    if old.isEmpty {
      let named = candidates(PlaceName(former)).filter { $0.level == .commune }
      if named == new { return resolve(commune: present, district: district) }
      return named.isEmpty ? .unknown : .several(named + new)
    }
    let districtUnit = district.flatMap { self.district(PlaceName($0)) }
    if let districtUnit {
      let inside = old.filter { $0.parent == districtUnit.id }
      if inside.isEmpty { return .mismatch(communes: old, district: districtUnit) }
      old = inside
    }
    let parts = old.filter { unit in new.contains { unit.successors.contains($0.id) } }
    let heirs = new.filter { unit in parts.contains { $0.successors.contains(unit.id) } }
    guard heirs.count == 1 else { return .several(old + new) }
    var resolution = Resolution(commune2025: heirs[0], district2020: districtUnit)
    if parts.count == 1 { resolution.commune2020 = parts[0] } else { resolution.namesakes = parts }
    let homes = Set(parts.compactMap(\.parent))
    if districtUnit == nil, homes.count == 1 { resolution.district2020 = self[homes.first!] }
    return .found(resolution)
  }

  /// Whether a name is that of a district of 2020, or says no more than the province.
  public func isDistrict(_ name: String) -> Bool {
    let place = PlaceName(name)
    if district(place) != nil { return true }
    return units.contains { $0.level == .province && PlaceName($0.name).folded == place.folded }
  }

  func district(_ name: PlaceName) -> AdminUnit? { candidates(name).first { $0.level == .district } }

  /// Units whose name or alias is meant, strictest reading first: diacritics and type count where they decide.
  func candidates(_ name: PlaceName) -> [AdminUnit] {
    var units = byName[name.folded] ?? []
    for isMeant in [
      { (unit: AdminUnit) in ([unit.name] + unit.aliases).contains { PlaceName($0).key == name.key } },
      { (unit: AdminUnit) in
        ([unit.name] + unit.aliases).contains { name.type != nil && PlaceName($0).type == name.type }
      },
    ] {
      let meant = units.filter(isMeant)
      if !meant.isEmpty { units = meant }
    }
    return units
  }

  /// Districts of 2020 that a commune lies in; a commune of 2025 may lie in more than one.
  func districts(of commune: AdminUnit) -> Set<AdminUnit.ID> {
    let old = commune.id.era == .e2020 ? [commune] : predecessors(of: commune)
    return Set(old.compactMap(\.parent))
  }

  /// Communes of 2020 whose area, or part of it, went to a commune of 2025.
  public func predecessors(of commune: AdminUnit) -> [AdminUnit] {
    units.filter { $0.level == .commune && $0.successors.contains(commune.id) }
  }

  private func settle(_ communes: [AdminUnit], district: AdminUnit?) -> Outcome {
    let old = communes.filter { $0.id.era == .e2020 }
    let new = communes.filter { $0.id.era == .e2025 }
    let heirs = Set(new.map(\.id) + old.compactMap(\.successors.first))
    guard heirs.count == 1, let heir = heirs.first.flatMap({ self[$0] }) else { return .several(communes) }
    var resolution = Resolution(commune2025: heir, district2020: district)
    if new.isEmpty, old.count == 1 {
      resolution.commune2020 = old[0]
      if old[0].successors.count > 1 { resolution.split = old[0].successors.compactMap { self[$0] } }
    } else if new.isEmpty {
      resolution.namesakes = old
    }
    // A name that both eras share names the unit of today; which old commune is meant stays open.
    let homes = resolution.commune2020.map { [$0.parent].compactMap(\.self) } ?? Array(districts(of: heir))
    if resolution.district2020 == nil, homes.count == 1 { resolution.district2020 = self[homes[0]] }
    return .found(resolution)
  }
}
