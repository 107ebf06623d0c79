import Synchronization

/// Bounds how much of one kind of work goes on at once: who finds no room is told to come again.
final class Slots: Sendable {
  private let free: Mutex<Int>

  init(_ count: Int) { free = Mutex(count) }

  func with<Value>(_ body: () async throws -> Value) async throws -> Value {
    let hasRoom = free.withLock { free in
      guard free > 0 else { return false }
      free -= 1
      return true
    }
    guard hasRoom else { throw Problem.busy(seconds: 5) }
    defer { free.withLock { $0 += 1 } }
    return try await body()
  }
}
