import Catalog
import Foundation
import Logging
import Outlets
import ServiceLifecycle
import Store
import Web

/// Keeps the catalog at the database's latest changeset, whichever process wrote it.
struct CatalogFollower: Service {
  let store: OutletStore
  let catalog: Catalog
  let keeper: SnapshotKeeper
  let readiness: Readiness
  let logger: Logger

  func run() async throws {
    var seen = try store.dataVersion()
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: .milliseconds(250)) }
      } catch is CancellationError {
        return
      }
      // The answers stay those of the last good version; the next round tries again.
      do {
        let now = try store.dataVersion()
        if now == seen {
          readiness.followed()
        } else if catchUp() {
          seen = now
          store.fold()
        }
      } catch {
        tell(error)
      }
    }
  }
}

extension CatalogFollower {
  /// Takes over what was published since the catalog's version; nothing to do is no work.
  ///
  /// - Returns: whether the catalog is up to date.
  @discardableResult func catchUp() -> Bool {
    do {
      try advance()
      readiness.followed()
      return true
    } catch {
      tell(error)
      return false
    }
  }

  private func tell(_ error: any Error) {
    guard readiness.failed() else { return }
    logger.error("cannot follow the database", metadata: ["error": "\(error)"])
  }

  private func advance() throws {
    try catalog.advance { snapshot in
      let version = try store.version()
      guard version != snapshot.version.changeset else { return nil }
      guard version > snapshot.version.changeset else {
        // Another file took the database's place, and its log leads nowhere.
        return try Snapshot(store: store)
      }
      let advance = try store.changes(after: snapshot.version.changeset)
      let next = snapshot.updating(advance)
      try keeper.follow(advance, to: next)
      logger.notice("published", metadata: ["changeset": "\(next.version.changeset)", "outlets": "\(next.count)"])
      return next
    }
  }
}
