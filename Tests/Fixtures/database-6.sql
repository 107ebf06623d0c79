-- A database as schema step 6 left it: three outlets, two changesets, an officer, a list on its way, a report. Never edited.
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1-outlets');
INSERT INTO grdb_migrations VALUES('2-officers');
INSERT INTO grdb_migrations VALUES('3-uploads');
INSERT INTO grdb_migrations VALUES('4-reports');
INSERT INTO grdb_migrations VALUES('5-vocabularies');
INSERT INTO grdb_migrations VALUES('6-stated-status');
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES('Undefined Cartesian SRS',-1,'NONE',-1,'undefined','undefined Cartesian coordinate reference system');
INSERT INTO gpkg_spatial_ref_sys VALUES('Undefined geographic SRS',0,'NONE',0,'undefined','undefined geographic coordinate reference system');
INSERT INTO gpkg_spatial_ref_sys VALUES('WGS 84 geodetic',4326,'EPSG',4326,'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]','longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
INSERT INTO gpkg_contents VALUES('outlets','features','outlets','Điểm bán hàng Việt Nam · Outlets of Vietnamese goods','2026-11-25T03:25:38.000Z',NULL,NULL,NULL,NULL,4326);
INSERT INTO gpkg_contents VALUES('changesets','attributes','changesets','Các lần thay đổi dữ liệu · Changes of the data','2026-11-25T03:25:38.000Z',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);
INSERT INTO gpkg_geometry_columns VALUES('outlets','geom','POINT',4326,0,0);
CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);
INSERT INTO gpkg_extensions VALUES('outlets','geom','gpkg_rtree_index','http://www.geopackage.org/spec130/#extension_rtree','write-only');
CREATE TABLE outlets (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT NOT NULL,
  key TEXT CHECK (key <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind = 'market' OR kind = 'supermarket' OR kind = 'shopping_centre' OR kind = 'convenience_store' OR kind = 'specialty_store' OR kind = 'grocery' OR kind = 'distributor' OR kind = 'agent' OR kind = 'cooperative' OR kind = 'producer' OR kind = 'viet_goods_point' OR kind = 'ocop_point'),
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
  accuracy TEXT NOT NULL CHECK (accuracy = 'exact' OR accuracy = 'approximate' OR accuracy = 'commune'),
  status TEXT NOT NULL CHECK (status = 'active' OR status = 'suspended' OR status = 'under_construction' OR status = 'closed'),
  verified_on DATE CHECK (verified_on IS date(verified_on, '+0 days')),
  verified_by TEXT,
  updated_at DATETIME NOT NULL,
  synthetic BOOLEAN NOT NULL CHECK (synthetic IN (0, 1)),
  CHECK ((commune IS NULL) = (commune_code IS NULL)),
  CHECK ((commune_2020 IS NULL) = (commune_code_2020 IS NULL)),
  CHECK ((district_2020 IS NULL) = (district_code_2020 IS NULL))
);
INSERT INTO outlets VALUES(1,X'47500001e6100000010100000099bb96900f4e5b4021b07268918d2b40','C1','Chợ Đầm Mới','market',1,NULL,NULL,NULL,NULL,'Phường Quy Nhơn','21583','Phường Trần Hưng Đạo','21574','Thành phố Quy Nhơn','540',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'exact','active',NULL,NULL,'2026-11-25T03:25:38.000Z',0);
INSERT INTO outlets VALUES(2,X'47500001e610000001010000006666666666465b405c8fc2f528dc2b40','C2','Nem chợ Huyện','ocop_point',NULL,NULL,NULL,NULL,NULL,'Phường An Nhơn','21910','Phường Đập Đá','21910','Thị xã An Nhơn','549',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'approximate','active',NULL,NULL,'2026-11-25T03:25:38.000Z',0);
INSERT INTO outlets VALUES(3,X'47500001e610000001010000005839b4c876465b40e9263108acdc2b40','C3','Siêu thị Một','supermarket',NULL,NULL,NULL,NULL,NULL,'Phường An Nhơn','21910','Phường Đập Đá','21910','Thị xã An Nhơn','549',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'approximate','active',NULL,NULL,'2026-11-25T03:25:38.000Z',0);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','rtree_outlets_geom','rtree_outlets_geom',0,'CREATE VIRTUAL TABLE rtree_outlets_geom USING rtree(id, minx, maxx, miny, maxy)');
CREATE TABLE IF NOT EXISTS "rtree_outlets_geom_rowid"(rowid INTEGER PRIMARY KEY,nodeno);
INSERT INTO rtree_outlets_geom_rowid VALUES(1,1);
INSERT INTO rtree_outlets_geom_rowid VALUES(2,1);
INSERT INTO rtree_outlets_geom_rowid VALUES(3,1);
CREATE TABLE IF NOT EXISTS "rtree_outlets_geom_node"(nodeno INTEGER PRIMARY KEY,data);
INSERT INTO rtree_outlets_geom_node VALUES(1,X'00000003000000000000000242da333342da3335415ee146415ee148000000000000000342da33b642da33b8415ee560415ee562000000000000000142da707b42da707d415c6c8b415c6c8d000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE IF NOT EXISTS "rtree_outlets_geom_parent"(nodeno INTEGER PRIMARY KEY,parentnode);
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
INSERT INTO changesets VALUES(1,'2026-11-25T03:25:38.000Z',3,0,0,NULL,'bff68bc74037137270dcc1e28efec28a17854105b32c694848f6f69276d9c097');
INSERT INTO changesets VALUES(2,'2026-11-25T03:25:38.000Z',0,1,0,NULL,'cacfed5c01166e054d07a0eb708eb0ee11658843a93e65e270e0856d0e24f226');
CREATE TABLE changeset_origins (
  changeset_id INTEGER PRIMARY KEY NOT NULL REFERENCES changesets (id),
  author TEXT NOT NULL,
  note TEXT,
  file_name TEXT
);
INSERT INTO changeset_origins VALUES(1,'root','lần đầu','l.csv');
INSERT INTO changeset_origins VALUES(2,'root',NULL,'l2.csv');
CREATE TABLE changes (
  id INTEGER PRIMARY KEY NOT NULL,
  changeset_id INTEGER NOT NULL REFERENCES changesets (id),
  outlet_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  UNIQUE (outlet_id, changeset_id),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
);
INSERT INTO changes VALUES(1,1,1,NULL,'{"key":"C1","name":"Chợ Đầm","kind":"market","grade":1,"programmes":[],"product_groups":[],"products":[],"commune":"Phường Quy Nhơn","commune_code":"21583","commune_2020":"Phường Trần Hưng Đạo","commune_code_2020":"21574","district_2020":"Thành phố Quy Nhơn","district_code_2020":"540","phone":[],"payments":[],"accuracy":"exact","status":"active","synthetic":false,"coordinate":[109.2197,13.7765]}');
INSERT INTO changes VALUES(2,1,2,NULL,'{"key":"C2","name":"Nem chợ Huyện","kind":"ocop_point","programmes":[],"product_groups":[],"products":[],"commune":"Phường An Nhơn","commune_code":"21910","commune_2020":"Phường Đập Đá","commune_code_2020":"21910","district_2020":"Thị xã An Nhơn","district_code_2020":"549","phone":[],"payments":[],"accuracy":"approximate","status":"active","synthetic":false,"coordinate":[109.1,13.93]}');
INSERT INTO changes VALUES(3,1,3,NULL,'{"key":"C3","name":"Siêu thị Một","kind":"supermarket","programmes":[],"product_groups":[],"products":[],"commune":"Phường An Nhơn","commune_code":"21910","commune_2020":"Phường Đập Đá","commune_code_2020":"21910","district_2020":"Thị xã An Nhơn","district_code_2020":"549","phone":[],"payments":[],"accuracy":"approximate","status":"active","synthetic":false,"coordinate":[109.101,13.931]}');
INSERT INTO changes VALUES(4,2,1,'{"key":"C1","name":"Chợ Đầm","kind":"market","grade":1,"programmes":[],"product_groups":[],"products":[],"commune":"Phường Quy Nhơn","commune_code":"21583","commune_2020":"Phường Trần Hưng Đạo","commune_code_2020":"21574","district_2020":"Thành phố Quy Nhơn","district_code_2020":"540","phone":[],"payments":[],"accuracy":"exact","status":"active","synthetic":false,"coordinate":[109.2197,13.7765]}','{"key":"C1","name":"Chợ Đầm Mới","kind":"market","grade":1,"programmes":[],"product_groups":[],"products":[],"commune":"Phường Quy Nhơn","commune_code":"21583","commune_2020":"Phường Trần Hưng Đạo","commune_code_2020":"21574","district_2020":"Thành phố Quy Nhơn","district_code_2020":"540","phone":[],"payments":[],"accuracy":"exact","status":"active","synthetic":false,"coordinate":[109.2197,13.7765]}');
CREATE TABLE identity (
  only INTEGER PRIMARY KEY NOT NULL CHECK (only = 1),
  database_id TEXT NOT NULL CHECK (length(database_id) = 36)
);
INSERT INTO identity VALUES(1,'19C4675D-930E-4580-8491-6C9504630862');
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
INSERT INTO officers VALUES(1,'an','$argon2id$v=19$m=65536,t=2,p=1$ezqIcsKEAIwT25wWBcdO5A$YucufYIEgxI72399BXXjza9/z1wjYDjdfu6tK2sMVxo','admin',NULL,0,'2026-11-25T03:25:38.750Z','2026-11-25T03:25:39.001Z');
CREATE TABLE sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
  officer_id INTEGER NOT NULL REFERENCES officers (id) ON DELETE CASCADE,
  label TEXT,
  created_at DATETIME NOT NULL,
  last_used_at DATETIME NOT NULL,
  expires_at DATETIME NOT NULL
);
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at DATETIME NOT NULL,
  officer TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT,
  detail TEXT
);
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
INSERT INTO uploads VALUES(1,1,'sent.csv',39,'83cd9cbf7715edd0fde1dec0875e8289638621f188c5f6bbf3848b467dab5182','476d2d7a-f202-4721-af31-536e15a0eeb4','{"isRemembered":false,"format":"csv","coordinates":"auto","notes":[],"choices":{"columns":{}},"headerRow":1,"shape":"1d0451c218cab03b057d731393fcefc2802eee7b34de7150294ce0f5893d5177","rows":2,"columns":[{"index":0,"header":"Tên","field":"name"},{"index":1,"header":"Loại hình","field":"kind"}]}',1,'2026-11-25T03:25:39.169Z','2027-01-24T03:25:39.169Z');
CREATE TABLE draft_rows (
  upload_id INTEGER NOT NULL REFERENCES uploads (id) ON DELETE CASCADE,
  row INTEGER NOT NULL,
  number TEXT,
  state TEXT NOT NULL CHECK (state = 'ready' OR state = 'ask' OR state = 'rejected' OR state = 'ignored' OR state = 'skipped' OR state = 'published'),
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
  changeset_id INTEGER, states_status INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (upload_id, row)
) WITHOUT ROWID;
INSERT INTO draft_rows VALUES(1,1,NULL,'ignored','ignored',NULL,'[{"message":{"en":"Names of the columns.","vi":"Dòng tên cột."},"code":"header-row","verdict":"ready"}]','[]',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0);
INSERT INTO draft_rows VALUES(1,2,NULL,'ask','ask',NULL,'[{"code":"commune-missing","verdict":"ready","message":{"vi":"Không ghi xã/phường.","en":"No commune is given."}},{"code":"no-place","verdict":"ask","message":{"vi":"Không có toạ độ và không rõ xã/phường nên chưa đặt lên bản đồ được. Hãy bổ sung một trong hai.","en":"Neither coordinates nor a known commune, so there is no place on the map. Add one of them."}}]','[]','{"row":2,"cells":{"kind":{"text":"Chợ","column":"Loại hình"},"name":{"text":"Chợ Mơ Hồ","column":"Tên"}}}',NULL,NULL,NULL,NULL,NULL,NULL,0);
CREATE TABLE list_shapes (
  officer_id INTEGER NOT NULL REFERENCES officers (id),
  shape TEXT NOT NULL,
  columns TEXT NOT NULL,
  used_at DATETIME NOT NULL,
  PRIMARY KEY (officer_id, shape)
) WITHOUT ROWID;
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
INSERT INTO reports VALUES(1,'closed',3,'Đã đóng cửa',NULL,NULL,NULL,'2026-11-25T03:25:39.484Z','open',NULL,NULL,NULL);
CREATE TABLE takedowns (
  id INTEGER PRIMARY KEY NOT NULL,
  outlet_id INTEGER NOT NULL,
  changeset_id INTEGER REFERENCES changesets (id),
  at DATETIME NOT NULL
);
CREATE TABLE takedown_marks (
  mark TEXT PRIMARY KEY NOT NULL CHECK (length(mark) = 64)
) WITHOUT ROWID;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('changesets',2);
INSERT INTO sqlite_sequence VALUES('outlets',3);
INSERT INTO sqlite_sequence VALUES('officers',1);
INSERT INTO sqlite_sequence VALUES('audit',4);
INSERT INTO sqlite_sequence VALUES('sessions',2);
INSERT INTO sqlite_sequence VALUES('uploads',1);
INSERT INTO sqlite_sequence VALUES('reports',1);
CREATE TRIGGER rtree_outlets_geom_insert AFTER INSERT ON outlets
  WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_outlets_geom VALUES
    (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_outlets_geom_update1 AFTER UPDATE OF geom ON outlets
  WHEN OLD.id = NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_outlets_geom VALUES
    (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_outlets_geom_update2 AFTER UPDATE OF geom ON outlets
  WHEN OLD.id = NEW.id AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_outlets_geom WHERE id = OLD.id;
END;
CREATE TRIGGER rtree_outlets_geom_update3 AFTER UPDATE ON outlets
  WHEN OLD.id != NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_outlets_geom WHERE id = OLD.id;
  INSERT OR REPLACE INTO rtree_outlets_geom VALUES
    (NEW.id, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_outlets_geom_update4 AFTER UPDATE ON outlets
  WHEN OLD.id != NEW.id AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_outlets_geom WHERE id IN (OLD.id, NEW.id);
END;
CREATE TRIGGER rtree_outlets_geom_delete AFTER DELETE ON outlets
  WHEN old.geom NOT NULL
BEGIN
  DELETE FROM rtree_outlets_geom WHERE id = OLD.id;
END;
CREATE INDEX changes_by_changeset ON changes (changeset_id);
CREATE TRIGGER outlets_insert_guard BEFORE INSERT ON outlets
BEGIN SELECT "chỉ sửa dữ liệu này bằng lệnh 'hangviet import' (change this data with 'hangviet import' only)"(); END;
CREATE TRIGGER outlets_update_guard BEFORE UPDATE ON outlets
BEGIN SELECT "chỉ sửa dữ liệu này bằng lệnh 'hangviet import' (change this data with 'hangviet import' only)"(); END;
CREATE TRIGGER outlets_delete_guard BEFORE DELETE ON outlets
BEGIN SELECT "chỉ sửa dữ liệu này bằng lệnh 'hangviet import' (change this data with 'hangviet import' only)"(); END;
CREATE TRIGGER changesets_insert_guard BEFORE INSERT ON changesets
BEGIN SELECT "chỉ sửa dữ liệu này bằng lệnh 'hangviet import' (change this data with 'hangviet import' only)"(); END;
CREATE TRIGGER changesets_update_guard BEFORE UPDATE ON changesets
BEGIN SELECT "chỉ sửa dữ liệu này bằng lệnh 'hangviet import' (change this data with 'hangviet import' only)"(); END;
CREATE TRIGGER changesets_delete_guard BEFORE DELETE ON changesets
BEGIN SELECT "chỉ sửa dữ liệu này bằng lệnh 'hangviet import' (change this data with 'hangviet import' only)"(); END;
CREATE TRIGGER changes_insert_guard BEFORE INSERT ON changes
BEGIN SELECT "chỉ sửa dữ liệu này bằng lệnh 'hangviet import' (change this data with 'hangviet import' only)"(); END;
CREATE TRIGGER changes_update_guard BEFORE UPDATE ON changes
BEGIN SELECT "chỉ sửa dữ liệu này bằng lệnh 'hangviet import' (change this data with 'hangviet import' only)"(); END;
CREATE TRIGGER changes_delete_guard BEFORE DELETE ON changes
BEGIN SELECT "chỉ sửa dữ liệu này bằng lệnh 'hangviet import' (change this data with 'hangviet import' only)"(); END;
CREATE INDEX sessions_by_officer ON sessions (officer_id);
CREATE INDEX uploads_by_officer ON uploads (officer_id);
CREATE INDEX reports_by_state ON reports (state, id);
PRAGMA writable_schema=OFF;
COMMIT;
