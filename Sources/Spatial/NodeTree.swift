/// What an index knows of the points under a node.
struct NodeBounds: Sendable {
  var box = GridBox()
  var solid = Solid()
  /// Union of the points' tags.
  var tags: UInt64 = 0

  mutating func formUnion(_ other: NodeBounds) {
    box.formUnion(other.box)
    solid.formUnion(other.solid)
    tags |= other.tags
  }
}

/// A packed tree over items in a fixed order, sixteen to a group, sixteen groups to a group above.
///
/// It has no pointers: the children of a group are found by arithmetic (V. Agafonkin's flatbush), and the bounds of
/// a group's sixteen children stand side by side, so that one test covers all of them.
final class NodeTree: Sendable {
  static let fanout = 16
  /// One for each level: 16⁸ items are more than memory holds.
  typealias EachLevel<Element> = InlineArray<8, Element>

  let itemCount: Int
  /// Groups of all levels, those over the items first, the root last.
  let boxes: ContiguousArray<BoxGroup>
  let solids: ContiguousArray<SolidGroup>
  /// Of each child of each group.
  let tags: ContiguousArray<UInt64>
  /// Where each level begins among the groups.
  private let levelStarts: EachLevel<Int>
  /// The level of the root; −1 in an empty tree. Level 0 stands over the items.
  let rootLevel: Int
  let root: Int
  /// Of all items.
  let bounds: NodeBounds

  init(_ items: [NodeBounds]) {
    var (boxes, solids, tags) = (ContiguousArray<BoxGroup>(), ContiguousArray<SolidGroup>(), ContiguousArray<UInt64>())
    var levelStarts = EachLevel(repeating: 0)
    var height = 0
    var children = items
    while !children.isEmpty, height == 0 || children.count > 1 {
      levelStarts[height] = boxes.count
      height += 1
      var parents: [NodeBounds] = []
      for first in stride(from: 0, to: children.count, by: Self.fanout) {
        var (box, solid, all) = (BoxGroup(), SolidGroup(), NodeBounds())
        let group = children[first..<min(first + Self.fanout, children.count)]
        for (lane, child) in group.enumerated() {
          box[lane] = child.box
          solid[lane] = child.solid
          all.formUnion(child)
        }
        boxes.append(box)
        solids.append(solid)
        for lane in 0..<Self.fanout { tags.append(lane < group.count ? group[first + lane].tags : 0) }
        parents.append(all)
      }
      children = parents
    }
    self.boxes = boxes
    self.solids = solids
    self.tags = tags
    self.levelStarts = levelStarts
    rootLevel = height - 1
    root = boxes.count - 1
    itemCount = items.count
    bounds = children.first ?? NodeBounds()
  }

  /// Items under one child of a group.
  func items(level: Int, group: Int, lane: Int) -> Range<Int> {
    let child = (group - levelStarts[level]) * Self.fanout + lane
    let width = 1 << (4 * level)
    return child * width..<min((child + 1) * width, itemCount)
  }

  /// The group (at a level above 0) or the item (at level 0) that one child of a group is.
  func child(level: Int, group: Int, lane: Int) -> Int {
    let child = (group - levelStarts[level]) * Self.fanout + lane
    return level == 0 ? child : levelStarts[level - 1] + child
  }

  func tags(group: Int, lane: Int) -> UInt64 { tags[group * Self.fanout + lane] }

  /// Which children of a group may hold what passes: −1 in their lanes, 0 elsewhere.
  @inline(__always)
  func passing(_ filter: TagFilter, group: Int) -> Lanes { filter.passing(tags, from: group * Self.fanout) }
}
