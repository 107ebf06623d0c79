internal import GRDB
import Spatial

/// The R-tree of the outlets, built anew with full nodes: several times faster than to insert point by point.
///
/// Nodes are filled along the curve (Kamel and Faloutsos, "On Packing R-trees", 1993) and written to the tables in
/// which SQLite keeps the tree. A node has two bytes for the height of the tree, in the root only, two for the number
/// of its cells, and the cells: an outlet or a node below, and its bounds in single precision, rounded outwards. All
/// numbers are big-endian, and the root is number 1 (SQLite's `rtree.c`). Time grows as n log n.
struct PackedRTree {
  /// An outlet or a node, and its bounds.
  private struct Cell {
    static let size = 24

    let id: Int64
    let minX, maxX, minY, maxY: Float

    init(_ id: Int64, _ minX: Float, _ maxX: Float, _ minY: Float, _ maxY: Float) {
      (self.id, self.minX, self.maxX, self.minY, self.maxY) = (id, minX, maxX, minY, maxY)
    }

    init(_ id: Int64, _ point: Coordinate) {
      self.init(
        id, Self.below(point.longitude), -Self.below(-point.longitude), Self.below(point.latitude),
        -Self.below(-point.latitude))
    }

    /// - Parameter cells: at least one.
    init(node: Int64, around cells: ArraySlice<Cell>) {
      self.init(
        node, cells.lazy.map(\.minX).min()!, cells.lazy.map(\.maxX).max()!, cells.lazy.map(\.minY).min()!,
        cells.lazy.map(\.maxY).max()!)
    }

    /// A corner is near enough to tell the order: points are boxes of some metres.
    var point: SpatialIndex.Point? {
      Coordinate(longitude: max(Double(minX), -180), latitude: max(Double(minY), -90)).map {
        SpatialIndex.Point(id: id, coordinate: $0)
      }
    }

    private static func below(_ number: Double) -> Float {
      let nearest = Float(number)
      return Double(nearest) > number ? nearest.nextDown : nearest
    }
  }

  private let database: Database
  private let insertNode: StatementHandle
  private let insertParent: StatementHandle
  private let nodeSize: Int
  private var lastNode: Int64 = 1
  /// The leaf of each outlet.
  private var leaves: [(id: Int64, node: Int64)] = []

  /// Puts points into the tree, in place of those of the same id.
  static func insert(_ points: [(id: Int64, point: Coordinate)], _ db: Database) throws {
    let new = Set(points.lazy.map(\.id))
    var cells: [Cell] = []
    let standing = try StatementHandle(db, "SELECT id, minx, maxx, miny, maxy FROM rtree_outlets_geom")
    while try standing.step() {
      guard let id = standing.integer(0), !new.contains(id) else { continue }
      let bounds = (1...4).map { Float(standing.double($0)) }
      cells.append(Cell(id, bounds[0], bounds[1], bounds[2], bounds[3]))
    }
    cells += points.map { Cell($0.id, $0.point) }
    let places = cells.compactMap(\.point)
    guard places.count == cells.count else { throw corrupt }
    var tree = try PackedRTree(db)
    try tree.write(SpatialIndex.spatialOrder(of: places).map { cells[$0] })
  }

  private static var corrupt: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "rtree_outlets_geom")
  }

  private init(_ db: Database) throws {
    database = db
    let root = try Int.fetchOne(db, sql: "SELECT length(data) FROM rtree_outlets_geom_node WHERE nodeno = 1")
    guard let root, root >= 4 + 2 * Cell.size else { throw Self.corrupt }
    nodeSize = root
    for table in ["node", "parent", "rowid"] { try db.execute(sql: "DELETE FROM rtree_outlets_geom_\(table)") }
    insertNode = try StatementHandle(db, "INSERT INTO rtree_outlets_geom_node (nodeno, data) VALUES (?, ?)")
    insertParent = try StatementHandle(db, "INSERT INTO rtree_outlets_geom_parent (nodeno, parentnode) VALUES (?, ?)")
  }

  private mutating func write(_ outlets: [Cell]) throws {
    let capacity = (nodeSize - 4) / Cell.size
    leaves.reserveCapacity(outlets.count)
    var (level, height) = (outlets, 0)
    while level.count > capacity {
      var above: [Cell] = []
      for start in stride(from: 0, to: level.count, by: capacity) {
        let cells = level[start...].prefix(capacity)
        lastNode += 1
        try write(cells, as: lastNode, height: height)
        above.append(Cell(node: lastNode, around: cells))
      }
      (level, height) = (above, height + 1)
    }
    try write(level[...], as: 1, height: height)
    let insert = try StatementHandle(database, "INSERT INTO rtree_outlets_geom_rowid (rowid, nodeno) VALUES (?, ?)")
    for leaf in leaves.sorted(by: { $0.id < $1.id }) {
      insert.bind(leaf.id, at: 1)
      insert.bind(leaf.node, at: 2)
      _ = try insert.step()
    }
  }

  /// - Parameter height: levels below the node.
  private mutating func write(_ cells: ArraySlice<Cell>, as node: Int64, height: Int) throws {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(nodeSize)
    func append(_ number: some FixedWidthInteger) {
      for shift in stride(from: number.bitWidth - 8, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    append(UInt16(node == 1 ? height : 0))
    append(UInt16(cells.count))
    for cell in cells {
      append(cell.id)
      for bound in [cell.minX, cell.maxX, cell.minY, cell.maxY] { append(bound.bitPattern) }
      if height == 0 {
        leaves.append((cell.id, node))
      } else {
        insertParent.bind(cell.id, at: 1)
        insertParent.bind(node, at: 2)
        _ = try insertParent.step()
      }
    }
    bytes += [UInt8](repeating: 0, count: nodeSize - bytes.count)
    insertNode.bind(node, at: 1)
    insertNode.bind(bytes, at: 2)
    _ = try insertNode.step()
  }
}
