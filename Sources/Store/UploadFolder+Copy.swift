import Foundation
internal import GRDB

extension UploadFolder {
  /// Copies the files that a database knows into another folder; one that is gone, the database forgets.
  ///
  /// The files are safe on disk when it returns. A name that is there is the same file.
  ///
  /// - Parameter db: the copy of the database, in a transaction.
  /// - Returns: how many files the folder holds of them; it is not made for none.
  func copyKept(_ db: Database, to folder: URL) throws -> Int {
    var count = 0
    for name in try String.fetchAll(db, sql: "SELECT stored_as FROM uploads WHERE stored_as NOT NULL") {
      let source = url.appending(path: name)
      guard FileManager.default.fileExists(atPath: source.path) else {
        try db.execute(sql: "UPDATE uploads SET stored_as = NULL WHERE stored_as = ?", arguments: [name])
        continue
      }
      do {
        try Self.make(folder)
        DatabaseFile(folder.path).giveAway(folder.path)
        let place = folder.appending(path: name).path
        if !FileManager.default.fileExists(atPath: place) {
          try FileManager.default.copyItem(atPath: source.path, toPath: place)
          DatabaseFile(place).giveAway(place)
          try DatabaseFile(place).synchronize(place)
        }
      } catch {
        throw Self.error(error, folder.path)
      }
      count += 1
    }
    if count > 0 { try DatabaseFile(folder.path).synchronize(folder.path) }
    return count
  }

  /// Gives every file a second name in another folder.
  func linkAll(to folder: URL) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    if names.isEmpty { return }
    do {
      try Self.make(folder)
      for name in names {
        try FileManager.default.linkItem(at: url.appending(path: name), to: folder.appending(path: name))
      }
    } catch {
      throw Self.error(error, folder.path)
    }
  }

  static func make(_ folder: URL) throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }
}
