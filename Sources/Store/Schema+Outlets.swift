extension Schema {
  /// The feature table: public facts only, one column for each property.
  ///
  /// Lists are JSON arrays: exact whatever the words hold, and at hand in a GIS (`from_json` in QGIS, `json_each`
  /// in SQL); an empty list is NULL.
  static let outlets = """
    CREATE TABLE outlets (
      id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      geom POINT NOT NULL,
      key TEXT CHECK (key <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('market', 'supermarket', 'shopping_centre', 'convenience_store',
        'specialty_store', 'grocery', 'distributor', 'agent', 'cooperative', 'producer', 'viet_goods_point',
        'ocop_point')),
      grade INTEGER CHECK (grade BETWEEN 1 AND 3),
      programmes TEXT CHECK (programmes <> '[]'),
      product_groups TEXT CHECK (product_groups <> '[]'),
      products TEXT CHECK (products <> '[]'),
      address TEXT,
      commune TEXT,
      commune_code TEXT,
      commune_2020 TEXT,
      commune_code_2020 TEXT,
      district_2020 TEXT,
      district_code_2020 TEXT,
      phone TEXT CHECK (phone <> '[]'),
      website TEXT,
      email TEXT,
      opening_hours TEXT,
      payments TEXT CHECK (payments <> '[]'),
      e_invoice BOOLEAN CHECK (e_invoice IN (0, 1)),
      online_order_url TEXT,
      traceability_url TEXT,
      supplied_by TEXT,
      accuracy TEXT NOT NULL CHECK (accuracy IN ('exact', 'approximate', 'commune')),
      status TEXT NOT NULL CHECK (status IN ('active', 'suspended', 'under_construction', 'closed')),
      verified_on DATE CHECK (verified_on IS date(verified_on, '+0 days')),
      verified_by TEXT,
      updated_at DATETIME NOT NULL,
      synthetic BOOLEAN NOT NULL CHECK (synthetic IN (0, 1)),
      CHECK ((commune IS NULL) = (commune_code IS NULL)),
      CHECK ((commune_2020 IS NULL) = (commune_code_2020 IS NULL)),
      CHECK ((district_2020 IS NULL) = (district_code_2020 IS NULL))
    );
    INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
      ('outlets', 'features', 'outlets', 'Điểm bán hàng Việt Nam · Outlets of Vietnamese goods', 4326);
    INSERT INTO gpkg_geometry_columns VALUES ('outlets', 'geom', 'POINT', 4326, 0, 0);
    """

  /// Extension `gpkg_rtree_index`.
  static let spatialIndex = """
    INSERT INTO gpkg_extensions VALUES ('outlets', 'geom', 'gpkg_rtree_index',
      'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');
    CREATE VIRTUAL TABLE rtree_outlets_geom USING rtree(id, minx, maxx, miny, maxy);
    """

  /// The triggers that the standard prescribes with the extension.
  static let spatialIndexTriggers = [
    """
    CREATE TRIGGER rtree_outlets_geom_insert AFTER INSERT ON outlets
      WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
    BEGIN
      INSERT OR REPLACE INTO rtree_outlets_geom VALUES
        (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
    END
    """,
    """
    CREATE TRIGGER rtree_outlets_geom_update1 AFTER UPDATE OF geom ON outlets
      WHEN OLD.id = NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
    BEGIN
      INSERT OR REPLACE INTO rtree_outlets_geom VALUES
        (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
    END
    """,
    """
    CREATE TRIGGER rtree_outlets_geom_update2 AFTER UPDATE OF geom ON outlets
      WHEN OLD.id = NEW.id AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
    BEGIN
      DELETE FROM rtree_outlets_geom WHERE id = OLD.id;
    END
    """,
    """
    CREATE TRIGGER rtree_outlets_geom_update3 AFTER UPDATE ON outlets
      WHEN OLD.id != NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
    BEGIN
      DELETE FROM rtree_outlets_geom WHERE id = OLD.id;
      INSERT OR REPLACE INTO rtree_outlets_geom VALUES
        (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
    END
    """,
    """
    CREATE TRIGGER rtree_outlets_geom_update4 AFTER UPDATE ON outlets
      WHEN OLD.id != NEW.id AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
    BEGIN
      DELETE FROM rtree_outlets_geom WHERE id IN (OLD.id, NEW.id);
    END
    """,
    """
    CREATE TRIGGER rtree_outlets_geom_delete AFTER DELETE ON outlets
      WHEN old.geom NOT NULL
    BEGIN
      DELETE FROM rtree_outlets_geom WHERE id = OLD.id;
    END
    """,
  ]
}
