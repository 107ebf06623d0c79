import Outlets

/// A piece of a written coordinate.
enum CoordinateToken: Equatable {
  enum Axis: Equatable { case latitude, longitude }

  case number(String)
  case degree, minute, second
  /// N, B, Bắc; E, Đ, Đông. South and west are negative.
  case hemisphere(Axis, isNegative: Bool)
  /// "Vĩ độ:", "Lat", "Kinh độ", "Long".
  case label(Axis)
  /// A comma or semicolon with white space after it, a slash, a line break.
  case separator
  case word

  /// Never fails: what is not understood is a `word`.
  static func tokens(_ text: String) -> [CoordinateToken] {
    let characters = Array(withoutSystem(text))
    var tokens: [CoordinateToken] = []
    var isLettered = false
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if character.isDigit || (isSign(character) && !endsNumber(tokens) && isDigit(at: index + 1, in: characters)) {
        let end = numberEnd(characters, from: index)
        tokens.append(.number(String(characters[index..<end])))
        index = end
        continue
      }
      if character.isLetter {
        var end = index
        while end < characters.count, characters[end].isLetter { end += 1 }
        let isTight = index > 0 && characters[index - 1].isDigit
        let text = String(characters[index..<end])
        let token = letters(text, afterDigit: isTight, beforeDigit: isDigit(at: end, in: characters))
        // "13d46m28s": no south where a letter tells the minutes.
        let isSecond = isTight && isLettered && VietnameseText.fold(text) == "s"
        tokens.append(isSecond ? .second : token)
        isLettered = token == .minute && isTight
        index = end
        continue
      }
      if let mark = mark(character) {
        // Two minute marks are a second mark.
        if mark == .minute, index + 1 < characters.count, self.mark(characters[index + 1]) == .minute {
          tokens.append(.second)
          index += 2
          continue
        }
        tokens.append(mark)
      }
      index += 1
    }
    return tokens
  }

  /// Names of systems, and of the zone, as GPS receivers show it ("49 P 0308700 1523400"), hold digits that are no
  /// part of the place.
  private static func withoutSystem(_ text: String) -> Substring {
    guard text.contains(where: \.isLetter) else { return text[...] }
    let bare = text.contains { "VW".contains($0) } ? systems.reduce(text) { $0.replacing($1, with: "") } : text
    // A pattern is made anew at each use, at a multiple of what all else of a row takes.
    guard let first = bare.first(where: { !$0.isWhitespace }), "4Uu".contains(first) else { return bare[...] }
    let zone = bare.prefixMatch(of: /\s*(?:UTM\s*)?49\s?[NPQ][\s,;:]+(?=\d{6})/.ignoresCase())
    return zone.map { bare[$0.range.upperBound...] } ?? bare[...]
  }

  private static let systems = ["VN-2000", "VN2000", "VN 2000", "WGS-84", "WGS84", "WGS 84"]

  private static func mark(_ character: Character) -> CoordinateToken? {
    switch character {
    case "°", "º", "˚", "o̊", "ᵒ": .degree
    case "'", "’", "‘", "′", "´", "`", "ʹ", "ʼ": .minute
    case "\"", "”", "“", "″", "ʺ", "„": .second
    case ",", ";", "/", "|", "\n", "\r", "\r\n", "&": .separator
    default: nil
    }
  }

  private static func letters(_ text: String, afterDigit: Bool, beforeDigit: Bool) -> CoordinateToken {
    switch VietnameseText.fold(text) {
    case "o" where afterDigit: .degree
    case "d" where afterDigit && beforeDigit: .degree
    case "do" where afterDigit: .degree
    case "m" where afterDigit && beforeDigit: .minute
    case "phut": .minute
    case "giay": .second
    case "n", "b", "bac", "vb", "north": .hemisphere(.latitude, isNegative: false)
    case "e", "d", "dong", "kd", "east": .hemisphere(.longitude, isNegative: false)
    case "s", "nam", "south": .hemisphere(.latitude, isNegative: true)
    case "w", "tay", "west": .hemisphere(.longitude, isNegative: true)
    case "lat", "latitude", "vi", "vido": .label(.latitude)
    case "lon", "long", "lng", "longitude", "kinh", "kinhdo": .label(.longitude)
    default: .word
    }
  }

  /// Digits with `.` or `,` between digits, and a power of ten with a sign.
  private static func numberEnd(_ characters: [Character], from start: Int) -> Int {
    var end = start + 1
    while end < characters.count {
      let character = characters[end]
      if character.isDigit {
        end += 1
      } else if character == "." || character == ",", isDigit(at: end + 1, in: characters) {
        end += 2
      } else if character == "e" || character == "E", end + 2 < characters.count,
        isSign(characters[end + 1]), characters[end + 2].isDigit
      {
        end += 3
      } else {
        break
      }
    }
    return end
  }

  /// A dash right after a number, its mark or the letter behind it parts, it is no sign.
  private static func endsNumber(_ tokens: [CoordinateToken]) -> Bool {
    switch tokens.last {
    case .number, .degree, .minute, .second: true
    case .hemisphere: if case .number = tokens.first { true } else { false }
    default: false
    }
  }

  private static func isDigit(at index: Int, in characters: [Character]) -> Bool {
    index < characters.count && characters[index].isDigit
  }

  private static func isSign(_ character: Character) -> Bool { "+-\u{2212}".contains(character) }
}
