public import Outlets
internal import Render
internal import Spatial

/// What the outlets, closed ones left out, are in numbers.
public struct OutletStatistics: Sendable {
  public struct Commune: Sendable {
    public fileprivate(set) var outlets = 0
    /// With an address for online orders.
    public fileprivate(set) var takingOrders = 0
  }

  public fileprivate(set) var outlets = 0
  fileprivate var totals = [Int](repeating: 0, count: 64)
  /// Of both eras.
  public fileprivate(set) var communes: [AdminUnit.ID: Commune] = [:]
  public fileprivate(set) var takingOrders = 0
  /// Outside the former city of Quy Nhơn; those whose district is not known are left out.
  public fileprivate(set) var takingOrdersOutsideQuyNhon = 0
  public fileprivate(set) var takingOrdersOfUnknownDistrict = 0
  public fileprivate(set) var withWebsite = 0
  public fileprivate(set) var withWebsiteTakingOrders = 0
  /// Supermarkets and shopping centres: all, those that take a payment without cash, those of which no way to pay is
  /// known.
  public fileprivate(set) var large = 0
  public fileprivate(set) var largeCashless = 0
  public fileprivate(set) var largeUnknown = 0
  public fileprivate(set) var verified = 0

  init() {}

  /// How many outlets have a value of a property that has few.
  public func count(_ property: OutletProperty, _ value: String) -> Int {
    FacetBits.mask(property, [value]).map { totals[$0.trailingZeroBitCount] } ?? 0
  }
}

extension OutletStatistics {
  private static let largeKinds = FacetBits.mask(
    .kind, [OutletKind.supermarket.rawValue, OutletKind.shoppingCentre.rawValue])!
  private static let payments = FacetBits.mask(.payments, PaymentMethod.allCases.map(\.rawValue))!
  private static let cashless = FacetBits.mask(
    .payments, PaymentMethod.allCases.filter { $0 != .cash }.map(\.rawValue))!
  private static let quyNhon = "540"

  init(_ block: SnapshotBlock) {
    let (communes2025, communes2020) = (block.column(.communeCode)!, block.column(.communeCode2020)!)
    let districts = block.column(.districtCode2020)!
    for offset in 0..<block.count where block.open.contains(offset) {
      outlets += 1
      let tags = block.points.tags[offset]
      var bits = tags
      while bits != 0 {
        totals[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
      let takesOrders = tags & FacetBits.onlineOrder != 0
      let codes = [
        communes2025.text(at: offset).map { AdminUnit.ID(code: $0, era: .e2025) },
        communes2020.text(at: offset).map { AdminUnit.ID(code: $0, era: .e2020) },
      ]
      for id in codes.compactMap(\.self) {
        communes[id, default: Commune()].outlets += 1
        if takesOrders { communes[id]!.takingOrders += 1 }
      }
      if takesOrders {
        takingOrders += 1
        switch districts.text(at: offset) {
        case Self.quyNhon?: break
        case nil: takingOrdersOfUnknownDistrict += 1
        default: takingOrdersOutsideQuyNhon += 1
        }
      }
      let feature = block.feature(offset)
      if EncodedFeature.text(of: .website, feature: feature) != nil {
        withWebsite += 1
        if takesOrders { withWebsiteTakingOrders += 1 }
      }
      if EncodedFeature.text(of: .verifiedOn, feature: feature) != nil { verified += 1 }
      if tags & Self.largeKinds != 0 {
        large += 1
        if tags & Self.cashless != 0 { largeCashless += 1 }
        if tags & Self.payments == 0 { largeUnknown += 1 }
      }
    }
  }

  static func += (sum: inout OutletStatistics, other: OutletStatistics) {
    for count in [
      \OutletStatistics.outlets, \.takingOrders, \.takingOrdersOutsideQuyNhon, \.takingOrdersOfUnknownDistrict,
      \.withWebsite, \.withWebsiteTakingOrders, \.large, \.largeCashless, \.largeUnknown, \.verified,
    ] { sum[keyPath: count] += other[keyPath: count] }
    for place in sum.totals.indices { sum.totals[place] += other.totals[place] }
    for (id, commune) in other.communes {
      sum.communes[id, default: Commune()].outlets += commune.outlets
      sum.communes[id]!.takingOrders += commune.takingOrders
    }
  }
}

extension Snapshot {
  /// O(blocks); a block's outlets are counted when its numbers are first asked for.
  public var statistics: OutletStatistics {
    let parts = blocks.indices.concurrentMap { self.blocks[$0].statistics }
    return parts.reduce(into: OutletStatistics()) { $0 += $1 }
  }
}
