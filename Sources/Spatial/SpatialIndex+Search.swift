/// A box that does not cross the antimeridian.
struct BoxRange {
  let west: Double
  let south: Double
  let east: Double
  let north: Double

  func contains(_ point: Coordinate) -> Bool {
    west <= point.longitude && point.longitude <= east && south <= point.latitude && point.latitude <= north
  }
}

extension SpatialIndex {
  /// Visits the points in a box, as runs of slots.
  ///
  /// A node that lies wholly inside is given as one run without a look at its points. Runs come in ascending
  /// order and do not touch, but for a box that meets the antimeridian, which is walked in parts, one after
  /// the other, each in ascending order.
  ///
  /// - Parameters:
  ///   - start: slots before this one are left out.
  ///   - body: gets each run; false ends the search.
  public func search(_ box: BoundingBox, from start: Int = 0, _ body: (Range<Int>) -> Bool) {
    for longitudes in box.longitudeRanges {
      let part = BoxRange(
        west: longitudes.lowerBound, south: box.south, east: longitudes.upperBound, north: box.north)
      guard search(part, from: start, body) else { return }
    }
  }

  private func search(_ box: BoxRange, from start: Int, _ body: (Range<Int>) -> Bool) -> Bool {
    guard levelCount > 0 else { return true }
    var run = start..<start
    /// Joins a range to the run before it, or hands that one out; false when the visitor has had enough.
    func emit(_ range: Range<Int>) -> Bool {
      if range.lowerBound == run.upperBound {
        run = run.lowerBound..<range.upperBound
        return true
      }
      defer { run = range }
      return run.isEmpty || body(run)
    }
    var stack: [(level: Int, node: Int)] = [(levelCount - 1, levelStarts[levelCount - 1])]
    while let (level, node) = stack.popLast() {
      let covered = slots(level: level, node: node)
      guard covered.upperBound > start, boxes[node].overlaps(box) else { continue }
      let slots = covered.clamped(to: start..<count)
      if boxes[node].isInside(box) {
        guard emit(slots) else { return false }
      } else if level == 0 {
        for slot in slots where box.contains(points[slot].coordinate) {
          guard emit(slot..<slot + 1) else { return false }
        }
      } else {
        // Last child first, so that the stack gives them back in order.
        for child in children(level: level, node: node).reversed() { stack.append((level - 1, child)) }
      }
    }
    return run.isEmpty || body(run)
  }
}
