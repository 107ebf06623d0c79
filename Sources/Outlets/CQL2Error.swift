/// Why a text is no CQL2 of ours.
public struct CQL2Error: Error, Sendable, Equatable {
  /// The character at which it goes wrong, counted from 1.
  public let position: Int
  public let message: BilingualText

  init(at position: Int, vi: String, en: String) {
    self.position = position
    message = BilingualText(vi: vi, en: en)
  }
}
