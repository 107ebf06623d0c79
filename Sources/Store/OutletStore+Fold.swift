internal import GRDB
internal import Synchronization

extension OutletStore {
  /// Folds the log of a long list into the file, where that is still to be done.
  ///
  /// SQLite would do it before the commit returns: whoever waits for the list, and the catalog that is to be made of
  /// it, would wait for the file to be written a second time. Without this the last one to close the file does it.
  public func fold() {
    guard isFoldDue.exchange(false, ordering: .relaxed) else { return }
    // Where it fails, or a reader holds it up, the next commit does it.
    try? writer.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 1000")
      _ = try db.checkpoint(.passive)
    }
  }

  /// Leaves to ``fold()`` what the commit of a long list would do.
  func foldLater(_ db: Database) throws {
    try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
    isFoldDue.store(true, ordering: .relaxed)
  }
}
