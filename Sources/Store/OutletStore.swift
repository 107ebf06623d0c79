public import Foundation
internal import GRDB
internal import Synchronization

/// The database of the service: a GeoPackage file which holds the published outlets and the log of all changes.
///
/// A GIS may read the file while it is in use; several processes may hold it. Whatever changes published outlets
/// (publishing, editing, undoing, taking down) is one transaction with its entry in the log. Every call blocks its
/// thread until SQLite is done.
public final class OutletStore: Sendable {
  /// Random, made with the database; a backup gets its own.
  public let databaseID: UUID
  /// Absolute.
  public var path: String { file.path }

  /// Where a copy of the published outlets may be kept that makes a start faster; a takedown removes it.
  public var imagePath: String { path + "-snapshot" }

  let file: DatabaseFile
  /// Of the file that was opened.
  private let identity: [UInt]?
  let writer: DatabaseQueue
  let reader: DatabaseQueue
  /// Does nothing but watch for the writing of others, which one connection can only tell of the rest.
  let watcher: DatabaseQueue
  /// A long list is in the log only.
  let isFoldDue = Atomic(false)

  /// Opens a database, and brings the schema of an older one up to date.
  ///
  /// - Parameters:
  ///   - path: the file; mode 0600 is set on it.
  ///   - create: whether to make the database where the file is missing or has no bytes.
  ///   - busyTimeout: seconds to wait for another writer.
  /// - Throws: ``StoreError``. A file of another program or of a newer version is left byte for byte as it is.
  public init(path name: String, create: Bool, busyTimeout: TimeInterval = 10) throws {
    let file = DatabaseFile(name)
    switch (try file.standing(), create) {
    case (.ours, _): break
    case (.missing, false): throw StoreError.missing(path: name)
    case (.empty, false): throw StoreError.empty(path: name)
    case (let standing, true):
      do {
        try file.create(replacingEmpty: standing == .empty)
      } catch StoreError.alreadyExists {
        // Another process was faster by a moment; what it made counts.
        guard try file.standing() == .ours else { throw StoreError.otherProgram(path: name) }
      }
    }
    file.removeLeftovers()
    file.restrictAccess()
    try file.requireAccess()
    self.file = file
    (writer, reader, watcher, databaseID) = try StoreError.naming(name) {
      let writer = try DatabaseQueue(
        path: file.path, configuration: Connection.configuration(busyTimeout: busyTimeout))
      if try writer.read({ try !Schema.migrator.hasCompletedMigrations($0) }) {
        try Schema.migrator.migrate(writer)
        // Into the file itself, where an older program looks first.
        try writer.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
      }
      // A copy has none yet. Readers and the writer do not wait for one another then.
      try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      let readonly = Connection.configuration(readonly: true, busyTimeout: busyTimeout)
      let reader = try DatabaseQueue(path: file.path, configuration: readonly)
      let watcher = try DatabaseQueue(path: file.path, configuration: readonly)
      guard let id = try reader.read({ try DatabaseIdentity.read($0) }) else {
        throw StoreError.otherProgram(path: name)
      }
      return (writer, reader, watcher, id)
    }
    identity = file.identity
  }

  deinit {
    fold()
    // The writer last: it alone may fold the log into the file.
    try? watcher.close()
    try? reader.close()
    try? writer.close()
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try StoreError.naming(file.name) { try reader.read(body) }
  }

  /// - Throws: ``StoreError/displaced(path:)`` where the name is no more that of the file that is open.
  func requireInPlace() throws {
    guard file.identity == identity else { throw StoreError.displaced(path: file.name) }
  }

  /// One transaction; part of a larger one within ``exclusively(_:)``.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try requireInPlace()
    return try StoreError.naming(file.name) {
      try writer.unsafeReentrantWrite { db in
        if db.isInsideTransaction { return try body(db) }
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(db)
          return .commit
        }
        return value!
      }
    }
  }

  /// Decides and writes while nobody else writes to the database, in this process or another: what the body finds
  /// published, waiting or taken down is so still when it publishes or saves what it made of that.
  ///
  /// All that the body writes is one transaction, none of it where it throws. It reads what stood before.
  ///
  /// - Throws: ``StoreError/busy`` where another process writes for too long; what the body throws.
  public func exclusively<Value>(_ body: () throws -> Value) throws -> Value { try write { _ in try body() } }
}
