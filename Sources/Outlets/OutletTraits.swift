public import Spatial

/// By what an outlet may be known again in another row or list.
public struct OutletTraits: Sendable {
  /// Nil without a key; case and white space do not count. A hash, as all that is compared here.
  let key: Int?
  let area: Area
  /// Nil where only the commune is known, or nothing.
  let point: Coordinate?
  private let name: String?
  private let kind: OutletKind?
  private let address: String?
  private let synthetic: Bool
  private var known: Likeness?

  /// What outlets without a common key have in common.
  struct Likeness: Sendable {
    let name: Int?
    /// Of kind and brand.
    let brand: Int?
    /// Of house number, street and commune.
    let address: Int?
  }

  /// Where an outlet is by its words; one for all outlets of a commune.
  public struct Area: Sendable {
    /// The commune of today, else what is written.
    fileprivate let place: String?
    let hash: Int?
    /// Folded bare names.
    fileprivate let names: [String]

    /// - Parameter written: the commune or district as it is written, for want of a known one.
    public init(commune: AdminUnit.Name?, district: AdminUnit.Name?, written: String?) {
      place = commune?.code ?? written.map(VietnameseText.fold)
      hash = place.map { OutletTraits.hash($0) } ?? district.map { OutletTraits.hash($0.code, "district") }
      names = [commune, district].compactMap { $0.map(OutletTraits.bareName) }
    }
  }

  public init(_ outlet: Outlet) {
    self.init(
      key: outlet.key, name: outlet.name, kind: outlet.kind, address: outlet.address,
      area: Area(commune: outlet.commune, district: outlet.district2020, written: nil),
      point: outlet.accuracy == .commune ? nil : outlet.coordinate, synthetic: outlet.synthetic)
  }

  /// - Parameter point: the outlet's own place, nil where only the commune is known, or nothing.
  public init(
    key: String?, name: String?, kind: OutletKind?, address: String?, area: Area, point: Coordinate?, synthetic: Bool
  ) {
    self.key = key.flatMap(Self.key).map { synthetic ? ~$0 : $0 }
    (self.name, self.kind, self.address, self.area) = (name, kind, address, area)
    (self.point, self.synthetic) = (point, synthetic)
    // Outlets with keys are told apart by them, mostly.
    if self.key == nil { known = makeLikeness() }
  }

  var likeness: Likeness { known ?? makeLikeness() }

  private func makeLikeness() -> Likeness {
    let folded = name.map(VietnameseText.fold) ?? ""
    // Demonstration data is alike only among itself.
    let world = synthetic ? "synthetic" : ""
    var house: Int?
    if let place = area.place, let street = address.flatMap(StreetAddress.init) {
      house = Self.hash(world, place, street.house, street.street)
    }
    return Likeness(
      name: folded.isEmpty ? nil : Self.hash(world, folded),
      brand: BrandName.brand(ofFolded: folded, places: area.names)
        .map { Self.hash(world, kind?.rawValue ?? "", $0) },
      address: house)
  }

  /// What a list's key is compared by; nil for none.
  public static func key(_ text: String) -> Int? {
    let lower = text.lowercased()
    let bare =
      lower.utf8.contains { $0 <= 0x20 } ? String(decoding: lower.utf8.filter { $0 > 0x20 }, as: UTF8.self) : lower
    return bare.isEmpty ? nil : hash(wholeNumber(bare))
  }

  /// "1.0" and "1,0" as "1": spreadsheets make such numbers of keys. Any other text as it is; "1.000" may be a
  /// thousand.
  public static func wholeNumber(_ text: String) -> String {
    guard text.utf8.last == 0x30, text.utf8.count > 2 else { return text }
    let digits = text.utf8.dropLast(2)
    guard let mark = text.utf8.dropLast().last, mark == 0x2E || mark == 0x2C,
      digits.allSatisfy({ (0x30...0x39).contains($0) })
    else { return text }
    return String(Substring(digits))
  }

  /// "Phường Quy Nhơn" → "quy nhon".
  private static func bareName(_ unit: AdminUnit.Name) -> String {
    let folded = VietnameseText.fold(unit.name)
    for type in ["phuong ", "xa ", "thi tran ", "huyen ", "thi xa ", "thanh pho "] where folded.hasPrefix(type) {
      return String(folded.dropFirst(type.utf8.count))
    }
    return folded
  }

  private static func hash(_ texts: String...) -> Int {
    var hasher = Hasher()
    for text in texts { hasher.combine(text) }
    return hasher.finalize()
  }
}
