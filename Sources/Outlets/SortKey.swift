/// One property by which outlets are put in order.
public struct SortKey: Sendable, Hashable {
  public let property: OutletProperty
  public let isDescending: Bool

  public init(_ property: OutletProperty, isDescending: Bool = false) {
    self.property = property
    self.isDescending = isDescending
  }

  /// Those with one value at most.
  public static let sortable = OutletProperty.allCases.filter { $0.type != .list }

  /// Bytes that stand to each other as the values do; nil for no value, which comes last in either direction.
  public static func bytes(_ value: PropertyValue) -> [UInt8]? {
    switch value {
    case .null, .list: nil
    case .text(let text): VietnameseCollation.key(text)
    case .integer(let number): (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    case .bool(let flag): [flag ? 1 : 0]
    }
  }
}
