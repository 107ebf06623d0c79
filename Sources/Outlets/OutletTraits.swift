public import Spatial

/// By what an outlet may be known again in another row or list. Texts are kept as hashes of their folded form.
public struct OutletTraits: Sendable {
  /// Nil without a key; case and white space do not count.
  let key: Int?
  let name: Int?
  /// Of kind and brand.
  let brand: Int?
  /// Of house number, street and commune.
  let address: Int?
  /// Where the outlet is by its words: its commune of today, else what is written.
  let area: Int?
  /// Nil where only the commune is known, or nothing.
  let point: Coordinate?

  public init(_ outlet: Outlet) {
    self.init(
      key: outlet.key, name: outlet.name, kind: outlet.kind, address: outlet.address,
      area: Area(commune: outlet.commune, district: outlet.district2020, written: nil),
      point: outlet.accuracy == .commune ? nil : outlet.coordinate, synthetic: outlet.synthetic)
  }

  /// Where an outlet is by its words; one for all outlets of a commune.
  public struct Area: Sendable {
    /// The commune of today, else what is written.
    let place: String?
    let hash: Int?
    /// Folded bare names.
    let names: [String]

    /// - Parameter written: the commune or district as it is written, for want of a known one.
    public init(commune: AdminUnit.Name?, district: AdminUnit.Name?, written: String?) {
      place = commune?.code ?? written.map(VietnameseText.fold)
      hash = place.map { OutletTraits.hash($0) } ?? district.map { OutletTraits.hash($0.code, "district") }
      names = [commune, district].compactMap { $0.map(OutletTraits.bareName) }
    }
  }

  /// - Parameter point: the outlet's own place, nil where only the commune is known, or nothing.
  public init(
    key: String?, name: String?, kind: OutletKind?, address: String?, area: Area, point: Coordinate?, synthetic: Bool
  ) {
    let folded = name.map(VietnameseText.fold) ?? ""
    // Demonstration data is alike only among itself.
    let world = synthetic ? "synthetic" : ""
    self.key = key.flatMap(Self.key).map { synthetic ? ~$0 : $0 }
    self.name = folded.isEmpty ? nil : Self.hash(world, folded)
    brand = BrandName.brand(ofFolded: folded, places: area.names)
      .map { Self.hash(world, kind?.rawValue ?? "", $0) }
    self.area = area.hash
    self.address =
      if let place = area.place, let street = address.flatMap(StreetAddress.init) {
        Self.hash(world, place, street.house, street.street)
      } else { nil }
    self.point = point
  }

  static func key(_ text: String) -> Int? {
    let lower = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x80 } ? text.lowercased() : spaceless(text.lowercased())
    return lower.isEmpty ? nil : hash(lower)
  }

  private static func spaceless(_ text: String) -> String {
    String(decoding: text.utf8.filter { $0 > 0x20 }, as: UTF8.self)
  }

  /// "Phường Quy Nhơn" → "quy nhon".
  private static func bareName(_ unit: AdminUnit.Name) -> String {
    let folded = VietnameseText.fold(unit.name)
    for type in ["phuong ", "xa ", "thi tran ", "huyen ", "thi xa ", "thanh pho "] where folded.hasPrefix(type) {
      return String(folded.dropFirst(type.utf8.count))
    }
    return folded
  }

  fileprivate static func hash(_ texts: String...) -> Int {
    var hasher = Hasher()
    for text in texts { hasher.combine(text) }
    return hasher.finalize()
  }
}
