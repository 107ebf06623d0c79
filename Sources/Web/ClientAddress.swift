import Hummingbird

/// Where a request comes from, for limits of rate. Kept in memory only, never logged.
struct ClientAddress: Hashable {
  /// The first eight bytes of an IPv6 address, all of an IPv4 address: what one household has.
  private let network: [UInt8]
  /// The operator's own machine, which no limit is for.
  let isExempt: Bool

  /// - Parameter settings: a trusted proxy's word of its client is believed; anyone else's is not.
  init(_ request: Request, _ context: MapRequestContext, _ settings: ServerSettings) {
    let isTrusted = { (address: String) in settings.trustedProxies.contains { $0.contains(address) } }
    var address = context.remoteAddress?.ipAddress ?? ""
    if isTrusted(address) {
      // From the nearest on: the first whom we do not know is the client, what stands before is hearsay.
      let clients = ForwardedHeader(request.headers).clients
      address = clients.last { !isTrusted($0) } ?? clients.first ?? address
    }
    let bytes = AddressRange.bytes(of: address) ?? []
    network = bytes.count == 16 ? Array(bytes.prefix(8)) : bytes
    isExempt = settings.trustedProxies.isEmpty && Self.loopback.contains { $0.contains(address) }
  }

  private static let loopback = ["127.0.0.0/8", "::1", "::ffff:127.0.0.0/104"].compactMap { AddressRange($0) }
}
