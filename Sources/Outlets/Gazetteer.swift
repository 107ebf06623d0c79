/// The administrative units of both eras, and the way from a name or an address to them.
public struct Gazetteer: Sendable {
  public let units: [AdminUnit]
  /// The communes of both eras, the present one first, each in the order of codes.
  public let communes: [AdminUnit]
  private let byID: [AdminUnit.ID: AdminUnit]
  /// Units by the ``VietnameseText/fold(_:)`` of their bare names and aliases.
  let byName: [String: [AdminUnit]]

  public init(units: [AdminUnit]) {
    self.units = units
    communes = [AdminUnit.Era.e2025, .e2020].flatMap { era in
      units.filter { $0.level == .commune && $0.id.era == era }.sorted { $0.id.code < $1.id.code }
    }
    byID = Dictionary(units.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var byName: [String: [AdminUnit]] = [:]
    for unit in units {
      let names = Set(([unit.name] + unit.aliases).map { PlaceName($0).folded })
      for name in names { byName[name, default: []].append(unit) }
    }
    self.byName = byName
  }

  public subscript(id: AdminUnit.ID) -> AdminUnit? { byID[id] }

  /// The communes of one era, in the order of their codes.
  public func communes(_ era: AdminUnit.Era) -> [AdminUnit] { communes.filter { $0.id.era == era } }
}
