internal import CSodium

/// SHA-256, for naming a file by its content.
public enum SHA256 {
  /// Lower-case hexadecimal, 64 digits.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    _ = unsafe crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest.hexadecimal
  }
}

extension [UInt8] {
  /// Two digits a byte, in lower case.
  public var hexadecimal: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
