/// What a box covers, in plain ranges: two of longitude where it meets the antimeridian.
private struct SearchArea {
  let latitudes: ClosedRange<Double>
  let longitudes: ClosedRange<Double>
  let otherLongitudes: ClosedRange<Double>?

  init(_ box: BoundingBox) {
    latitudes = box.south...box.north
    let ranges = box.longitudeRanges
    longitudes = ranges[0]
    otherLongitudes = ranges.count > 1 ? ranges[1] : nil
  }

  func contains(_ point: Coordinate) -> Bool {
    latitudes.contains(point.latitude)
      && (longitudes.contains(point.longitude) || otherLongitudes?.contains(point.longitude) == true)
  }

  func overlaps(_ node: NodeBox) -> Bool {
    latitudes.overlaps(node.latitudes)
      && (longitudes.overlaps(node.longitudes) || otherLongitudes?.overlaps(node.longitudes) == true)
  }

  func covers(_ node: NodeBox) -> Bool {
    latitudes.contains(node.latitudes)
      && (longitudes.contains(node.longitudes) || otherLongitudes?.contains(node.longitudes) == true)
  }
}

extension SpatialIndex {
  /// Visits the points in a box, as runs of slots.
  ///
  /// A node that lies wholly inside is given as one run without a look at its points. Runs come in ascending
  /// order and do not touch.
  ///
  /// - Parameters:
  ///   - start: slots before this one are left out.
  ///   - body: gets each run; false ends the search.
  public func search(_ box: BoundingBox, from start: Int = 0, _ body: (Range<Int>) -> Bool) {
    guard levelCount > 0 else { return }
    let area = SearchArea(box)
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
      guard covered.upperBound > start, area.overlaps(boxes[node]) else { continue }
      let slots = covered.clamped(to: start..<count)
      if area.covers(boxes[node]) {
        guard emit(slots) else { return }
      } else if level == 0 {
        for slot in slots where area.contains(points[slot].coordinate) {
          guard emit(slot..<slot + 1) else { return }
        }
      } else {
        // Last child first, so that the stack gives them back in order.
        for child in children(level: level, node: node).reversed() { stack.append((level - 1, child)) }
      }
    }
    if !run.isEmpty { _ = body(run) }
  }
}
