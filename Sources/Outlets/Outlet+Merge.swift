extension Outlet {
  /// The published outlet with what a list's row says of it; what the row is silent on stays.
  ///
  /// - Parameter statesStatus: the row has a word on the status, so that "active" is not silence.
  public func merged(into published: Outlet, statesStatus: Bool) -> Outlet {
    var merged = published
    merged.name = name
    merged.kind = kind
    merged.grade = grade ?? (kind == published.kind ? published.grade : nil)
    merged.key = key ?? published.key
    if !programmes.isEmpty { merged.programmes = programmes }
    if !productGroups.isEmpty { merged.productGroups = productGroups }
    if !products.isEmpty { merged.products = products }
    if !phone.isEmpty { merged.phone = phone }
    if !payments.isEmpty { merged.payments = payments }
    merged.address = address ?? published.address
    if let commune, commune.code != published.commune?.code {
      // In another commune, the old names of the former place are wrong.
      (merged.commune, merged.commune2020, merged.district2020) = (commune, commune2020, district2020)
    } else {
      merged.commune = commune ?? published.commune
      merged.commune2020 = commune2020 ?? published.commune2020
      merged.district2020 = district2020 ?? published.district2020
    }
    merged.website = website ?? published.website
    merged.email = email ?? published.email
    merged.openingHours = openingHours ?? published.openingHours
    merged.issuesEInvoice = issuesEInvoice ?? published.issuesEInvoice
    merged.onlineOrderURL = onlineOrderURL ?? published.onlineOrderURL
    merged.traceabilityURL = traceabilityURL ?? published.traceabilityURL
    merged.suppliedBy = suppliedBy ?? published.suppliedBy
    merged.verifiedOn = verifiedOn ?? published.verifiedOn
    merged.verifiedBy = verifiedBy ?? published.verifiedBy
    if status != .active || statesStatus { merged.status = status }
    if accuracy.rank <= published.accuracy.rank { (merged.coordinate, merged.accuracy) = (coordinate, accuracy) }
    return merged
  }
}

extension CoordinateAccuracy {
  /// 0 for the best.
  fileprivate var rank: Int {
    switch self {
    case .exact: 0
    case .approximate: 1
    case .commune: 2
    }
  }
}
