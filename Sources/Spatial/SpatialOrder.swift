private struct Entry {
  var key: UInt64 = 0
  var position: UInt32 = 0
}

extension SpatialIndex {
  /// Positions of the points in the order in which an index wants them: along the curve, ties by id.
  ///
  /// Radix sort, least significant byte first, over the bytes in which keys differ at all: P. M. McIlroy,
  /// K. Bostic and M. D. McIlroy, "Engineering radix sort", Computing Systems 6(1), 1993. O(n).
  public static func spatialOrder(of points: [Point]) -> [Int] {
    var counts = [Int](repeating: 0, count: 8 * 256)
    var entries = ContiguousArray<Entry>()
    entries.reserveCapacity(points.count)
    for (position, point) in points.enumerated() {
      let key = HilbertCurve.key(point.coordinate)
      entries.append(Entry(key: key, position: UInt32(position)))
      for byte in 0..<8 { counts[byte << 8 | Int(truncatingIfNeeded: key >> (8 * UInt64(byte))) & 255] += 1 }
    }
    var sorted = ContiguousArray(repeating: Entry(), count: entries.count)
    for byte in 0..<8 where counts[byte << 8..<(byte + 1) << 8].contains(where: { $0 > 0 && $0 < entries.count }) {
      var places = [Int](repeating: 0, count: 256)
      for value in 1..<256 { places[value] = places[value - 1] + counts[byte << 8 | value - 1] }
      for entry in entries {
        let value = Int(truncatingIfNeeded: entry.key >> (8 * UInt64(byte))) & 255
        sorted[places[value]] = entry
        places[value] += 1
      }
      swap(&entries, &sorted)
    }
    var order = entries.map { Int($0.position) }
    var first = 0
    while first < entries.count {
      var end = first + 1
      while end < entries.count, entries[end].key == entries[first].key { end += 1 }
      if end > first + 1 {
        order[first..<end].sort { points[$0].id < points[$1].id }
      }
      first = end
    }
    return order
  }
}
