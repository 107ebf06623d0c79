internal import GRDB
public import Outlets
import Spatial

/// Which facts of an outlet a person wants off the map.
public struct Takedown: Sendable {
  /// Nil for the whole outlet.
  public let properties: Set<OutletProperty>?

  /// Facts that can be a person's own and that an outlet can do without.
  public static let allowed: Set<OutletProperty> = [
    .address, .phone, .website, .email, .openingHours, .products, .onlineOrderURL, .traceabilityURL, .verifiedBy, .key,
  ]

  /// - Returns: nil for a property that cannot be taken down by itself.
  public init?(_ properties: Set<OutletProperty>?) {
    guard properties.map({ !$0.isEmpty && $0.isSubset(of: Self.allowed) }) ?? true else { return nil }
    self.properties = properties
  }

  /// The outlet as the map has it from now on; nil for not at all.
  func published(_ outlet: Outlet) -> Outlet? { properties == nil ? nil : redacted(outlet) }

  /// The outlet as history keeps it.
  func redacted(_ outlet: Outlet) -> Outlet {
    var redacted = outlet
    if let properties {
      let nothing = Outlet(
        name: outlet.name, kind: outlet.kind, coordinate: outlet.coordinate, accuracy: outlet.accuracy)
      for property in properties { redacted.take(property, from: nothing) }
      return redacted
    }
    // A tenth of a degree is ten kilometres: the district, nobody's door.
    let place = Coordinate(
      longitude: (outlet.coordinate.longitude * 10).rounded() / 10,
      latitude: (outlet.coordinate.latitude * 10).rounded() / 10)
    redacted = Outlet(
      name: "(đã gỡ theo yêu cầu)", kind: outlet.kind, coordinate: place ?? outlet.coordinate, accuracy: .commune)
    redacted.commune = outlet.commune
    redacted.commune2020 = outlet.commune2020
    redacted.district2020 = outlet.district2020
    redacted.status = outlet.status
    redacted.synthetic = outlet.synthetic
    return redacted
  }
}

/// By what an outlet is known again in lists, whatever was corrected in it over time.
struct OutletTraces {
  private(set) var keys: Set<String> = []
  private(set) var names: Set<String> = []
  /// Numbers that no other outlet has on the map: a chain's switchboard tells none of its shops.
  private(set) var phones: Set<String> = []

  mutating func add(_ outlet: Outlet) {
    if let key = outlet.key { keys.insert(key) }
    names.insert(Self.name(outlet.name, outlet.commune?.code))
    phones.formUnion(outlet.phone.map(Self.number))
  }

  mutating func forget(phone: String) { phones.remove(phone) }

  func match(_ row: RowOutcome) -> Bool {
    if let outlet = row.outlet, matches(outlet) { return true }
    guard let draft = row.draft, let name = draft[.name] else { return false }
    // A row that could not be read to the end: its name alone tells.
    let folded = VietnameseText.fold(name)
    if row.outlet == nil, names.contains(where: { $0.hasPrefix(folded + "|") }) { return true }
    return draft[.key].map(keys.contains) ?? false
  }

  func matches(_ outlet: Outlet) -> Bool {
    outlet.key.map(keys.contains) ?? false || names.contains(Self.name(outlet.name, outlet.commune?.code))
      || !phones.isDisjoint(with: outlet.phone.map(Self.number))
  }

  static func name(_ name: String, _ commune: String?) -> String { VietnameseText.fold(name) + "|" + (commune ?? "") }

  /// The last nine digits, which all ways to write a number share.
  private static func number(_ text: String) -> String { String(text.filter(\.isNumber).suffix(9)) }
}
