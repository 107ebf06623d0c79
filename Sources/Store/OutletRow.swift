import Foundation
internal import GRDB
import Outlets

/// An outlet in the columns of the table `outlets`.
enum OutletRow {
  /// Every property but `id`, in order, behind the geometry.
  static let properties = OutletProperty.allCases.filter { $0 != .id }
  static let columns = ["geom"] + properties.map { $0.rawValue }

  static let select = "SELECT id, \(columns.joined(separator: ", ")) FROM outlets"
  /// The last argument is the id, or null for a new one.
  static let insert = """
    INSERT INTO outlets (\(columns.joined(separator: ", ")), id)
    VALUES (\(Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")))
    """
  /// The last argument is the id.
  static let update = "UPDATE outlets SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"

  static func arguments(_ outlet: Outlet, updatedAt: String, id: Int64?) -> StatementArguments {
    var values: [DatabaseValue] = []
    values.reserveCapacity(columns.count + 1)
    values.append(Data(GeoPackageGeometry.blob(outlet.coordinate)).databaseValue)
    for property in properties { values.append(value(property, of: outlet, updatedAt: updatedAt)) }
    values.append(id.databaseValue)
    return StatementArguments(values)
  }

  private static func value(_ property: OutletProperty, of outlet: Outlet, updatedAt: String) -> DatabaseValue {
    switch property {
    case .id: .null
    case .key: outlet.key.databaseValue
    case .name: outlet.name.databaseValue
    case .kind: outlet.kind.rawValue.databaseValue
    case .grade: outlet.grade.databaseValue
    case .programmes: list(outlet.programmes.map { $0.rawValue })
    case .productGroups: list(outlet.productGroups.map { $0.rawValue })
    case .products: list(outlet.products)
    case .address: outlet.address.databaseValue
    case .commune: (outlet.commune?.name).databaseValue
    case .communeCode: (outlet.commune?.code).databaseValue
    case .commune2020: (outlet.commune2020?.name).databaseValue
    case .communeCode2020: (outlet.commune2020?.code).databaseValue
    case .district2020: (outlet.district2020?.name).databaseValue
    case .districtCode2020: (outlet.district2020?.code).databaseValue
    case .phone: list(outlet.phone)
    case .website: outlet.website.databaseValue
    case .email: outlet.email.databaseValue
    case .openingHours: outlet.openingHours.databaseValue
    case .payments: list(outlet.payments.map { $0.rawValue })
    case .eInvoice: outlet.issuesEInvoice.databaseValue
    case .onlineOrderURL: outlet.onlineOrderURL.databaseValue
    case .traceabilityURL: outlet.traceabilityURL.databaseValue
    case .suppliedBy: outlet.suppliedBy.databaseValue
    case .accuracy: outlet.accuracy.rawValue.databaseValue
    case .status: outlet.status.rawValue.databaseValue
    case .verifiedOn: outlet.verifiedOn.databaseValue
    case .verifiedBy: outlet.verifiedBy.databaseValue
    case .updatedAt: updatedAt.databaseValue
    case .synthetic: outlet.synthetic.databaseValue
    }
  }

  private static func list(_ texts: [String]) -> DatabaseValue {
    texts.isEmpty ? .null : JSONText.array(texts).databaseValue
  }
}
