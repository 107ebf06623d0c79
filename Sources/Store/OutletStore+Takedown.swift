public import Foundation
internal import GRDB
public import Outlets

extension OutletStore {
  /// What a takedown reached.
  public struct Redaction: Sendable, Equatable {
    /// The changeset that took it off the map; nil where it was off already.
    public let changeset: Int64?
    /// Entries of the history.
    public let changes: Int
    /// Rows of drawers.
    public let rows: Int
    /// Kept files.
    public let files: Int
  }

  /// Takes an outlet, or facts of it, off the map for good: history, drawers and kept files forget them, too, and
  /// nothing brings them back but a person who enters them anew.
  ///
  /// - Parameters:
  ///   - before: the outlet as the officer saw it.
  ///   - report: the report that asked for it.
  /// - Throws: ``StoreError/stale(outletID:)``.
  public func takeDown(
    _ takedown: Takedown, of id: Int64, before: Outlet, by officer: String, settling report: Int64?,
    at date: Date = Date()
  ) throws -> Redaction {
    let (redaction, files) = try write { db in
      let origin = Origin(author: officer, note: nil, source: nil, undoes: nil, date: Timestamp.wholeSecond(date))
      let move = Move(id: id, before: before, after: takedown.published(before))
      let changeset = try apply(CollectionOfOne(move), origin, db)
      let facts = takedown.properties.map { $0.map(\.rawValue).sorted().joined(separator: ", ") }
      try db.execute(
        sql: "INSERT INTO takedowns (outlet_id, changeset_id, at, facts) VALUES (?, ?, ?, ?)",
        arguments: [id, changeset?.id, Timestamp.text(date), facts])
      let (changes, traces, hashes) = try Self.redactHistory(of: id, takedown, db)
      if takedown.properties == nil {
        for name in traces.names {
          try db.execute(
            sql: "INSERT OR IGNORE INTO takedown_marks (mark) VALUES (?)", arguments: [SecretToken.hash(name)])
        }
      }
      let uploads = try Self.redactDrafts(of: id, traces, db)
      let files = try Self.forgetFiles(uploads.ids, hashes, db)
      try db.execute(
        sql: "UPDATE reports SET message = '' WHERE outlet_id = ? AND (kind <> 'takedown' OR state <> 'open')",
        arguments: [id])
      if let report {
        try Self.close(report, as: .fixed, answer: nil, by: officer, at: date, db)
        try db.execute(sql: "UPDATE reports SET message = '' WHERE id = ?", arguments: [report])
      }
      try Self.record(.takedown, by: officer, subject: String(id), detail: facts ?? "outlet", at: date, db)
      return (Redaction(changeset: changeset?.id, changes: changes, rows: uploads.rows, files: files.count), files)
    }
    for name in files { uploadFolder.remove(name) }
    try? FileManager.default.removeItem(atPath: imagePath)
    // The log still holds the old pages. Where a reader is at them, the next checkpoint does it.
    _ = try? writer.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    return redaction
  }

  /// Whether something was taken down after some version: what was copied from the database before must go.
  public func hasTakedown(after version: Int64) throws -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM takedowns WHERE changeset_id > ?)", arguments: [version]) ?? false
    }
  }

  static func isTakedown(_ changeset: Int64, _ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM takedowns WHERE changeset_id = ?)", arguments: [changeset]) ?? false
  }

  /// - Returns: how many entries; by what the outlet was known; the files that brought it.
  private static func redactHistory(
    of id: Int64, _ takedown: Takedown, _ db: Database
  ) throws -> (Int, OutletTraces, Set<String>) {
    var traces = OutletTraces()
    let rows = try Row.fetchAll(
      db, sql: "SELECT outlet_id, before, after, id, changeset_id FROM changes WHERE outlet_id = ?", arguments: [id])
    for row in rows {
      let change = try change(row)
      for outlet in [change.before, change.after].compactMap(\.self) { traces.add(outlet) }
      try db.execute(
        sql: "UPDATE changes SET before = ?, after = ? WHERE id = ?",
        arguments: [
          try change.before.map { try OutletJSON.text(takedown.redacted($0)) },
          try change.after.map { try OutletJSON.text(takedown.redacted($0)) }, row[3] as Int64,
        ])
      // The words of an edit of this outlet alone may name the person.
      try db.execute(
        sql: """
          UPDATE changeset_origins SET note = NULL WHERE changeset_id = ?
            AND (SELECT count(*) FROM changes WHERE changeset_id = ?) = 1
          """, arguments: [row[4] as Int64, row[4] as Int64])
    }
    for phone in traces.phones {
      let isShared = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM outlets WHERE id <> ? AND instr(phone, ?) > 0)", arguments: [id, phone])
      if isShared == true { traces.forget(phone: phone) }
    }
    let hashes = try String.fetchSet(
      db,
      sql: """
        SELECT file_sha256 FROM changesets WHERE file_sha256 NOT NULL
          AND id IN (SELECT changeset_id FROM changes WHERE outlet_id = ?)
        """, arguments: [id])
    return (rows.count, traces, hashes)
  }

  private static func redactDrafts(
    of id: Int64, _ traces: OutletTraces, _ db: Database
  ) throws -> (rows: Int, ids: Set<Int64>) {
    var found: [(upload: Int64, row: Int)] = []
    let statement = try StatementHandle(db, "SELECT \(DraftRecord.columns), upload_id FROM draft_rows")
    while try statement.step() {
      let record = DraftRecord(statement)
      let row = try record.decoded()
      let isMatch =
        record.outletID == id || traces.match(row.outcome) || row.original.map(traces.match) ?? false
      if isMatch { found.append((statement.integer(DraftRecord.columnCount) ?? 0, record.row)) }
    }
    for (upload, row) in found {
      try db.execute(
        sql: """
          UPDATE draft_rows SET state = 'skipped', outlet = NULL, notes = ?, duplicates = '[]', draft = NULL,
            private = NULL, original = NULL, decision = NULL, change = NULL, outlet_id = NULL, changeset_id = NULL
            WHERE upload_id = ? AND row = ?
          """, arguments: [redactedNotes, upload, row])
    }
    let uploads = Set(found.map(\.upload))
    for upload in uploads { try raiseRevision(of: upload, db) }
    return (found.count, uploads)
  }

  /// Files that hold the outlet, and those of which nobody knows yet what they hold.
  private static func forgetFiles(_ uploads: Set<Int64>, _ hashes: Set<String>, _ db: Database) throws -> [String] {
    let kept = try Row.fetchAll(db, sql: "SELECT * FROM uploads WHERE stored_as NOT NULL").filter { row in
      uploads.contains(row["id"]) || hashes.contains(row["file_sha256"]) || (row["reading"] as String?) == nil
    }
    for row in kept {
      try db.execute(sql: "UPDATE uploads SET stored_as = NULL WHERE id = ?", arguments: [row["id"] as Int64])
    }
    return kept.map { $0["stored_as"] }
  }

  private static let redactedNotes = """
    [{"code":"taken-down","message":{"vi":"Đã gỡ theo yêu cầu của người có dữ liệu.",\
    "en":"Taken down at the wish of the person concerned."},"verdict":"ready"}]
    """
}
