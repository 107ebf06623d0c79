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
    for (index, property) in properties.enumerated() {
      bind(property, of: outlet, updatedAt: updatedAt, to: statement, at: index + 2)
    }
    statement.bind(id, at: columns.count + 1)
  }

  private static func bind(
    _ property: OutletProperty, of outlet: Outlet, updatedAt: String, to statement: StatementHandle, at index: Int
  ) {
    func list(_ texts: [String]) { statement.bind(texts.isEmpty ? nil : JSONText.array(texts), at: index) }
    func boolean(_ value: Bool?) { statement.bind(value.map { $0 ? 1 : 0 }, at: index) }
    switch property {
    case .id: statement.bindNull(at: index)
    case .key: statement.bind(outlet.key, at: index)
    case .name: statement.bind(outlet.name, at: index)
    case .kind: statement.bind(outlet.kind.rawValue, at: index)
    case .grade: statement.bind(outlet.grade.map(Int64.init), at: index)
    case .programmes: list(outlet.programmes.map { $0.rawValue })
    case .productGroups: list(outlet.productGroups.map { $0.rawValue })
    case .products: list(outlet.products)
    case .address: statement.bind(outlet.address, at: index)
    case .commune: statement.bind(outlet.commune?.name, at: index)
    case .communeCode: statement.bind(outlet.commune?.code, at: index)
    case .commune2020: statement.bind(outlet.commune2020?.name, at: index)
    case .communeCode2020: statement.bind(outlet.commune2020?.code, at: index)
    case .district2020: statement.bind(outlet.district2020?.name, at: index)
    case .districtCode2020: statement.bind(outlet.district2020?.code, at: index)
    case .phone: list(outlet.phone)
    case .website: statement.bind(outlet.website, at: index)
    case .email: statement.bind(outlet.email, at: index)
    case .openingHours: statement.bind(outlet.openingHours, at: index)
    case .payments: list(outlet.payments.map { $0.rawValue })
    case .eInvoice: boolean(outlet.issuesEInvoice)
    case .onlineOrderURL: statement.bind(outlet.onlineOrderURL, at: index)
    case .traceabilityURL: statement.bind(outlet.traceabilityURL, at: index)
    case .suppliedBy: statement.bind(outlet.suppliedBy, at: index)
    case .accuracy: statement.bind(outlet.accuracy.rawValue, at: index)
    case .status: statement.bind(outlet.status.rawValue, at: index)
    case .verifiedOn: statement.bind(outlet.verifiedOn, at: index)
    case .verifiedBy: statement.bind(outlet.verifiedBy, at: index)
    case .updatedAt: statement.bind(updatedAt, at: index)
    case .synthetic: boolean(outlet.synthetic)
    }
  }
}
