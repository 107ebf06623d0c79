private struct Entry {
  var key: UInt64 = 0
  var position: UInt32 = 0
}

extension SpatialIndex {
  /// Positions of the points in the order in which an index wants them: along the curve, ties by id.
  ///
  /// Radix sort, least significant digit first, over the first bits in which keys differ at all: P. M. McIlroy,
  /// K. Bostic and M. D. McIlroy, "Engineering radix sort", Computing Systems 6(1), 1993. The few that are alike so far
  /// are compared. O(n) on data that is not contrived, O(n log n) in any case.
  public static func spatialOrder(of points: [Point]) -> [Int] {
    entries(of: points).map { Int($0.position) }
  }

  private static func entries(of points: [Point]) -> ContiguousArray<Entry> {
    var entries = ContiguousArray<Entry>()
    entries.reserveCapacity(points.count)
    var differing: UInt64 = 0
    for (position, point) in points.enumerated() {
      let key = HilbertCurve.key(point.coordinate)
      entries.append(Entry(key: key, position: UInt32(position)))
      differing |= key ^ entries[0].key
    }
    let sortedBits = digitBits * digitCount
    let shift = UInt64(max(64 - differing.leadingZeroBitCount - sortedBits, 0))
    sort(&entries, by: shift)
    var first = 0
    while first < entries.count {
      var end = first + 1
      while end < entries.count, entries[end].key >> shift == entries[first].key >> shift { end += 1 }
      if end > first + 1 {
        entries[first..<end].sort {
          ($0.key, points[Int($0.position)].id) < ($1.key, points[Int($1.position)].id)
        }
      }
      first = end
    }
    return entries
  }

  /// Cuts points into blocks, and has these made on all cores.
  ///
  /// - Parameters:
  ///   - points: in any order.
  ///   - make: makes a block from the positions of its points, which stand in spatial order.
  public static func blocks<Block: Sendable>(
    of points: [Point], _ make: @Sendable ([Int]) -> Block
  ) -> ContiguousArray<Block> {
    let entries = entries(of: points)
    let cells = cells(of: entries.indices) { entries[$0].key }
    return ContiguousArray(
      cells.indices.concurrentMap { make(entries[cells[$0]].map { Int($0.position) }) })
  }

  /// Cuts places in spatial order where blocks are to begin: into cells of the curve that hold one block's points each.
  ///
  /// A cell is halved at the highest bit in which its keys differ, until it is small enough. It is a rectangle that no
  /// other overlaps, whereas the pieces that follow from counting alone reach around corners, and searches enter a fifth
  /// more nodes. Blocks are two thirds full on average.
  ///
  /// - Parameter key: on the curve, of a place.
  public static func cells(of places: Range<Int>, key: (Int) -> UInt64) -> [Range<Int>] {
    guard places.count > PointBlock.capacity else { return places.isEmpty ? [] : [places] }
    let differing = key(places.lowerBound) ^ key(places.upperBound - 1)
    let middle =
      differing == 0
      ? places.lowerBound + places.count / 2
      : places.partitioningIndex { key($0) & (1 << UInt64(63 - differing.leadingZeroBitCount)) != 0 }
    return cells(of: places.lowerBound..<middle, key: key) + cells(of: middle..<places.upperBound, key: key)
  }

  private static let digitBits = 11
  private static let digitCount = 3

  /// Sorts by the digits of the keys that stand above some bits.
  private static func sort(_ entries: inout ContiguousArray<Entry>, by shift: UInt64) {
    let values = 1 << digitBits
    func digit(_ number: Int, of key: UInt64) -> Int {
      Int(truncatingIfNeeded: key >> (shift + UInt64(number * digitBits))) & (values - 1)
    }
    var places = [Int](repeating: 0, count: digitCount * values)
    for entry in entries {
      for number in 0..<digitCount { places[number * values + digit(number, of: entry.key)] += 1 }
    }
    var sorted = ContiguousArray(repeating: Entry(), count: entries.count)
    for number in 0..<digitCount {
      var place = 0
      for value in number * values..<(number + 1) * values { (places[value], place) = (place, place + places[value]) }
      for entry in entries {
        let value = number * values + digit(number, of: entry.key)
        sorted[places[value]] = entry
        places[value] += 1
      }
      swap(&entries, &sorted)
    }
  }
}
