import Catalog
import Dispatch
import Foundation
import Logging
import Outlets
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

  private struct Standing {
    /// What the image holds, or will once it is written; nil where there is to be none.
    var held: Held?
    /// The next to be written: a later one takes its place, however many come while one is written.
    var waiting: Snapshot?
    var isWriting = false
  }

  private let store: OutletStore
  private let image: SnapshotImage
  private let logger: Logger
  private let queue = DispatchQueue(label: "hangviet.snapshot-image", qos: .utility)
  private let standing = Mutex(Standing())

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
    standing.withLock { $0.held = Held(version: image.version.changeset) }
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
    let now = standing.withLock { standing in
      standing.held?.changes += changes
      return standing.held
    }
    if let now, !Self.isOld(now.changes, of: snapshot.count), try !store.hasTakedown(after: now.version) { return }
    write(snapshot)
  }

  private func write(_ snapshot: Snapshot) {
    let isWriting = standing.withLock { standing in
      standing.waiting = snapshot
      standing.held = Held(version: snapshot.version.changeset)
      defer { standing.isWriting = true }
      return standing.isWriting
    }
    if isWriting { return }
    queue.async { [self] in
      while let snapshot = next() { makeImage(of: snapshot) }
    }
  }

  private func next() -> Snapshot? {
    standing.withLock { standing in
      defer { standing.waiting = nil }
      standing.isWriting = standing.waiting != nil
      return standing.waiting
    }
  }

  private func makeImage(of snapshot: Snapshot) {
    image.remove()
    let version = snapshot.version.changeset
    guard snapshot.count >= Self.smallestCount else { return forget(version) }
    do {
      try image.write(snapshot, mark: store.mark(of: version) ?? "")
      // Taken down while it was written: the next change writes it anew.
      if try store.hasTakedown(after: version) {
        image.remove()
        forget(version)
      }
    } catch {
      forget(version)
      logger.warning("no image of the catalog, the next start takes longer", metadata: ["error": "\(error)"])
    }
  }

  /// There is no image of a version, unless a later one is to be written.
  private func forget(_ version: Int64) {
    standing.withLock { if $0.held?.version == version { $0.held = nil } }
  }
}

extension Snapshot {
  /// What the database holds now.
  convenience init(store: OutletStore) throws {
    let contents = try store.contents()
    self.init(contents.outlets, version: store.version(contents.version))
  }

  /// This snapshot with what the database's log has since its version.
  func updating(_ advance: OutletStore.Advance) -> Snapshot {
    if advance.version == version.changeset { return self }
    return updating(
      advance.current, removed: advance.removed,
      version: .init(database: version.database, changeset: advance.version))
  }
}
