import Foundation
internal import GRDB

/// The random name of one database: parts its versions from the versions of every other, as in an ETag.
enum DatabaseIdentity {
  /// Gives the database a new name, and forgets the old one.
  static func assign(_ db: Database) throws {
    try db.execute(
      sql: "INSERT OR REPLACE INTO identity (only, database_id) VALUES (1, ?)", arguments: [UUID().uuidString])
  }

  /// Nil in a file which another program made.
  static func read(_ db: Database) throws -> UUID? {
    guard try db.tableExists("identity"), try db.columns(in: "identity").contains(where: { $0.name == "database_id" })
    else { return nil }
    return try String.fetchOne(db, sql: "SELECT database_id FROM identity").flatMap { UUID(uuidString: $0) }
  }
}
