import Catalog
import Dispatch
import Foundation
import Logging
import Store
import Synchronization

/// Keeps an image of the catalog beside the database, where making the catalog anew would take seconds.
final class SnapshotKeeper: Sendable {
  /// Fewer outlets are read from their rows before anyone notices.
  static let smallestCount = 20_000

  private struct Held {
    var version: Int64
    /// Outlets that changed since.
    var changes = 0
  }

  private let store: OutletStore
  private let image: SnapshotImage
  private let logger: Logger
  private let queue = DispatchQueue(label: "hangviet.snapshot-image", qos: .utility)
  /// What the image holds; nil while there is none.
  private let held = Mutex<Held?>(nil)

  init(store: OutletStore, build: String, logger: Logger) {
    self.store = store
    image = SnapshotImage(path: store.imagePath, build: build)
    self.logger = logger
  }

  /// Makes the image that the next start reads.
  func prepare() throws {
    _ = try start()
    queue.sync {}
  }

  /// What the database holds now: its image and what came later, or its rows.
  func start() throws -> Snapshot {
    image.removeLeftovers()
    guard let image = image.read(database: store.databaseID.uuidString, mark: { try? store.mark(of: $0) }) else {
      let snapshot = try Snapshot(store: store)
      write(snapshot)
      return snapshot
    }
    held.withLock { $0 = Held(version: image.version.changeset) }
    let advance = try store.changes(after: image.version.changeset)
    let snapshot = image.updating(advance)
    try follow(advance, to: snapshot)
    return snapshot
  }

  /// Whether an image that lacks so many changes is to be written anew.
  static func isOld(_ changes: Int, of count: Int) -> Bool { changes > count / 10 }

  /// Takes note of a change; the image is written anew when a tenth of the outlets have changed, or when it holds
  /// what was taken down.
  func follow(_ advance: OutletStore.Advance, to snapshot: Snapshot) throws {
    let changes = advance.current.count + advance.removed.count
    let now = held.withLock { held in
      held?.changes += changes
      return held
    }
    if let now, !Self.isOld(now.changes, of: snapshot.count), try !store.hasTakedown(after: now.version) { return }
    write(snapshot)
  }

  private func write(_ snapshot: Snapshot) {
    queue.async { [self] in
      image.remove()
      held.withLock { $0 = nil }
      guard snapshot.count >= Self.smallestCount else { return }
      do {
        try image.write(snapshot, mark: store.mark(of: snapshot.version.changeset) ?? "")
        held.withLock { $0 = Held(version: snapshot.version.changeset) }
        // Taken down while it was written: the next change writes it anew.
        if try store.hasTakedown(after: snapshot.version.changeset) {
          image.remove()
          held.withLock { $0 = nil }
        }
      } catch {
        logger.warning("no image of the catalog, the next start takes longer", metadata: ["error": "\(error)"])
      }
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
  func updating(_ advance: OutletStore.Advance) -> Snapshot {
    if advance.version == version.changeset { return self }
    return updating(
      advance.current, removed: advance.removed,
      version: .init(database: version.database, changeset: advance.version))
  }
}
