/// What the values of a property are.
public enum PropertyType: Sendable, Hashable {
  case text
  case integer
  case bool
  /// `yyyy-MM-dd`.
  case date
  /// `yyyy-MM-ddTHH:mm:ssZ`.
  case time
  /// Texts, none of them or several.
  case list
}

extension OutletProperty {
  public var type: PropertyType {
    switch self {
    case .id, .grade: .integer
    case .eInvoice, .synthetic: .bool
    case .verifiedOn: .date
    case .updatedAt: .time
    case .programmes, .productGroups, .products, .phone, .payments: .list
    default: .text
    }
  }

  /// Whether an outlet may lack a value. A list that is empty is no lack.
  public var isNullable: Bool {
    switch self {
    case .id, .name, .kind, .accuracy, .status, .updatedAt, .synthetic: false
    default: type != .list
    }
  }
}
