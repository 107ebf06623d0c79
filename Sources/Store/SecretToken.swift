internal import CSodium
import Outlets

/// A random token that opens a session. The database knows only its hash.
public struct SecretToken: Sendable {
  /// 43 characters of base64url: what the browser or the script keeps. Never stored, never logged.
  public let text: String

  /// A new one, from the system's random source.
  init() {
    precondition(Sodium.isReady)
    var bytes = [UInt8](repeating: 0, count: 32)
    unsafe randombytes_buf(&bytes, bytes.count)
    var encoded = [CChar](repeating: 0, count: 64)
    _ = unsafe sodium_bin2base64(
      &encoded, encoded.count, bytes, bytes.count, sodium_base64_VARIANT_URLSAFE_NO_PADDING)
    text = String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// SHA-256 in hexadecimal: enough for a text of 256 random bits.
  var hash: String { Self.hash(text) }

  static func hash(_ text: String) -> String { SHA256.hexadecimal(Array(text.utf8)) }
}
