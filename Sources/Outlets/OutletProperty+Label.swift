internal import Spatial

extension OutletProperty {
  /// What people call it: in lists, and where a fact is spoken of.
  public var label: BilingualText {
    switch self {
    case .id: BilingualText(vi: "Số", en: "Number")
    case .key: BilingualText(vi: "Mã", en: "Key")
    case .name: BilingualText(vi: "Tên cơ sở", en: "Name")
    case .kind: BilingualText(vi: "Loại hình", en: "Kind")
    case .grade: BilingualText(vi: "Hạng", en: "Grade")
    case .programmes: BilingualText(vi: "Chương trình", en: "Programmes")
    case .productGroups: BilingualText(vi: "Nhóm hàng", en: "Product groups")
    case .products: BilingualText(vi: "Sản phẩm", en: "Products")
    case .address: BilingualText(vi: "Địa chỉ", en: "Address")
    case .commune: BilingualText(vi: "Xã/phường", en: "Commune")
    case .communeCode: BilingualText(vi: "Mã xã, phường", en: "Commune's code")
    case .commune2020: BilingualText(vi: "Xã, phường cũ", en: "Former commune")
    case .communeCode2020: BilingualText(vi: "Mã xã, phường cũ", en: "Former commune's code")
    case .district2020: BilingualText(vi: "Huyện/TX/TP", en: "Former district")
    case .districtCode2020: BilingualText(vi: "Mã huyện cũ", en: "Former district's code")
    case .phone: BilingualText(vi: "Điện thoại", en: "Phone")
    case .website: BilingualText(vi: "Website", en: "Website")
    case .email: BilingualText(vi: "Email", en: "E-mail")
    case .openingHours: BilingualText(vi: "Giờ mở cửa", en: "Opening hours")
    case .payments: BilingualText(vi: "Thanh toán", en: "Payment")
    case .eInvoice: BilingualText(vi: "Hóa đơn điện tử", en: "E-invoices")
    case .onlineOrderURL: BilingualText(vi: "Đặt hàng trực tuyến", en: "Online orders")
    case .traceabilityURL: BilingualText(vi: "Truy xuất nguồn gốc", en: "Traceability")
    case .suppliedBy: BilingualText(vi: "Nhà cung cấp", en: "Supplier")
    case .accuracy: BilingualText(vi: "Vị trí", en: "Place")
    case .status: BilingualText(vi: "Trạng thái", en: "Status")
    case .verifiedOn: BilingualText(vi: "Ngày xác minh", en: "Verified on")
    case .verifiedBy: BilingualText(vi: "Người xác minh", en: "Verified by")
    case .updatedAt: BilingualText(vi: "Ngày cập nhật", en: "Updated")
    case .synthetic: BilingualText(vi: "Dữ liệu giả lập", en: "Synthetic")
    }
  }

  /// An outlet's value in words; a dash for none.
  func words(of outlet: Outlet) -> BilingualText {
    switch self {
    case .kind: return outlet.kind.label
    case .status: return outlet.status.label
    case .accuracy:
      let place = "\(outlet.coordinate.latitude), \(outlet.coordinate.longitude)"
      let accuracy = outlet.accuracy.label
      return BilingualText(vi: "\(place) (\(accuracy.vi))", en: "\(place) (\(accuracy.en))")
    default:
      let text: String? =
        switch outlet[self] {
        case .null: nil
        case .text(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): flag ? "✓" : "✗"
        case .list(let texts): texts.isEmpty ? nil : texts.joined(separator: "; ")
        }
      return BilingualText(vi: text ?? "–", en: text ?? "–")
    }
  }
}
