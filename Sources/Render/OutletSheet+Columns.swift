import Outlets

extension OutletSheet {
  static let latitude = Column(
    header: "Vĩ độ", width: 12,
    help: BilingualText(
      vi: "Độ thập phân (13,7765 hoặc 13.7765), độ phút giây, hoặc tọa độ VN-2000 (X, Y). Để trống nếu chưa biết: "
        + "điểm bán được đặt ở trung tâm xã, phường.",
      en: "Decimal degrees, degrees with minutes and seconds, or VN-2000. Blank if unknown: the commune's centre."))
  static let longitude = Column(
    header: "Kinh độ", width: 12,
    help: BilingualText(vi: "Như vĩ độ, ví dụ 109,2197.", en: "As the latitude, for instance 109.2197."))

  /// What a list has; the order of a form on paper.
  static let columns: [Column] = [
    Column(
      property: .key, width: 12,
      help: BilingualText(
        vi: "Mã của điểm bán trong danh sách của bạn, mỗi mã một điểm. Mã HV-… do bản đồ đặt: giữ nguyên để lần gửi "
          + "sau sửa đúng điểm bán đó.",
        en: "The outlet's code in your list, one for each. Codes HV-… were made by the map: leave them, so that the "
          + "next list corrects the same outlet.")),
    Column(
      property: .name, width: 32,
      help: BilingualText(vi: "Bắt buộc. Tên như trên biển hiệu.", en: "Required. The name as on the sign.")),
    Column(
      property: .kind, width: 24,
      help: BilingualText(
        vi: "Bắt buộc. Một trong: " + OutletKind.allCases.map(\.label.vi).joined(separator: "; ") + ".",
        en: "Required. One of: " + OutletKind.allCases.map(\.rawValue).joined(separator: ", ") + ".")),
    Column(
      property: .grade, width: 8,
      help: BilingualText(
        vi: "1, 2 hoặc 3; chỉ cho chợ, siêu thị, trung tâm thương mại.",
        en: "1, 2 or 3; for markets, supermarkets and shopping centres only.")),
    Column(
      property: .address, width: 36,
      help: BilingualText(vi: "Số nhà, đường, thôn, khu phố.", en: "House number, street, hamlet.")),
    Column(
      property: .commune, width: 22,
      help: BilingualText(
        vi: "Tên mới hoặc tên trước 1/7/2025, có chữ xã, phường, thị trấn.",
        en: "The present name or the one before 1 July 2025, with its type.")),
    Column(
      property: .district2020, width: 22,
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
      property: .phone, width: 18,
      help: BilingualText(
        vi: "Số của cơ sở, nhiều số cách nhau bằng dấu ;. Số riêng của cá nhân: không ghi ở đây.",
        en: "The business's numbers, parted by ;. Not a person's own number.")),
    Column(property: .email, width: 22, help: BilingualText(vi: "Của cơ sở.", en: "The business's.")),
    Column(
      property: .website, width: 22,
      help: BilingualText(vi: "Địa chỉ trang web.", en: "Address of the web site.")),
    Column(
      property: .openingHours, width: 22,
      help: BilingualText(
        vi: "Ví dụ: Mo-Su 06:00-18:00, hoặc bằng lời.", en: "For instance Mo-Su 06:00-18:00, or in words.")),
    Column(
      property: .programmes, width: 18,
      help: BilingualText(
        vi: "Nhiều giá trị cách nhau bằng dấu ;: "
          + Programme.allCases.map { "\($0.rawValue) (\($0.label.vi))" }.joined(separator: "; "),
        en: "Parted by ;: " + Programme.allCases.map { "\($0.rawValue) (\($0.label.en))" }.joined(separator: "; "))),
    Column(
      property: .productGroups, width: 22,
      help: BilingualText(
        vi: "Nhiều giá trị cách nhau bằng dấu ;: "
          + ProductGroup.allCases.map { "\($0.rawValue) (\($0.label.vi))" }.joined(separator: "; "),
        en: "Parted by ;: " + ProductGroup.allCases.map { "\($0.rawValue) (\($0.label.en))" }.joined(separator: "; "))),
    Column(
      property: .products, width: 26,
      help: BilingualText(vi: "Bằng lời, cách nhau bằng dấu ;.", en: "In words, parted by ;.")),
    Column(
      property: .payments, width: 18,
      help: BilingualText(
        vi: "Nhiều giá trị cách nhau bằng dấu ;: "
          + PaymentMethod.allCases.map { "\($0.rawValue) (\($0.label.vi))" }.joined(separator: "; "),
        en: "Parted by ;: " + PaymentMethod.allCases.map(\.rawValue).joined(separator: "; "))),
    Column(
      property: .eInvoice, width: 12,
      help: BilingualText(vi: "có hoặc không.", en: "có (yes) or không (no).")),
    Column(
      property: .onlineOrderURL, width: 22,
      help: BilingualText(vi: "Địa chỉ trang đặt hàng.", en: "Address of the page to order at.")),
    Column(
      property: .traceabilityURL, width: 22,
      help: BilingualText(vi: "Địa chỉ trang truy xuất.", en: "Address of the page to trace at.")),
    Column(
      property: .suppliedBy, width: 14,
      help: BilingualText(vi: "Mã của nhà phân phối.", en: "Key of the distributor.")),
    Column(
      property: .status, width: 16,
      help: BilingualText(
        vi: OutletStatus.allCases.map(\.label.vi).joined(separator: "; ") + ".",
        en: OutletStatus.allCases.map(\.rawValue).joined(separator: ", ") + ".")),
    Column(
      property: .verifiedOn, width: 14,
      help: BilingualText(vi: "Ngày kiểm tra tại chỗ gần nhất.", en: "Date of the last check on the spot.")),
    Column(
      property: .verifiedBy, width: 18,
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

  /// Tells the list's reader what was in the cells when they were exported.
  static let version = Column(
    header: "version (phiên bản, giữ nguyên)", width: 14,
    help: BilingualText(
      vi: "Giữ nguyên: nhờ đó chỉ những ô bạn sửa được cập nhật, ô bạn xoá thì xoá trên bản đồ, và chỗ người khác đã "
        + "sửa sau khi bạn tải danh sách thì được hỏi lại.",
      en: "Leave it: so that only the cells you edit are updated, those you clear are cleared on the map, and what "
        + "others edited after you downloaded the list is asked."))

  static let distance = Column(
    header: "distance (khoảng cách, m)", width: 14,
    help: BilingualText(
      vi: "Từ điểm đã chọn, theo đường thẳng. Khi gửi lại, cột này không được đọc.",
      en: "From the place chosen, in a straight line. Not read when the list comes back."))

  static let synthetic = Column(
    property: .synthetic, width: 10,
    help: BilingualText(vi: "có: chỉ để chạy thử.", en: "có (yes): made up, for trying."))
}
