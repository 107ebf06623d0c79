import Foundation
internal import GRDB
public import Outlets
import Spatial

/// A GeoPackage to hand out: the public outlets and nothing else, free to be edited.
public enum OutletGeoPackage {
  /// Writes a new file.
  ///
  /// The R-tree is filled before its triggers stand.
  ///
  /// - Parameters:
  ///   - version: of the data that the outlets are of; a column that new features have, too.
  ///   - path: of a file that is not there yet.
  /// - Throws: ``StoreError`` when the file cannot be written.
  public static func write(
    _ outlets: some Sequence<PublishedOutlet>, notice: DataNotice, version: DataVersion, to path: String
  ) throws {
    try StoreError.naming(path) {
      var configuration = Connection.configuration()
      // The file is thrown away unless it is whole.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF") }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { db in
        try db.execute(sql: Schema.geoPackage)
        try db.execute(sql: Schema.outlets)
        try db.execute(sql: "ALTER TABLE outlets ADD COLUMN version TEXT DEFAULT '\(version.text)'")
        try db.execute(sql: Schema.spatialIndex)
        try describe(notice, db)
        let insert = try StatementHandle(db, OutletRow.insert)
        var points: [(id: Int64, point: Coordinate)] = []
        var time: (date: Date, text: String)?
        for published in outlets {
          if time?.date != published.updatedAt { time = (published.updatedAt, Timestamp.text(published.updatedAt)) }
          // The ids are the features' own numbers, which no program hands on with the columns.
          var outlet = published.outlet
          outlet.key = published.listKey
          OutletRow.bind(outlet, updatedAt: time!.text, id: published.id, to: insert)
          _ = try insert.step()
          points.append((published.id, published.outlet.coordinate))
        }
        try index(points, db)
        for trigger in Schema.spatialIndexTriggers { try db.execute(sql: trigger) }
      }
      try queue.close()
    }
  }

  private static func index(_ points: [(id: Int64, point: Coordinate)], _ db: Database) throws {
    try PackedRTree.insert(points, db)
    guard let box = BoundingBox(around: points.map(\.point)) else { return }
    try db.execute(
      sql: "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = 'outlets'",
      arguments: [box.west, box.south, box.east, box.north])
  }

  /// Licence, source and date: in the layer's description, where a GIS shows them, and by the extension for metadata.
  private static func describe(_ notice: DataNotice, _ db: Database) throws {
    let date = Timestamp.text(notice.date)
    try db.execute(
      sql: "UPDATE gpkg_contents SET description = ?, last_change = ? WHERE table_name = 'outlets'",
      arguments: ["\(DataNotice.title). \(notice.source). \(notice.licence). \(date)", date])
    try db.execute(sql: Schema.metadata)
    let document = try JSONEncoder().encode([
      "title": DataNotice.title, "license": notice.licence, "publisher": notice.source, "issued": date,
    ])
    try db.execute(
      sql: """
        INSERT INTO gpkg_metadata (id, md_scope, md_standard_uri, mime_type, metadata)
          VALUES (1, 'dataset', 'http://purl.org/dc/terms/', 'application/json', ?)
        """, arguments: [String(decoding: document, as: UTF8.self)])
    try db.execute(
      sql: """
        INSERT INTO gpkg_metadata_reference (reference_scope, table_name, timestamp, md_file_id)
          VALUES ('table', 'outlets', ?, 1)
        """, arguments: [date])
  }
}
