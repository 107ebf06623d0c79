public import Foundation
internal import GRDB

/// One line of who did what at the desk.
public struct AuditEntry: Sendable, Equatable, Identifiable {
  /// Codes that stay: programs and pages rely on them.
  public enum Action: String, Sendable {
    case signIn = "sign-in"
    case signInFailed = "sign-in-failed"
    case signOut = "sign-out"
    case changePassword = "change-password"
    case createToken = "create-token"
    case revokeToken = "revoke-token"
    case addOfficer = "add-officer"
    case changeOfficer = "change-officer"
    case upload, publish, undo, edit, remove, verify
    case deleteUpload = "delete-upload"
    case closeReport = "close-report"
    case takedown
  }

  public let id: Int64
  public let at: Date
  /// Name of the account, or of the system's user for a command.
  public let officer: String
  public let action: String
  /// What it was done to: a changeset, an outlet, an account.
  public let subject: String?
  public let detail: String?
}

extension OutletStore {
  /// Notes what was done; never a password, a token, or a resident's words.
  public func record(
    _ action: AuditEntry.Action, by officer: String, subject: String? = nil, detail: String? = nil,
    at date: Date = Date()
  ) throws {
    try write { try Self.record(action, by: officer, subject: subject, detail: detail, at: date, $0) }
  }

  static func record(
    _ action: AuditEntry.Action, by officer: String, subject: String? = nil, detail: String? = nil, at date: Date,
    _ db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO audit (at, officer, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
      arguments: [Timestamp.text(date), officer, action.rawValue, subject, detail])
  }

  /// The entries, latest first.
  ///
  /// - Parameter earlier: only entries with a lower number than this.
  public func audit(before earlier: Int64? = nil, limit: Int) throws -> [AuditEntry] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?", arguments: [earlier ?? .max, limit]
      ).map { row in
        AuditEntry(
          id: row["id"], at: Timestamp.date(row["at"]) ?? .distantPast, officer: row["officer"], action: row["action"],
          subject: row["subject"], detail: row["detail"])
      }
    }
  }
}
