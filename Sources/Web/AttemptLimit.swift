import Synchronization

/// Slows whoever tries again and again: after some attempts each further one must wait twice as long.
///
/// A wait has an upper bound, is not made longer by trying meanwhile, and is forgotten after a quiet time: nobody
/// is ever locked out.
final class AttemptLimit<Key: Hashable & Sendable>: Sendable {
  private struct Attempts {
    var count = 0
    var last: ContinuousClock.Instant
  }

  private let free: Int
  private let longest: Duration
  private let memory: Duration
  private let attempts = Mutex<[Key: Attempts]>([:])

  /// - Parameters:
  ///   - free: attempts that need not wait.
  ///   - longest: upper bound of a wait.
  ///   - memory: quiet time after which all is forgotten.
  init(free: Int, longest: Duration, memory: Duration = .seconds(900)) {
    (self.free, self.longest, self.memory) = (free, longest, memory)
  }

  /// How long the key must still wait; nil when it may try, and then the attempt is counted.
  func attempt(_ key: Key, at now: ContinuousClock.Instant = .now) -> Duration? {
    attempts.withLock { attempts in
      // Many keys are an attack from many places: those that are quiet make room.
      if attempts.count > 10_000 { attempts = attempts.filter { now - $0.value.last < wait($0.value.count) } }
      var known = attempts[key] ?? Attempts(last: now)
      if now - known.last > memory { known.count = 0 }
      let left = wait(known.count) - (now - known.last)
      if left > .zero { return left }
      attempts[key] = Attempts(count: known.count + 1, last: now)
      return nil
    }
  }

  /// The key has shown that it is welcome.
  func forget(_ key: Key) { attempts.withLock { $0[key] = nil } }

  private func wait(_ count: Int) -> Duration {
    count < free ? .zero : min(longest, .seconds(1 << min(count - free, 20)))
  }
}
