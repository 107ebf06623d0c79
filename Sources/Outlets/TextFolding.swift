import Foundation

/// What does not count when two texts are compared: CQL2's CASEI and ACCENTI.
public struct TextFolding: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// CASEI: upper and lower case are one.
  public static let letterCase = TextFolding(rawValue: 1)
  /// ACCENTI: letters with and without their marks are one, đ and d included.
  public static let accents = TextFolding(rawValue: 2)

  /// The text without what does not count. O(length).
  public func apply(_ text: String) -> String {
    if isEmpty { return text }
    let table = Self.tables[Int(rawValue & 3)]
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count + 8)
    for scalar in text.unicodeScalars {
      let entry = table[scalar]
      switch entry {
      case LatinTable.unknown: return applyToAny(text)
      case 0..<0x80: folded.append(UInt8(entry))
      case 0x80..<0x800:
        folded.append(0xC0 | UInt8(entry >> 6))
        folded.append(0x80 | UInt8(entry & 0x3F))
      default:
        folded.append(0xE0 | UInt8(entry >> 12))
        folded.append(0x80 | UInt8(entry >> 6 & 0x3F))
        folded.append(0x80 | UInt8(entry & 0x3F))
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// A fact with its texts as ``apply(_:)`` leaves them.
  public func apply(_ value: PropertyValue) -> PropertyValue {
    if isEmpty { return value }
    return switch value {
    case .text(let text): .text(apply(text))
    case .list(let texts): .list(texts.map(apply))
    case .null, .integer, .bool: value
    }
  }

  /// What each scalar becomes, by what does not count.
  private static let tables = (UInt8(0)...3).map { rawValue in
    LatinTable { scalar in
      let folded = TextFolding(rawValue: rawValue).applyToAny(String(scalar)).unicodeScalars
      return folded.count == 1 ? folded.first.flatMap { UInt16(exactly: $0.value) } : nil
    }
  }

  func applyToAny(_ text: String) -> String {
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
