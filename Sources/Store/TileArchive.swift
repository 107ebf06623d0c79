public import Foundation
internal import GRDB
public import Outlets

/// An operator's base map in an MBTiles file (MBTiles 1.3): tiles in a SQLite table. It is only read.
public final class TileArchive: Sendable {
  /// What the tiles are, by the file's own `metadata`.
  public struct Description: Sendable, Equatable {
    public enum Format: String, Sendable {
      case png, jpg, webp, pbf
    }

    public let format: Format
    public let attribution: String
    /// The zoom levels that have tiles.
    public let zooms: ClosedRange<Int>
    /// West, south, east, north; nil where the file does not say.
    public let bounds: [Double]?
    /// The names of the vector tiles' layers; empty for pictures.
    public let layers: [String]
  }

  public let description: Description
  private let database: DatabasePool

  /// - Throws: a ``TileArchiveError`` when the file is missing, is no MBTiles or holds no tiles.
  public init(path: String) throws {
    guard FileManager.default.isReadableFile(atPath: path) else { throw TileArchiveError.unreadable(path: path) }
    var configuration = Configuration()
    configuration.readonly = true
    do {
      database = try DatabasePool(path: path, configuration: configuration)
      description = try database.read { try Description($0, path: path) }
    } catch is DatabaseError {
      throw TileArchiveError.noArchive(path: path)
    }
  }

  /// A tile's bytes as they lie in the file (vector tiles usually gzipped); nil where there is none.
  ///
  /// - Parameter row: counted from north, as in addresses; MBTiles counts from south.
  public func tile(zoom: Int, column: Int, row: Int) async throws -> Data? {
    guard description.zooms.contains(zoom), zoom < 32, 0..<1 << zoom ~= row else { return nil }
    return try await database.read { db in
      try Data.fetchOne(
        db, sql: "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?",
        arguments: [zoom, column, (1 << zoom) - 1 - row])
    }
  }
}

extension TileArchive.Description {
  fileprivate init(_ db: Database, path: String) throws {
    let rows = try Row.fetchAll(db, sql: "SELECT name, value FROM metadata")
    let metadata = Dictionary(
      rows.map { row -> (String, String) in (row["name"] ?? "", row["value"] ?? "") }, uniquingKeysWith: { $1 })
    let named = metadata["format"]?.lowercased() ?? ""
    guard let format = Format(rawValue: named == "jpeg" ? "jpg" : named) else {
      throw TileArchiveError.unknownFormat(path: path, format: named)
    }
    // Asked apart, each is one step along the index.
    let lowest = try Int.fetchOne(db, sql: "SELECT min(zoom_level) FROM tiles")
    let highest = try Int.fetchOne(db, sql: "SELECT max(zoom_level) FROM tiles")
    guard let lowest, let highest, 0...highest ~= lowest, highest <= 30 else {
      throw TileArchiveError.noTiles(path: path)
    }
    let edges = (metadata["bounds"] ?? "").split(separator: ",").compactMap {
      Double($0.trimmingCharacters(in: .whitespaces))
    }
    let isBox = edges.count == 4 && edges[0] < edges[2] && edges[1] < edges[3] && edges.allSatisfy { abs($0) <= 180 }
    let more = try? JSONDecoder().decode(Layers.self, from: Data((metadata["json"] ?? "").utf8))
    self.init(
      format: format, attribution: metadata["attribution"] ?? "", zooms: lowest...highest,
      bounds: isBox ? edges : nil, layers: more?.vector_layers.map(\.id) ?? [])
  }

  /// The row `json` of the metadata, as far as it is needed.
  private struct Layers: Decodable {
    struct Layer: Decodable { let id: String }
    let vector_layers: [Layer]
  }
}

/// Why a file cannot be the base map.
public enum TileArchiveError: Error, Equatable {
  case unreadable(path: String)
  case noArchive(path: String)
  case noTiles(path: String)
  case unknownFormat(path: String, format: String)

  public var message: BilingualText {
    switch self {
    case .unreadable(let path):
      BilingualText(
        vi: "Không đọc được nền bản đồ \(path): tệp không có hoặc không được phép đọc.",
        en: "The base map \(path) cannot be read: no such file, or no permission.")
    case .noArchive(let path):
      BilingualText(vi: "\(path) không phải tệp MBTiles.", en: "\(path) is no MBTiles file.")
    case .noTiles(let path):
      BilingualText(
        vi: "Tệp MBTiles \(path) không có ô bản đồ nào.", en: "The MBTiles file \(path) holds no tiles.")
    case .unknownFormat(let path, let format):
      BilingualText(
        vi: "Tệp MBTiles \(path) có định dạng “\(format)”; chỉ nhận png, jpg, webp, pbf.",
        en: "The MBTiles file \(path) has the format “\(format)”; png, jpg, webp and pbf are taken.")
    }
  }
}
