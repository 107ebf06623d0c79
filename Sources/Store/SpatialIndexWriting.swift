internal import GRDB
import Spatial

/// Keeps the R-tree in step with many outlets at once, in place of its triggers.
///
/// The triggers make an insertion a fifth dearer. They are away only inside the transaction: nobody
/// else ever sees the table without them.
struct SpatialIndexWriting {
  /// Number of edits from which leaving out the triggers pays.
  static let threshold = 500

  private let insert: StatementHandle
  private let delete: StatementHandle

  init(_ db: Database) throws {
    for name in Schema.spatialIndexTriggerNames { try db.execute(sql: "DROP TRIGGER \(name)") }
    insert = try StatementHandle(
      db, "INSERT OR REPLACE INTO rtree_outlets_geom (id, minx, maxx, miny, maxy) VALUES (?, ?, ?, ?, ?)")
    delete = try StatementHandle(db, "DELETE FROM rtree_outlets_geom WHERE id = ?")
  }

  /// - Parameter point: nil for an outlet that is gone.
  func set(_ id: Int64, _ point: Coordinate?) throws {
    guard let point else {
      delete.bind(id, at: 1)
      _ = try delete.step()
      return
    }
    insert.bind(id, at: 1)
    for (index, number) in [point.longitude, point.longitude, point.latitude, point.latitude].enumerated() {
      insert.bind(number, at: index + 2)
    }
    _ = try insert.step()
  }

  func finish(_ db: Database) throws {
    for trigger in Schema.spatialIndexTriggers { try db.execute(sql: trigger) }
  }
}
