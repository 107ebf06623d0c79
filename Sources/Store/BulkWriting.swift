internal import GRDB
import Spatial

/// Writes many outlets at once without the triggers of their tables, and keeps the R-tree in step in their place.
///
/// Triggers are called for each row, the guards of the log included: together they make a list a third dearer. They
/// are away only inside the transaction: nobody else ever sees the tables without them. The R-tree gets its points in
/// the order of the curve, so that each finds the nodes that it touches where the one before left them.
struct BulkWriting {
  /// Length of a list from which leaving out the triggers pays.
  static let threshold = 500
  /// How many times as many points may stand in the R-tree as come, so that to build it anew is faster.
  private static let packing = 4

  private let database: Database
  private let triggers: [(name: String, sql: String)]
  private var points: [(id: Int64, point: Coordinate)] = []
  private let delete: StatementHandle

  init(_ db: Database) throws {
    database = db
    triggers = try Row.fetchAll(
      db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('outlets', 'changes')"
    ).map { ($0["name"], $0["sql"]) }
    for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger.name)") }
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
    for trigger in triggers { try database.execute(sql: trigger.sql) }
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
