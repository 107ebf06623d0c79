public import Spatial

/// One place that sells or distributes Vietnamese goods, with public facts only.
///
/// Texts are NFC and trimmed; an unknown fact is nil or an empty list.
public struct Outlet: Hashable, Sendable {
  /// The list's own code for the outlet; never a row number.
  public var key: String?
  public var name: String
  public var kind: OutletKind
  /// 1 … 3, only for a kind that is graded.
  public var grade: Int?
  public var programmes: [Programme] = []
  public var productGroups: [ProductGroup] = []
  public var products: [String] = []
  public var address: String?
  /// Commune of today (era 2025).
  public var commune: AdminUnit.Name?
  public var commune2020: AdminUnit.Name?
  public var district2020: AdminUnit.Name?
  /// Business numbers in E.164.
  public var phone: [String] = []
  public var website: String?
  public var email: String?
  /// OpenStreetMap's syntax, or words as found.
  public var openingHours: String?
  public var payments: [PaymentMethod] = []
  public var issuesEInvoice: Bool?
  public var onlineOrderURL: String?
  public var traceabilityURL: String?
  /// Key of the distributor that supplies this outlet.
  public var suppliedBy: String?
  public var coordinate: Coordinate
  public var accuracy: CoordinateAccuracy
  public var status: OutletStatus = .active
  /// Date of the last check on the spot, `yyyy-MM-dd`.
  public var verifiedOn: String?
  public var verifiedBy: String?
  /// True only for demonstration data.
  public var synthetic = false

  public init(name: String, kind: OutletKind, coordinate: Coordinate, accuracy: CoordinateAccuracy) {
    self.name = name
    self.kind = kind
    self.coordinate = coordinate
    self.accuracy = accuracy
  }
}
