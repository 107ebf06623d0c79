import Outlets

/// Finds a row's units of both eras, and says what was assumed.
struct AreaReader: Sendable {
  struct Area: Sendable {
    var commune: AdminUnit?
    var commune2020: AdminUnit?
    var district2020: AdminUnit?
    /// Other communes of 2025 that took part of the old one.
    var split: [AdminUnit] = []
    /// Former communes that bore the name, where it is open which is meant.
    var namesakes: [AdminUnit] = []
    var notes: [Note] = []
    /// The names contradict each other or are more than one place: a person must decide.
    var isDoubtful = false
    /// The commune that is named is none of Bình Định.
    var isUnknown = false
  }

  /// An area and by what it is known again, shared by the rows that lie in it.
  final class Shared: Sendable {
    let area: Area
    let traits: OutletTraits.Area

    init(_ area: Area, written: String?) {
      self.area = area
      traits = OutletTraits.Area(
        commune: area.commune?.reference, district: area.district2020?.reference, written: written)
    }
  }

  let gazetteer: Gazetteer
  /// Lists repeat the same few names thousands of times.
  private var known: [Key: Shared] = [:]

  private struct Key: Hashable, Sendable {
    let commune: String?
    let commune2020: String?
    let district: String?
    let address: String?
    let codes: [String?]
  }

  init(gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
  }

  mutating func read(_ draft: OutletDraft) -> Shared {
    if let other = otherProvince(draft) {
      var area = Area()
      area.isUnknown = true
      area.notes = [AreaNote.otherProvince(other)]
      return Shared(area, written: other.text)
    }
    // The address is read only for what the other two leave open.
    let isOpen = draft[.district] == nil || (draft[.commune2020] == nil && draft[.commune] == nil)
    let address = isOpen ? draft[cell: .address] : nil
    let codes = draft.hasUnits ? [draft[.communeCode], draft[.communeCode2020], draft[.districtCode2020]] : []
    let key = Key(
      commune: draft[.commune], commune2020: draft[.commune2020], district: draft[.district], address: address?.text,
      codes: codes)
    if let shared = known[key] { return dated(shared, draft) }
    let (former, present) = (draft[cell: .commune2020], draft[cell: .commune])
    let district = draft[cell: .district]
    let area =
      draft[.communeCode] == nil && draft[.communeCode2020] == nil
      ? byName(former, present, district, address) : byCode(draft, former ?? present, district, address)
    let shared = Shared(area, written: draft[.commune] ?? draft[.district])
    // Addresses are mostly unlike each other: only what can come again is kept.
    if address == nil || known.count < 20_000 { known[key] = shared }
    return dated(shared, draft)
  }

  /// The cell that puts a row into another province.
  private func otherProvince(_ draft: OutletDraft) -> OutletDraft.Cell? {
    if let cell = draft[cell: .province], gazetteer.isOtherProvince(cell.text) { return cell }
    guard let address = draft[cell: .address], let name = gazetteer.otherProvince(endOf: address.text) else {
      return nil
    }
    return OutletDraft.Cell(column: address.column, text: VietnameseText.clean(String(name)))
  }

  /// The communes that a row's address may mean where it names another than the row's columns do; else none.
  func elsewhere(_ draft: OutletDraft, than area: Area) -> [AdminUnit] {
    guard let address = draft[.address], let commune = area.commune,
      draft[.commune] != nil || draft[.commune2020] != nil
    else { return [] }
    let own = Set(([commune] + area.split).map(\.id))
    let named = gazetteer.communes(namedIn: address)
    // Of either era: the former one's land is today's.
    let agrees = named.contains { unit in own.contains(unit.id) || !own.isDisjoint(with: unit.successors) }
    return agrees ? [] : named
  }

  /// Of several former units of one name, the one that bore it on the day that the row names.
  private func dated(_ shared: Shared, _ draft: OutletDraft) -> Shared {
    guard shared.area.namesakes.count > 1, let day = draft[.verifiedOn].flatMap(DateText.isoDate) else { return shared }
    let named = shared.area.namesakes.filter { $0.wasNamed(on: day) }
    guard named.count == 1 else { return shared }
    var area = shared.area
    area.commune2020 = named[0]
    area.namesakes = []
    area.notes.removeAll { $0.code == "commune-namesakes" }
    area.notes.append(AreaNote.byDate(named[0], day, draft.column(.commune)))
    return Shared(area, written: draft[.commune] ?? draft[.district])
  }

