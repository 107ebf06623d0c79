import Spatial

extension OutletDraft {
  /// An outlet as a row of a list exported from here: read again, it is the same outlet.
  public init(row: Int, _ outlet: Outlet) {
    self.init(row: row)
    for property in OutletProperty.allCases {
      // The one property that lists call by another name.
      let field = property == .district2020 ? Field.district : Field(property.rawValue)
      let text = outlet[property].cellText
      if let field, !text.isEmpty { self[cell: field] = Cell(column: property.rawValue, text: text) }
    }
    self[cell: .latitude] = Cell(column: "latitude", text: "\(outlet.coordinate.latitude)")
    self[cell: .longitude] = Cell(column: "longitude", text: "\(outlet.coordinate.longitude)")
  }

  /// Several values in one cell, as a list's reader takes them apart.
  public static func list(_ texts: [String]) -> String {
    // A sign with a space behind it would be taken for the mark of an item; that of a telephone number is its own.
    let isPlain = texts.allSatisfy { text in
      !text.contains { ",;|•\"\\[(".contains($0) } && !text.hasPrefix("-") && !text.hasPrefix("+ ")
    }
    if isPlain { return texts.joined(separator: "; ") }
    let quoted = texts.map { text in
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    return "[" + quoted.joined(separator: ",") + "]"
  }
}
