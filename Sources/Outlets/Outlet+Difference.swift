extension Outlet {
  /// One fact that differs between two states of an outlet.
  public struct Difference: Sendable, Equatable {
    public let property: OutletProperty
    public let before: PropertyValue
    public let after: PropertyValue
  }

  /// What differs from an earlier state, but for the coordinate.
  public func differences(from earlier: Outlet) -> [Difference] {
    OutletProperty.allCases.compactMap { property in
      let (before, after) = (earlier[property], self[property])
      return before == after ? nil : Difference(property: property, before: before, after: after)
    }
  }

  /// Takes over one fact of another outlet; a unit comes with its code, an accuracy with its coordinate.
  public mutating func take(_ property: OutletProperty, from other: Outlet) {
    switch property {
    case .id, .updatedAt: break
    case .key: key = other.key
    case .name: name = other.name
    case .kind: kind = other.kind
    case .grade: grade = other.grade
    case .programmes: programmes = other.programmes
    case .productGroups: productGroups = other.productGroups
    case .products: products = other.products
    case .address: address = other.address
    case .commune, .communeCode: commune = other.commune
    case .commune2020, .communeCode2020: commune2020 = other.commune2020
    case .district2020, .districtCode2020: district2020 = other.district2020
    case .phone: phone = other.phone
    case .website: website = other.website
    case .email: email = other.email
    case .openingHours: openingHours = other.openingHours
    case .payments: payments = other.payments
    case .eInvoice: issuesEInvoice = other.issuesEInvoice
    case .onlineOrderURL: onlineOrderURL = other.onlineOrderURL
    case .traceabilityURL: traceabilityURL = other.traceabilityURL
    case .suppliedBy: suppliedBy = other.suppliedBy
    case .accuracy: (coordinate, accuracy) = (other.coordinate, other.accuracy)
    case .status: status = other.status
    case .verifiedOn: verifiedOn = other.verifiedOn
    case .verifiedBy: verifiedBy = other.verifiedBy
    case .synthetic: synthetic = other.synthetic
    }
  }
}
