import Synchronization

/// Whether the answers can be those of the database as it is: told by whoever follows it.
public final class Readiness: Sendable {
  /// When it was told last that it cannot.
  private let trouble = Mutex<ContinuousClock.Instant?>(nil)

  public init() {}

  /// The database was read.
  public func followed() { trouble.withLock { $0 = nil } }

  /// The database could not be read.
  ///
  /// - Returns: whether that is to be told: when it begins, and once a minute as long as it lasts.
  public func failed(at now: ContinuousClock.Instant = .now) -> Bool {
    trouble.withLock { told in
      if let told, now - told < .seconds(60) { return false }
      told = now
      return true
    }
  }

  var isReady: Bool { trouble.withLock { $0 == nil } }
}
