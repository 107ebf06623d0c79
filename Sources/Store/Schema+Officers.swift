extension Schema {
  /// Who may write, and who did. Private: never registered with the GeoPackage's contents.
  static let officers = """
    CREATE TABLE officers (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
      password_hash TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('officer', 'admin')),
      area TEXT CHECK (area LIKE '_%:____'),
      disabled BOOLEAN NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
      created_at DATETIME NOT NULL,
      last_sign_in_at DATETIME,
      CHECK (role <> 'admin' OR area IS NULL)
    );
    CREATE TABLE sessions (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
      officer_id INTEGER NOT NULL REFERENCES officers (id) ON DELETE CASCADE,
      label TEXT,
      created_at DATETIME NOT NULL,
      last_used_at DATETIME NOT NULL,
      expires_at DATETIME NOT NULL
    );
    CREATE INDEX sessions_by_officer ON sessions (officer_id);
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      at DATETIME NOT NULL,
      officer TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT,
      detail TEXT
    );
    """
}
