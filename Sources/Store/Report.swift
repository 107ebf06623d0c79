public import Foundation
internal import GRDB
public import Spatial

/// What a resident reports of the map.
public struct Report: Sendable, Identifiable {
  public enum Kind: String, Sendable, CaseIterable {
    case wrongPlace = "wrong-place"
    case closed
    case wrongPhone = "wrong-phone"
    case missing
    /// A person wants their data off the map: the law gives two working days.
    case takedown
    case other
  }

  public enum State: String, Sendable {
    case open, fixed, refused
  }

  public let id: Int64
  public let kind: Kind
  public let outletID: Int64?
  public let message: String
  public let coordinate: Coordinate?
  /// How to reach who reports; private.
  public let contact: String?
  public let createdAt: Date
  public let state: State
  public let handledBy: String?
  public let handledAt: Date?
  public let answer: String?

  /// Of a takedown, the end of the second working day after it came, in Vietnam; holidays are not known here, so it
  /// is never late.
  public var dueAt: Date? {
    guard kind == .takedown else { return nil }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 7 * 3600)!
    var day = calendar.startOfDay(for: createdAt)
    var left = 2
    while left > 0 {
      day = calendar.date(byAdding: .day, value: 1, to: day)!
      if !calendar.isDateInWeekend(day) { left -= 1 }
    }
    return calendar.date(byAdding: .day, value: 1, to: day)
  }
}

extension OutletStore {
  /// Open reports that are kept; more would be a flood, which no office can read.
  static let mostOpenReports = 5_000
  /// Days after which the words and the contact of a settled report go.
  static let reportDays = 60

  /// - Returns: nil when there are too many open ones already.
  public func addReport(
    _ kind: Report.Kind, outlet: Int64?, message: String, coordinate: Coordinate?, contact: String?,
    at date: Date = Date()
  ) throws -> Int64? {
    try write { db in
      let open = try Int.fetchOne(db, sql: "SELECT count(*) FROM reports WHERE state = 'open'") ?? 0
      // A takedown is a right: it always finds room.
      guard open < Self.mostOpenReports || kind == .takedown && open < 2 * Self.mostOpenReports else { return nil }
      try db.execute(
        sql: """
          INSERT INTO reports (kind, outlet_id, message, longitude, latitude, contact, created_at)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          kind.rawValue, outlet, message, coordinate?.longitude, coordinate?.latitude, contact, Timestamp.text(date),
        ])
      return db.lastInsertedRowID
    }
  }

  /// Takedowns first, then the oldest; settled ones the latest first.
  ///
  /// - Parameter isOpen: nil for both.
  public func reports(isOpen: Bool?, limit: Int, offset: Int) throws -> (matched: Int, reports: [Report]) {
    let condition =
      switch isOpen {
      case true?: "WHERE state = 'open'"
      case false?: "WHERE state <> 'open'"
      case nil: ""
      }
    let order =
      "state <> 'open', CASE state WHEN 'open' THEN kind <> 'takedown' END, "
      + "CASE state WHEN 'open' THEN id ELSE -id END"
    return try read { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT * FROM reports \(condition) ORDER BY \(order) LIMIT ? OFFSET ?", arguments: [limit, offset])
      let matched = try Int.fetchOne(db, sql: "SELECT count(*) FROM reports \(condition)") ?? 0
      return (matched, rows.map(Self.report))
    }
  }

  public func report(_ id: Int64) throws -> Report? {
    try read { try Row.fetchOne($0, sql: "SELECT * FROM reports WHERE id = ?", arguments: [id]).map(Self.report) }
  }

  /// Settles a report.
  ///
  /// - Returns: whether it was open.
  public func closeReport(
    _ id: Int64, as state: Report.State, answer: String?, by officer: String, at date: Date = Date()
  ) throws -> Bool {
    try write { try Self.close(id, as: state, answer: answer, by: officer, at: date, $0) }
  }

  @discardableResult static func close(
    _ id: Int64, as state: Report.State, answer: String?, by officer: String, at date: Date, _ db: Database
  ) throws -> Bool {
    try db.execute(
      sql: """
        UPDATE reports SET state = ?, answer = ?, handled_by = ?, handled_at = ? WHERE id = ? AND state = 'open'
        """, arguments: [state.rawValue, answer, officer, Timestamp.text(date), id])
    guard db.changesCount > 0 else { return false }
    try record(.closeReport, by: officer, subject: String(id), detail: state.rawValue, at: date, db)
    return true
  }

  /// Lets go the words of residents that were answered long enough ago.
  public func expireReports(at date: Date = Date()) throws {
    try write { db in
      try db.execute(
        sql:
          "UPDATE reports SET message = '', contact = NULL WHERE handled_at < ? AND (message <> '' OR contact NOT NULL)",
        arguments: [Timestamp.text(date.addingTimeInterval(-Double(Self.reportDays) * 86400))])
    }
  }

  private static func report(_ row: Row) -> Report {
    let position = (row["longitude"] as Double?, row["latitude"] as Double?)
    return Report(
      id: row["id"], kind: Report.Kind(rawValue: row["kind"]) ?? .other, outletID: row["outlet_id"],
      message: row["message"],
      coordinate: position.0.flatMap { longitude in
        position.1.flatMap { Coordinate(longitude: longitude, latitude: $0) }
      }, contact: row["contact"], createdAt: Timestamp.date(row["created_at"]) ?? .distantPast,
      state: Report.State(rawValue: row["state"]) ?? .open, handledBy: row["handled_by"],
      handledAt: (row["handled_at"] as String?).flatMap(Timestamp.date), answer: row["answer"])
  }
}
