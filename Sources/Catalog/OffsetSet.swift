/// A set of outlets of one block, one bit each.
struct OffsetSet: Sendable {
  private var bits: [UInt64]

  init(count: Int) { bits = Array(repeating: 0, count: (count + 63) / 64) }

  var isEmpty: Bool { bits.allSatisfy { $0 == 0 } }

  mutating func insert(_ offset: Int) { bits[offset >> 6] |= 1 << UInt64(offset & 63) }

  func contains(_ offset: Int) -> Bool { bits[offset >> 6] & (1 << UInt64(offset & 63)) != 0 }

  mutating func formIntersection(_ other: OffsetSet) {
    for word in bits.indices { bits[word] &= other.bits[word] }
  }
}
