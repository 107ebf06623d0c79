internal import GRDB
public import Outlets

extension OutletStore {
  /// All outlets of one version.
  public struct Contents: Sendable {
    /// ``OutletStore/version()`` to which the outlets belong.
    public let version: Int64
    /// In the order of their ids.
    public let outlets: [PublishedOutlet]
  }

  /// What has become of the outlets that were touched after some version.
  public struct Advance: Sendable {
    public let version: Int64
    /// Added or updated, as they are in this version, in the order of their ids.
    public let current: [PublishedOutlet]
    /// Ids of outlets that are no more.
    public let removed: [Int64]
  }

  /// The number of the latest changeset, 0 before the first.
  public func version() throws -> Int64 { try read(Self.version) }

  /// What tells a changeset from another database's of the same number; nil when there is none of this number.
  public func mark(of changeset: Int64) throws -> String? {
    try read { db in
      try String.fetchOne(
        db,
        sql: """
          SELECT created_at || ' ' || added || ' ' || updated || ' ' || removed || ' ' || ifnull(file_sha256, '')
            || ' ' || (SELECT max(id) FROM changes WHERE changeset_id = c.id)
          FROM changesets c WHERE id = ?
          """, arguments: [changeset])
    }
  }

  /// Version and outlets, read in one transaction.
  public func contents() throws -> Contents {
    try read { db in
      let version = try Self.version(db)
      var outlets: [PublishedOutlet] = []
      outlets.reserveCapacity(try Int.fetchOne(db, sql: "SELECT count(*) FROM outlets") ?? 0)
      var reader = OutletReader()
      let rows = try StatementHandle(db, OutletRow.select + " ORDER BY id")
      while try rows.step() { outlets.append(try reader.read(rows)) }
      return Contents(version: version, outlets: outlets)
    }
  }

  /// What a holder of `version` must take over to be up to date, read in one transaction.
  public func changes(after version: Int64) throws -> Advance {
    try read { db in
      // Left to choose, SQLite goes through the whole history where the outlets shall be distinct.
      let touched = try Int64.fetchAll(
        db,
        sql: """
          SELECT DISTINCT outlet_id FROM changes INDEXED BY changes_by_changeset WHERE changeset_id > ?
          ORDER BY outlet_id
          """, arguments: [version])
      let select = try StatementHandle(db, OutletRow.selectOne)
      var reader = OutletReader()
      var current: [PublishedOutlet] = []
      var removed: [Int64] = []
      for id in touched {
        if let published = try reader.read(id, select) { current.append(published) } else { removed.append(id) }
      }
      return Advance(version: try Self.version(db), current: current, removed: removed)
    }
  }

  /// Changes whenever anyone, this object or another process, has written; the number itself means nothing.
  ///
  /// Microseconds: meant to be asked again and again, and ``version()`` when it differs.
  public func dataVersion() throws -> Int64 {
    try StoreError.naming(file.name) {
      try watcher.unsafeRead { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
  }

  static func version(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT max(id) FROM changesets") ?? 0
  }
}
