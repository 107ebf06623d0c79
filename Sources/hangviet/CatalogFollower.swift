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
    try catalog.advance { snapshot in
      let version = try store.version()
      guard version != snapshot.version.changeset else { return nil }
      // Behind the catalog's version: another file took the database's place, and its log leads nowhere.
      let next =
        version > snapshot.version.changeset ? try snapshot.updating(from: store) : try Snapshot(store: store)
      logger.notice("published", metadata: ["changeset": "\(next.version.changeset)", "outlets": "\(next.count)"])
      return next
    }
  }
}

extension Snapshot {
  /// What the database holds now.
  convenience init(store: OutletStore) throws {
    let contents = try store.contents()
    self.init(
      contents.outlets, version: .init(database: store.databaseID.uuidString, changeset: contents.version))
  }

  /// This snapshot with what the database's log has since its version.
  fileprivate func updating(from store: OutletStore) throws -> Snapshot {
    let advance = try store.changes(after: version.changeset)
    return updating(
      advance.current, removed: advance.removed,
      version: .init(database: version.database, changeset: advance.version))
  }
}
