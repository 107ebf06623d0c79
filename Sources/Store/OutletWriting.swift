import Foundation
internal import GRDB
import Outlets

/// The statements that change the table `outlets` within one transaction.
struct OutletWriting {
  private let insert: StatementHandle
  private let update: StatementHandle
  private let delete: StatementHandle
  private let database: Database
  private let updatedAt: String

  init(_ db: Database, at date: Date) throws {
    database = db
    insert = try StatementHandle(db, OutletRow.insert)
    update = try StatementHandle(db, OutletRow.update)
    delete = try StatementHandle(db, "DELETE FROM outlets WHERE id = ?")
    updatedAt = Timestamp.text(date)
  }

  /// The outlet's id: its old one, or one that no outlet ever had.
  func write(_ move: OutletStore.Move) throws -> Int64 {
    guard let after = move.after else {
      guard let id = move.id else { return 0 }
      delete.bind(id, at: 1)
      _ = try delete.step()
      return id
    }
    let statement = move.before == nil ? insert : update
    OutletRow.bind(after, updatedAt: updatedAt, id: move.id, to: statement)
    do {
      _ = try statement.step()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw StoreError.invalidOutlet(name: after.name, detail: error.message ?? "")
    }
    return move.id ?? database.lastInsertedRowID
  }
}
