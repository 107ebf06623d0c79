/// A word of a CQL2 text.
struct CQL2Token: Equatable {
  enum Kind: Equatable {
    /// A keyword or a name.
    case word(String)
    /// A name in double quotes, which is no keyword.
    case name(String)
    case text(String)
    case number(Double)
    /// A comparison, a parenthesis or a comma.
    case sign(String)
    case end
  }

  let kind: Kind
  /// Of its first character, counted from 1.
  let position: Int

  /// As an error shows it.
  var shown: BilingualText {
    switch kind {
    case .word(let text), .sign(let text): Self.quote(text.prefix(40))
    case .name(let text): Self.quote("\"\(text.prefix(40))\"")
    case .text(let text): Self.quote("'\(text.prefix(40))'")
    case .number(let number): Self.quote("\(number)")
    case .end: BilingualText(vi: "chỗ kết thúc", en: "the end")
    }
  }

  private static func quote(_ text: some StringProtocol) -> BilingualText {
    BilingualText(vi: "“\(text)”", en: "“\(text)”")
  }

  func isKeyword(_ keyword: String) -> Bool {
    if case .word(let text) = kind { return text.uppercased() == keyword }
    return false
  }

  /// The tokens of a text, ``Kind/end`` last.
  static func tokens(_ text: String) throws(CQL2Error) -> [CQL2Token] {
    var reader = Reader(text)
    var tokens: [CQL2Token] = []
    repeat { tokens.append(try reader.next()) } while tokens.last?.kind != .end
    return tokens
  }

  private struct Reader {
    private let characters: [Character]
    private var place = 0

    init(_ text: String) { characters = Array(text) }

    private var current: Character? { place < characters.count ? characters[place] : nil }

    mutating func next() throws(CQL2Error) -> CQL2Token {
      while current?.isWhitespace == true { place += 1 }
      let position = place + 1
      guard let first = current else { return CQL2Token(kind: .end, position: position) }
      let kind: Kind
      switch first {
      case "'": kind = .text(try quoted(by: "'"))
      case "\"": kind = .name(try quoted(by: "\""))
      case "(", ")", ",", "=":
        place += 1
        kind = .sign(String(first))
      case "<", ">":
        place += 1
        var sign = String(first)
        if let second = current, second == "=" || (first == "<" && second == ">") {
          sign.append(second)
          place += 1
        }
        kind = .sign(sign)
      case "0"..."9", "-", "+", ".": kind = .number(try number())
      default:
        let word = take { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == ":" }
        guard !word.isEmpty else {
          throw CQL2Error(at: position, vi: "ký tự “\(first)” không dùng ở đây", en: "“\(first)” has no place here")
        }
        kind = .word(word)
      }
      return CQL2Token(kind: kind, position: position)
    }

    private mutating func take(while belongs: (Character) -> Bool) -> String {
      let start = place
      while let character = current, belongs(character) { place += 1 }
      return String(characters[start..<place])
    }

    /// What stands in quotes; a doubled quote is one.
    private mutating func quoted(by quote: Character) throws(CQL2Error) -> String {
      let start = place
      place += 1
      var text = ""
      while let character = current {
        place += 1
        if character != quote {
          text.append(character)
        } else if current == quote {
          text.append(quote)
          place += 1
        } else {
          return text
        }
      }
      throw CQL2Error(at: start + 1, vi: "thiếu dấu \(quote) đóng", en: "the closing \(quote) is missing")
    }

    private mutating func number() throws(CQL2Error) -> Double {
      let start = place
      place += 1
      while let character = current {
        let isExponent = (character == "-" || character == "+") && "eE".contains(characters[place - 1])
        guard character.isASCII, character.isNumber || ".eE".contains(character) || isExponent else { break }
        place += 1
      }
      let text = String(characters[start..<place])
      guard let number = Double(text), number.isFinite else {
        throw CQL2Error(
          at: start + 1, vi: "“\(text.prefix(40))” không phải là số", en: "“\(text.prefix(40))” is no number")
      }
      return number
    }
  }
}
