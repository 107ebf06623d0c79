extension [UInt8] {
  /// Where a pattern of two bytes or more first stands, whole, in a part of the array; linear for the patterns used here.
  func first(_ pattern: [UInt8], from: Int = 0, to end: Int? = nil) -> Int? {
    let span = span
    let (end, first, second) = (end ?? count, pattern[0], pattern[1])
    var at = from
    while at + pattern.count <= end {
      if span[at] == first, span[at + 1] == second, self[at..<(at + pattern.count)].elementsEqual(pattern) { return at }
      at += 1
    }
    return nil
  }
}
