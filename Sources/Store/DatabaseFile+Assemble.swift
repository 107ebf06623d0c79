import Foundation
internal import GRDB

extension DatabaseFile {
  /// Lets `make` fill a new file of mode 0600 in the same folder, and gives it its name when it is safe on disk.
  ///
  /// - Parameters:
  ///   - replacing: whether the name may be taken.
  ///   - place: what goes before the file takes its name; it is on disk under its temporary name then.
  /// - Throws: ``StoreError/alreadyExists(path:)`` when the name is taken, unless it may be replaced;
  ///   ``StoreError/strayLog(path:)`` when a log lies beside it that belongs to another file.
  func assemble(
    replacing: Bool = false, _ make: (_ temporary: String) throws -> Void,
    beforePlacing place: (_ temporary: String) throws -> Void = { _ in }
  ) throws {
    removeLeftovers()
    let temporary = "\(path).\(UUID().uuidString.prefix(8)).new"
    let descriptor = unsafe open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw systemError(errno) }
    // Tells others that somebody is at work here. Closed last: closing it ends SQLite's own locks on the file.
    flock(descriptor, LOCK_EX)
    defer {
      for suffix in ["", "-wal", "-shm", "-journal", "-uploads"] {
        try? FileManager.default.removeItem(atPath: temporary + suffix)
      }
      close(descriptor)
    }
    try StoreError.naming(name) { try make(temporary) }
    giveAway(temporary)
    try synchronize(temporary)
    try place(temporary)
    // SQLite would take the log for this file's own, and write its pages into it.
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    if let log, log > 0 { throw StoreError.strayLog(path: name) }
    let result = unsafe replacing ? rename(temporary, path) : link(temporary, path)
    if result != 0 { throw systemError(errno) }
    try synchronize(folder)
  }

  /// What root makes belongs to whom the folder belongs to, or a service could not open its own database any more.
  func giveAway(_ made: String) {
    var owner = stat()
    guard geteuid() == 0, unsafe stat(folder, &owner) == 0 else { return }
    _ = unsafe chown(made, owner.st_uid, owner.st_gid)
  }

  /// Removes what work of ours on this file left half done when it was killed.
  func removeLeftovers() {
    let stem = URL(fileURLWithPath: path).lastPathComponent + "."
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard name.hasPrefix(stem), let end = name.range(of: ".new"),
        end.lowerBound.utf16Offset(in: name) == stem.utf16.count + 8
      else { continue }
      let worked = "\(folder)/\(name[..<end.upperBound])"
      let descriptor = unsafe open(worked, O_RDONLY | O_CLOEXEC)
      if descriptor >= 0 {
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
      }
      try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  /// What is in the file, or the names that are in the folder, is safe on disk.
  func synchronize(_ path: String) throws {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError(errno) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw systemError(errno) }
  }
}
