/// A set of outlets of one block, one bit each.
struct OffsetSet: Sendable {
  private var bits: [UInt64]

  init(count: Int) { bits = Array(repeating: 0, count: (count + 63) / 64) }

  var isEmpty: Bool { bits.allSatisfy { $0 == 0 } }

  mutating func insert(_ offset: Int) { bits[offset >> 6] |= 1 << UInt64(offset & 63) }

  func contains(_ offset: Int) -> Bool { bits[offset >> 6] & (1 << UInt64(offset & 63)) != 0 }

  /// How many of a range are in the set.
  func count(in offsets: Range<Int>) -> Int {
    var count = 0
    forEachWord(of: offsets) { _, word in count += word.nonzeroBitCount }
    return count
  }

  func first(in offsets: Range<Int>) -> Int? {
    var first: Int?
    forEachWord(of: offsets) { start, word in
      if first == nil, word != 0 { first = start + word.trailingZeroBitCount }
    }
    return first
  }

  /// The words that a range covers, without the bits outside it.
  private func forEachWord(of offsets: Range<Int>, _ body: (_ start: Int, _ word: UInt64) -> Void) {
    guard !offsets.isEmpty else { return }
    let (firstWord, lastWord) = (offsets.lowerBound >> 6, (offsets.upperBound - 1) >> 6)
    for number in firstWord...lastWord {
      var word = bits[number]
      if number == firstWord { word &= .max << UInt64(offsets.lowerBound & 63) }
      if number == lastWord { word &= .max >> UInt64(63 - (offsets.upperBound - 1) & 63) }
      body(number << 6, word)
    }
  }

  mutating func formIntersection(_ other: OffsetSet) {
    for word in bits.indices { bits[word] &= other.bits[word] }
  }
}
