/// Text in a document of XML.
enum XMLText {
  /// Escaped, without the control characters that XML 1.0 has no way to write.
  static func escape(_ text: String) -> String {
    let needsCare = text.utf8.contains { byte in
      byte < 0x20 || [UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">")].contains(byte)
    }
    guard needsCare else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r", " "...: escaped.unicodeScalars.append(scalar)
      default: break
      }
    }
    return escaped
  }
}
