internal import CSQLite
internal import GRDB
import Spatial

/// Keeps the R-tree in step where many outlets are written at once, without the triggers of their tables.
///
/// Triggers are called for each row, the guards of the log included: together they make a list a third dearer. The
/// R-tree gets its points in the order of the curve, so that each finds the nodes that it touches where the one
/// before left them.
struct BulkWriting {
  /// Length of a list from which leaving out the triggers pays.
  static let threshold = 500
  /// How many times as many points may stand in the R-tree as come, so that to build it anew is faster.
  private static let packing = 4

  private let database: Database
  private var points: [(id: Int64, point: Coordinate)] = []
  private let delete: StatementHandle

  /// Has the connection leave out its triggers from here on: whoever writes calls them again at the end, come what may.
  init(_ db: Database) throws {
    db.callTriggers(false)
    database = db
    delete = try StatementHandle(db, "DELETE FROM rtree_outlets_geom WHERE id = ?")
  }

  /// - Parameter point: nil for an outlet that is gone.
  mutating func set(_ id: Int64, _ point: Coordinate?) throws {
    if let point { return points.append((id, point)) }
    delete.bind(id, at: 1)
    _ = try delete.step()
  }

  func finish() throws {
    let standing = try Int.fetchOne(database, sql: "SELECT count(*) FROM rtree_outlets_geom_rowid") ?? 0
    if points.count * Self.packing >= standing {
      try PackedRTree.insert(points, database)
    } else {
      try insertPoints()
    }
  }

  private func insertPoints() throws {
    let insert = try StatementHandle(
      database, "INSERT OR REPLACE INTO rtree_outlets_geom (id, minx, maxx, miny, maxy) VALUES (?, ?, ?, ?, ?)")
    let order = SpatialIndex.spatialOrder(of: points.map { SpatialIndex.Point(id: $0.id, coordinate: $0.point) })
    for (id, point) in order.lazy.map({ points[$0] }) {
      insert.bind(id, at: 1)
      for (index, number) in [point.longitude, point.longitude, point.latitude, point.latitude].enumerated() {
        insert.bind(number, at: index + 2)
      }
      _ = try insert.step()
    }
  }
}

extension Database {
  /// Has this connection, and no other, call its triggers or not.
  func callTriggers(_ isWanted: Bool) { _ = unsafe sqlite3_db_config_triggers(sqliteConnection, isWanted ? 1 : 0) }
}
