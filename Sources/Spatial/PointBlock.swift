/// Some thousand points that follow each other in spatial order, with the tree over them: the part of an index that
/// is made anew when one of its points changes, while all others are shared with the index before.
public final class PointBlock: Sendable {
  /// As many as fill three levels of the tree.
  public static let capacity = 4096

  public let ids: ContiguousArray<Int64>
  public let coordinates: ContiguousArray<Coordinate>
  /// What ``TagFilter`` asks of each point.
  public let tags: ContiguousArray<UInt64>
  /// The smallest box around the points that does not cross the antimeridian; nil without points.
  let bounds: BoundingBox?
  let cells: ContiguousArray<PointGroup>
  let positions: ContiguousArray<PositionGroup>
  /// Over the leaves of sixteen points.
  let tree: NodeTree

  /// - Precondition: the points stand in ``SpatialIndex/spatialOrder(of:)``; there are as many tags as points.
  public init(ordered points: [SpatialIndex.Point], tags: ContiguousArray<UInt64>) {
    precondition(tags.count == points.count)
    ids = ContiguousArray(points.lazy.map(\.id))
    let coordinates = ContiguousArray(points.lazy.map(\.coordinate))
    self.coordinates = coordinates
    self.tags = tags
    bounds = BoundingBox(around: coordinates)
    let leafCount = (coordinates.count + NodeTree.fanout - 1) / NodeTree.fanout
    var cells = ContiguousArray(repeating: PointGroup(), count: leafCount)
    var positions = ContiguousArray(repeating: PositionGroup(), count: leafCount)
    var leaves = [NodeBounds](repeating: NodeBounds(), count: leafCount)
    for (slot, point) in coordinates.enumerated() {
      let (leaf, lane) = (slot / NodeTree.fanout, slot % NodeTree.fanout)
      let (x, y) = (SearchArea.column(point.longitude), SearchArea.row(point.latitude))
      let position = Ellipsoid.cartesian(point)
      (cells[leaf].x[lane], cells[leaf].y[lane]) = (x, y)
      positions[leaf][lane] = position
      leaves[leaf].box.formUnion(GridBox(west: x, south: y, east: x, north: y))
      leaves[leaf].solid.formUnion(position)
      leaves[leaf].tags |= tags[slot]
    }
    self.cells = cells
    self.positions = positions
    tree = NodeTree(leaves)
  }

  public var count: Int { ids.count }

  public func point(_ slot: Int) -> SpatialIndex.Point {
    SpatialIndex.Point(id: ids[slot], coordinate: coordinates[slot])
  }
}
