/// The value of one property, as GeoJSON, CSV and filters see it.
public enum PropertyValue: Sendable, Equatable {
  case null
  case text(String)
  case integer(Int)
  case bool(Bool)
  case list([String])

  /// Nothing is known.
  public var isEmpty: Bool { self == .null || self == .list([]) }

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ flag: Bool?) { self = flag.map { .bool($0) } ?? .null }

  /// As a cell of a table has it, and a list's reader takes it apart again; empty for null.
  public var cellText: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    case .list(let texts): texts.isEmpty ? "" : OutletDraft.list(texts)
    }
  }
}

extension Outlet {
  /// The value of a property. `id` and `updated_at` belong to a ``PublishedOutlet`` and are null here.
  public subscript(property: OutletProperty) -> PropertyValue {
    switch property {
    case .id, .updatedAt: .null
    case .key: PropertyValue(key)
    case .name: .text(name)
    case .kind: .text(kind.rawValue)
    case .grade: grade.map { .integer($0) } ?? .null
    case .programmes: .list(programmes.map(\.rawValue))
    case .productGroups: .list(productGroups.map(\.rawValue))
    case .products: .list(products)
    case .address: PropertyValue(address)
    case .commune: PropertyValue(commune?.name)
    case .communeCode: PropertyValue(commune?.code)
    case .commune2020: PropertyValue(commune2020?.name)
    case .communeCode2020: PropertyValue(commune2020?.code)
    case .district2020: PropertyValue(district2020?.name)
    case .districtCode2020: PropertyValue(district2020?.code)
    case .phone: .list(phone)
    case .website: PropertyValue(website)
    case .email: PropertyValue(email)
    case .openingHours: PropertyValue(openingHours)
    case .payments: .list(payments.map(\.rawValue))
    case .eInvoice: PropertyValue(issuesEInvoice)
    case .onlineOrderURL: PropertyValue(onlineOrderURL)
    case .traceabilityURL: PropertyValue(traceabilityURL)
    case .suppliedBy: PropertyValue(suppliedBy)
    case .accuracy: .text(accuracy.rawValue)
    case .status: .text(status.rawValue)
    case .verifiedOn: PropertyValue(verifiedOn)
    case .verifiedBy: PropertyValue(verifiedBy)
    case .synthetic: .bool(synthetic)
    }
  }
}
