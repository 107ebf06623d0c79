import Synchronization

/// The snapshot that answers now. Readers take it and keep it for one answer; a writer swaps it whole.
public final class Catalog: Sendable {
  private let current: Mutex<Snapshot>

  public init(_ snapshot: Snapshot) { current = Mutex(snapshot) }

  public var snapshot: Snapshot { current.withLock { $0 } }

  /// From now on, answers come from this snapshot.
  public func publish(_ snapshot: Snapshot) { current.withLock { $0 = snapshot } }
}
