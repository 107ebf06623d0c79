import Intake
import Outlets
import Store

/// Why a verb could not run: what is wrong and what to do, in both languages.
struct Failure: Error {
  let message: BilingualText

  init(vi: String, en: String) { message = BilingualText(vi: vi, en: en) }

  /// What to print for an error of ours; nil for one of the argument parser's.
  static func text(of error: any Error) -> String? {
    switch error {
    case let error as Failure: text(error.message)
    case let error as StoreError: text(error.message)
    case let error as ListFileError: text(error.message)
    case let error as AccountError: text(error.message)
    default: nil
    }
  }

  private static func text(_ message: BilingualText) -> String { "Lỗi: \(message.vi)\nError: \(message.en)" }
}
