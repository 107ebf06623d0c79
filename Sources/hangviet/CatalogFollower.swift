import Catalog
import Foundation
import Logging
import Outlets
import ServiceLifecycle
import Store

/// Keeps the catalog at the database's latest changeset, whichever process wrote it.
struct CatalogFollower: Service {
  let store: OutletStore
  let catalog: Catalog
  let logger: Logger

  func run() async throws {
    var seen = try store.dataVersion()
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(250)) }
      } catch is CancellationError {
        return
      }
      do {
        let now = try store.dataVersion()
        guard now != seen else { continue }
        try catchUp()
        seen = now
      } catch {
        // The answers stay those of the last good version; the next round tries again.
        logger.error("cannot follow the database", metadata: ["error": "\(error)"])
      }
    }
  }
}

extension CatalogFollower {
  /// Takes over what was published since the catalog's version; nothing to do is no work.
  func catchUp() throws {
    guard try store.version() != catalog.snapshot.version.changeset else { return }
    let snapshot = try Snapshot(store: store)
    catalog.publish(snapshot)
    logger.notice(
      "published", metadata: ["changeset": "\(snapshot.version.changeset)", "outlets": "\(snapshot.count)"])
  }
}

extension Snapshot {
  /// What the database holds now.
  convenience init(store: OutletStore) throws {
    let contents = try store.contents()
    self.init(
      contents.outlets, version: .init(database: store.databaseID.uuidString, changeset: contents.version))
  }
}
