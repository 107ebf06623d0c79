import Foundation

/// Times as a GeoPackage writes them: `2025-07-01T08:00:00.000Z`.
enum Timestamp {
  private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  static func text(_ date: Date) -> String { style.format(date) }

  static func date(_ text: String) -> Date? { try? style.parse(text) }

  /// The database keeps whole seconds.
  static func wholeSecond(_ date: Date) -> Date {
    Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
  }
}
