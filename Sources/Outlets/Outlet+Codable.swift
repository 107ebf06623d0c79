import Spatial

/// An outlet is written as its feature properties (without `id` and `updated_at`, which only a published
/// outlet has) and a `coordinate` of [longitude, latitude]: in changesets and in import reports alike.
extension Outlet: Codable {
  private enum GeometryKey: String, CodingKey { case coordinate }

  public init(from decoder: any Decoder) throws {
    let geometry = try decoder.container(keyedBy: GeometryKey.self)
    let position = try geometry.decode([Double].self, forKey: .coordinate)
    guard position.count == 2, let coordinate = Coordinate(longitude: position[0], latitude: position[1]) else {
      throw DecodingError.dataCorruptedError(
        forKey: .coordinate, in: geometry, debugDescription: "expected [longitude, latitude]")
    }
    let values = try decoder.container(keyedBy: OutletProperty.self)
    func unit(_ name: OutletProperty, _ code: OutletProperty) throws -> AdminUnit.Name? {
      guard let code = try values.decodeIfPresent(String.self, forKey: code) else { return nil }
      return AdminUnit.Name(code: code, name: try values.decode(String.self, forKey: name))
    }
    self.init(
      name: try values.decode(String.self, forKey: .name),
      kind: try values.decode(OutletKind.self, forKey: .kind),
      coordinate: coordinate,
      accuracy: try values.decode(CoordinateAccuracy.self, forKey: .accuracy))
    key = try values.decodeIfPresent(String.self, forKey: .key)
    grade = try values.decodeIfPresent(Int.self, forKey: .grade)
    programmes = try values.decode([Programme].self, forKey: .programmes)
    productGroups = try values.decode([ProductGroup].self, forKey: .productGroups)
    products = try values.decode([String].self, forKey: .products)
    address = try values.decodeIfPresent(String.self, forKey: .address)
    commune = try unit(.commune, .communeCode)
    commune2020 = try unit(.commune2020, .communeCode2020)
    district2020 = try unit(.district2020, .districtCode2020)
    phone = try values.decode([String].self, forKey: .phone)
    website = try values.decodeIfPresent(String.self, forKey: .website)
    email = try values.decodeIfPresent(String.self, forKey: .email)
    openingHours = try values.decodeIfPresent(String.self, forKey: .openingHours)
    payments = try values.decode([PaymentMethod].self, forKey: .payments)
    issuesEInvoice = try values.decodeIfPresent(Bool.self, forKey: .eInvoice)
    onlineOrderURL = try values.decodeIfPresent(String.self, forKey: .onlineOrderURL)
    traceabilityURL = try values.decodeIfPresent(String.self, forKey: .traceabilityURL)
    suppliedBy = try values.decodeIfPresent(String.self, forKey: .suppliedBy)
    status = try values.decode(OutletStatus.self, forKey: .status)
    verifiedOn = try values.decodeIfPresent(String.self, forKey: .verifiedOn)
    verifiedBy = try values.decodeIfPresent(String.self, forKey: .verifiedBy)
    synthetic = try values.decode(Bool.self, forKey: .synthetic)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: OutletProperty.self)
    // `encode` of an optional writes null: all properties are always present.
    try values.encode(key, forKey: .key)
    try values.encode(name, forKey: .name)
    try values.encode(kind, forKey: .kind)
    try values.encode(grade, forKey: .grade)
    try values.encode(programmes, forKey: .programmes)
    try values.encode(productGroups, forKey: .productGroups)
    try values.encode(products, forKey: .products)
    try values.encode(address, forKey: .address)
    try values.encode(commune?.name, forKey: .commune)
    try values.encode(commune?.code, forKey: .communeCode)
    try values.encode(commune2020?.name, forKey: .commune2020)
    try values.encode(commune2020?.code, forKey: .communeCode2020)
    try values.encode(district2020?.name, forKey: .district2020)
    try values.encode(district2020?.code, forKey: .districtCode2020)
    try values.encode(phone, forKey: .phone)
    try values.encode(website, forKey: .website)
    try values.encode(email, forKey: .email)
    try values.encode(openingHours, forKey: .openingHours)
    try values.encode(payments, forKey: .payments)
    try values.encode(issuesEInvoice, forKey: .eInvoice)
    try values.encode(onlineOrderURL, forKey: .onlineOrderURL)
    try values.encode(traceabilityURL, forKey: .traceabilityURL)
    try values.encode(suppliedBy, forKey: .suppliedBy)
    try values.encode(accuracy, forKey: .accuracy)
    try values.encode(status, forKey: .status)
    try values.encode(verifiedOn, forKey: .verifiedOn)
    try values.encode(verifiedBy, forKey: .verifiedBy)
    try values.encode(synthetic, forKey: .synthetic)
    var geometry = encoder.container(keyedBy: GeometryKey.self)
    try geometry.encode([coordinate.longitude, coordinate.latitude], forKey: .coordinate)
  }
}
