import Outlets

/// Takes apart cells that hold more than one value.
enum ListText {
  /// The values of "a, b; c", of a JSON array, and of GDAL's "(2:a,b)"; cleaned, without blanks.
  static func items(_ text: String) -> [String] {
    var body = Substring(text)
    if let inside = array(text) { return quoted(inside) }
    if let (count, inside) = counted(text) {
      let parts = inside.split(separator: ",", omittingEmptySubsequences: false)
      if parts.count == count { return parts.map { VietnameseText.clean(String($0)) } }
      body = inside
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
  static func isEncoded(_ text: String) -> Bool { array(text) != nil || counted(text) != nil }

  /// What stands in the brackets of a JSON array.
  private static func array(_ text: String) -> Substring? {
    text.hasPrefix("[") && text.hasSuffix("]") ? text.dropFirst().dropLast() : nil
  }

  /// What stands in those of GDAL's list, and how many items it says to be.
  private static func counted(_ text: String) -> (count: Int, inside: Substring)? {
    guard text.hasPrefix("("), text.hasSuffix(")"), let colon = text.firstIndex(of: ":"),
      let count = Int(text[..<colon].dropFirst())
    else { return nil }
    return (count, text[colon...].dropFirst().dropLast())
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
