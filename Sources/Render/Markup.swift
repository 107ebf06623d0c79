/// A piece of HTML or SVG. What is put into one is escaped, unless it is markup itself:
///
///     let row: Markup = "<td title=\"\(note)\">\(link)</td>"
public struct Markup: Sendable, Hashable {
  public private(set) var text: String

  /// - Parameter text: markup already, every text in it escaped.
  public init(verbatim text: String) { self.text = text }

  public var isEmpty: Bool { text.isEmpty }
  public var bytes: [UInt8] { Array(text.utf8) }

  public static func + (left: Markup, right: Markup) -> Markup { Markup(verbatim: left.text + right.text) }
  public static func += (left: inout Markup, right: Markup) { left.text += right.text }
}

extension Markup: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.text = text }
  public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    public init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    public mutating func appendLiteral(_ literal: String) { text += literal }
    public mutating func appendInterpolation(_ words: some StringProtocol) { Markup.append(words, to: &text) }
    public mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    public mutating func appendInterpolation(_ markup: Markup?) { text += markup?.text ?? "" }
    public mutating func appendInterpolation(_ number: Int) { text += String(number) }
  }
}

extension Sequence<Markup> {
  public func joined(_ separator: Markup = "") -> Markup {
    Markup(verbatim: map(\.text).joined(separator: separator.text))
  }
}

extension Markup {
  private static func append(_ words: some StringProtocol, to text: inout String) {
    guard words.utf8.contains(where: { "&<>\"'".utf8.contains($0) }) else {
      text += words
      return
    }
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }
}
