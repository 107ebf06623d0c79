public import Foundation
internal import GRDB
public import Outlets
internal import Spatial

extension OutletStore {
  /// Puts a reading in place of an earlier one.
  ///
  /// - Returns: false where the file has gone since it was read, deleted or for what was taken down: what it held
  ///   is not kept then.
  public func setReading(_ reading: String, rows: [DraftRow], of upload: Int64) throws -> Bool {
    let records = try rows.concurrentMap(DraftRecord.init)
    return try write { db in
      try db.execute(
        sql: "UPDATE uploads SET reading = ? WHERE id = ? AND stored_as NOT NULL", arguments: [reading, upload])
      guard db.changesCount == 1 else { return false }
      try db.execute(sql: "DELETE FROM draft_rows WHERE upload_id = ?", arguments: [upload])
      try Self.save(records, of: upload, db)
      return true
    }
  }

  /// Puts rows in place of themselves; to be called ``exclusively(_:)`` with what they are made from.
  public func save(_ rows: [DraftRow], of upload: Int64) throws {
    let records = try rows.concurrentMap(DraftRecord.init)
    try write { try Self.save(records, of: upload, $0) }
  }

  /// The rows in the file's order.
  ///
  /// - Parameters:
  ///   - states: empty for all.
  ///   - visit: handed each row of the page.
  /// - Returns: how many rows are in these states.
  public func draftRows(
    of upload: Int64, states: Set<DraftRow.State> = [], limit: Int = .max, offset: Int = 0,
    _ visit: (DraftRecord) throws -> Void
  ) throws -> Int {
    // Only words of ours come into the statement.
    let names = (states.isEmpty ? Set(DraftRow.State.allCases) : states).map { "'\($0.rawValue)'" }
    let condition = "upload_id = ? AND state IN (\(names.joined(separator: ", ")))"
    return try read { db in
      let statement = try StatementHandle(
        db, "SELECT \(DraftRecord.columns) FROM draft_rows WHERE \(condition) ORDER BY row LIMIT ? OFFSET ?")
      for (index, number) in [upload, Int64(limit), Int64(offset)].enumerated() {
        statement.bind(number, at: index + 1)
      }
      defer { statement.reset() }
      while try statement.step() { try visit(DraftRecord(statement)) }
      return try Int.fetchOne(db, sql: "SELECT count(*) FROM draft_rows WHERE \(condition)", arguments: [upload]) ?? 0
    }
  }

  /// All rows in some states, taken apart on all cores.
  ///
  /// - Parameter states: empty for all.
  public func draftRows(of upload: Int64, states: Set<DraftRow.State> = []) throws -> [DraftRow] {
    var records: [DraftRecord] = []
    _ = try draftRows(of: upload, states: states) { records.append($0) }
    return try records.concurrentMap { try $0.decoded() }
  }

  /// Rows that went into other rows, and into which.
  public func merges(of upload: Int64) throws -> [Int: Int] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT row, json_extract(decision, '$.merge.into.row') AS target FROM draft_rows
            WHERE upload_id = ? AND state = 'skipped' AND target NOT NULL
          """, arguments: [upload])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0["row"], $0["target"]) })
    }
  }

  public func draftRow(_ row: Int, of upload: Int64) throws -> DraftRow? {
    try draftRecord(row, of: upload)?.decoded()
  }

  public func draftRecord(_ row: Int, of upload: Int64) throws -> DraftRecord? {
    try read { db in
      let statement = try StatementHandle(
        db, "SELECT \(DraftRecord.columns) FROM draft_rows WHERE upload_id = ? AND row = ?")
      statement.bind(upload, at: 1)
      statement.bind(Int64(row), at: 2)
      defer { statement.reset() }
      return try statement.step() ? DraftRecord(statement) : nil
    }
  }

  /// What an upload's rows do to the map.
  public struct DraftEdits: Sendable {
    /// Each edit with the row it comes from, and what it does in the row's words.
    public var edits: [(row: Int, change: String, edit: OutletEdit)] = []
    /// Rows whose outlet is published as they have it.
    public var unchanged: [(row: Int, change: String, outletID: Int64)] = []
    /// Rows of which more is to be kept anew: among them those that publishing showed to be questions.
    public var rows: [DraftRow] = []
    /// Outlets that the list no longer has.
    public var closing: [OutletEdit] = []

    public init() {}
  }

  /// Publishes an upload's edits and marks its rows, all in one transaction; to be called ``exclusively(_:)`` with
  /// what the edits are made from.
  ///
  /// - Returns: nil where there was nothing to change.
  /// - Throws: as ``publish(_:author:note:source:at:)``.
  public func publish(
    _ drafts: DraftEdits, of upload: Upload, author: String, note: String?, at date: Date = Date()
  ) throws -> Receipt? {
    let moves = (drafts.edits.map(\.edit) + drafts.closing).lazy.map(Move.init)
    let origin = Origin(
      author: author, note: note,
      source: Changeset.Source(fileName: upload.fileName, sha256: upload.sha256), undoes: nil,
      date: Timestamp.wholeSecond(date))
    // Before anyone has to wait for the writing.
    let records = try drafts.rows.concurrentMap(DraftRecord.init)
    return try write { db in
      let receipt = try apply(moves, origin, db)
      try Self.save(records, of: upload.id, db)
      let mark = try StatementHandle(
        db,
        """
        UPDATE draft_rows SET state = 'published', change = ?, outlet_id = ?, changeset_id = ?
          WHERE upload_id = ? AND row = ?
        """)
      func published(_ row: Int, _ change: String, as outletID: Int64?, by changeset: Int64?) throws {
        mark.bind(change, at: 1)
        for (index, number) in [outletID, changeset, upload.id, Int64(row)].enumerated() {
          mark.bind(number, at: index + 2)
        }
        _ = try mark.step()
      }
      for (index, edit) in drafts.edits.enumerated() {
        try published(edit.row, edit.change, as: receipt?.outletIDs[index], by: receipt?.id)
      }
      for row in drafts.unchanged { try published(row.row, row.change, as: row.outletID, by: nil) }
      try Self.record(
        .publish, by: author, subject: receipt.map { String($0.id) }, detail: upload.fileName, at: date, db)
      return receipt
    }
  }

  private static func save(_ records: [DraftRecord], of upload: Int64, _ db: Database) throws {
    let places = Array(repeating: "?", count: DraftRecord.columnCount + 1).joined(separator: ", ")
    let insert = try StatementHandle(
      db, "INSERT OR REPLACE INTO draft_rows (upload_id, \(DraftRecord.columns)) VALUES (\(places))")
    for record in records {
      record.bind(to: insert, of: upload)
      _ = try insert.step()
    }
    try raiseRevision(of: upload, db)
  }

  /// Whoever has an upload's rows before them is to know that these are others now.
  static func raiseRevision(of upload: Int64, _ db: Database) throws {
    try db.execute(sql: "UPDATE uploads SET revision = revision + 1 WHERE id = ?", arguments: [upload])
  }
}
