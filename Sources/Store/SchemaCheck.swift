internal import GRDB

/// Holds the schema and the GeoPackage's own tables against those of a new database.
///
/// What other programs add beside them, as QGIS does with its styles, is no fault.
enum SchemaCheck {
  static func faults(_ db: Database) throws -> [Fault] {
    let model = try DatabaseQueue(configuration: Connection.configuration())
    try Schema.migrator.migrate(model)
    let expected = try model.read(parts)
    let present = Set(try parts(db))
    return expected.filter { !present.contains($0) }.map {
      Fault(
        "changed-schema", vi: "Thiếu hoặc đã bị sửa: \($0.name).", en: "Missing or changed: \($0.name).")
    }
  }

  private struct Part: Hashable {
    let name: String
    let content: String
  }

  private static func parts(_ db: Database) throws -> [Part] {
    try queries.flatMap { sql in
      try Row.fetchAll(db, sql: sql).map { Part(name: $0[0], content: $0[1]) }
    }
  }

  private static let queries = [
    "SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid",
    "SELECT 'application_id', CAST(application_id AS TEXT) FROM pragma_application_id",
    "SELECT 'user_version', CAST(user_version AS TEXT) FROM pragma_user_version",
    """
    SELECT 'gpkg_contents ' || table_name, concat_row FROM
      (SELECT table_name, data_type || '|' || ifnull(srs_id, '') AS concat_row FROM gpkg_contents)
    """,
    """
    SELECT 'gpkg_geometry_columns ' || table_name,
      column_name || '|' || geometry_type_name || '|' || srs_id || '|' || z || '|' || m FROM gpkg_geometry_columns
    """,
    "SELECT 'gpkg_spatial_ref_sys ' || srs_id, organization || '|' || organization_coordsys_id FROM gpkg_spatial_ref_sys",
    """
    SELECT 'gpkg_extensions ' || extension_name, ifnull(table_name, '') || '|' || ifnull(column_name, '') || '|' || scope
    FROM gpkg_extensions
    """,
  ]
}
