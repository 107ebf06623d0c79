public import Foundation
internal import GRDB
public import Outlets
public import Spatial

extension OutletStore {
  /// What the feed of changes is asked.
  public struct ChangesQuery: Sendable {
    /// Only changes of later changesets than this.
    public var since: Int64 = 0
    /// Only changes with a higher number than this.
    public var after: Int64 = 0
    public var time: ClosedRange<Date>?
    /// Only changes that left an outlet in this area.
    public var area: (@Sendable (Coordinate) -> Bool)?
    public var limit = 100

    public init() {}
  }

  /// A bound on the work for one answer: so many changes are looked at, whether or not they are of the area.
  private static let mostLookedAt = 5000

  /// Part of the feed of all changes from the first on, read in one transaction: whoever applies it in order to an
  /// empty map has the published outlets.
  ///
  /// What was taken down shows nowhere: of an outlet that is off the map at a person's wish only its removal is told,
  /// and facts that were taken down are gone from its earlier changes.
  public func publicChanges(_ query: ChangesQuery) throws -> PublicChanges {
    try read { db in
      let version = try Self.version(db)
      guard let first = try Self.firstChange(query, db) else {
        return PublicChanges(changes: [], next: nil, version: version)
      }
      let rows = try Row.fetchCursor(
        db, sql: Self.publicRows + " AND c.id > ? ORDER BY c.id LIMIT ?",
        arguments: [max(first - 1, query.after), Self.mostLookedAt + 1])
      var changes: [PublicChange] = []
      var (last, lookedAt) = (query.after, 0)
      while let row = try rows.next() {
        guard changes.count < query.limit, lookedAt < Self.mostLookedAt else {
          return PublicChanges(changes: changes, next: last, version: version)
        }
        let change = try Self.publicChange(row)
        lookedAt += 1
        last = change.id
        if change.changeset <= query.since { continue }
        if let time = query.time, !time.contains(change.time) { continue }
        if let area = query.area, !(change.after.map { area($0.coordinate) } ?? false) { continue }
        changes.append(change)
      }
      return PublicChanges(changes: changes, next: nil, version: version)
    }
  }

  /// The latest changes, the last one first.
  public func latestPublicChanges(_ limit: Int) throws -> [PublicChange] {
    try read { db in
      try Row.fetchAll(db, sql: Self.publicRows + " ORDER BY c.id DESC LIMIT ?", arguments: [limit])
        .map(Self.publicChange)
    }
  }

  /// One change; nil when there is none of this number, or none that may be shown.
  public func publicChange(_ id: Int64) throws -> PublicChange? {
    try read { db in
      try Row.fetchOne(db, sql: Self.publicRows + " AND c.id = ?", arguments: [id]).map(Self.publicChange)
    }
  }

  /// Changes when the feed does: with each changeset, and with each takedown, which takes from the past.
  public func feedVersion() throws -> (changeset: Int64, takedowns: Int64) {
    try read { db in
      (try Self.version(db), try Int64.fetchOne(db, sql: "SELECT count(*) FROM takedowns") ?? 0)
    }
  }

  /// Number of the first change that may be of the time and version that are asked for.
  private static func firstChange(_ query: ChangesQuery, _ db: Database) throws -> Int64? {
    var since = query.since
    if let from = query.time?.lowerBound, from > .distantPast {
      let first = try Int64.fetchOne(
        db, sql: "SELECT min(id) FROM changesets WHERE created_at >= ?", arguments: [Timestamp.text(from)])
      guard let first else { return nil }
      since = max(since, first - 1)
    }
    return try Int64.fetchOne(
      db, sql: "SELECT id FROM changes WHERE changeset_id > ? ORDER BY changeset_id, id LIMIT 1", arguments: [since])
  }

  /// Begins with what ``change(_:)`` reads; hides what an outlet was before it was taken down as a whole.
  private static let publicRows = """
    SELECT c.outlet_id, c.before, c.after, c.id AS change_id, c.changeset_id, s.created_at
    FROM changes c CROSS JOIN changesets s ON s.id = c.changeset_id
    WHERE NOT EXISTS (
      SELECT 1 FROM takedowns t JOIN changes gone ON gone.outlet_id = t.outlet_id AND gone.changeset_id = t.changeset_id
      WHERE t.outlet_id = c.outlet_id AND t.changeset_id > c.changeset_id AND gone.after IS NULL)
    """

  private static func publicChange(_ row: Row) throws -> PublicChange {
    guard let time = Timestamp.date(row["created_at"]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "changesets, created_at")
    }
    return PublicChange(id: row["change_id"], changeset: row["changeset_id"], time: time, try change(row))
  }
}
