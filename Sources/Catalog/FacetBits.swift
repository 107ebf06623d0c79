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
    precondition(next <= 64, "the vocabularies have outgrown a word")
    return starts
  }()

  private static let bits: [OutletProperty: [String: UInt64]] = starts.reduce(into: [:]) { bits, entry in
    for (position, value) in entry.key.vocabulary!.enumerated() {
      bits[entry.key, default: [:]][value] = 1 << (entry.value + UInt64(position))
    }
  }

  static let closed = mask(.status, [OutletStatus.closed.rawValue])!

  /// Bits of all values an outlet has.
  static func bits(of outlet: Outlet) -> UInt64 {
    var all: UInt64 = 0
    for (property, bits) in bits {
      switch outlet[property] {
      case .null: break
      case .text(let value): all |= bits[value] ?? 0
      case .integer(let value): all |= bits[String(value)] ?? 0
      case .bool(let value): all |= bits[value ? "true" : "false"] ?? 0
      case .list(let values): for value in values { all |= bits[value] ?? 0 }
      }
    }
    return all
  }

  /// A filter passes an outlet that shares a bit with it. Nil for a property that has no bits.
  static func mask(_ property: OutletProperty, _ values: [String]) -> UInt64? {
    guard let bits = bits[property] else { return nil }
    return values.reduce(0) { $0 | (bits[$1] ?? 0) }
  }
}
