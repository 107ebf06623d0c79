#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A range of IP addresses in CIDR notation: `10.0.0.0/8`, `::1/128`, or one address alone.
public struct AddressRange: Sendable, Hashable, LosslessStringConvertible {
  private let network: [UInt8]
  private let prefix: Int
  public let description: String

  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let bytes = Self.bytes(of: String(parts[0]))
    else { return nil }
    let width = bytes.count * 8
    var prefix = parts.count == 2 ? Int(parts[1]) : width
    // ::ffff:10.0.0.0/104 is 10.0.0.0/8.
    if parts.count == 2, width == 32, parts[0].contains(":") { prefix = prefix.map { $0 - 96 } }
    guard let prefix, (0...width).contains(prefix) else { return nil }
    network = bytes
    self.prefix = prefix
    self.description = description
  }

  /// The machine itself.
  public static let loopback = ["127.0.0.0/8", "::1"].compactMap { AddressRange($0) }

  static func isLoopback(_ address: String) -> Bool { loopback.contains { $0.contains(address) } }

  /// - Parameter address: an address in its usual notation; what is none is in no range.
  public func contains(_ address: String) -> Bool {
    guard let bytes = Self.bytes(of: address), bytes.count == network.count else { return false }
    return (0..<prefix).allSatisfy { bit in
      (bytes[bit / 8] ^ network[bit / 8]) & (0x80 >> (bit % 8)) == 0
    }
  }

  /// Four or sixteen bytes, in network order; four for `::ffff:192.0.2.1` also, which is how a socket that takes both
  /// kinds names an IPv4 client.
  static func bytes(of address: String) -> [UInt8]? {
    for (family, width) in [(AF_INET, 4), (AF_INET6, 16)] {
      var bytes = [UInt8](repeating: 0, count: width)
      if unsafe inet_pton(family, address, &bytes) == 1 {
        return bytes.starts(with: Self.mapped) ? Array(bytes.suffix(4)) : bytes
      }
    }
    return nil
  }

  private static let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
}
