public import Foundation
internal import GRDB
public import Outlets

extension OutletStore {
  /// A changeset without its changes.
  public struct Summary: Sendable, Identifiable {
    public let id: Int64
    public let createdAt: Date
    public let author: String
    public let note: String?
    public let source: Changeset.Source?
    /// The changeset that this one takes back.
    public let undoes: Int64?
    /// The changeset that took this one back.
    public let undoneBy: Int64?
    /// Numbers of outlets.
    public let added: Int
    public let updated: Int
    public let removed: Int
    /// Where it touched one outlet alone: which, and its name then.
    public let outlet: (id: Int64, name: String)?
    /// Took data down at a person's wish, and cannot be undone.
    public let isTakedown: Bool
  }

  /// The changesets, latest first.
  ///
  /// - Parameters:
  ///   - earlier: only changesets with a lower number than this.
  ///   - limit: at most so many.
  public func history(before earlier: Int64? = nil, limit: Int? = nil) throws -> [Summary] {
    try read { db in
      try Row.fetchAll(
        db, sql: Self.summaries + " WHERE c.id < ? ORDER BY c.id DESC LIMIT ?",
        arguments: [earlier ?? .max, limit ?? -1]
      ).map(Self.summary)
    }
  }

  /// A changeset without its changes; nil when there is none of this number.
  public func summary(_ id: Int64) throws -> Summary? {
    try read { db in
      try Row.fetchOne(db, sql: Self.summaries + " WHERE c.id = ?", arguments: [id]).map(Self.summary)
    }
  }

  /// Part of a changeset's changes, in the order in which they were made, and how many there are in all.
  public func changes(of id: Int64, limit: Int, offset: Int) throws -> (matched: Int, changes: [Changeset.Change]) {
    try read { db in
      let changes = try Row.fetchAll(
        db, sql: "SELECT outlet_id, before, after FROM changes WHERE changeset_id = ? ORDER BY id LIMIT ? OFFSET ?",
        arguments: [id, limit, offset])
      let matched = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM changes WHERE changeset_id = ?", arguments: [id])
      return (matched ?? 0, try changes.map(Self.change))
    }
  }

  /// What became of one outlet, latest first.
  public func history(ofOutlet id: Int64) throws -> [(changeset: Summary, change: Changeset.Change)] {
    try read { db in
      let changes = try Row.fetchAll(
        db, sql: "SELECT outlet_id, before, after, changeset_id FROM changes WHERE outlet_id = ? ORDER BY id DESC",
        arguments: [id])
      return try changes.compactMap { row in
        let summary = try Row.fetchOne(db, sql: Self.summaries + " WHERE c.id = ?", arguments: [row[3] as Int64])
        return try summary.map { (try Self.summary($0), try Self.change(row)) }
      }
    }
  }

  /// One changeset with its changes in the order in which they were made; nil when there is none of this number.
  public func changeset(_ id: Int64) throws -> Changeset? { try read { try Self.changeset(id, $0) } }

  static func changeset(_ id: Int64, _ db: Database) throws -> Changeset? {
    guard let row = try Row.fetchOne(db, sql: summaries + " WHERE c.id = ?", arguments: [id]) else { return nil }
    let summary = try summary(row)
    let changes = try Row.fetchCursor(
      db, sql: "SELECT outlet_id, before, after FROM changes WHERE changeset_id = ? ORDER BY id", arguments: [id]
    ).map(change)
    return Changeset(
      id: id, createdAt: summary.createdAt, author: summary.author, note: summary.note, source: summary.source,
      undoes: summary.undoes, changes: try Array(changes))
  }

  /// - Parameter row: begins with `outlet_id, before, after`.
  static func change(_ row: Row) throws -> Changeset.Change {
    let before: String? = row[1]
    let after: String? = row[2]
    return Changeset.Change(
      outletID: row[0], before: try before.map(OutletJSON.outlet), after: try after.map(OutletJSON.outlet))
  }

  static let summaries = """
    SELECT c.id, c.created_at, c.added, c.updated, c.removed, c.undoes, c.file_sha256, o.author, o.note, o.file_name,
      (SELECT id FROM changesets WHERE undoes = c.id) AS undone_by,
      EXISTS (SELECT 1 FROM takedowns WHERE changeset_id = c.id) AS takedown,
      l.outlet_id, coalesce(l.after, l.before) ->> 'name' AS name
    FROM changesets c JOIN changeset_origins o ON o.changeset_id = c.id
      LEFT JOIN changes l ON l.changeset_id = c.id AND c.added + c.updated + c.removed = 1
    """

  private static func outlet(_ row: Row) -> (id: Int64, name: String)? {
    guard let id: Int64 = row["outlet_id"], let name: String = row["name"] else { return nil }
    return (id, name)
  }

  static func summary(_ row: Row) throws -> Summary {
    guard let createdAt = Timestamp.date(row["created_at"]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "changesets, created_at")
    }
    let sha256: String? = row["file_sha256"]
    let fileName: String? = row["file_name"]
    return Summary(
      id: row["id"], createdAt: createdAt, author: row["author"], note: row["note"],
      source: sha256.map { Changeset.Source(fileName: fileName ?? "", sha256: $0) },
      undoes: row["undoes"], undoneBy: row["undone_by"], added: row["added"], updated: row["updated"],
      removed: row["removed"], outlet: outlet(row), isTakedown: row["takedown"])
  }
}
