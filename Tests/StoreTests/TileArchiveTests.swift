import Foundation
import GRDB
import Store
import Testing

/// MBTiles files as other programs make them.
@Suite struct TileArchiveTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "tiles-\(UUID().uuidString)")

  private func archive(_ metadata: [String: String], tiles: [(Int, Int, Int, Data)]) throws -> String {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: "base.mbtiles").path
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(
        sql: """
          CREATE TABLE metadata (name TEXT, value TEXT);
          CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
          """)
      for (name, value) in metadata {
        try db.execute(sql: "INSERT INTO metadata VALUES (?, ?)", arguments: [name, value])
      }
      for tile in tiles {
        try db.execute(sql: "INSERT INTO tiles VALUES (?, ?, ?, ?)", arguments: [tile.0, tile.1, tile.2, tile.3])
      }
    }
    try queue.close()
    return path
  }

  @Test func tilesAreCountedFromNorth() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try archive(
      [
        "format": "pbf", "attribution": "© ai đó", "bounds": "108.5, 13.5, 109.4, 14.7",
        "json": #"{"vector_layers":[{"id":"water","fields":{}},{"id":"place"}]}"#,
      ], tiles: [(1, 1, 0, Data("south".utf8)), (1, 1, 1, Data("north".utf8)), (3, 6, 4, Data("deep".utf8))])
    let tiles = try TileArchive(path: path)
    let description = tiles.description
    #expect(description.format == .pbf && description.attribution == "© ai đó" && description.zooms == 1...3)
    #expect(description.bounds == [108.5, 13.5, 109.4, 14.7] && description.layers == ["water", "place"])
    #expect(try await tiles.tile(zoom: 1, column: 1, row: 0) == Data("north".utf8))
    #expect(try await tiles.tile(zoom: 1, column: 1, row: 1) == Data("south".utf8))
    #expect(try await tiles.tile(zoom: 3, column: 6, row: 3) == Data("deep".utf8))
    for (zoom, column, row) in [(1, 0, 0), (2, 1, 1), (0, 0, 0), (9, 0, 0), (1, 1, 2), (1, 1, -1), (-1, 0, 0)] {
      #expect(try await tiles.tile(zoom: zoom, column: column, row: row) == nil)
    }
  }

  @Test func whatIsNoBaseMapIsSaid() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: TileArchiveError.unreadable(path: "/nowhere.mbtiles")) { try TileArchive(path: "/nowhere.mbtiles") }
    #expect(throws: TileArchiveError.noArchive(path: #filePath)) { try TileArchive(path: #filePath) }
    let empty = try archive(["format": "png"], tiles: [])
    #expect(throws: TileArchiveError.noTiles(path: empty)) { try TileArchive(path: empty) }
    try FileManager.default.removeItem(at: folder)
    let odd = try archive(["format": "tiff"], tiles: [(0, 0, 0, Data([1]))])
    #expect(throws: TileArchiveError.unknownFormat(path: odd, format: "tiff")) { try TileArchive(path: odd) }
  }
}
