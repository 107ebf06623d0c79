import Hummingbird
import NIOCore

/// Where a request comes from, for limits of rate. Kept in memory only, and logged cut short.
struct ClientAddress: Hashable, Sendable {
  /// The first eight bytes of an IPv6 address, all of an IPv4 address: what one household has.
  private let network: UInt64
  private let isIPv4: Bool
  /// The operator's own machine, which no limit is for.
  let isExempt: Bool

  /// - Parameter address: in its usual notation; what is none is one place like any other.
  init(_ address: String, _ settings: ServerSettings) {
    let bytes = AddressRange.bytes(of: address) ?? []
    isIPv4 = bytes.count == 4
    network = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    isExempt = settings.trustedProxies.isEmpty && AddressRange.isLoopback(address)
  }

  init(_ request: Request, _ context: MapRequestContext, _ settings: ServerSettings) {
    self.init(settings.client(of: request.forwarded, from: context.peer), settings)
  }

  /// What may be told of it: 24 bits of an IPv4 address, 48 of an IPv6 one.
  var truncated: String {
    let kept = isIPv4 ? network >> 8 : network >> 16
    let groups = isIPv4 ? [16, 8, 0].map { kept >> $0 & 0xFF } : [32, 16, 0].map { kept >> $0 & 0xFFFF }
    return isIPv4
      ? groups.map { String($0) }.joined(separator: ".") + ".0/24"
      : groups.map { String($0, radix: 16) }.joined(separator: ":") + "::/48"
  }
}

extension ServerSettings {
  func isTrustedProxy(_ address: String) -> Bool { trustedProxies.contains { $0.contains(address) } }

  /// The address that a request comes from: a trusted proxy's word of its client is believed; anyone else's is not.
  /// Where two words of it differ, none is, and whoever sent them is `unknown`: not the proxy, which may be exempt.
  func client(of forwarded: @autoclosure () -> ForwardedHeader, from peer: String) -> String {
    guard isTrustedProxy(peer) else { return peer }
    // From the nearest on: the first whom we do not know is the client, what stands before is hearsay.
    let told = forwarded().words.map { word in
      word.clients.last { !isTrustedProxy($0) } ?? word.clients.first ?? peer
    }
    return told.allSatisfy { $0 == told.first } ? told.first ?? peer : "unknown"
  }
}
