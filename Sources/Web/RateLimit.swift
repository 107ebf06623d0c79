import NIOCore
import Synchronization

/// How often one address may ask: a bucket of tokens for each, which fills at a steady rate.
///
/// A bucket that was left alone until it is full says nothing, so that the table forgets: it has two halves, of which
/// the older goes when the younger is full or as old as a bucket takes to fill twice. Constant time.
final class RateLimit: Sendable {
  private struct Bucket {
    var tokens: Double
    var last: NIODeadline
  }

  private struct Table {
    var younger: [ClientAddress: Bucket] = [:]
    var older: [ClientAddress: Bucket] = [:]
    var begun: NIODeadline
  }

  private let rate: Double
  private let burst: Double
  /// Addresses in one half: some megabytes.
  private let capacity: Int
  private let table: Mutex<Table>

  /// - Parameters:
  ///   - rate: tokens a second; zero is no limit.
  ///   - burst: seconds' worth of tokens that a bucket holds.
  init(rate: Int, burst: Double = 10, capacity: Int = 50_000, now: NIODeadline = .now()) {
    self.rate = Double(rate)
    self.burst = Double(rate) * burst
    self.capacity = capacity
    table = Mutex(Table(begun: now))
  }

  /// Addresses that are remembered.
  var count: Int { table.withLock { $0.younger.count + $0.older.count } }

  /// Takes a token; where there is none, the whole seconds until there is one.
  func take(_ address: ClientAddress, at now: NIODeadline = .now()) -> Int? {
    if rate == 0 || address.isExempt { return nil }
    return table.withLock { table in
      if table.younger.count >= capacity || now - table.begun > .milliseconds(Int64(2000 * burst / rate)) {
        (table.older, table.younger, table.begun) = (table.younger, [:], now)
      }
      var bucket = table.younger[address] ?? table.older[address] ?? Bucket(tokens: burst, last: now)
      bucket.tokens = min(burst, bucket.tokens + Double((now - bucket.last).nanoseconds) * 1e-9 * rate)
      bucket.last = now
      defer { table.younger[address] = bucket }
      guard bucket.tokens >= 1 else { return Int(((1 - bucket.tokens) / rate).rounded(.up)) }
      bucket.tokens -= 1
      return nil
    }
  }
}
