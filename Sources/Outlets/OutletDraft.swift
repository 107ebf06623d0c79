/// A row of a list with its cells under the names of their columns, before anything is understood.
///
/// Cells may be corrected by hand and the draft be read again.
public struct OutletDraft: Sendable, Equatable {
  /// The file's own row number, counted from 1.
  public let row: Int
  /// By raw value of the field; empty where the cell is missing or blank.
  private var texts: [String]
  private var columns: [String]

  /// - Parameter columns: the headers of the columns by raw value of the field; shared by all rows of a list.
  public init(row: Int, columns: [String] = Field.noColumns) {
    self.row = row
    self.columns = columns
    texts = Field.noColumns
  }

  public init(row: Int, cells: [Field: Cell]) {
    self.init(row: row)
    for (field, cell) in cells { self[cell: field] = cell }
  }

  /// The cell's text, nil where the cell is missing or blank.
  public subscript(field: Field) -> String? {
    get {
      let text = texts[field.rawValue]
      return text.isEmpty ? nil : text
    }
    set { texts[field.rawValue] = newValue ?? "" }
  }

  /// The header under which the field's cell stands, nil where the cell is missing or blank.
  public func column(_ field: Field) -> String? { texts[field.rawValue].isEmpty ? nil : columns[field.rawValue] }

  /// The list has a column for the field, in which the row says nothing.
  public func isBlank(_ field: Field) -> Bool { texts[field.rawValue].isEmpty && !columns[field.rawValue].isEmpty }

  public subscript(cell field: Field) -> Cell? {
    get { self[field].map { Cell(column: columns[field.rawValue], text: $0) } }
    set {
      texts[field.rawValue] = newValue?.text ?? ""
      if let newValue, columns[field.rawValue] != newValue.column { columns[field.rawValue] = newValue.column }
    }
  }

  /// The fields whose text is such; blank cells are not looked at.
  public func fields(where isSuch: (String.UTF8View) -> Bool) -> [Field] {
    var fields: [Field] = []
    for index in texts.indices where !texts[index].isEmpty && isSuch(texts[index].utf8) {
      if let field = Field(rawValue: index) { fields.append(field) }
    }
    return fields
  }

  public struct Cell: Sendable, Equatable, Codable {
    /// The column's header as the file has it.
    public let column: String
    public let text: String

    public init(column: String, text: String) {
      self.column = column
      self.text = text
    }
  }
}

extension OutletDraft: Codable {
  private enum Key: String, CodingKey { case row, cells }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    self.init(row: try values.decode(Int.self, forKey: .row))
    for (name, cell) in try values.decode([String: Cell].self, forKey: .cells) {
      guard let field = Field(name) else {
        throw DecodingError.dataCorruptedError(forKey: .cells, in: values, debugDescription: "no field “\(name)”")
      }
      self[cell: field] = cell
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(row, forKey: .row)
    // Blank cells keep their header.
    var cells: [String: Cell] = [:]
    for field in Field.allCases where !texts[field.rawValue].isEmpty || !columns[field.rawValue].isEmpty {
      cells[field.name] = Cell(column: columns[field.rawValue], text: texts[field.rawValue])
    }
    try values.encode(cells, forKey: .cells)
  }
}
