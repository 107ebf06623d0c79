/// A public programme that an outlet takes part in.
public enum Programme: String, CaseIterable, Codable, Sendable {
  case tuHaoHangViet = "tu_hao_hang_viet"
  case ocop
  case binhOnGia = "binh_on_gia"

  public var label: BilingualText {
    switch self {
    case .tuHaoHangViet: BilingualText(vi: "Tự hào hàng Việt Nam", en: "Proud of Vietnamese goods")
    case .ocop: BilingualText(vi: "OCOP (mỗi xã một sản phẩm)", en: "OCOP (one commune, one product)")
    case .binhOnGia: BilingualText(vi: "Bình ổn giá", en: "Price stabilisation")
    }
  }
}
