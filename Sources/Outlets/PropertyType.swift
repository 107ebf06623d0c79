import Foundation

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

  /// A date or a time (RFC 3339) as features have it; nil for what is none, and for other types.
  func canonical(_ text: String) -> String? {
    switch self {
    case .date:
      guard text.utf8.count == 10, let date = try? Date(text + "T00:00:00Z", strategy: .iso8601),
        date.formatted(.iso8601).prefix(10) == text
      else { return nil }
      return text
    case .time:
      let time =
        (try? Date(text, strategy: .iso8601))
        ?? (try? Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
      // ISO 8601 has years of five digits, whose order is not that of their texts.
      return time.map { $0.formatted(.iso8601) }.flatMap { $0.utf8.count == 20 ? $0 : nil }
    default: return nil
    }
  }
}

extension OutletProperty {
  /// One of a parameter's values as features have it; nil for what cannot be a value of the property.
  public func value(_ text: String) -> String? {
    if let vocabulary { return vocabulary.contains(text) ? text : nil }
    switch type {
    case .integer: return Int64(text).map(String.init) == text ? text : nil
    case .date, .time: return type.canonical(text)
    default: return VietnameseText.clean(text)
    }
  }

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
