extension OutletDraft {
  /// What a list's column can hold. Written by ``name``; the raw value is only the field's place among the fields.
  public enum Field: Int, CaseIterable, Sendable, LosslessStringConvertible {
    case number, key, name, kind, grade, programmes, productGroups, products, address
    /// A commune's name of either era.
    case commune
    /// Columns that only lists exported from here have; they keep a unit exact where its name does not.
    case communeCode, commune2020, communeCode2020, districtCode2020
    case district, phone, website, email, openingHours, payments, eInvoice, onlineOrderURL, traceabilityURL
    case suppliedBy, accuracy, status, verifiedOn, verifiedBy, synthetic
    /// Y: in a geographic column the latitude, in a plane one whichever of N and E the list calls so.
    case latitude
    case longitude
    /// Both numbers in one cell.
    case coordinates
    /// Private, as the next three: an officer's own notes.
    case remark
    case contactPerson, contactPhone
    /// Whether somebody agrees that numbers and addresses are published.
    case consent
    /// Tells only whether an outlet is one of ours.
    case province
    /// A column that is not to be read.
    case ignored
    /// Of the data from which the list was exported here.
    case version

    /// The property's name where there is one: `product_groups`.
    public var name: String { Self.names[rawValue] }
    public var description: String { name }

    public init?(_ name: String) {
      guard let place = Self.names.firstIndex(of: name) else { return nil }
      self.init(rawValue: place)
    }

    /// Whether a list may have several columns of it, which are all read.
    public var repeats: Bool {
      switch self {
      case .phone, .remark, .contactPerson, .contactPhone, .ignored: true
      default: false
      }
    }

    /// Whether line breaks part the values of such a cell.
    public var keepsLines: Bool {
      switch self {
      case .coordinates, .phone, .products, .productGroups, .payments, .contactPhone: true
      default: false
      }
    }

    /// Whether it is never published.
    public var isPrivate: Bool {
      switch self {
      case .remark, .contactPerson, .contactPhone, .consent, .ignored: true
      default: false
      }
    }

    /// An empty text for every field.
    public static let noColumns = Array(repeating: "", count: allCases.count)

    private static let names = [
      "number", "key", "name", "kind", "grade", "programmes", "product_groups", "products", "address", "commune",
      "commune_code", "commune_2020", "commune_code_2020", "district_code_2020", "district", "phone", "website",
      "email", "opening_hours", "payments", "e_invoice", "online_order_url", "traceability_url", "supplied_by",
      "accuracy", "status", "verified_on", "verified_by", "synthetic", "latitude", "longitude", "coordinates",
      "remark", "contact_person", "contact_phone", "consent", "province", "ignored",
      "version",
    ]
  }
}

extension OutletDraft.Field: Codable {
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    let name = try value.decode(String.self)
    guard let field = Self(name) else {
      throw DecodingError.dataCorruptedError(in: value, debugDescription: "no field “\(name)”")
    }
    self = field
  }

  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(name)
  }
}
