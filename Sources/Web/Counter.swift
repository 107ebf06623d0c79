import Synchronization

/// A number that only rises.
final class Counter: Sendable {
  private let value = Atomic(0)
  var count: Int { value.load(ordering: .relaxed) }
  func add(_ number: Int = 1) { value.wrappingAdd(number, ordering: .relaxed) }
}
