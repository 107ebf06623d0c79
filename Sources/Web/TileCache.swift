import Outlets
import Spatial
import Synchronization

/// The tiles without conditions that were asked for since the latest change: all visitors of a map look at the same.
final class TileCache: Sendable {
  /// Some hundred screens; at most a few MB.
  private static let capacity = 1024

  private struct Tiles {
    var version: DataVersion?
    var bytes: [WebMercatorTile: [UInt8]] = [:]
  }

  private let tiles = Mutex(Tiles())

  /// A tile of one version, made where it is not there yet.
  func bytes(of tile: WebMercatorTile, _ version: DataVersion, _ make: () -> [UInt8]) -> [UInt8] {
    let known = tiles.withLock { $0.version == version ? $0.bytes[tile] : nil }
    if let known { return known }
    let bytes = make()
    tiles.withLock { tiles in
      // Whoever still answers from an earlier version keeps it to himself.
      if let latest = tiles.version, latest.changeset > version.changeset, latest.database == version.database {
        return
      }
      if tiles.version != version || tiles.bytes.count >= Self.capacity { tiles = Tiles(version: version) }
      tiles.bytes[tile] = bytes
    }
    return bytes
  }
}
