import Outlets

/// An outlet in the columns of the table `outlets`.
enum OutletRow {
  /// Every property but `id`, in order, behind the geometry.
  static let properties = OutletProperty.allCases.filter { $0 != .id }
  static let columns = ["geom"] + properties.map { $0.rawValue }

  static let select = "SELECT id, \(columns.joined(separator: ", ")) FROM outlets"
  static let selectOne = select + " WHERE id = ?"
  /// The last parameter is the id, or null for a new one.
  static let insert = """
    INSERT INTO outlets (\(columns.joined(separator: ", ")), id)
    VALUES (\(Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")))
    """
  /// The last parameter is the id.
  static let update = "UPDATE outlets SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"

  /// Binds all parameters of ``insert`` or ``update``.
  static func bind(_ outlet: Outlet, updatedAt: String, id: Int64?, to statement: StatementHandle) {
    statement.bind(GeoPackageGeometry.blob(outlet.coordinate), at: 1)
    for (index, property) in zip(2..., properties) {
      if property == .updatedAt {
        statement.bind(updatedAt, at: index)
        continue
      }
      switch outlet[property] {
      case .null: statement.bindNull(at: index)
      case .text(let text): statement.bind(text, at: index)
      case .integer(let number): statement.bind(Int64(number), at: index)
      case .bool(let flag): statement.bind(Int64(flag ? 1 : 0), at: index)
      case .list(let texts): statement.bind(texts.isEmpty ? nil : JSONText.array(texts), at: index)
      }
    }
    statement.bind(id, at: columns.count + 1)
  }
}
