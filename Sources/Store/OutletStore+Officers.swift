public import Foundation
internal import GRDB
public import Outlets

extension OutletStore {
  /// Makes an account. Holds its thread for the time of a password's hash.
  ///
  /// - Parameter actor: who makes it, for the audit.
  /// - Throws: an ``AccountError``.
  public func addOfficer(
    _ name: String, password: String, role: Officer.Role, area: AdminUnit.ID?, by actor: String, at date: Date = Date()
  ) throws -> Officer {
    guard Officer.isName(name) else { throw AccountError.badName }
    if role == .admin, area != nil { throw AccountError.adminWithArea }
    let hash = try Password.hash(password, of: name)
    return try write { db in
      if try Self.officer(named: name, db) != nil { throw AccountError.nameTaken(name) }
      try db.execute(
        sql: "INSERT INTO officers (name, password_hash, role, area, created_at) VALUES (?, ?, ?, ?, ?)",
        arguments: [name, hash, role.rawValue, area?.description, Timestamp.text(date)])
      try Self.record(
        .addOfficer, by: actor, subject: name,
        detail: [role.rawValue, area?.description].compactMap(\.self)
          .joined(separator: " "), at: date, db)
      return try Self.required(name, db)
    }
  }

  /// In the order of their names.
  public func officers() throws -> [Officer] {
    try read { db in try Row.fetchAll(db, sql: "SELECT * FROM officers ORDER BY name").map(Self.officer) }
  }

  /// What an account shall be from now on.
  public struct OfficerChange: Sendable {
    public var role: Officer.Role?
    /// Outer nil leaves the area, inner nil frees from it.
    public var area: AdminUnit.ID??
    public var isDisabled: Bool?
    public var password: String?

    public init() {}
  }

  /// Changes an account and ends all its sessions and tokens.
  ///
  /// - Throws: an ``AccountError``; ``AccountError/lastAdmin`` where no admin would be left.
  public func changeOfficer(
    _ name: String, _ change: OfficerChange, by actor: String, at date: Date = Date()
  ) throws -> Officer {
    let hash = try change.password.map { try Password.hash($0, of: name) }
    return try write { db in
      let officer = try Self.required(name, db)
      let role = change.role ?? officer.role
      // Who becomes an admin is freed from the area.
      let area = change.area ?? (role == .admin ? nil : officer.area)
      if role == .admin, area != nil { throw AccountError.adminWithArea }
      let isDisabled = change.isDisabled ?? officer.isDisabled
      try db.execute(
        sql: """
          UPDATE officers SET role = ?, area = ?, disabled = ?, password_hash = ifnull(?, password_hash) WHERE id = ?
          """, arguments: [role.rawValue, area?.description, isDisabled, hash, officer.id])
      let wasActive = officer.role == .admin && !officer.isDisabled
      let admins = try Int.fetchOne(db, sql: "SELECT count(*) FROM officers WHERE role = 'admin' AND NOT disabled")
      if wasActive, admins == 0 { throw AccountError.lastAdmin }
      try db.execute(sql: "DELETE FROM sessions WHERE officer_id = ?", arguments: [officer.id])
      let done = [
        change.role.map { "role \($0.rawValue)" }, change.area.map { "area \($0?.description ?? "-")" },
        change.isDisabled.map { $0 ? "disabled" : "enabled" }, change.password.map { _ in "password" },
      ]
      try Self.record(
        .changeOfficer, by: actor, subject: officer.name, detail: done.compactMap(\.self).joined(separator: ", "),
        at: date, db)
      return try Self.required(name, db)
    }
  }

  static func officer(_ row: Row) -> Officer {
    Officer(
      id: row["id"], name: row["name"], role: Officer.Role(rawValue: row["role"]) ?? .officer,
      area: (row["area"] as String?).flatMap { AdminUnit.ID($0) }, isDisabled: row["disabled"],
      createdAt: Timestamp.date(row["created_at"]) ?? .distantPast,
      lastSignInAt: (row["last_sign_in_at"] as String?).flatMap(Timestamp.date))
  }

  private static func officer(named name: String, _ db: Database) throws -> Officer? {
    try Row.fetchOne(db, sql: "SELECT * FROM officers WHERE name = ?", arguments: [name]).map(officer)
  }

  private static func required(_ name: String, _ db: Database) throws -> Officer {
    guard let officer = try officer(named: name, db) else { throw AccountError.unknown(name) }
    return officer
  }
}
