internal import CLanes

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
  ///   - choose: what of a block takes part, by its number; asked once of each block within reach, the nearest first.
  public func nearest(
    to origin: Coordinate, limit: Int, within metres: Double = .infinity,
    distance: (Coordinate, Coordinate) -> Double, filter: TagFilter = TagFilter(),
    choosing choose: (Int) -> BlockChoice = { _ in .all }
  ) -> [Slot] {
    guard limit > 0, count > 0, metres >= 0 else { return [] }
    var walk = NearestWalk(
      origin: NearestOrigin(origin), filter: filter, candidates: NearestCandidates(limit: limit, within: metres))
    walk.visit(blocks, under: tree, level: tree.rootLevel, group: tree.root, choose)
    return walk.candidates.ranked(
      within: metres, id: { self[$0].id }, distance: { distance(origin, self[$0].coordinate) })
  }
}

/// What of a block takes part in a search for the nearest.
public enum BlockChoice {
  case none
  case all
  /// Places for which a condition holds; asked of those within reach.
  case those((Int) -> Bool)
  /// Some few places, which are sooner gone through than looked for; ascending.
  case few([Int])
}

/// One search on its way through the nodes, depth first, the nearest child of each group first: what is found early
/// lets most of the others be left out unseen.
private struct NearestWalk {
  let origin: NearestOrigin
  let filter: TagFilter
  var candidates: NearestCandidates

  /// Visits what lies under a group over the blocks.
  mutating func visit(
    _ blocks: ContiguousArray<PointBlock>, under tree: NodeTree, level: Int, group: Int,
    _ choose: (Int) -> BlockChoice
  ) {
    var children = NearestChildren(tree, group, origin, filter)
    while let lane = children.next(within: candidates.squaredReach) {
      let child = tree.child(level: level, group: group, lane: lane)
      if level > 0 {
        visit(blocks, under: tree, level: level - 1, group: child, choose)
      } else {
        visit(blocks[child], number: child, choose(child))
      }
    }
  }

  private mutating func visit(_ block: PointBlock, number: Int, _ choice: BlockChoice) {
    let tree = block.tree
    let (level, root) = (tree.rootLevel, tree.root)
    switch choice {
    case .none: break
    case .all: visit(block, tree, number: number, level: level, group: root) { _ in true }
    case .those(let isIncluded): visit(block, tree, number: number, level: level, group: root, isIncluded)
    case .few(let places):
      for place in places { visit(place / NodeTree.fanout, of: block, number: number) { $0 == place } }
    }
  }

  /// Visits what lies under a group of a block.
  private mutating func visit(
    _ block: PointBlock, _ tree: NodeTree, number: Int, level: Int, group: Int, _ isIncluded: (Int) -> Bool
  ) {
    var children = NearestChildren(tree, group, origin, filter)
    while let lane = children.next(within: candidates.squaredReach) {
      if let following = children.first(within: candidates.squaredReach) {
        prefetch(tree.child(level: level, group: group, lane: following), level: level, of: block, tree)
      }
      let child = tree.child(level: level, group: group, lane: lane)
      if level > 0 {
        visit(block, tree, number: number, level: level - 1, group: child, isIncluded)
      } else {
        visit(child, of: block, number: number, isIncluded)
      }
    }
  }

  /// Has a child's memory brought near while the one before it is visited: at a million points that takes a tenth to a
  /// third of the time away.
  private func prefetch(_ child: Int, level: Int, of block: PointBlock, _ tree: NodeTree) {
    guard level == 0 else { return tree.solids.prefetch(child, count: 1) }
    block.positions.prefetch(child, count: 1)
    if !filter.isEmpty { block.tags.prefetch(child * NodeTree.fanout, count: NodeTree.fanout) }
  }

  /// Visits the points of a leaf that pass the filter and are within reach.
  private mutating func visit(_ leaf: Int, of block: PointBlock, number: Int, _ isIncluded: (Int) -> Bool) {
    let squaredChords = block.positions[leaf].squaredDistances(origin.position)
    if candidates.areFew, filter.isEmpty {
      visitNearestFirst(squaredChords, leaf, number: number, isIncluded)
    } else {
      visitAll(squaredChords, leaf, of: block, number: number, isIncluded)
    }
  }

  /// The nearest first: where few are wanted, most of the others are then out of reach.
  @inline(__always)
  private mutating func visitNearestFirst(
    _ all: PositionGroup.Axis, _ leaf: Int, number: Int, _ isIncluded: (Int) -> Bool
  ) {
    var squaredChords = all
    while true {
      let least = lanes_least_double(squaredChords)
      // No empty lane is within reach.
      guard least <= candidates.squaredReach else { return }
      var lanes = lanes_up_to(squaredChords, least)
      squaredChords = lanes_doubles_beyond(squaredChords, least)
      while lanes != 0 {
        let offset = leaf * NodeTree.fanout + lanes.trailingZeroBitCount
        lanes &= lanes - 1
        if isIncluded(offset) { candidates.add(Slot(block: number, offset: offset), squaredChord: least) }
      }
    }
  }

  @inline(__always)
  private mutating func visitAll(
    _ squaredChords: PositionGroup.Axis, _ leaf: Int, of block: PointBlock, number: Int, _ isIncluded: (Int) -> Bool
  ) {
    // No empty lane is within reach.
    var lanes = lanes_up_to(squaredChords, candidates.squaredReach)
    if !filter.isEmpty { lanes &= lanes_bits(filter.passing(block.tags, from: leaf * NodeTree.fanout)) }
    guard lanes != 0 else { return }
    // By their address: to read a lane by its number, all sixteen are written to memory each time.
    unsafe withUnsafeBytes(of: squaredChords) { chords in
      while lanes != 0 {
        let lane = lanes.trailingZeroBitCount
        lanes &= lanes - 1
        let offset = leaf * NodeTree.fanout + lane
        guard isIncluded(offset) else { continue }
        let squaredChord = unsafe chords.load(fromByteOffset: lane * MemoryLayout<Double>.stride, as: Double.self)
        candidates.add(Slot(block: number, offset: offset), squaredChord: squaredChord)
      }
    }
    candidates.tighten()
  }
}

/// The children of a group that may hold what passes a filter, nearest first.
private struct NearestChildren {
  /// Of each lane, a lower bound of the squared chords and the lane itself: see `lanes_keys`. One given is infinite.
  private var keys: SIMD16<Float>
  private var least: Float

  @inline(__always)
  init(_ tree: NodeTree, _ group: Int, _ origin: NearestOrigin, _ filter: TagFilter) {
    var keys = lanes_keys(tree.solids[group].squaredDistances(origin))
    if !filter.isEmpty { keys = lanes_floats_where(keys, tree.passing(filter, group: group)) }
    self.keys = keys
    least = lanes_least_float(keys)
  }

  /// The lane of the nearest child that has not been given yet; nil if there is none within reach.
  @inline(__always)
  func first(within squaredReach: Double) -> Int? {
    Double(least) <= squaredReach ? Int(least.bitPattern & 15) : nil
  }

  /// Gives that child.
  @inline(__always)
  mutating func next(within squaredReach: Double) -> Int? {
    guard let lane = first(within: squaredReach) else { return nil }
    keys = lanes_floats_beyond(keys, least)
    least = lanes_least_float(keys)
    return lane
  }
}

extension ContiguousArray {
  @inline(__always)
  fileprivate func prefetch(_ first: Int, count: Int) {
    unsafe withUnsafeBufferPointer { elements in
      unsafe lanes_prefetch(elements.baseAddress! + first, Int32(count * MemoryLayout<Element>.stride))
    }
  }
}
