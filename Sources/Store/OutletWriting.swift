import Foundation
internal import GRDB
import Outlets

/// The statements that change the table `outlets` within one transaction.
struct OutletWriting {
  private let insert: Statement
  private let update: Statement
  private let delete: Statement
  private let database: Database
  private let updatedAt: String

  init(_ db: Database, at date: Date) throws {
    database = db
    insert = try db.makeStatement(sql: OutletRow.insert)
    update = try db.makeStatement(sql: OutletRow.update)
    delete = try db.makeStatement(sql: "DELETE FROM outlets WHERE id = ?")
    updatedAt = Timestamp.text(date)
  }

  /// The outlet's id: its old one, or one that no outlet ever had.
  func write(_ move: OutletStore.Move) throws -> Int64 {
    guard let after = move.after else {
      guard let id = move.id else { return 0 }
      try delete.execute(arguments: [id])
      return id
    }
    let statement = move.before == nil ? insert : update
    statement.setUncheckedArguments(OutletRow.arguments(after, updatedAt: updatedAt, id: move.id))
    do {
      try statement.execute()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw StoreError.invalidOutlet(name: after.name, detail: error.message ?? "")
    }
    return move.id ?? database.lastInsertedRowID
  }
}
