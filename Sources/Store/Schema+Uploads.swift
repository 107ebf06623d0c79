extension Schema {
  /// Lists on their way to the map. Private, and gone after some days.
  ///
  /// `reading` is what was made of the file as a whole, in the words of whoever read it; the columns of a row that
  /// hold JSON are handed on as they are.
  static let uploads = """
    CREATE TABLE uploads (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      officer_id INTEGER NOT NULL REFERENCES officers (id),
      file_name TEXT NOT NULL,
      file_size INTEGER NOT NULL,
      file_sha256 TEXT NOT NULL CHECK (length(file_sha256) = 64),
      stored_as TEXT,
      reading TEXT,
      revision INTEGER NOT NULL DEFAULT 0,
      created_at DATETIME NOT NULL,
      expires_at DATETIME NOT NULL
    );
    CREATE INDEX uploads_by_officer ON uploads (officer_id);
    CREATE TABLE draft_rows (
      upload_id INTEGER NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
      row INTEGER NOT NULL,
      number TEXT,
      state TEXT NOT NULL CHECK (state IN ('ready', 'ask', 'rejected', 'ignored', 'skipped', 'published')),
      verdict TEXT NOT NULL,
      outlet TEXT,
      notes TEXT NOT NULL,
      duplicates TEXT NOT NULL,
      draft TEXT,
      private TEXT,
      original TEXT,
      decision TEXT,
      change TEXT,
      outlet_id INTEGER,
      changeset_id INTEGER,
      PRIMARY KEY (upload_id, row)
    ) WITHOUT ROWID;
    CREATE TABLE list_shapes (
      officer_id INTEGER NOT NULL REFERENCES officers (id),
      shape TEXT NOT NULL,
      columns TEXT NOT NULL,
      used_at DATETIME NOT NULL,
      PRIMARY KEY (officer_id, shape)
    ) WITHOUT ROWID;
    """

  /// What an older list says of it is not known, and then closes or reopens nothing.
  static let statedStatus = "ALTER TABLE draft_rows ADD COLUMN states_status INTEGER NOT NULL DEFAULT 0"

  /// Names of properties, parted by blanks: what a row does not state, what is blank in a row that was exported.
  static let exportedRows = """
    ALTER TABLE draft_rows ADD COLUMN assumed TEXT NOT NULL DEFAULT 'accuracy status';
    ALTER TABLE draft_rows ADD COLUMN export_version TEXT;
    ALTER TABLE draft_rows ADD COLUMN export_blank TEXT;
    UPDATE draft_rows SET assumed = 'accuracy' WHERE states_status;
    ALTER TABLE draft_rows DROP COLUMN states_status;
    """
}
