internal import GRDB

/// The tables of the database, and the steps that lead an older file to them.
///
/// A step that was once released is never edited: what comes later is a further step.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1-outlets") { db in
      try db.execute(sql: geoPackage)
      try db.execute(sql: outlets)
      try db.execute(sql: spatialIndex)
      for trigger in spatialIndexTriggers { try db.execute(sql: trigger) }
      try db.execute(sql: changesets)
      try db.execute(sql: guards)
      try DatabaseIdentity.assign(db)
    }
    migrator.registerMigration("2-officers") { try $0.execute(sql: officers) }
    migrator.registerMigration("3-uploads") { try $0.execute(sql: uploads) }
    migrator.registerMigration("4-reports") { try $0.execute(sql: reports) }
    migrator.registerMigration("5-vocabularies", migrate: compareVocabularies)
    migrator.registerMigration("6-stated-status") { try $0.execute(sql: statedStatus) }
    migrator.registerMigration("7-exported-rows") { try $0.execute(sql: exportedRows) }
    migrator.registerMigration("8-takedown-facts") { try $0.execute(sql: takedownFacts) }
    return migrator
  }

  /// Refuses every edit of a table of ours by a program that is not ours.
  ///
  /// A trigger which calls a function that only our connections have: SQLite will not even prepare the statement
  /// elsewhere, and says the function's name, which therefore is the message. RAISE would give way in the
  /// `sqlite3` shell to the complaint that ST_IsEmpty is missing, which the standard triggers of the R-tree call.
  private static let guards = ["outlets", "changesets", "changes"].map { table in
    ["INSERT", "UPDATE", "DELETE"].map { verb in
      """
      CREATE TRIGGER \(table)_\(verb.lowercased())_guard BEFORE \(verb) ON \(table)
      BEGIN SELECT "\(editGuard)"(); END;
      """
    }.joined(separator: "\n")
  }.joined(separator: "\n")

  static let editGuard =
    "chỉ sửa dữ liệu này bằng lệnh 'hangviet import' (change this data with 'hangviet import' only)"
}
