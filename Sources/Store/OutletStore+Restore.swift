public import Foundation
internal import GRDB

extension OutletStore {
  /// Puts a copy, with the kept uploads beside it, in a database's place. The copy stays as it is.
  ///
  /// The database becomes one of its own: what anyone holds of the earlier one, or of the copy, is not taken for
  /// answers of this one. It takes the old one's name when it is whole, sound and safe on disk.
  ///
  /// - Parameter replacing: whether a database, sound or damaged, may lose its place. It is kept aside.
  /// - Returns: where the old database is now; nil where there was none.
  /// - Throws: ``StoreError/wouldReplace(path:)``, ``StoreError/inUse(path:)`` while another process has it open,
  ///   ``StoreError/unsound(path:fault:)`` for a copy with faults. Nothing is changed then.
  public static func restore(
    _ copy: String, to name: String, replacing: Bool, at date: Date = Date()
  ) throws -> String? {
    let (source, target) = (DatabaseFile(copy), DatabaseFile(name))
    switch try source.standing() {
    case .ours: break
    case .missing: throw StoreError.missing(path: copy)
    case .empty: throw StoreError.empty(path: copy)
    }
    guard !target.isFree else {
      try target.assemble { try fill($0, from: source, for: target) }
      return nil
    }
    guard source.path != target.path else { throw StoreError.alreadyExists(path: name) }
    guard replacing else { throw StoreError.wouldReplace(path: name) }
    try target.fold()
    let hold = try DatabaseHold(target)
    let aside = "\(target.path).\(Timestamp.text(date).filter(\.isNumber))-\(UUID().uuidString.prefix(4)).old"
    try target.assemble(replacing: true) {
      try fill($0, from: source, for: target)
    } beforePlacing: { _ in
      try target.keep(as: aside)
    }
    withExtendedLifetime(hold) {}
    return aside
  }

  private static func fill(_ temporary: String, from source: DatabaseFile, for target: DatabaseFile) throws {
    let copy = try source.connectionForLooking()
    let queue = try DatabaseQueue(path: temporary, configuration: Connection.configuration())
    try copy.backup(to: queue)
    try copy.close()
    try Schema.migrator.migrate(queue)
    if let fault = try faults(of: queue).first { throw StoreError.unsound(path: source.name, fault: fault.message) }
    try queue.write { db in
      try DatabaseIdentity.assign(db)
      try skipNumbers(db)
      try db.execute(sql: "DELETE FROM sessions")
      // Names that nobody chose: files of the old database are not in their way, and go when they are not known.
      _ = try UploadFolder(beside: source.path).copyKept(db, to: UploadFolder(beside: target.path).url)
    }
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
    try queue.close()
  }

  /// What was numbered after the copy was made is known to others, by its address or as the version that they have:
  /// new outlets and changesets start at the next full hundred thousand, and take none of those numbers.
  private static func skipNumbers(_ db: Database) throws {
    for table in ["outlets", "changesets"] {
      try db.execute(
        sql: "UPDATE sqlite_sequence SET seq = (seq / 100000 + 1) * 100000 WHERE name = ?", arguments: [table])
      guard db.changesCount == 0 else { continue }
      try db.execute(sql: "INSERT INTO sqlite_sequence (name, seq) VALUES (?, 100000)", arguments: [table])
    }
  }
}

extension DatabaseFile {
  /// Folds the log into the file, so that it is whole by itself, where damage does not forbid it.
  fileprivate func fold() throws {
    _ = try DatabaseHold(self)
    guard let queue = try? DatabaseQueue(path: path, configuration: Connection.configuration()) else { return }
    _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    try? queue.close()
  }

  /// Gives the file, its log and its kept uploads a second name, and takes away what must not lie beside another.
  fileprivate func keep(as aside: String) throws {
    guard unsafe link(path, aside) == 0 else { throw systemError(errno) }
    _ = unsafe link(path + "-wal", aside + "-wal")
    try UploadFolder(beside: path).linkAll(to: UploadFolder(beside: aside).url)
    try synchronize(folder)
    for suffix in ["-wal", "-shm", "-snapshot"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}
