public import Foundation
internal import GRDB
public import Outlets

extension OutletStore {
  /// Takes a changeset back: publishes its inverse as a new changeset. A removed outlet returns under its old id.
  ///
  /// An undo can itself be undone.
  ///
  /// - Throws: ``StoreError/undoConflict(changeset:later:outletIDs:)`` unless every outlet stands as the changeset
  ///   left it, ``StoreError/alreadyUndone(changeset:by:)``, ``StoreError/unknownChangeset(_:)``.
  public func undo(_ id: Int64, author: String, note: String? = nil, at date: Date = Date()) throws -> Changeset {
    let date = Timestamp.wholeSecond(date)
    return try StoreError.naming(file.name) {
      try writer.write { db in
        guard let changeset = try Self.changeset(id, db) else { throw StoreError.unknownChangeset(id) }
        if let by = try Int64.fetchOne(db, sql: "SELECT id FROM changesets WHERE undoes = ?", arguments: [id]) {
          throw StoreError.alreadyUndone(changeset: id, by: by)
        }
        try Self.requireUntouched(changeset, db)
        let inverse = changeset.changes.reversed().map { Move(id: $0.outletID, before: $0.after, after: $0.before) }
        let origin = Origin(author: author, note: note, source: nil, undoes: id, date: date)
        guard let undo = try Self.apply(inverse, origin, db) else { throw StoreError.unknownChangeset(id) }
        return undo
      }
    }
  }

  /// Goes by what the outlets are, so that later changesets which were undone are no hindrance.
  private static func requireUntouched(_ changeset: Changeset, _ db: Database) throws {
    let select = try StatementHandle(db, OutletRow.selectOne)
    var reader = OutletReader()
    let touched = try changeset.changes.filter { change in
      try reader.read(change.outletID, select) != change.after
    }.map(\.outletID)
    guard !touched.isEmpty else { return }
    let laterOfOne = try db.makeStatement(
      sql: "SELECT changeset_id FROM changes WHERE outlet_id = ? AND changeset_id > ?")
    var later: Set<Int64> = []
    for id in touched { later.formUnion(try Int64.fetchAll(laterOfOne, arguments: [id, changeset.id])) }
    throw StoreError.undoConflict(changeset: changeset.id, later: later.sorted(), outletIDs: touched)
  }
}