  /// The codes of a list exported from here, where its names still agree with them.
  private func byCode(
    _ draft: OutletDraft, _ commune: OutletDraft.Cell?, _ district: OutletDraft.Cell?,
    _ address: OutletDraft.Cell?
  ) -> Area {
    func unit(_ field: OutletDraft.Field, _ era: AdminUnit.Era) -> AdminUnit? {
      draft[field].flatMap { gazetteer[AdminUnit.ID(code: $0, era: era)] }
    }
    func agree(_ unit: AdminUnit?, _ name: String?) -> Bool {
      guard let name, !name.isEmpty else { return true }
      return unit.map { isNamed(name, $0) } ?? false
    }
    let new = unit(.communeCode, .e2025)
    let old = unit(.communeCode2020, .e2020)
    guard new != nil || old != nil, agree(new, draft[.commune]), agree(old, draft[.commune2020]),
      old == nil || new == nil || old!.successors.contains(new!.id)
    else {
      var area = byName(nil, commune, district, address)
      area.isDoubtful = true
      area.notes.append(AreaNote.codeMismatch(draft.column(.communeCode) ?? draft.column(.communeCode2020)))
      return area
    }
    let home = old?.parent.flatMap { gazetteer[$0] } ?? unit(.districtCode2020, .e2020)
    return Area(
      commune: new ?? old?.successors.first.flatMap { gazetteer[$0] }, commune2020: old,
      district2020: home ?? byName(nil, nil, district, nil).district2020)
  }

  /// - Parameters:
  ///   - former: the commune before July 2025, where the list tells the eras apart.
  ///   - present: the commune of either era, where it does not.
  private func byName(
    _ former: OutletDraft.Cell?, _ present: OutletDraft.Cell?, _ district: OutletDraft.Cell?,
    _ address: OutletDraft.Cell?
  ) -> Area {
    var area = Area()
    let commune = former ?? present
    var outcome: Gazetteer.Outcome
    if let former, let present {
      outcome = gazetteer.resolve(former: former.text, present: present.text, district: district?.text)
      if case .several = outcome {
        area.isDoubtful = true
        area.notes.append(AreaNote.eras(former, present))
        return area
      }
    } else {
      outcome = gazetteer.resolve(commune: commune?.text, district: district?.text, address: address?.text)
    }
    if commune == nil, let address, namesSeveral(gazetteer.allCommunes(namedIn: address.text).filter { !$0.isEmpty }) {
      area.isDoubtful = true
      area.notes.append(AreaNote.severalCommunes(address.text, address.column))
      return area
    }
    if outcome == .unknown, let text = commune?.text, text.contains(",") || text.contains(" - ") || text.contains(";") {
      if namesSeveral(gazetteer.allCommunes(namedIn: text)) {
        area.isDoubtful = true
        area.notes.append(AreaNote.severalCommunes(text, commune?.column))
        return area
      }
      // The commune's cell holds more than the commune: "P. Đống Đa, TP. Quy Nhơn".
      outcome = gazetteer.resolve(commune: nil, district: district?.text, address: text)
    }
    switch outcome {
    case .found(let found):
      area.commune = found.commune2025
      area.commune2020 = found.commune2020
      area.district2020 = found.district2020
      if found.split.count > 1 {
        area.split = found.split
        area.notes.append(AreaNote.split(found, commune?.column))
      }
      area.namesakes = found.namesakes
      if found.namesakes.count > 1 { area.notes.append(AreaNote.namesakes(found, commune?.column)) }
      if found.commune2025 == nil {
        // The commune's cell says something, but names none: "Phước Lộc, Phước Hưng" beside a district.
        area.isUnknown = commune != nil
        area.notes.append(commune.map { AreaNote.unknown($0, similar: []) } ?? AreaNote.noCommune(address))
      }
    case .several(let units):
      area.isDoubtful = true
      area.notes.append(AreaNote.several(units, commune))
    case .mismatch(let communes, let district2020):
      area.isDoubtful = true
      area.district2020 = district2020
      area.notes.append(AreaNote.mismatch(communes, district2020, commune))
    case .unknown:
      if let commune {
        area.isUnknown = true
        area.notes.append(AreaNote.unknown(commune, similar: gazetteer.similar(to: commune.text)))
        // The district is known even so.
        if case .found(let found) = gazetteer.resolve(commune: nil, district: district?.text) {
          area.district2020 = found.district2020
        }
      } else {
        area.notes.append(AreaNote.noCommune(address))
      }
    }
    if let district, !gazetteer.isDistrict(district.text), area.commune.map({ isNamed(district.text, $0) }) != true {
      // Lists of today put communes under the districts' header; else a commune of the name may be in the other
      // district, which is none of ours.
      if outcome != .unknown, commune != nil { area.isDoubtful = true }
      area.notes.append(AreaNote.unknownDistrict(district))
    }
    return area
  }

  /// "Xã Phước Lộc; Xã Phước Hưng", but not a former commune beside that of today.
  private func namesSeveral(_ named: [[AdminUnit]]) -> Bool {
    guard let last = named.last else { return false }
    return named.dropLast().contains { others in
      !others.contains { one in
        last.contains { $0.id == one.id || $0.successors.contains(one.id) || one.successors.contains($0.id) }
      }
    }
  }

  private func isNamed(_ name: String, _ unit: AdminUnit) -> Bool {
    PlaceName(name).folded == PlaceName(unit.name).folded
  }
}
