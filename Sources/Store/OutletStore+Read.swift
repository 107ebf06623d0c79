internal import Foundation
internal import GRDB
public import Outlets
internal import Spatial

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

  /// Version and outlets, as of one moment.
  public func contents() throws -> Contents {
    try read { db in
      // Ids count from 1, but whatever they are, all are read.
      let end = min(max(try Int.fetchOne(db, sql: "SELECT max(id) FROM outlets") ?? 0, 0), 1 << 48)
      let outlets = try readInParts(0..<end, db) { ids, db in
        let rows = try StatementHandle(db, OutletRow.select + " WHERE id > ? AND id <= ? ORDER BY id")
        rows.bind(ids.lowerBound == 0 ? .min : Int64(ids.lowerBound), at: 1)
        rows.bind(ids.upperBound == end ? .max : Int64(ids.upperBound), at: 2)
        var reader = OutletReader()
        var outlets: [PublishedOutlet] = []
        while try rows.step() { outlets.append(try reader.read(rows)) }
        return outlets
      }
      return Contents(version: try Self.version(db), outlets: outlets)
    }
  }

  /// What a holder of `version` must take over to be up to date, as of one moment.
  public func changes(after version: Int64) throws -> Advance {
    try read { db in
      // Left to choose, SQLite goes through the whole history where the outlets shall be distinct.
      let touched = try Int64.fetchAll(
        db,
        sql: """
          SELECT DISTINCT outlet_id FROM changes INDEXED BY changes_by_changeset WHERE changeset_id > ?
          ORDER BY outlet_id
          """, arguments: [version])
      let current = try readInParts(touched.indices, db) { part, db in
        let select = try StatementHandle(db, OutletRow.selectOne)
        var reader = OutletReader()
        return try touched[part].compactMap { try reader.read($0, select) }
      }
      let removed = current.count < touched.count ? Set(touched).subtracting(current.map(\.id)).sorted() : []
      return Advance(version: try Self.version(db), current: current, removed: removed)
    }
  }

  /// Reads outlets in parts that follow each other, on all cores.
  ///
  /// Each part has a connection of its own. One that does not see the version that `db` sees, because of a list that
  /// is published at this moment, leaves its part to `db`.
  ///
  /// - Parameter range: of numbers that are about evenly spread over the outlets.
  private func readInParts(
    _ range: Range<Int>, _ db: Database,
    _ body: @Sendable (_ part: Range<Int>, Database) throws -> [PublishedOutlet]
  ) throws -> [PublishedOutlet] {
    let count = min(4 * ProcessInfo.processInfo.activeProcessorCount, range.count / Self.smallestPart)
    guard count > 1 else { return try body(range, db) }
    let version = try Self.version(db)
    let parts = (0..<count).map { number in
      let bounds = [number, number + 1].map { range.lowerBound + range.count * $0 / count }
      return bounds[0]..<bounds[1]
    }
    var read = parts.indices.concurrentMap { number in
      try? Connection.readonly(file.path).read { db in
        try Self.version(db) == version ? body(parts[number], db) : nil
      }
    }
    var outlets: [PublishedOutlet] = []
    outlets.reserveCapacity(read.reduce(0) { $0 + ($1?.count ?? 0) })
    for number in parts.indices {
      outlets += try read[number] ?? body(parts[number], db)
      read[number] = nil
    }
    return outlets
  }

  /// Changes whenever anyone, this object or another process, has written; the number itself means nothing.
  ///
  /// Microseconds: meant to be asked again and again, and ``version()`` when it differs.
  ///
  /// - Throws: ``StoreError/displaced(path:)`` where the name is no more that of the file that is open.
  public func dataVersion() throws -> Int64 {
    try requireInPlace()
    return try StoreError.naming(file.name) {
      try watcher.unsafeRead { try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0 }
    }
  }

  /// To open a connection takes longer than to read some hundred outlets.
  private static let smallestPart = 2000

  static func version(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT max(id) FROM changesets") ?? 0
  }
}
