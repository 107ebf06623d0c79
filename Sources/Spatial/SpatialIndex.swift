/// A packed R-tree over points in Hilbert order, for boxes in degrees and for the nearest points on WGS 84.
///
///     let order = SpatialIndex.spatialOrder(of: points)
///     let index = SpatialIndex(ordered: order.map { points[$0] })
///     index.search(box) { slots in … }
///     index.nearest(to: here, limit: 10, distance: Geodesic.distance) { slot in kinds[slot] == .market }
///
/// Points are sorted along ``HilbertCurve`` and packed, 16 to a leaf, 16 nodes to a parent: I. Kamel and
/// C. Faloutsos, "Hilbert R-tree", VLDB 1994; the packed, pointerless form is that of V. Agafonkin's flatbush.
/// A point's place in that order is its *slot*; whoever keeps data in slot order answers a box from a few runs
/// of memory. Building takes O(n log n), a box O(√n + answer) on data that is not contrived, 56 bytes a point.
///
/// The index is immutable, and deliberately knows no payload but the ids that break ties.
public struct SpatialIndex: Sendable {
  /// A point to be indexed.
  public struct Point: Hashable, Sendable {
    public let id: Int64
    public let coordinate: Coordinate

    public init(id: Int64, coordinate: Coordinate) {
      self.id = id
      self.coordinate = coordinate
    }
  }

  static let fanout = 16

  public let points: [Point]
  let positions: [Cartesian]
  /// Nodes of all levels, leaves first; node i of a level covers nodes 16i ..< 16i+16 of the level below.
  let boxes: [NodeBox]
  let solids: [NodeSolid]
  /// Where each level begins in `boxes` and `solids`; one more entry than levels.
  let levelStarts: [Int]

  public var count: Int { points.count }

  /// Positions of the points in the order in which an index wants them: along the curve, ties by id.
  public static func spatialOrder(of points: [Point]) -> [Int] {
    struct Entry {
      let key: UInt64
      let id: Int64
      let position: Int
    }
    var entries = points.enumerated().map {
      Entry(key: HilbertCurve.key($1.coordinate), id: $1.id, position: $0)
    }
    entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.id < $1.id }
    return entries.map(\.position)
  }

  /// - Precondition: the points stand in ``spatialOrder(of:)``, their ids are unique.
  public init(ordered points: [Point]) {
    var boxes = [NodeBox]()
    var solids = [NodeSolid]()
    let positions = points.map { Ellipsoid.cartesian($0.coordinate) }
    var starts = [0]
    for first in stride(from: 0, to: points.count, by: Self.fanout) {
      let slots = first..<min(first + Self.fanout, points.count)
      boxes.append(NodeBox(points[slots]))
      solids.append(NodeSolid(positions[slots]))
    }
    while boxes.count > starts.last! {
      let below = starts.last!..<boxes.count
      starts.append(boxes.count)
      guard below.count > 1 else { break }
      for first in stride(from: below.lowerBound, to: below.upperBound, by: Self.fanout) {
        let nodes = first..<min(first + Self.fanout, below.upperBound)
        boxes.append(NodeBox(boxes[nodes]))
        solids.append(NodeSolid(solids[nodes]))
      }
    }
    self.points = points
    self.positions = positions
    self.boxes = boxes
    self.solids = solids
    levelStarts = starts
  }

  /// Number of levels of nodes; 0 for an empty index.
  var levelCount: Int { levelStarts.count - 1 }

  /// Slots under one node.
  func slots(level: Int, node: Int) -> Range<Int> {
    let width = 1 << (4 * (level + 1))
    let first = (node - levelStarts[level]) * width
    return first..<min(first + width, points.count)
  }

  /// Nodes of the level below (`level` > 0) under one node.
  func children(level: Int, node: Int) -> Range<Int> {
    let first = levelStarts[level - 1] + (node - levelStarts[level]) * Self.fanout
    return first..<min(first + Self.fanout, levelStarts[level])
  }

  /// The first slot behind a place in the order, whether or not a point stands there; the point of a cursor.
  public func firstSlot(after key: UInt64, id: Int64) -> Int {
    var range = 0..<points.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      let point = points[middle]
      let middleKey = HilbertCurve.key(point.coordinate)
      let isBehind = middleKey != key ? middleKey > key : point.id > id
      range = isBehind ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}
