public import Intake
public import Store

/// What the officers' desk works with.
public struct Desk: Sendable {
  let store: OutletStore
  let reader: ListReader
  /// Brings the map up to date after a publish.
  let catchUp: @Sendable () throws -> Void
  let threads = BlockingThreads(3)
  /// Argon2 takes 64 MiB and a tenth of a second: one at a time.
  let passwordThread = BlockingThreads(1)
  let signIns = SignInLimit()

  /// - Parameter catchUp: called after each publish, before it is answered.
  public init(store: OutletStore, reader: ListReader, catchUp: @escaping @Sendable () throws -> Void) {
    (self.store, self.reader, self.catchUp) = (store, reader, catchUp)
  }

  /// Work on a password, in its turn.
  func withPasswordThread<Value: Sendable>(_ body: @Sendable () throws -> Value) async throws -> Value {
    // At ten a second, later ones would wait longer than people do.
    guard passwordThread.load < 50 else { throw Problem.busy(seconds: 5) }
    return try await withTaskExecutorPreference(passwordThread) { try await Self.here(body) }
  }

  /// Starts on the preferred threads.
  private static func here<Value: Sendable>(_ body: @Sendable () throws -> Value) async throws -> Value { try body() }
}
