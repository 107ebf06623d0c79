public import Foundation
internal import GRDB

/// A list that an officer sent, and how far it is on its way to the map.
public struct Upload: Sendable, Identifiable {
  public let id: Int64
  public let officerID: Int64
  public let officer: String
  public let fileName: String
  /// Bytes.
  public let fileSize: Int
  public let sha256: String
  /// Name in the ``UploadFolder``; nil once the file is gone.
  public let storedAs: String?
  /// What was made of the file as a whole, in JSON; nil before it was read.
  public let reading: String?
  /// Rises with each change of the rows.
  public let revision: Int64
  public let createdAt: Date
  /// When file and rows go.
  public let expiresAt: Date
  public let totals: [DraftRow.State: Int]
}

extension OutletStore {
  public var uploadFolder: UploadFolder { UploadFolder(beside: path) }

  /// Takes a file in.
  ///
  /// - Parameter days: after which it goes.
  public func addUpload(
    _ file: StoredFile, name: String, by officer: Officer, days: Int, at date: Date = Date()
  ) throws -> Upload {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO uploads (officer_id, file_name, file_size, file_sha256, stored_as, created_at, expires_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          officer.id, name, file.size, file.sha256, file.name, Timestamp.text(date),
          Timestamp.text(date.addingTimeInterval(Double(days) * 86400)),
        ])
      let id = db.lastInsertedRowID
      try Self.record(.upload, by: officer.name, subject: String(id), detail: name, at: date, db)
      return try Self.uploads(db, "WHERE u.id = ?", [id])[0]
    }
  }

  /// Latest first; nil for those of all officers.
  public func uploads(of officer: Officer?) throws -> [Upload] {
    try read { db in
      try Self.uploads(db, "WHERE ? IS NULL OR u.officer_id = ? ORDER BY u.id DESC", [officer?.id, officer?.id])
    }
  }

  public func upload(_ id: Int64) throws -> Upload? { try read { try Self.uploads($0, "WHERE u.id = ?", [id]).first } }

  /// The file and the rows go; what was published stays.
  public func deleteUpload(_ upload: Upload, by officer: Officer, at date: Date = Date()) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM uploads WHERE id = ?", arguments: [upload.id])
      try Self.record(
        .deleteUpload, by: officer.name, subject: String(upload.id), detail: upload.fileName, at: date, db)
    }
    if let name = upload.storedAs { uploadFolder.remove(name) }
  }

  /// Lets go what has been kept long enough.
  public func expireUploads(at date: Date = Date()) throws {
    let kept = try write { db in
      try db.execute(sql: "DELETE FROM uploads WHERE expires_at < ?", arguments: [Timestamp.text(date)])
      return try String.fetchSet(db, sql: "SELECT stored_as FROM uploads WHERE stored_as IS NOT NULL")
    }
    // An hour is longer than any file takes to come.
    uploadFolder.removeAll(but: kept, before: date.addingTimeInterval(-3600))
  }

  /// The columns that the officer chose for a list of this shape, in JSON.
  public func rememberedColumns(_ shape: String, of officer: Officer) throws -> String? {
    try read {
      try String.fetchOne(
        $0, sql: "SELECT columns FROM list_shapes WHERE officer_id = ? AND shape = ?", arguments: [officer.id, shape])
    }
  }

  /// - Parameter columns: nil to forget.
  public func remember(columns: String?, shape: String, of officer: Officer, at date: Date = Date()) throws {
    try write { db in
      guard let columns else {
        return try db.execute(
          sql: "DELETE FROM list_shapes WHERE officer_id = ? AND shape = ?", arguments: [officer.id, shape])
      }
      try db.execute(
        sql: "INSERT OR REPLACE INTO list_shapes (officer_id, shape, columns, used_at) VALUES (?, ?, ?, ?)",
        arguments: [officer.id, shape, columns, Timestamp.text(date)])
    }
  }

  private static func uploads(_ db: Database, _ condition: String, _ arguments: StatementArguments) throws -> [Upload] {
    let sql = "SELECT u.*, o.name AS officer FROM uploads u JOIN officers o ON o.id = u.officer_id " + condition
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
      let id: Int64 = row["id"]
      let counts = try Row.fetchAll(
        db, sql: "SELECT state, count(*) FROM draft_rows WHERE upload_id = ? GROUP BY state", arguments: [id])
      let totals = counts.compactMap { count in DraftRow.State(rawValue: count[0]).map { ($0, count[1] as Int) } }
      return Upload(
        id: id, officerID: row["officer_id"], officer: row["officer"], fileName: row["file_name"],
        fileSize: row["file_size"], sha256: row["file_sha256"], storedAs: row["stored_as"], reading: row["reading"],
        revision: row["revision"], createdAt: Timestamp.date(row["created_at"]) ?? .distantPast,
        expiresAt: Timestamp.date(row["expires_at"]) ?? .distantPast,
        totals: Dictionary(uniqueKeysWithValues: totals))
    }
  }
}
