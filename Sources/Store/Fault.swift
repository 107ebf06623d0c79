public import Outlets

/// One thing that is wrong with a database.
public struct Fault: Sendable, Equatable {
  /// Kebab-case, stable: `damaged-file`, `broken-reference`, `changed-schema`, `bad-row`, `index-misses`,
  /// `index-extra`, `outlet-differs-from-log`, `outlet-not-in-log`, `outlet-missing`, `log-broken`.
  public let code: String
  public let message: BilingualText

  init(_ code: String, vi: String, en: String) {
    self.code = code
    message = BilingualText(vi: vi, en: en)
  }

  /// Nil when no outlet is concerned; many are named by the first ten.
  init?(_ code: String, outlets ids: [Int64], vi: String, en: String) {
    if ids.isEmpty { return nil }
    self.init(
      code, vi: "\(vi): điểm bán số \(StoreError.list(ids)).", en: "\(en): outlet \(StoreError.list(ids)).")
  }
}
