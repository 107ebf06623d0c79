/// One remark on one row of a list: what was fixed, what must be asked, why it cannot be used.
public struct Note: Hashable, Sendable, Codable {
  /// Kebab-case, stable: programs and tests rely on it.
  public let code: String
  /// The column's header as the file has it; nil when the remark is on the whole row.
  public let column: String?
  public let message: BilingualText
  /// What the remark makes of its row: `ready` for a mere remark, `ask` for a question, `rejected`.
  public var verdict: Verdict = .ready

  public init(_ code: String, column: String? = nil, vi: String, en: String) {
    self.code = code
    self.column = column
    self.message = BilingualText(vi: vi, en: en)
  }
}
