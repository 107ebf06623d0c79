internal import CSodium
import Foundation

/// A password on its way to or from the database: Argon2id by libsodium, 64 MiB and two passes.
///
/// Each hash or check takes about a tenth of a second and holds its thread.
enum Password {
  /// Characters.
  private static let lengths = 10...200

  /// - Throws: ``AccountError/weakPassword``.
  static func hash(_ text: String, of name: String) throws -> String {
    let password = normal(text)
    guard lengths.contains(password.count), Set(password).count >= 5,
      password.lowercased() != normal(name).lowercased()
    else { throw AccountError.weakPassword }
    precondition(Sodium.isReady)
    let bytes = password.utf8.map { CChar(bitPattern: $0) }
    var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let result = unsafe crypto_pwhash_str_alg(
      &hash, bytes, UInt64(bytes.count), UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE),
      Int(crypto_pwhash_MEMLIMIT_INTERACTIVE), crypto_pwhash_ALG_ARGON2ID13)
    guard result == 0 else { throw StoreError.failed(path: "Argon2id", detail: "out of memory") }
    return String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// - Parameter hash: nil where there is no account: as much time is spent, so that nobody learns of it.
  static func matches(_ text: String, _ hash: String?) -> Bool {
    // Longer ones are nobody's, and cost time.
    let bytes = normal(String(text.prefix(lengths.upperBound + 1))).utf8.map { CChar(bitPattern: $0) }
    var stored = Array((hash ?? decoy).utf8CString)
    // libsodium reads as many bytes as the longest hash has.
    stored += [CChar](repeating: 0, count: max(0, Int(crypto_pwhash_STRBYTES) - stored.count))
    let isRight = unsafe crypto_pwhash_str_verify(stored, bytes, UInt64(bytes.count)) == 0
    return isRight && hash != nil
  }

  /// One text, one password, whatever keyboard composed its Vietnamese letters.
  private static func normal(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }

  private static let decoy = (try? hash("không phải mật khẩu của ai", of: "")) ?? ""
}

enum Sodium {
  /// Once in a process, before anything else of libsodium.
  static let isReady = sodium_init() >= 0
}
