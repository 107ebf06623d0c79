import Outlets

extension OutletSheet {
  static let latitude = Column(
    property: nil, header: "Vĩ độ", width: 12,
    help: BilingualText(
      vi: "Độ thập phân (13,7765 hoặc 13.7765), độ phút giây, hoặc tọa độ VN-2000 (X, Y). Để trống nếu chưa biết: "
        + "điểm bán được đặt ở trung tâm xã, phường.",
      en: "Decimal degrees, degrees with minutes and seconds, or VN-2000. Blank if unknown: the commune's centre."))
  static let longitude = Column(
    property: nil, header: "Kinh độ", width: 12,
    help: BilingualText(vi: "Như vĩ độ, ví dụ 109,2197.", en: "As the latitude, for instance 109.2197."))

  /// What a list has; the order of a form on paper.
  static let columns: [Column] = [
    Column(
      property: .key, header: "Mã", width: 12,
      help: BilingualText(
        vi: "Mã của điểm bán trong danh sách của bạn, mỗi mã một điểm. Mã HV-… do bản đồ đặt: giữ nguyên để lần gửi "
          + "sau sửa đúng điểm bán đó.",
        en: "The outlet's code in your list, one for each. Codes HV-… were made by the map: leave them, so that the "
          + "next list corrects the same outlet.")),
    Column(
      property: .name, header: "Tên cơ sở", width: 32,
      help: BilingualText(vi: "Bắt buộc. Tên như trên biển hiệu.", en: "Required. The name as on the sign.")),
    Column(
      property: .kind, header: "Loại hình", width: 24,
      help: BilingualText(
        vi: "Bắt buộc. Một trong: " + OutletKind.allCases.map(\.label.vi).joined(separator: "; ") + ".",
        en: "Required. One of: " + OutletKind.allCases.map(\.rawValue).joined(separator: ", ") + ".")),
    Column(
      property: .grade, header: "Hạng", width: 8,
      help: BilingualText(
        vi: "1, 2 hoặc 3; chỉ cho chợ, siêu thị, trung tâm thương mại.",
        en: "1, 2 or 3; for markets, supermarkets and shopping centres only.")),
    Column(
      property: .address, header: "Địa chỉ", width: 36,
      help: BilingualText(vi: "Số nhà, đường, thôn, khu phố.", en: "House number, street, hamlet.")),
    Column(
      property: .commune, header: "Xã/phường", width: 22,
      help: BilingualText(
        vi: "Tên mới hoặc tên trước 1/7/2025, có chữ xã, phường, thị trấn.",
        en: "The present name or the one before 1 July 2025, with its type.")),
    Column(
      property: .district2020, header: "Huyện/TX/TP", width: 22,
      help: BilingualText(
        vi: "Huyện, thị xã, thành phố cũ; cần khi tên xã, phường là tên cũ.",
        en: "The former district; needed with a former commune's name.")),
    latitude, longitude,
    Column(
      property: .accuracy, header: "Độ chính xác", width: 14,
      help: BilingualText(
        vi: CoordinateAccuracy.allCases.map(\.label.vi).joined(separator: "; ") + ".",
        en: CoordinateAccuracy.allCases.map(\.rawValue).joined(separator: ", ") + ".")),
    Column(
      property: .phone, header: "Điện thoại", width: 18,
      help: BilingualText(
        vi: "Số của cơ sở, nhiều số cách nhau bằng dấu ;. Số riêng của cá nhân: không ghi ở đây.",
        en: "The business's numbers, parted by ;. Not a person's own number.")),
    Column(property: .email, header: "Email", width: 22, help: BilingualText(vi: "Của cơ sở.", en: "The business's.")),
    Column(
      property: .website, header: "Website", width: 22,
      help: BilingualText(vi: "Địa chỉ trang web.", en: "Address of the web site.")),
    Column(
      property: .openingHours, header: "Giờ mở cửa", width: 22,
      help: BilingualText(
        vi: "Ví dụ: Mo-Su 06:00-18:00, hoặc bằng lời.", en: "For instance Mo-Su 06:00-18:00, or in words.")),
    Column(
      property: .programmes, header: "Chương trình", width: 18,
      help: BilingualText(
        vi: "Nhiều giá trị cách nhau bằng dấu ;: "
          + Programme.allCases.map { "\($0.rawValue) (\($0.label.vi))" }.joined(separator: "; "),
        en: "Parted by ;: " + Programme.allCases.map { "\($0.rawValue) (\($0.label.en))" }.joined(separator: "; "))),
    Column(
      property: .productGroups, header: "Nhóm hàng", width: 22,
      help: BilingualText(
        vi: "Nhiều giá trị cách nhau bằng dấu ;: "
          + ProductGroup.allCases.map { "\($0.rawValue) (\($0.label.vi))" }.joined(separator: "; "),
        en: "Parted by ;: " + ProductGroup.allCases.map { "\($0.rawValue) (\($0.label.en))" }.joined(separator: "; "))),
    Column(
      property: .products, header: "Sản phẩm", width: 26,
      help: BilingualText(vi: "Bằng lời, cách nhau bằng dấu ;.", en: "In words, parted by ;.")),
    Column(
      property: .payments, header: "Thanh toán", width: 18,
      help: BilingualText(
        vi: "Nhiều giá trị cách nhau bằng dấu ;: "
          + PaymentMethod.allCases.map { "\($0.rawValue) (\($0.label.vi))" }.joined(separator: "; "),
        en: "Parted by ;: " + PaymentMethod.allCases.map(\.rawValue).joined(separator: "; "))),
    Column(
      property: .eInvoice, header: "Hóa đơn điện tử", width: 12,
      help: BilingualText(vi: "có hoặc không.", en: "có (yes) or không (no).")),
    Column(
      property: .onlineOrderURL, header: "Đặt hàng trực tuyến", width: 22,
      help: BilingualText(vi: "Địa chỉ trang đặt hàng.", en: "Address of the page to order at.")),
    Column(
      property: .traceabilityURL, header: "Truy xuất nguồn gốc", width: 22,
      help: BilingualText(vi: "Địa chỉ trang truy xuất.", en: "Address of the page to trace at.")),
    Column(
      property: .suppliedBy, header: "Nhà cung cấp", width: 14,
      help: BilingualText(vi: "Mã của nhà phân phối.", en: "Key of the distributor.")),
    Column(
      property: .status, header: "Trạng thái", width: 16,
      help: BilingualText(
        vi: OutletStatus.allCases.map(\.label.vi).joined(separator: "; ") + ".",
        en: OutletStatus.allCases.map(\.rawValue).joined(separator: ", ") + ".")),
    Column(
      property: .verifiedOn, header: "Ngày xác minh", width: 14,
      help: BilingualText(vi: "Ngày kiểm tra tại chỗ gần nhất.", en: "Date of the last check on the spot.")),
    Column(
      property: .verifiedBy, header: "Người xác minh", width: 18,
      help: BilingualText(
        vi: "Tên cơ quan; nội dung này hiện công khai.", en: "Name of the agency; everybody sees it.")),
  ]

  /// Keep a unit exact where its name does not; only in lists of published outlets.
  static let units = [
    (OutletProperty.communeCode, "commune_code (mã xã, phường)"), (.commune2020, "commune_2020 (xã, phường cũ)"),
    (.communeCode2020, "commune_code_2020 (mã cũ)"), (.districtCode2020, "district_code_2020 (mã huyện cũ)"),
  ].map { property, header in
    Column(
      property: property, header: header, width: 14,
      help: BilingualText(
        vi: "Mã đi cùng tên: khi sửa xã, phường thì xoá các ô mã của dòng đó.",
        en: "Codes go with the names: clear the row's codes when you change its commune."))
  }

  static let synthetic = Column(
    property: .synthetic, header: "Dữ liệu giả lập", width: 10,
    help: BilingualText(vi: "có: chỉ để chạy thử.", en: "có (yes): made up, for trying."))
}
