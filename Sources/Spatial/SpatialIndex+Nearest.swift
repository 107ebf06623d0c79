extension SpatialIndex {
  /// The points nearest to a place, in the order of the geodesic on WGS 84, ties by id.
  ///
  /// Branch and bound (N. Roussopoulos, S. Kelley and F. Vincent, "Nearest neighbor queries", SIGMOD 1995), nearest
  /// child first, over chords: straight lines through the earth, for which a node's box in space gives a lower bound
  /// anywhere, poles and antimeridian included. By ``Ellipsoid/longestGeodesic(chord:)``, once `limit` points are
  /// found, no point whose chord exceeds the longest geodesic that the last of them can have is nearer than any of
  /// them. Those up to there are put in order by their chords, and by `distance` where two chords are so near each
  /// other that they do not tell.
  ///
  /// O(log n + limit) nodes on data that is not contrived; many points at one place are all ranked.
  ///
  /// - Parameters:
  ///   - limit: how many, at most.
  ///   - metres: points farther away are left out.
  ///   - distance: metres of the geodesic between two points.
  ///   - filter: asked of nodes and points inside the walk, never after the limit.
  ///   - isIncluded: a further condition on slots, asked like the filter.
  public func nearest(
    to origin: Coordinate, limit: Int, within metres: Double = .infinity,
    distance: (Coordinate, Coordinate) -> Double, filter: TagFilter = TagFilter(),
    where isIncluded: (Slot) -> Bool = { _ in true }
  ) -> [Slot] {
    guard limit > 0, count > 0, metres >= 0 else { return [] }
    let here = NearestOrigin(origin)
    var candidates = NearestCandidates(limit: limit, within: metres)
    // A full leaf near by gives a reach to start with.
    var seed: (block: Int, leaf: Int)?
    if limit <= NodeTree.fanout, filter.isEmpty {
      let number = tree.nearestItem(to: here)
      let leaf = blocks[number].tree.nearestItem(to: here)
      visit(leaf, of: number, here, filter, &candidates, isIncluded)
      seed = (number, leaf)
    }
    var stack = NearestStack()
    stack.push(tree, level: tree.rootLevel, group: tree.root, block: -1, here, filter, candidates.squaredReach)
    var (number, block) = (0, blocks[0])
    while let step = stack.pop(within: candidates.squaredReach) {
      if step.block < 0 {
        let (tree, isBlock) = step.level < 0 ? (blocks[Int(step.index)].tree, true) : (tree, false)
        stack.push(
          tree, level: isBlock ? tree.rootLevel : Int(step.level), group: isBlock ? tree.root : Int(step.index),
          block: isBlock ? step.index : -1, here, filter, candidates.squaredReach)
        continue
      }
      if Int(step.block) != number { (number, block) = (Int(step.block), blocks[Int(step.block)]) }
      if step.level >= 0 {
        stack.push(
          block.tree, level: Int(step.level), group: Int(step.index), block: step.block, here, filter,
          candidates.squaredReach)
      } else if seed?.leaf != Int(step.index) || seed?.block != number {
        visit(Int(step.index), of: number, here, filter, &candidates, isIncluded)
      }
    }
    return candidates.ranked(
      within: metres, id: { self[$0].id }, distance: { distance(origin, self[$0].coordinate) })
  }

  /// The nearest among some points, told by their runs; for conditions that are answered before the walk.
  public func nearest(
    to origin: Coordinate, limit: Int, within metres: Double = .infinity,
    distance: (Coordinate, Coordinate) -> Double, among runs: [SlotRun]
  ) -> [Slot] {
    guard limit > 0, metres >= 0 else { return [] }
    let here = Ellipsoid.cartesian(origin)
    var candidates = NearestCandidates(limit: limit, within: metres)
    for run in runs {
      let block = blocks[run.block]
      for offset in run.offsets {
        let chord = block.positions[offset / NodeTree.fanout][offset % NodeTree.fanout].squaredDistance(to: here)
        if chord <= candidates.squaredReach {
          candidates.add(Slot(block: run.block, offset: offset), squaredChord: chord)
        }
        candidates.tighten()
      }
    }
    return candidates.ranked(
      within: metres, id: { self[$0].id }, distance: { distance(origin, self[$0].coordinate) })
  }

  private func visit(
    _ leaf: Int, of number: Int, _ origin: NearestOrigin, _ filter: TagFilter, _ candidates: inout NearestCandidates,
    _ isIncluded: (Slot) -> Bool
  ) {
    blocks[number].visitNearest(leaf: leaf, origin.position, filter, candidates.squaredReach) { offset, chord in
      let slot = Slot(block: number, offset: offset)
      if isIncluded(slot) { candidates.add(slot, squaredChord: chord) }
    }
    candidates.tighten()
  }
}

