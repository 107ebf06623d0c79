internal import CSQLite
import Foundation
internal import GRDB

/// How every connection to a database is set up.
enum Connection {
  static func configuration(readonly: Bool = false, busyTimeout: TimeInterval = 10) -> Configuration {
    _ = withoutMemoryStatistics
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(busyTimeout)
    configuration.prepareDatabase { db in
      for function in functions { db.add(function: function) }
      if readonly { return }
      // What is overwritten or deleted leaves no bytes in the file: lists name persons.
      try db.execute(
        sql: """
          PRAGMA secure_delete = ON;
          PRAGMA synchronous = FULL;
          PRAGMA cache_size = -65536;
          PRAGMA temp_store = MEMORY;
          PRAGMA journal_size_limit = 67108864;
          """)
    }
    return configuration
  }

  /// SQLite counts what memory it takes, and all connections wait for one another to count. Nobody asks for the sum.
  private static let withoutMemoryStatistics = sqlite3_config_memstatus(0)

  /// A read-only connection of its own: whoever reads for long here holds up nobody else who reads.
  static func readonly(_ path: String) throws -> DatabaseQueue {
    try DatabaseQueue(path: path, configuration: configuration(readonly: true))
  }

  /// A read-only connection to a file that no program has open: leaves no trace beside it.
  static func immutable(_ path: String) throws -> DatabaseQueue {
    let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return try DatabaseQueue(path: "file://\(escaped)?immutable=1", configuration: configuration(readonly: true))
  }

  /// What the triggers of the R-tree and of ``Schema/editGuard`` call.
  private static let functions: [DatabaseFunction] = [
    DatabaseFunction(Schema.editGuard, argumentCount: 0, pure: true) { _ in 1 },
    spatial("ST_IsEmpty") { $0.isEmpty ? 1 : 0 },
    spatial("ST_MinX") { $0.isEmpty ? nil : $0.minX },
    spatial("ST_MaxX") { $0.isEmpty ? nil : $0.maxX },
    spatial("ST_MinY") { $0.isEmpty ? nil : $0.minY },
    spatial("ST_MaxY") { $0.isEmpty ? nil : $0.maxY },
  ]

  private static func spatial(
    _ name: String, _ value: @escaping @Sendable (GeoPackageGeometry) -> Double?
  ) -> DatabaseFunction {
    DatabaseFunction(name, argumentCount: 1, pure: true) { arguments in
      guard let blob = Data.fromDatabaseValue(arguments[0]) else { return nil }
      return GeoPackageGeometry(blob).flatMap(value)
    }
  }
}
