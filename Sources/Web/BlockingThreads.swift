import Foundation

/// A few threads for work that blocks: SQLite, Argon2, the reading of lists. The map's answers have others.
///
/// All of a task runs here while it is preferred, by `withTaskExecutorPreference(threads)`; one piece of work by
/// ``run(_:)``.
final class BlockingThreads: TaskExecutor {
  private let queue = OperationQueue()

  /// - Parameter count: so much work goes on at once; the rest waits its turn.
  init(_ count: Int) { queue.maxConcurrentOperationCount = count }

  /// Pieces of work that run or wait.
  var load: Int { queue.operationCount }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.addOperation { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }

  /// Does a piece of work that blocks, in its turn.
  func run<Value: Sendable>(_ work: @Sendable () throws -> Value) async throws -> Value {
    try await withTaskExecutorPreference(self) { try await Self.here(work) }
  }

  /// An asynchronous function starts on the preferred threads, a closure where it was called.
  private static func here<Value: Sendable>(_ work: @Sendable () throws -> Value) async throws -> Value { try work() }
}
