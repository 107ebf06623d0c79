import Foundation

/// What does not count when two texts are compared: CQL2's CASEI and ACCENTI.
public struct TextFolding: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// CASEI: upper and lower case are one.
  public static let letterCase = TextFolding(rawValue: 1)
  /// ACCENTI: letters with and without their marks are one, đ and d included.
  public static let accents = TextFolding(rawValue: 2)

  /// The text without what does not count.
  public func apply(_ text: String) -> String {
    var text = text
    if contains(.accents) { text = Self.withoutAccents(text) }
    if contains(.letterCase) { text = text.lowercased() }
    return text
  }

  private static func withoutAccents(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "\u{300}"..."\u{36F}": continue
      case "đ": scalars.append("d")
      case "Đ": scalars.append("D")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
