extension SpatialIndex {
  /// Visits the points in a box, as runs, in spatial order.
  ///
  /// A node that lies wholly inside is given without a look at its points. Runs of one block do not touch.
  ///
  /// - Parameters:
  ///   - start: slots before this one are left out.
  ///   - filter: nodes none of whose points passes are left out; points are not asked, whoever gets a run does that.
  ///   - body: gets each run; false ends the search.
  public func search(
    _ box: BoundingBox, from start: Slot = Slot(block: 0, offset: 0), filter: TagFilter = TagFilter(),
    _ body: (SlotRun) -> Bool
  ) {
    let area = SearchArea(box)
    var walk = NodeWalk(tree, area, filter)
    while let step = walk.next(tree, area, filter) {
      for number in step.items {
        let block = blocks[number]
        guard number >= start.block else { continue }
        let first = number == start.block ? start.offset : 0
        guard first < block.count else { continue }
        if step.isInside, filter.isEmpty {
          guard body(SlotRun(block: number, offsets: first..<block.count)) else { return }
        } else {
          var runs = RunJoiner(block: number, start: first)
          guard block.search(area, filter, &runs, body), runs.finish(body) else { return }
        }
      }
    }
  }
}

extension PointBlock {
  /// - Returns: false when the body has had enough.
  fileprivate func search(
    _ area: SearchArea, _ filter: TagFilter, _ runs: inout RunJoiner, _ body: (SlotRun) -> Bool
  ) -> Bool {
    var walk = NodeWalk(tree, area, filter)
    while let step = walk.next(tree, area, filter) {
      let first = step.items.lowerBound * NodeTree.fanout
      if step.isInside {
        guard runs.add(first..<min(step.items.upperBound * NodeTree.fanout, count), body) else { return false }
        continue
      }
      var lanes = lanes(of: step.items.lowerBound, area)
      while lanes != 0 {
        let lane = lanes.trailingZeroBitCount
        let end = lane + (~(lanes >> UInt32(lane))).trailingZeroBitCount
        lanes &= UInt32.max << UInt32(end)
        guard runs.add(first + lane..<first + end, body) else { return false }
      }
    }
    return true
  }

  /// Which points of a leaf lie in the area.
  @inline(__always)
  private func lanes(of leaf: Int, _ area: SearchArea) -> UInt32 {
    var (lanes, onEdge) = cells[leaf].candidates(area)
    while onEdge != 0 {
      let lane = onEdge.trailingZeroBitCount
      onEdge &= onEdge - 1
      if !area.box.contains(coordinates[leaf * NodeTree.fanout + lane]) { lanes &= ~(1 << UInt32(lane)) }
    }
    return lanes
  }
}

/// Joins places that follow each other.
private struct RunJoiner {
  private let block: Int
  private let start: Int
  private var run: Range<Int>

  init(block: Int, start: Int) {
    (self.block, self.start) = (block, start)
    run = start..<start
  }

  /// Joins places to the run before them, or hands that one out; false when the body has had enough.
  @inline(__always)
  mutating func add(_ offsets: Range<Int>, _ body: (SlotRun) -> Bool) -> Bool {
    if offsets.lowerBound == run.upperBound {
      run = run.lowerBound..<offsets.upperBound
      return true
    }
    guard offsets.upperBound > start else { return true }
    let last = run
    run = max(offsets.lowerBound, start)..<offsets.upperBound
    return last.isEmpty || body(SlotRun(block: block, offsets: last))
  }

  func finish(_ body: (SlotRun) -> Bool) -> Bool { run.isEmpty || body(SlotRun(block: block, offsets: run)) }
}
