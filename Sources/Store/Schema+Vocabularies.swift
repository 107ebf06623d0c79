internal import GRDB

extension Schema {
  /// Checks words of a vocabulary by comparing them, no longer by `IN`.
  ///
  /// For `IN` with more than two values SQLite fills a table with the values at every row that is written: a quarter
  /// of the time that a long list took. No row changes, only the text of the checks, in the way that SQLite's
  /// documentation has for that (lang_altertable, section 7).
  static func compareVocabularies(_ db: Database) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
    try db.execute(sql: "PRAGMA writable_schema = ON")
    for table in ["outlets", "draft_rows"] {
      let sql = try String.fetchOne(
        db, sql: "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", arguments: [table])
      try db.execute(
        sql: "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?",
        arguments: [sql.map(comparing), table])
    }
    // So that all connections read it anew.
    try db.execute(sql: "PRAGMA schema_version = \(version + 1); PRAGMA writable_schema = RESET")
  }

  private static func comparing(_ sql: String) -> String {
    sql.replacing(/(\w+) IN \(('[^)]*')\)/) { match in
      let values = match.output.2.split(separator: ",").map { $0.drop(while: \.isWhitespace) }
      return values.map { "\(match.output.1) = \($0)" }.joined(separator: " OR ")
    }
  }
}
