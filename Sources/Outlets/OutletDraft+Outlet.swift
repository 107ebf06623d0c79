import Spatial

extension OutletDraft {
  /// An outlet as a row of a list exported from here: read again, it is the same outlet.
  public init(row: Int, _ outlet: Outlet) {
    self.init(row: row)
    for property in OutletProperty.allCases {
      // The one property that lists call by another name.
      let field = property == .district2020 ? Field.district : Field(property.rawValue)
      if let field, let text = Self.text(outlet[property]) {
        self[cell: field] = Cell(column: property.rawValue, text: text)
      }
    }
    self[cell: .latitude] = Cell(column: "latitude", text: "\(outlet.coordinate.latitude)")
    self[cell: .longitude] = Cell(column: "longitude", text: "\(outlet.coordinate.longitude)")
  }

  private static func text(_ value: PropertyValue) -> String? {
    switch value {
    case .null: nil
    case .text(let text): text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    case .list(let texts): texts.isEmpty ? nil : list(texts)
    }
  }

  /// Several values in one cell, as a list's reader takes them apart.
  public static func list(_ texts: [String]) -> String {
    guard texts.contains(where: { $0.contains { ",;|•\"\\[(".contains($0) } || "-+".contains($0.prefix(1)) }) else {
      return texts.joined(separator: "; ")
    }
    let quoted = texts.map { text in
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    return "[" + quoted.joined(separator: ",") + "]"
  }
}
