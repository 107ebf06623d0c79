import Foundation
internal import GRDB

extension OutletStore {
  /// Looks for everything that could be wrong with the database; none for a sound one.
  ///
  /// Reads the whole file, at one moment, and changes nothing. Seconds for a million outlets.
  ///
  /// - Throws: only when the file cannot be read at all; damage is a fault.
  public func check() throws -> [Fault] {
    try StoreError.naming(file.name) {
      let queue = try Connection.readonly(file.path)
      defer { try? queue.close() }
      return try Self.faults(of: queue)
    }
  }

  /// Size of the file in bytes, without its log.
  public var size: Int { ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int) ?? 0 }

  /// Looks whether the pages of the file hang together: a second for a gigabyte, where ``check()`` takes ten.
  ///
  /// - Throws: ``StoreError/damaged(path:detail:)``.
  public func requireWhole() throws {
    try StoreError.naming(file.name) {
      let queue = try Connection.readonly(file.path)
      defer { try? queue.close() }
      let words = try queue.unsafeRead { try String.fetchAll($0, sql: "PRAGMA quick_check(1)") }
      guard words == ["ok"] else { throw StoreError.damaged(path: file.name, detail: words.joined(separator: "; ")) }
    }
  }

  static func faults(of queue: DatabaseQueue) throws -> [Fault] {
    try queue.unsafeRead { db in
      // By hand: the end of a transaction must not fail over the damage that was just found.
      try db.beginTransaction(.deferred)
      defer { try? db.rollback() }
      return try [integrity, references, SchemaCheck.faults, SpatialIndexCheck.faults, LogCheck.faults]
        .flatMap { part in
          do {
            return try part(db)
          } catch let error as DatabaseError where error.resultCode != .SQLITE_BUSY {
            let detail = error.message ?? error.resultCode.description
            return [Fault("damaged-file", vi: "Tệp bị hỏng: \(detail).", en: "The file is damaged: \(detail).")]
          }
        }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
  }

  private static func integrity(_ db: Database) throws -> [Fault] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }.map {
      Fault("damaged-file", vi: "Tệp bị hỏng: \($0).", en: "The file is damaged: \($0).")
    }
  }

  private static func references(_ db: Database) throws -> [Fault] {
    try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
      let (table, parent): (String, String) = (row[0], row[2])
      return Fault(
        "broken-reference", vi: "Bảng \(table) trỏ tới dòng không có trong \(parent).",
        en: "Table \(table) refers to a row that \(parent) does not have.")
    }
  }
}
