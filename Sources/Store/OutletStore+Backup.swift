import Foundation
internal import GRDB

extension OutletStore {
  /// Copies the database, as it is at one moment, to a new file of mode 0600 that is a database by itself, and the
  /// kept uploads to a folder beside it.
  ///
  /// Others may write meanwhile. The copy appears under its name only when it is whole and safe on disk. It bears
  /// a database id of its own, so that its later versions are not taken for versions of this one.
  ///
  /// - Returns: how many kept uploads were copied.
  /// - Throws: ``StoreError/alreadyExists(path:)`` when there is a file of that name.
  @discardableResult public func backup(to path: String) throws -> Int {
    let copy = DatabaseFile(path)
    guard copy.isFree else { throw StoreError.alreadyExists(path: path) }
    let folder = UploadFolder(beside: copy.path).url.path
    guard DatabaseFile(folder).isFree else { throw StoreError.alreadyExists(path: folder) }
    var files = 0
    var isPlaced = false
    defer { if files > 0, !isPlaced { try? FileManager.default.removeItem(atPath: folder) } }
    try copy.assemble { temporary in
      let source = try Connection.readonly(file.path)
      let target = try DatabaseQueue(path: temporary, configuration: Connection.configuration())
      try source.backup(to: target)
      try target.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
        try db.inTransaction {
          try DatabaseIdentity.assign(db)
          // Whoever holds the copy may not act for those who are signed in.
          try db.execute(sql: "DELETE FROM sessions")
          files = try uploadFolder.copyKept(db, to: UploadFolder(beside: temporary).url)
          return .commit
        }
      }
      try target.close()
      try source.close()
    } beforePlacing: { temporary in
      guard files > 0 else { return }
      guard unsafe rename(UploadFolder(beside: temporary).url.path, folder) == 0 else {
        files = 0
        throw copy.systemError(errno)
      }
    }
    isPlaced = true
    return files
  }
}
