import Foundation
import Logging
import ServiceLifecycle
import Store

/// Lets go what has been kept long enough: sent files, waiting rows, residents' words. At the start, then hourly.
struct DraftExpiry: Service {
  let store: OutletStore
  let logger: Logger

  func run() async throws {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try store.expireUploads()
        try store.expireReports()
      } catch {
        // A full disk, another writer: the next hour tries again.
        logger.error("cannot let go of old drafts", metadata: ["error": "\(error)"])
      }
      do {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(3600)) }
      } catch is CancellationError {
        return
      }
    }
  }
}
