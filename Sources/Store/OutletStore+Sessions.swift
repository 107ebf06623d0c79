public import Foundation
internal import GRDB

/// An officer who has shown who they are.
public struct Session: Sendable {
  public let id: Int64
  public let officer: Officer
  /// Of a bearer token; nil for a browser's session.
  public let label: String?
  public let createdAt: Date
  public let lastUsedAt: Date
  public let expiresAt: Date

  /// Seconds without a request after which a browser's session ends.
  public static let idleTime: TimeInterval = 2 * 3600
  /// Seconds after which it ends in any case: a working day.
  public static let longest: TimeInterval = 12 * 3600
}

extension OutletStore {
  /// Opens a browser's session. Holds its thread for the time of a password's check.
  ///
  /// - Returns: nil for a wrong password, an unknown and a disabled account alike.
  public func signIn(_ name: String, password: String, at date: Date = Date()) throws -> (Session, SecretToken)? {
    let found = try read { db in
      try Row.fetchOne(db, sql: "SELECT * FROM officers WHERE name = ?", arguments: [name]).map {
        (officer: Self.officer($0), hash: $0["password_hash"] as String)
      }
    }
    let isRight = Password.matches(password, found.flatMap { $0.officer.isDisabled ? nil : $0.hash })
    guard let found else { return nil }
    return try write { db in
      // The account may have been disabled or given another password meanwhile.
      let hash = try String.fetchOne(
        db, sql: "SELECT password_hash FROM officers WHERE id = ? AND NOT disabled", arguments: [found.officer.id])
      guard isRight, hash == found.hash else {
        try Self.record(.signInFailed, by: found.officer.name, at: date, db)
        return nil
      }
      try db.execute(
        sql: "UPDATE officers SET last_sign_in_at = ? WHERE id = ?",
        arguments: [Timestamp.text(date), found.officer.id])
      try db.execute(sql: "DELETE FROM sessions WHERE expires_at < ?", arguments: [Timestamp.text(date)])
      try Self.record(.signIn, by: found.officer.name, at: date, db)
      return try Self.open(found.officer.id, label: nil, until: date.addingTimeInterval(Session.longest), at: date, db)
    }
  }

  /// The session that a token opens; nil when it has ended, or never was.
  public func session(_ token: String, at date: Date = Date()) throws -> Session? {
    let hash = SecretToken.hash(token)
    guard let session = try read({ try Self.session(hash, $0) }), session.expiresAt > date,
      // Nor does one last that was used at a time still to come, while the clock ran ahead.
      session.label != nil || abs(date.timeIntervalSince(session.lastUsedAt)) < Session.idleTime
    else { return nil }
    // To the minute is exact enough, and spares a write with each request. A full disk keeps nobody out.
    if date.timeIntervalSince(session.lastUsedAt) > 60 {
      try? write {
        try $0.execute(
          sql: "UPDATE sessions SET last_used_at = ? WHERE id = ?", arguments: [Timestamp.text(date), session.id])
      }
    }
    return session
  }

  /// Whether a session has not been ended since it was looked up, as by another password or a change of the account.
  public func isOpen(_ session: Session) throws -> Bool {
    try read {
      try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM sessions WHERE id = ?)", arguments: [session.id])
        ?? false
    }
  }

  public func signOut(_ session: Session, at date: Date = Date()) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM sessions WHERE id = ?", arguments: [session.id])
      try Self.record(.signOut, by: session.officer.name, at: date, db)
    }
  }

  /// Gives the officer another password, ends all sessions and tokens, and opens a new session.
  ///
  /// - Returns: nil when the current password is wrong.
  /// - Throws: ``AccountError/weakPassword``.
  public func changePassword(
    of officer: Officer, from current: String, to new: String, at date: Date = Date()
  ) throws -> (Session, SecretToken)? {
    let hash = try read {
      try String.fetchOne($0, sql: "SELECT password_hash FROM officers WHERE id = ?", arguments: [officer.id])
    }
    guard Password.matches(current, hash) else { return nil }
    let newHash = try Password.hash(new, of: officer.name)
    return try write { db in
      try db.execute(
        sql: "UPDATE officers SET password_hash = ? WHERE id = ? AND password_hash = ? AND NOT disabled",
        arguments: [newHash, officer.id, hash])
      // An admin has given the account another one meanwhile, or disabled it.
      guard db.changesCount == 1 else { return nil }
      try db.execute(sql: "DELETE FROM sessions WHERE officer_id = ?", arguments: [officer.id])
      try Self.record(.changePassword, by: officer.name, at: date, db)
      return try Self.open(officer.id, label: nil, until: date.addingTimeInterval(Session.longest), at: date, db)
    }
  }

  /// The officer's bearer tokens, latest first, ended ones left out.
  public func tokens(of officer: Officer, at date: Date = Date()) throws -> [Session] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: Self.sessions + " WHERE s.officer_id = ? AND s.label IS NOT NULL AND s.expires_at > ? ORDER BY s.id DESC",
        arguments: [officer.id, Timestamp.text(date)]
      ).map(Self.session)
    }
  }

  /// Makes a bearer token, for a script that acts for the officer.
  public func createToken(
    for officer: Officer, label: String, days: Int, at date: Date = Date()
  ) throws -> (Session, SecretToken) {
    try write { db in
      try Self.record(.createToken, by: officer.name, subject: label, at: date, db)
      return try Self.open(
        officer.id, label: label, until: date.addingTimeInterval(Double(days) * 86400), at: date, db)
    }
  }

  /// - Returns: whether the officer had such a token.
  public func revokeToken(_ id: Int64, of officer: Officer, at date: Date = Date()) throws -> Bool {
    try write { db in
      try db.execute(
        sql: "DELETE FROM sessions WHERE id = ? AND officer_id = ? AND label IS NOT NULL",
        arguments: [id, officer.id])
      guard db.changesCount > 0 else { return false }
      try Self.record(.revokeToken, by: officer.name, subject: String(id), at: date, db)
      return true
    }
  }

  private static func open(
    _ officerID: Int64, label: String?, until end: Date, at date: Date, _ db: Database
  ) throws -> (Session, SecretToken) {
    let token = SecretToken()
    let now = Timestamp.text(date)
    try db.execute(
      sql: """
        INSERT INTO sessions (token_hash, officer_id, label, created_at, last_used_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?)
        """, arguments: [token.hash, officerID, label, now, now, Timestamp.text(end)])
    guard let session = try session(token.hash, db) else { throw StoreError.busy }
    return (session, token)
  }

  private static let sessions = """
    SELECT o.*, s.id AS session_id, s.label, s.created_at AS opened_at, s.last_used_at, s.expires_at
    FROM sessions s JOIN officers o ON o.id = s.officer_id AND NOT o.disabled
    """

  private static func session(_ hash: String, _ db: Database) throws -> Session? {
    try Row.fetchOne(db, sql: sessions + " WHERE s.token_hash = ?", arguments: [hash]).map(session)
  }

  private static func session(_ row: Row) -> Session {
    Session(
      id: row["session_id"], officer: officer(row), label: row["label"],
      createdAt: Timestamp.date(row["opened_at"]) ?? .distantPast,
      lastUsedAt: Timestamp.date(row["last_used_at"]) ?? .distantPast,
      expiresAt: Timestamp.date(row["expires_at"]) ?? .distantPast)
  }
}
