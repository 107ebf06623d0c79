/// A group of goods that an outlet sells.
public enum ProductGroup: String, CaseIterable, Codable, Sendable {
  case farmProduce = "farm_produce"
  case seafood
  case processedFood = "processed_food"
  case specialties
  case drinks
  case textiles
  case footwear
  case woodFurniture = "wood_furniture"
  case handicraft
  case household
  case buildingMaterials = "building_materials"
  case farmSupplies = "farm_supplies"
  case medicineCosmetics = "medicine_cosmetics"

  public var label: BilingualText {
    switch self {
    case .farmProduce: BilingualText(vi: "Nông sản", en: "Farm produce")
    case .seafood: BilingualText(vi: "Thuỷ hải sản", en: "Seafood")
    case .processedFood: BilingualText(vi: "Thực phẩm chế biến", en: "Processed food")
    case .specialties: BilingualText(vi: "Đặc sản", en: "Specialties")
    case .drinks: BilingualText(vi: "Đồ uống", en: "Drinks")
    case .textiles: BilingualText(vi: "Dệt may", en: "Textiles")
    case .footwear: BilingualText(vi: "Giày dép", en: "Footwear")
    case .woodFurniture: BilingualText(vi: "Đồ gỗ, nội thất", en: "Wood and furniture")
    case .handicraft: BilingualText(vi: "Thủ công mỹ nghệ", en: "Handicraft")
    case .household: BilingualText(vi: "Hàng gia dụng", en: "Household goods")
    case .buildingMaterials: BilingualText(vi: "Vật liệu xây dựng", en: "Building materials")
    case .farmSupplies: BilingualText(vi: "Vật tư nông nghiệp", en: "Farm supplies")
    case .medicineCosmetics: BilingualText(vi: "Thuốc, mỹ phẩm", en: "Medicine and cosmetics")
    }
  }
}
