public import struct Foundation.Date
internal import Synchronization

/// The present second as a text, written once a second.
public final class SecondText: Sendable {
  private let format: @Sendable (Date) -> String
  private let latest = Mutex((second: Int.min, text: ""))

  public init(_ format: @escaping @Sendable (Date) -> String) { self.format = format }

  public var text: String {
    let second = Int(Date.now.timeIntervalSince1970)
    return latest.withLock { latest in
      if latest.second != second { latest = (second, format(Date(timeIntervalSince1970: Double(second)))) }
      return latest.text
    }
  }
}
