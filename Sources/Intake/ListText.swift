import Outlets

/// Takes apart cells that hold more than one value.
enum ListText {
  /// The values of "a, b; c", of a JSON array, and of GDAL's "(2:a,b)"; cleaned, without blanks.
  static func items(_ text: String) -> [String] {
    var body = Substring(text)
    if body.hasPrefix("["), body.hasSuffix("]") {
      return quoted(body.dropFirst().dropLast())
    }
    if body.hasPrefix("("), body.hasSuffix(")"), let colon = body.firstIndex(of: ":"),
      let count = Int(body[body.index(after: body.startIndex)..<colon])
    {
      body = body[body.index(after: colon)...].dropLast()
      let parts = body.split(separator: ",", omittingEmptySubsequences: false)
      if parts.count == count { return parts.map { VietnameseText.clean(String($0)) } }
    }
    // "•" begins with E2; without it bytes tell the parts.
    let parts =
      body.utf8.contains(0xE2)
      ? body.split { ",;\n|•".contains($0) }
      : body.utf8.split { $0 == 0x2C || $0 == 0x3B || $0 == 0x0A || $0 == 0x7C }.map { Substring($0) }
    return parts.map { VietnameseText.clean(String($0)) }
      .map { $0.hasPrefix("- ") || $0.hasPrefix("+ ") ? String($0.dropFirst(2)) : $0 }
      .filter { !$0.isEmpty }
  }

  /// Whether the text is a list in a machine's writing.
  static func isEncoded(_ text: String) -> Bool {
    if text.hasPrefix("["), text.hasSuffix("]") { return true }
    guard text.hasPrefix("("), text.hasSuffix(")"), let colon = text.firstIndex(of: ":") else { return false }
    return Int(text[text.index(after: text.startIndex)..<colon]) != nil
  }

  /// The strings of a JSON array's inside; what is not quoted is parted by commas.
  private static func quoted(_ inside: Substring) -> [String] {
    var items: [String] = []
    var current = ""
    var isQuoted = false
    var isEscaped = false
    for character in inside {
      if isEscaped {
        current.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        items.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    items.append(current)
    return items.map(VietnameseText.clean).filter { !$0.isEmpty }
  }
}
