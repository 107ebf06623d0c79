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
    // All properties are always present.
    for property in OutletProperty.allCases where property != .id && property != .updatedAt {
      switch self[property] {
      case .null: try values.encodeNil(forKey: property)
      case .text(let text): try values.encode(text, forKey: property)
      case .integer(let number): try values.encode(number, forKey: property)
      case .bool(let flag): try values.encode(flag, forKey: property)
      case .list(let texts): try values.encode(texts, forKey: property)
      }
    }
    var geometry = encoder.container(keyedBy: GeometryKey.self)
    try geometry.encode([coordinate.longitude, coordinate.latitude], forKey: .coordinate)
  }
}