extension NodeTree {
  /// An item near a place: the nearest child of the nearest child and so on; not always the nearest item.
  fileprivate func nearestItem(to origin: NearestOrigin) -> Int {
    var group = root
    for level in stride(from: rootLevel, through: 0, by: -1) {
      group = child(level: level, group: group, lane: solids[group].squaredDistances(origin).least().lane)
    }
    return group
  }
}

extension PointBlock {
  /// Visits the points of a leaf that pass a filter and may be within reach.
  @inline(__always)
  fileprivate func visitNearest(
    leaf: Int, _ origin: Cartesian, _ filter: TagFilter, _ squaredReach: Double, _ visit: (Int, Double) -> Void
  ) {
    let first = leaf * NodeTree.fanout
    if filter.isEmpty {
      let chords = positions[leaf].squaredDistances(origin)
      var lanes = chords.lanes(upTo: squaredReach)
      while lanes != 0 {
        let lane = lanes.trailingZeroBitCount
        lanes &= lanes - 1
        guard first + lane < count else { break }
        let chord = positions[leaf][lane].squaredDistance(to: origin)
        if chord <= squaredReach { visit(first + lane, chord) }
      }
    } else {
      // Few pass: their chords one by one.
      for offset in first..<min(first + NodeTree.fanout, count) where filter.passes(tags[offset]) {
        let chord = positions[leaf][offset - first].squaredDistance(to: origin)
        if chord <= squaredReach { visit(offset, chord) }
      }
    }
  }
}

/// Nodes that wait to be looked at, the children of the latest group on top, nearest first.
private struct NearestStack {
  struct Step {
    let squaredChord: Float
    /// Level of the group; −1: a block, or, in a block, a leaf.
    let level: Int32
    let index: Int32
    /// −1 above the blocks.
    let block: Int32
  }

  /// As many as the siblings on the way down ten levels: 16⁸ blocks and the levels in one.
  private var steps = InlineArray<192, Step>(repeating: Step(squaredChord: 0, level: 0, index: 0, block: 0))
  private var count = 0

  mutating func pop(within squaredReach: Double) -> Step? {
    while count > 0 {
      count -= 1
      if Double(steps[count].squaredChord) <= squaredReach { return steps[count] }
    }
    return nil
  }

  /// Pushes those children of a group that are within reach and may hold what a filter passes.
  mutating func push(
    _ tree: NodeTree, level: Int, group: Int, block: Int32, _ origin: NearestOrigin, _ filter: TagFilter,
    _ squaredReach: Double
  ) {
    var chords = tree.solids[group].squaredDistances(origin)
    let reach = min(Float(squaredReach).nextUp, .greatestFiniteMagnitude)
    var lanes = (chords .<= SolidGroup.Faces(repeating: reach)).bits
    if !filter.isEmpty {
      var others = lanes
      while others != 0 {
        let lane = others.trailingZeroBitCount
        others &= others - 1
        if !filter.passes(tree.tags(group: group, lane: lane)) { lanes &= ~(1 << UInt32(lane)) }
      }
      chords.replace(with: .infinity, where: Lanes(bits: lanes) .== .zero)
    }
    let end = count + lanes.nonzeroBitCount
    var place = end
    while place > count {
      let (lane, least) = chords.least()
      chords.replace(with: .infinity, where: Lanes.numbers .== Lanes(repeating: Int32(lane)))
      place -= 1
      steps[place] = Step(
        squaredChord: least, level: Int32(level - 1),
        index: Int32(tree.child(level: level, group: group, lane: lane)), block: block)
    }
    count = end
  }
}

extension SIMD16<Float> {
  /// The least of the numbers, and its lane.
  @inline(__always)
  fileprivate func least() -> (lane: Int, value: Float) {
    let eight = lowHalf.replacing(with: highHalf, where: highHalf .< lowHalf)
    let four = eight.lowHalf.replacing(with: eight.highHalf, where: eight.highHalf .< eight.lowHalf)
    let value = Swift.min(four.x, four.y, Swift.min(four.z, four.w))
    return ((self .== SIMD16(repeating: value)).bits.trailingZeroBitCount, value)
  }
}

extension SIMD16<Double> {
  /// One bit for each lane that may be no greater than a bound, the first lowest.
  @inline(__always)
  fileprivate func lanes(upTo bound: Double) -> UInt32 {
    // Single precision, rounded to nearest: a hair more lanes than the bound itself gives.
    let reach = Swift.min(Float(bound).nextUp.nextUp, .greatestFiniteMagnitude)
    return (SIMD16<Float>(self) .<= SIMD16<Float>(repeating: reach)).bits
  }
}
