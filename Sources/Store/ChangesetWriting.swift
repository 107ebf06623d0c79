internal import GRDB
import Outlets

/// Writes one changeset within one transaction: the outlets that it changes, and what the log has of them.
struct ChangesetWriting {
  let id: Int64
  private var (added, updated, removed) = (0, 0, 0)
  private let outlets: OutletWriting
  private var bulk: BulkWriting?
  private let log: StatementHandle
  private let origin: OutletStore.Origin
  private let database: Database

  /// - Parameter isLong: many outlets are to come.
  init(_ origin: OutletStore.Origin, isLong: Bool, _ db: Database) throws {
    (database, self.origin) = (db, origin)
    id =
      try Int64.fetchOne(
        db,
        sql: """
          SELECT 1 + max(ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'changesets'), 0),
            ifnull((SELECT max(id) FROM changesets), 0))
          """) ?? 1
    // The log names its changeset before that is there.
    try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
    bulk = isLong ? try BulkWriting(db) : nil
    outlets = try OutletWriting(db, at: origin.date)
    log = try StatementHandle(
      db, "INSERT INTO changes (changeset_id, outlet_id, before, after) VALUES (?, ?, ?, ?)")
  }

  /// How many outlets were written.
  var changed: Int { added + updated + removed }

  /// - Parameter texts: the states before and after in JSON.
  /// - Returns: the outlet's id.
  mutating func write(
    _ move: OutletStore.Move, _ texts: (before: [UInt8]?, after: [UInt8]?)
  ) throws -> Int64 {
    let outletID = try outlets.write(move)
    let point = move.after?.coordinate
    if move.before?.coordinate != point { try bulk?.set(outletID, point) }
    log.bind(id, at: 1)
    log.bind(outletID, at: 2)
    log.bind(text: texts.before, at: 3)
    log.bind(text: texts.after, at: 4)
    _ = try log.step()
    if texts.before == nil { added += 1 } else if texts.after == nil { removed += 1 } else { updated += 1 }
    return outletID
  }

  /// Writes the changeset itself: last, since a page that is changed again after it went to the log of a long
  /// transaction has SQLite read, sum up and mark anew all that it wrote since.
  func finish() throws {
    try bulk?.finish()
    let date = Timestamp.text(origin.date)
    try database.execute(
      sql: """
        INSERT INTO changesets (id, created_at, added, updated, removed, undoes, file_sha256)
          VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [id, date, added, updated, removed, origin.undoes, origin.source?.sha256])
    try database.execute(
      sql: "INSERT INTO changeset_origins (changeset_id, author, note, file_name) VALUES (?, ?, ?, ?)",
      arguments: [id, origin.author, origin.note, origin.source?.fileName])
    try database.execute(
      sql: "UPDATE gpkg_contents SET last_change = ? WHERE table_name IN ('outlets', 'changesets')",
      arguments: [date])
  }
}
