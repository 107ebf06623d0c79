/// What an outlet is. Each outlet has exactly one kind; what it takes part in are its programmes.
public enum OutletKind: String, CaseIterable, Codable, Sendable {
  case market
  case supermarket
  case shoppingCentre = "shopping_centre"
  case convenienceStore = "convenience_store"
  case specialtyStore = "specialty_store"
  case grocery
  case distributor
  case agent
  case cooperative
  case producer
  case vietGoodsPoint = "viet_goods_point"
  case ocopPoint = "ocop_point"

  public var label: BilingualText {
    switch self {
    case .market: BilingualText(vi: "Chợ", en: "Market")
    case .supermarket: BilingualText(vi: "Siêu thị", en: "Supermarket")
    case .shoppingCentre: BilingualText(vi: "Trung tâm thương mại", en: "Shopping centre")
    case .convenienceStore: BilingualText(vi: "Cửa hàng tiện lợi", en: "Convenience store")
    case .specialtyStore: BilingualText(vi: "Cửa hàng chuyên doanh, đặc sản", en: "Specialty store")
    case .grocery: BilingualText(vi: "Tạp hoá", en: "Grocery")
    case .distributor: BilingualText(vi: "Nhà phân phối", en: "Distributor")
    case .agent: BilingualText(vi: "Đại lý", en: "Agent")
    case .cooperative: BilingualText(vi: "Hợp tác xã", en: "Cooperative")
    case .producer: BilingualText(vi: "Cơ sở sản xuất bán trực tiếp", en: "Producer selling directly")
    case .vietGoodsPoint: BilingualText(vi: "Điểm bán hàng Việt Nam cố định", en: "Vietnamese-goods point")
    case .ocopPoint: BilingualText(vi: "Điểm giới thiệu và bán sản phẩm OCOP", en: "OCOP point")
    }
  }

  /// Whether the law grades this kind (1–3); a grade on another kind means nothing.
  public var isGraded: Bool {
    switch self {
    case .market, .supermarket, .shoppingCentre: true
    default: false
    }
  }
}
