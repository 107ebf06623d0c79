public import Foundation
internal import GRDB
internal import Outlets

extension OutletStore {
  /// Takes a changeset back: publishes its inverse as a new changeset. A removed outlet returns under its old id.
  ///
  /// An undo can itself be undone. Rows of a list that the changeset published wait to be published again.
  ///
  /// - Throws: ``StoreError/undoConflict(changeset:later:outletIDs:)`` unless every outlet stands as the changeset
  ///   left it, ``StoreError/alreadyUndone(changeset:by:)``, ``StoreError/unknownChangeset(_:)``.
  public func undo(_ id: Int64, author: String, note: String? = nil, at date: Date = Date()) throws -> Receipt {
    let date = Timestamp.wholeSecond(date)
    return try write { db in
      guard let changeset = try Self.changeset(id, db) else { throw StoreError.unknownChangeset(id) }
      // Of a change that a takedown reached nothing may be left.
      if try Self.isTakedown(id, db) || changeset.changes.allSatisfy({ $0.before == $0.after }) {
        throw StoreError.takedownIsFinal(changeset: id)
      }
      if let by = try Int64.fetchOne(db, sql: "SELECT id FROM changesets WHERE undoes = ?", arguments: [id]) {
        throw StoreError.alreadyUndone(changeset: id, by: by)
      }
      try Self.requireUntouched(changeset, db)
      let inverse = changeset.changes.reversed().lazy.map {
        Move(id: $0.outletID, before: $0.after, after: $0.before)
      }
      let origin = Origin(author: author, note: note, source: nil, undoes: id, date: date)
      guard let undo = try apply(inverse, origin, db) else { throw StoreError.takedownIsFinal(changeset: id) }
      try Self.reopenDrafts(of: id, db)
      return undo
    }
  }

  /// Rows that were published by a changeset wait again, with what they would do.
  private static func reopenDrafts(of changeset: Int64, _ db: Database) throws {
    let uploads = try Int64.fetchAll(
      db, sql: "SELECT DISTINCT upload_id FROM draft_rows WHERE changeset_id = ?", arguments: [changeset])
    for upload in uploads { try raiseRevision(of: upload, db) }
    try db.execute(
      sql: """
        UPDATE draft_rows SET state = 'ready', changeset_id = NULL,
            outlet_id = CASE change ->> 'kind' WHEN 'add' THEN NULL ELSE outlet_id END
          WHERE changeset_id = ? AND state = 'published'
        """, arguments: [changeset])
  }

  /// Nothing that came later may stand on the changeset: neither an outlet that is no longer as it left it, nor a
  /// later changeset of the same outlets. Later changesets that were undone themselves are no hindrance, nor is what
  /// a takedown left nothing of.
  private static func requireUntouched(_ changeset: Changeset, _ db: Database) throws {
    let select = try StatementHandle(db, OutletRow.selectOne)
    var reader = OutletReader()
    let changed = try changeset.changes.filter { change in
      try reader.read(change.outletID, select)?.outlet != change.after
    }.map(\.outletID)
    let standing = try standing(after: changeset.id, db)
    let touching = try Row.fetchAll(
      db,
      sql: """
        SELECT later.changeset_id, later.outlet_id FROM changes AS own
        JOIN changes AS later ON later.outlet_id = own.outlet_id AND later.changeset_id > own.changeset_id
        WHERE own.changeset_id = ? AND later.before IS NOT later.after
        """, arguments: [changeset.id]
    ).filter { standing.contains($0["changeset_id"]) }
    let outletIDs = Set(changed + touching.map { $0["outlet_id"] as Int64 })
    guard !outletIDs.isEmpty else { return }
    let later = Set(touching.map { $0["changeset_id"] as Int64 })
    throw StoreError.undoConflict(changeset: changeset.id, later: later.sorted(), outletIDs: outletIDs.sorted())
  }

  /// Later changesets whose effect still stands: those not undone, the undoings of later ones left out.
  private static func standing(after id: Int64, _ db: Database) throws -> Set<Int64> {
    var undone: Set<Int64> = []
    var standing: Set<Int64> = []
    // From the latest back: an undoing that was itself undone takes nothing back.
    for row in try Row.fetchAll(
      db, sql: "SELECT id, undoes FROM changesets WHERE id > ? ORDER BY id DESC", arguments: [id])
    {
      let later: Int64 = row["id"]
      guard !undone.contains(later) else { continue }
      if let target: Int64 = row["undoes"] { undone.insert(target) } else { standing.insert(later) }
    }
    return standing
  }
}
