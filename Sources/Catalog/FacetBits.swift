internal import Outlets

/// The properties with few values, one bit a value, so that a filter is a few bit tests.
struct FacetBits {
  /// Where each property's values begin, in the order of its vocabulary.
  private static let starts: [OutletProperty: UInt64] = {
    var starts: [OutletProperty: UInt64] = [:]
    var next: UInt64 = 0
    for property in OutletProperty.allCases {
      guard let vocabulary = property.vocabulary else { continue }
      starts[property] = next
      next += UInt64(vocabulary.count)
    }
    precondition(next < 64, "the vocabularies have outgrown a word")
    return starts
  }()

  private static let vocabularies = starts.keys.reduce(into: [OutletProperty: [String]]()) { $0[$1] = $1.vocabulary }

  private static let bits: [OutletProperty: [String: UInt64]] = starts.reduce(into: [:]) { bits, entry in
    for (position, value) in vocabularies[entry.key]!.enumerated() {
      bits[entry.key, default: [:]][value] = 1 << (entry.value + UInt64(position))
    }
  }

  static func has(_ property: OutletProperty) -> Bool { starts[property] != nil }

  /// Set where an address for online orders is known.
  static let onlineOrder: UInt64 = 1 << 63

  static let closed = mask(.status, [OutletStatus.closed.rawValue])!

  /// Bits of all values an outlet has.
  static func bits(of outlet: Outlet) -> UInt64 {
    var all = kind.bit(outlet.kind) | accuracy.bit(outlet.accuracy) | status.bit(outlet.status)
    if let number = outlet.grade, (1...3).contains(number) { all |= 1 << (grade + UInt64(number - 1)) }
    for programme in outlet.programmes { all |= programmes.bit(programme) }
    for group in outlet.productGroups { all |= productGroups.bit(group) }
    for payment in outlet.payments { all |= payments.bit(payment) }
    if outlet.onlineOrderURL != nil { all |= onlineOrder }
    if let flag = outlet.issuesEInvoice { all |= 1 << (eInvoice + (flag ? 0 : 1)) }
    return all | 1 << (synthetic + (outlet.synthetic ? 0 : 1))
  }

  /// Where the values of one vocabulary begin.
  private struct Field<Value: CaseIterable & Equatable & Sendable>: Sendable {
    let start: UInt64
    let values: [Value]

    init(_ property: OutletProperty) {
      start = starts[property]!
      values = Array(Value.allCases)
    }

    func bit(_ value: Value) -> UInt64 { 1 << (start + UInt64(values.firstIndex(of: value)!)) }
  }

  private static let kind = Field<OutletKind>(.kind)
  private static let programmes = Field<Programme>(.programmes)
  private static let productGroups = Field<ProductGroup>(.productGroups)
  private static let payments = Field<PaymentMethod>(.payments)
  private static let accuracy = Field<CoordinateAccuracy>(.accuracy)
  private static let status = Field<OutletStatus>(.status)
  private static let grade = starts[.grade]!
  private static let eInvoice = starts[.eInvoice]!
  private static let synthetic = starts[.synthetic]!

  /// The one value of a property that an outlet has; nil where it has none, and for a property without bits.
  static func value(_ property: OutletProperty, in bits: UInt64) -> String? {
    guard let start = starts[property], let vocabulary = vocabularies[property] else { return nil }
    let place = (bits >> start).trailingZeroBitCount
    return place < vocabulary.count ? vocabulary[place] : nil
  }

  /// A filter passes an outlet that shares a bit with it. Nil for a property that has no bits.
  static func mask(_ property: OutletProperty, _ values: [String]) -> UInt64? {
    guard let bits = bits[property] else { return nil }
    return values.reduce(0) { $0 | (bits[$1] ?? 0) }
  }
}
