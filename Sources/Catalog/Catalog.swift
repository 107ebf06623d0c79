internal import Dispatch
public import struct Foundation.Date
internal import Synchronization

/// The snapshot that answers now. Readers take it and keep it for one answer; a writer swaps it whole.
public final class Catalog: Sendable {
  private let current: Mutex<Snapshot>
  /// Held while a next snapshot is made, so that none overtakes a later one. Readers never wait for it.
  private let making = Mutex(())
  private let changed = Mutex(Date())

  public init(_ snapshot: Snapshot) { current = Mutex(snapshot) }

  public var snapshot: Snapshot { current.withLock { $0 } }

  /// From now on, answers come from this snapshot.
  public func publish(_ snapshot: Snapshot) {
    let old = current.withLock { current in
      defer { current = snapshot }
      return current
    }
    changed.withLock { $0 = Date() }
    // To give back the memory of a million outlets takes a tenth of a second. Whoever let go last would do it, a
    // connection's thread perhaps, with all that wait there.
    DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + 1) { withExtendedLifetime(old) {} }
  }

  /// When the snapshot that answers now was put in place.
  public var publishedAt: Date { changed.withLock { $0 } }

  /// Makes the next snapshot from the one that answers now, one writer at a time.
  ///
  /// - Parameter next: nil where there is nothing new.
  public func advance(_ next: (Snapshot) throws -> Snapshot?) rethrows {
    try making.withLock { _ in
      if let snapshot = try next(snapshot) { publish(snapshot) }
    }
  }
}
