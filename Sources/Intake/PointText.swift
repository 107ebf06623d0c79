/// A place in Well-Known Text, as the converter writes a layer's geometry.
enum PointText: Equatable {
  /// East and north, as written.
  case point(x: String, y: String)
  case empty
  /// A line, an area, several points: nothing that is one place.
  case otherGeometry(String)

  /// Nil when the text is no Well-Known Text.
  init?(_ text: String) {
    guard let type = Self.types.first(where: { text.hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(type.count)
    guard rest.first == " " || rest.first == "(" else { return nil }
    if rest.hasSuffix("EMPTY") {
      self = .empty
    } else if type != "POINT" {
      self = .otherGeometry(type)
    } else {
      let numbers = rest.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }.split(separator: " ")
      guard numbers.count >= 2 else { return nil }
      self = .point(x: String(numbers[0]), y: String(numbers[1]))
    }
  }

  private static let types = [
    "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
    "CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE", "TIN", "POLYHEDRALSURFACE",
  ]
}
