extension Outlet {
  /// The published outlet with what a list's row says of it; what the row is silent on stays.
  ///
  /// - Parameter assumed: facts that the row does not state.
  public func merged(into published: Outlet, assumed: Set<OutletProperty>) -> Outlet {
    var merged = published
    merged.name = name
    if !assumed.contains(.kind) { merged.kind = kind }
    merged.grade = grade ?? (merged.kind == published.kind ? published.grade : nil)
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
    if status != .active || !assumed.contains(.status) { merged.status = status }
    if replacesPlace(of: published, assumed) { (merged.coordinate, merged.accuracy) = (coordinate, accuracy) }
    return merged
  }

  /// Whether the outlet is known to be here better than there, or too far from there for both to be so.
  private func replacesPlace(of published: Outlet, _ assumed: Set<OutletProperty>) -> Bool {
    if assumed.contains(.accuracy), isAtSpot(of: published) { return false }
    // The centre of a commune of today tells less than that of a part of it.
    if accuracy == .commune, commune2020 == nil, published.commune2020 != nil, commune?.code == published.commune?.code
    {
      return false
    }
    if accuracy.rank <= published.accuracy.rank { return true }
    return accuracy == .approximate
      && DuplicateSearch.metres(coordinate, published.coordinate) > Self.approximation
  }

  /// The same place, though its numbers may have gone through another program.
  private func isAtSpot(of other: Outlet) -> Bool { DuplicateSearch.metres(coordinate, other.coordinate) < 0.5 }

  /// Metres that an approximate place may be off.
  private static let approximation = 500.0

  /// The published outlet with what was changed in a list since it was exported from here.
  ///
  /// What the row has as the export had it is not the list's word: it stays as it is published by now. A fact that
  /// was changed here and there is a conflict, and stays, too.
  ///
  /// - Parameter earlier: the outlet as it was exported.
  public func merged(
    into published: Outlet, since earlier: Outlet, assumed: Set<OutletProperty>, blank: Set<OutletProperty>
  ) -> (outlet: Outlet, conflicts: [OutletProperty]) {
    var merged = published
    var conflicts: [OutletProperty] = []
    func settle(_ property: OutletProperty, _ hasOther: (_ one: Outlet, _ other: Outlet) -> Bool) {
      guard hasOther(self, earlier), hasOther(self, published) else { return }
      guard hasOther(published, earlier) else { return merged.take(property, from: self) }
      // A unit's code goes with its name: one question for both.
      if property.unit.map(conflicts.contains) != true { conflicts.append(property) }
    }
    for property in OutletProperty.allCases where property != .accuracy && property != .synthetic {
      if assumed.contains(property) { continue }
      if !self[property].isEmpty || blank.contains(property) { settle(property) { $0[property] != $1[property] } }
    }
    // In another commune, the old names of the former place are wrong.
    if let commune, merged.commune?.code == commune.code, commune.code != published.commune?.code {
      (merged.commune2020, merged.district2020) = (commune2020, district2020)
    }
    // A place that was not written is none.
    if accuracy != .commune || earlier.accuracy == .commune {
      let isRated = !assumed.contains(.accuracy)
      settle(.accuracy) { !$0.isAtSpot(of: $1) || isRated && $0.accuracy != $1.accuracy }
    }
    return (merged, conflicts)
  }
}

extension RowOutcome {
  /// The published outlet with what the row says of it; nil where the row became no outlet.
  func merged(into published: Outlet) -> Outlet? {
    outlet.map { withholding(from: $0.withoutOwnKey.merged(into: published, assumed: assumed)) }
  }

  /// Who does not agree to it is published without numbers, also those that are on the map already.
  public func withholding(from merged: Outlet) -> Outlet {
    guard let outlet, notes.contains(where: { $0.code == Note.noConsent }) else { return merged }
    var merged = merged
    (merged.phone, merged.email) = (outlet.phone, outlet.email)
    return merged
  }

  /// The published outlet with what the row says of it, or with what was changed in the row since it was exported.
  ///
  /// - Returns: nil where that is to be asked, which the row then is.
  mutating func merged(into published: PublishedOutlet, _ earlier: EarlierOutlets) -> Outlet? {
    guard let export, let then = earlier.outlet(published, at: export.version) else {
      return merged(into: published.outlet)
    }
    guard let own = outlet?.withoutOwnKey else { return nil }
    var (merged, conflicts) = own.merged(
      into: published.outlet, since: then, assumed: assumed, blank: export.blank)
    let questions = conflicts.map { (property: $0, note: Note.changedMeanwhile($0, list: own, map: published.outlet)) }
    // What was answered of an earlier state is no answer of this one.
    notes.removeAll { note in
      note.code == Note.changedMeanwhile && !questions.contains { $0.note.message == note.message }
    }
    for (property, question) in questions {
      if notes.contains(where: { $0.message == question.message }) {
        merged.take(property, from: own)
      } else {
        add(question, verdict: .ask)
      }
    }
    return verdict == .ready ? withholding(from: merged) : nil
  }
}

extension OutletProperty {
  /// The name that a code belongs to.
  fileprivate var unit: OutletProperty? {
    switch self {
    case .communeCode: .commune
    case .communeCode2020: .commune2020
    case .districtCode2020: .district2020
    default: nil
    }
  }
}

extension Note {
  /// Says that somebody refuses that the outlet's numbers are published.
  public static let noConsent = "no-consent"

  fileprivate static let changedMeanwhile = "changed-meanwhile"

  fileprivate static func changedMeanwhile(_ property: OutletProperty, list: Outlet, map: Outlet) -> Note {
    let (own, theirs) = (property.words(of: list), property.words(of: map))
    return Note(
      changedMeanwhile,
      vi: "\(property.label.vi) đã được sửa trên bản đồ sau khi tải danh sách: trên bản đồ là “\(theirs.vi)”, trong "
        + "danh sách là “\(own.vi)”. Chọn “Nhận như vậy” để dùng giá trị trong danh sách, hoặc bỏ qua dòng này.",
      en: "\(property.label.en), edited on the map after the list was downloaded: “\(theirs.en)” on the map, "
        + "“\(own.en)” in the list. Choose “Accept as it is” to use the list's value, or leave the row out.")
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
