import Foundation

/// What a link to an online map says of a place.
enum MapLink: Equatable {
  /// The place itself: `!3d…!4d…`, `q=`, `ll=`.
  case place(latitude: Double, longitude: Double)
  /// Only where the window was: `@…`.
  case viewport(latitude: Double, longitude: Double)
  /// More than one place (a route).
  case several
  /// A short link, or none of these in it.
  case opaque

  /// Nil when the text holds no link.
  init?(_ text: String) {
    // Most cells hold numbers only.
    guard text.utf8.contains(0x2F), text.utf8.contains(0x2E) else { return nil }
    let lower = text.lowercased()
    guard
      lower.contains("http://") || lower.contains("https://") || lower.contains("maps.app.goo.gl")
        || lower.contains("google.com/maps") || lower.contains("goo.gl/maps")
    else { return nil }
    let text = text.replacing("%2C", with: ",").replacing("%2c", with: ",").replacing("%20", with: "")
    var places: [(Double, Double)] = []
    var rest = text[...]
    while let mark = rest.range(of: "!3d"), let latitude = Self.number(rest[mark.upperBound...]) {
      rest = rest[latitude.end...]
      guard rest.hasPrefix("!4d"), let longitude = Self.number(rest.dropFirst(3)) else { continue }
      rest = rest[longitude.end...]
      if !places.contains(where: { $0 == (latitude.value, longitude.value) }) {
        places.append((latitude.value, longitude.value))
      }
    }
    if places.count > 1 {
      self = .several
      return
    }
    let marks = ["q=", "query=", "ll=", "destination=", "/search/", "/place/", "loc:"]
    if let place = places.first ?? Self.pair(after: marks, in: text) {
      self = .place(latitude: place.0, longitude: place.1)
    } else if let view = Self.pair(after: ["/@", "center="], in: text) {
      self = .viewport(latitude: view.0, longitude: view.1)
    } else {
      self = .opaque
    }
  }

  private static func pair(after marks: [String], in text: String) -> (Double, Double)? {
    for mark in marks {
      guard let found = text.range(of: mark) else { continue }
      guard let first = number(text[found.upperBound...]), text[first.end...].hasPrefix(",") else { continue }
      let rest = text[first.end...].dropFirst().drop { $0 == "+" || $0 == " " }
      guard let second = number(rest) else { continue }
      return (first.value, second.value)
    }
    return nil
  }

  private static func number(_ text: Substring) -> (value: Double, end: String.Index)? {
    let digits = text.prefix { $0 == "-" || $0 == "." || $0.isDigit }
    guard digits.count <= NumberText.maxLength, let value = Double(digits), value.isFinite else { return nil }
    return (value, digits.endIndex)
  }
}
