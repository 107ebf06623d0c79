extension Schema {
  /// The log of all changes.
  ///
  /// `changesets` is a layer that a GIS shows, and so keeps private tables out of sight: numbers and times only.
  /// Author, note and file name are free words, which can name a person, and stay in a private table.
  static let changesets = """
    CREATE TABLE changesets (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      created_at DATETIME NOT NULL,
      added INTEGER NOT NULL CHECK (added >= 0),
      updated INTEGER NOT NULL CHECK (updated >= 0),
      removed INTEGER NOT NULL CHECK (removed >= 0),
      undoes INTEGER UNIQUE REFERENCES changesets (id),
      file_sha256 TEXT CHECK (length(file_sha256) = 64),
      CHECK (added + updated + removed > 0)
    );
    INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES
      ('changesets', 'attributes', 'changesets', 'Các lần thay đổi dữ liệu · Changes of the data');
    CREATE TABLE changeset_origins (
      changeset_id INTEGER PRIMARY KEY NOT NULL REFERENCES changesets (id),
      author TEXT NOT NULL,
      note TEXT,
      file_name TEXT
    );
    CREATE TABLE changes (
      id INTEGER PRIMARY KEY NOT NULL,
      changeset_id INTEGER NOT NULL REFERENCES changesets (id),
      outlet_id INTEGER NOT NULL,
      before TEXT,
      after TEXT,
      UNIQUE (outlet_id, changeset_id),
      CHECK (before IS NOT NULL OR after IS NOT NULL)
    );
    CREATE INDEX changes_by_changeset ON changes (changeset_id);
    CREATE TABLE identity (
      only INTEGER PRIMARY KEY NOT NULL CHECK (only = 1),
      database_id TEXT NOT NULL CHECK (length(database_id) = 36)
    );
    """
}
