/// A set of outlets of one block, one bit each.
struct OffsetSet: Sendable {
  private var bits: [UInt64]

  init(count: Int) { bits = Array(repeating: 0, count: (count + 63) / 64) }

  @inline(__always)
  init(count: Int, where isMember: (Int) -> Bool) {
    bits = stride(from: 0, to: count, by: 64).map { start in
      var word: UInt64 = 0
      for offset in start..<min(start + 64, count) where isMember(offset) { word |= 1 << UInt64(offset & 63) }
      return word
    }
  }

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

  /// Visits those of a range that are in the set, as runs.
  func forEachRun(in offsets: Range<Int>, _ body: (Range<Int>) -> Void) {
    var run = offsets.lowerBound..<offsets.lowerBound
    forEachWord(of: offsets) { start, word in
      var rest = word
      while rest != 0 {
        let first = rest.trailingZeroBitCount
        let length = (~(rest >> UInt64(first))).trailingZeroBitCount
        let next = start + first..<start + first + length
        if next.lowerBound == run.upperBound {
          run = run.lowerBound..<next.upperBound
        } else {
          if !run.isEmpty { body(run) }
          run = next
        }
        rest = first + length == 64 ? 0 : rest & ~((1 << UInt64(length) - 1) << UInt64(first))
      }
    }
    if !run.isEmpty { body(run) }
  }

  /// The first ones, ascending; at most so many.
  func prefix(_ limit: Int) -> [Int] {
    var offsets: [Int] = []
    for number in bits.indices where offsets.count < limit {
      var word = bits[number]
      while word != 0, offsets.count < limit {
        offsets.append(number << 6 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
    return offsets
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

  mutating func formUnion(_ other: OffsetSet) {
    for word in bits.indices { bits[word] |= other.bits[word] }
  }

  mutating func formIntersection(_ other: OffsetSet) {
    for word in bits.indices { bits[word] &= other.bits[word] }
  }

  /// How many numbers of sixteen bits so many outlets take.
  static func sixteens(of count: Int) -> Int { (count + 15) / 16 }

  /// As numbers of sixteen bits, in order.
  func sixteens(of count: Int) -> some Sequence<UInt16> {
    (0..<Self.sixteens(of: count)).lazy.map { UInt16(truncatingIfNeeded: bits[$0 >> 2] >> (UInt64($0 & 3) * 16)) }
  }

  mutating func formUnion(sixteens: some Sequence<UInt16>) {
    for (number, word) in sixteens.enumerated() { bits[number >> 2] |= UInt64(word) << (UInt64(number & 3) * 16) }
  }
}
