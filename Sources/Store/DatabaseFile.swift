import Foundation
internal import GRDB

/// The file of a database as the file system sees it, before and beside SQLite.
struct DatabaseFile {
  enum Standing {
    case missing, empty, ours
  }

  /// As it was given; errors name it.
  let name: String
  /// Absolute, links followed: SQLite puts its log beside the file itself.
  let path: String

  init(_ name: String) {
    self.name = name
    path = URL(fileURLWithPath: name).standardizedFileURL.resolvingSymlinksInPath().path
  }

  var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

  /// Nothing bears the name yet, not even a dangling link.
  var isFree: Bool {
    (try? FileManager.default.attributesOfItem(atPath: URL(fileURLWithPath: name).path)) == nil
  }

  /// Looks without a trace: no byte is changed, no file appears beside it.
  ///
  /// - Throws: a ``StoreError`` when the file is there and is none of ours.
  func standing() throws -> Standing {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      // A folder that may not be entered does not tell what is in it.
      if unsafe access(path, F_OK) == 0 || errno == EACCES { throw StoreError.noPermission(path: name) }
      return .missing
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else { throw StoreError.notAFile(path: name) }
    if attributes[.size] as? Int == 0 { return .empty }
    guard let file = FileHandle(forReadingAtPath: path) else { throw StoreError.noPermission(path: name) }
    defer { try? file.close() }
    let header = [UInt8](try file.read(upToCount: 100) ?? Data())
    guard header.count == 100, header.starts(with: "SQLite format 3\0".utf8) else {
      throw StoreError.notADatabase(path: name)
    }
    guard Array(header[68..<72]) == Array("GPKG".utf8) else { throw StoreError.otherProgram(path: name) }
    try StoreError.naming(name) {
      let queue = try connectionForLooking()
      defer { try? queue.close() }
      try queue.read { db in
        guard try DatabaseIdentity.read(db) != nil else { throw StoreError.otherProgram(path: name) }
        if try Schema.migrator.hasBeenSuperseded(db) { throw StoreError.newer(path: name) }
      }
    }
    return .ours
  }

  /// A log beside the file means that a program has it open, or died: then its pages count, and are only read.
  func connectionForLooking() throws -> DatabaseQueue {
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    guard let log, log > 0 else { return try Connection.immutable(path) }
    return try Connection.readonly(path)
  }

  /// In bytes. A page holds some thirty outlets: a long list that touches them all is written in a quarter of the
  /// pieces that SQLite's 4096 make of it, in two thirds of the time. One edit writes 0.1 MB instead of 0.03.
  private static let pageSize = 16384

  /// Makes a new database under another name and puts it in place whole, so that no moment shows half a database.
  func create(replacingEmpty: Bool) throws {
    try assemble(replacing: replacingEmpty) { path in
      let queue = try DatabaseQueue(path: path, configuration: Connection.configuration())
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA page_size = \(Self.pageSize)") }
      try Schema.migrator.migrate(queue)
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
      try queue.close()
    }
  }

  /// Which file bears the name now; nil where none does.
  var identity: [UInt]? {
    var info = stat()
    guard unsafe stat(path, &info) == 0 else { return nil }
    return [UInt(info.st_dev), UInt(info.st_ino)]
  }

  /// Only the owner reads and writes: the file holds more than the public outlets.
  func restrictAccess() {
    try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }

  func requireAccess() throws {
    let files = FileManager.default
    guard files.isReadableFile(atPath: path), files.isWritableFile(atPath: path), files.isWritableFile(atPath: folder)
    else { throw StoreError.noPermission(path: name) }
  }

  func systemError(_ code: CInt) -> StoreError {
    switch code {
    case EEXIST: .alreadyExists(path: name)
    case EACCES, EPERM, EROFS: .noPermission(path: name)
    case ENOSPC, EDQUOT: .diskFull
    case EIO: .inputOutput(path: name, detail: unsafe String(cString: strerror(code)))
    default: .failed(path: name, detail: unsafe String(cString: strerror(code)))
    }
  }
}
