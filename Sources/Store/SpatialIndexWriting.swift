internal import GRDB
import Spatial

/// Keeps the R-tree in step with many outlets at once, in place of its triggers.
///
/// The triggers cost more than all the rest of an insertion. They are away only inside the transaction: nobody
/// else ever sees the table without them.
struct SpatialIndexWriting {
  /// Number of edits from which leaving out the triggers pays.
  static let threshold = 500

  private let insert: Statement
  private let delete: Statement

  init(_ db: Database) throws {
    for name in Schema.spatialIndexTriggerNames { try db.execute(sql: "DROP TRIGGER \(name)") }
    insert = try db.makeStatement(
      sql: "INSERT OR REPLACE INTO rtree_outlets_geom (id, minx, maxx, miny, maxy) VALUES (?, ?, ?, ?, ?)")
    delete = try db.makeStatement(sql: "DELETE FROM rtree_outlets_geom WHERE id = ?")
  }

  /// - Parameter point: nil for an outlet that is gone.
  func set(_ id: Int64, _ point: Coordinate?) throws {
    guard let point else { return try delete.execute(arguments: [id]) }
    insert.setUncheckedArguments([id, point.longitude, point.longitude, point.latitude, point.latitude])
    try insert.execute()
  }

  func finish(_ db: Database) throws {
    for trigger in Schema.spatialIndexTriggers { try db.execute(sql: trigger) }
  }
}
