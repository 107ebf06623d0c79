internal import CLanes

/// A walk through the nodes of a tree that a search area meets, in the order of the items.
///
/// Its stack is a few words: for each level, which children of one group are still to be visited.
struct NodeWalk {
  private struct Level {
    var group = 0
    var lanes: UInt32 = 0
    /// Those of them that lie inside the area.
    var inside: UInt32 = 0
  }

  private var levels = NodeTree.EachLevel(repeating: Level())
  private var level: Int

  @inline(__always)
  init(_ tree: NodeTree, _ area: SearchArea, _ filter: TagFilter) {
    level = tree.rootLevel
    if level >= 0 { enter(tree.root, tree, area, filter) }
  }

  private mutating func enter(_ group: Int, _ tree: NodeTree, _ area: SearchArea, _ filter: TagFilter) {
    var lanes = tree.boxes[group].overlapping(area)
    if !filter.isEmpty { lanes &= lanes_bits(tree.passing(filter, group: group)) }
    levels[level] = Level(group: group, lanes: lanes, inside: lanes == 0 ? 0 : tree.boxes[group].inside(area))
  }

  /// The next item, or a whole range of them inside the area; nil at the end.
  ///
  /// With a filter, ranges inside are cut down to the items that may hold what passes.
  mutating func next(_ tree: NodeTree, _ area: SearchArea, _ filter: TagFilter) -> (items: Range<Int>, isInside: Bool)?
  {
    while level >= 0, level <= tree.rootLevel {
      let lanes = levels[level].lanes
      if lanes == 0 {
        level += 1
        continue
      }
      levels[level].lanes = lanes & (lanes - 1)
      let lane = lanes.trailingZeroBitCount
      let (group, isInside) = (levels[level].group, levels[level].inside >> UInt32(lane) & 1 != 0)
      let child = tree.child(level: level, group: group, lane: lane)
      if level == 0 { return (child..<child + 1, isInside) }
      if isInside, filter.isEmpty { return (tree.items(level: level, group: group, lane: lane), true) }
      level -= 1
      enter(child, tree, area, filter)
    }
    return nil
  }
}
