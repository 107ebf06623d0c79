import Synchronization

/// Slows those who guess passwords, by account and by where they come from.
final class SignInLimit: Sendable {
  private struct Way: Hashable {
    let account: String
    let address: ClientAddress

    /// No account has a longer name.
    init(_ account: String, _ address: ClientAddress) {
      self.account = String(account.lowercased().prefix(64))
      self.address = address
    }
  }

  private let byAddress = AttemptLimit<ClientAddress>(free: 10, longest: .seconds(60))
  /// Guesses from many places at once meet this one. Short, as the officer waits as well.
  private let byAccount = AttemptLimit<String>(free: 10, longest: .seconds(8))
  private let byWay = AttemptLimit<Way>(free: 5, longest: .seconds(60))
  /// From where an account has signed in: strangers' guesses do not hold it up there.
  private let known = Mutex<Set<Way>>([])

  /// How long to wait before the next attempt; nil when it may be made.
  func attempt(_ account: String, from address: ClientAddress, at now: ContinuousClock.Instant = .now) -> Duration? {
    let way = Way(account, address)
    if !address.isExempt, let wait = byAddress.attempt(address, at: now) { return wait }
    if let wait = byWay.attempt(way, at: now) { return wait }
    return known.withLock { $0.contains(way) } ? nil : byAccount.attempt(way.account, at: now)
  }

  func succeeded(_ account: String, from address: ClientAddress) {
    let way = Way(account, address)
    byAddress.forget(address)
    byWay.forget(way)
    byAccount.forget(way.account)
    known.withLock { known in
      if known.count > 10_000 { known.removeAll() }
      known.insert(way)
    }
  }
}
