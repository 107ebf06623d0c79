extension Schema {
  /// What residents report, and what was taken down at a person's wish. Private.
  ///
  /// Of what was taken down only hashes are kept, by which a list that brings it again is noticed.
  static let reports = """
    CREATE TABLE reports (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('wrong-place', 'closed', 'wrong-phone', 'missing', 'takedown', 'other')),
      outlet_id INTEGER,
      message TEXT NOT NULL,
      longitude DOUBLE,
      latitude DOUBLE,
      contact TEXT,
      created_at DATETIME NOT NULL,
      state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'fixed', 'refused')),
      handled_by TEXT,
      handled_at DATETIME,
      answer TEXT,
      CHECK ((state = 'open') = (handled_at IS NULL))
    );
    CREATE INDEX reports_by_state ON reports (state, id);
    CREATE TABLE takedowns (
      id INTEGER PRIMARY KEY NOT NULL,
      outlet_id INTEGER NOT NULL,
      changeset_id INTEGER REFERENCES changesets (id),
      at DATETIME NOT NULL
    );
    CREATE TABLE takedown_marks (
      mark TEXT PRIMARY KEY NOT NULL CHECK (length(mark) = 64)
    ) WITHOUT ROWID;
    """

  /// Which facts a takedown took, "address, phone"; NULL for the whole outlet. The audit knows it of earlier ones.
  static let takedownFacts = """
    ALTER TABLE takedowns ADD COLUMN facts TEXT;
    UPDATE takedowns SET facts = (
      SELECT detail FROM audit WHERE action = 'takedown' AND subject = CAST(outlet_id AS TEXT)
        AND audit.at = takedowns.at AND detail <> 'outlet');
    """
}
