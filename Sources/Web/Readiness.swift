import Synchronization

/// Whether the answers can be those of the database as it is: told by whoever follows it.
public final class Readiness: Sendable {
  private let trouble = Mutex<Bool>(false)

  public init() {}

  /// The database was read, or could not be.
  public func followed(_ success: Bool) { trouble.withLock { $0 = !success } }

  var isReady: Bool { trouble.withLock { !$0 } }
}
