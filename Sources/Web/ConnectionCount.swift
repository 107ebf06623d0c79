import Synchronization

/// Open connections, and the bytes that their clients leave unread, in all and by address.
final class ConnectionCount: Sendable {
  enum Verdict {
    case welcome
    /// Too many: the first request is answered with that.
    case refused(isAddress: Bool)
    /// So many that even to say so costs too much.
    case dropped
  }

  private struct Open {
    var all = 0
    var byAddress: [ClientAddress: Int] = [:]
    var unread = 0
    var unreadByAddress: [ClientAddress: Int] = [:]
  }

  /// Connections above the limit that are told why.
  private static let told = 200

  private let limits: ServerLimits
  private let open = Mutex(Open())

  init(_ limits: ServerLimits) { self.limits = limits }

  var count: Int { open.withLock { $0.all } }
  var unread: Int { open.withLock { $0.unread } }

  /// Counts a connection that was opened.
  ///
  /// - Parameter address: nil for one that only counts among all, as a trusted proxy's does.
  func enter(_ address: ClientAddress?) -> Verdict {
    open.withLock { open in
      open.all += 1
      var here = 0
      if let address {
        here = open.byAddress[address, default: 0] + 1
        open.byAddress[address] = here
      }
      if limits.connections > 0, open.all > limits.connections {
        return open.all > limits.connections + Self.told ? .dropped : .refused(isAddress: false)
      }
      if limits.connectionsPerAddress > 0, here > limits.connectionsPerAddress {
        return here > limits.connectionsPerAddress + Self.told ? .dropped : .refused(isAddress: true)
      }
      return .welcome
    }
  }

  /// A connection that was counted has ended.
  func leave(_ address: ClientAddress?) {
    open.withLock { open in
      open.all -= 1
      guard let address, let count = open.byAddress[address] else { return }
      open.byAddress[address] = count > 1 ? count - 1 : nil
    }
  }

  /// Counts bytes that wait for a client to read what came before them.
  ///
  /// - Parameter address: nil for one that only counts among all.
  /// - Returns: false, and does not count them, where others wait already and it would be too much. A single answer
  ///   may be larger than that.
  func hold(_ bytes: Int, for address: ClientAddress?) -> Bool {
    open.withLock { open in
      let here = address.map { open.unreadByAddress[$0, default: 0] } ?? 0
      if limits.unread > 0, open.unread > 0, open.unread + bytes > limits.unread { return false }
      if limits.unreadPerAddress > 0, here > 0, here + bytes > limits.unreadPerAddress { return false }
      open.unread += bytes
      if let address { open.unreadByAddress[address] = here + bytes }
      return true
    }
  }

  /// Bytes that were counted have been read, or are given up.
  func release(_ bytes: Int, for address: ClientAddress?) {
    open.withLock { open in
      open.unread -= bytes
      guard let address, let here = open.unreadByAddress[address] else { return }
      open.unreadByAddress[address] = here > bytes ? here - bytes : nil
    }
  }
}
