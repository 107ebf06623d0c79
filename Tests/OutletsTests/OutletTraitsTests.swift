import Testing

@testable import Outlets

struct OutletTraitsTests {
  @Test(
    arguments: [
      ("Số 07 Lê Duẩn, P. Lý Thường Kiệt", "7|le duan"), ("7 đường Lê Duẩn", "7|le duan"),
      ("SN 12/4 Nguyễn Huệ - TP. Quy Nhơn", "12 4|nguyen hue tp quy nhon"), ("15A Trần Phú", "15a|tran phu"),
      ("Số 12 đường 30/4", "12|30 4"), ("12 đường Ba Tháng Hai", "12|ba thang hai"), ("Thôn 3, xã Cát Khánh", nil),
      ("QL1A", nil), ("Km 1217+500 QL1A", nil), ("Lê Duẩn", nil), ("12", nil), ("Số 5 thôn An Hoà", nil), ("", nil),
      ("2 khu phố 3", nil), ("Lô 10-11-12", nil),
    ] as [(String, String?)])
  func housesAndStreets(_ address: String, _ expected: String?) {
    #expect(StreetAddress(address).map { "\($0.house)|\($0.street)" } == expected)
  }

  /// A spreadsheet makes a number of the key 1.
  @Test(
    arguments: [
      ("1.0", "1"), ("12,0", "12"), ("0.0", "0"), ("1.00", "1.00"), ("1.000", "1.000"), ("1.10", "1.10"),
      ("A.0", "A.0"),
      (".0", ".0"), ("10", "10"), ("1", "1"), ("", ""),
    ])
  func numbersOfASpreadsheet(_ written: String, _ key: String) {
    #expect(OutletTraits.wholeNumber(written) == key)
    #expect(OutletTraits.key(written) == OutletTraits.key(key))
  }

  @Test(
    arguments: [
      ("Siêu thị Co.opmart Quy Nhơn", "co opmart"), ("Co.opMart", "co opmart"),
      ("Cửa hàng tiện lợi Bách Hóa Xanh", "xanh"), ("Công ty TNHH MTV Hoàng Anh", "hoang anh"), ("Tạp hoá", nil),
      ("Chợ Quy Nhơn", "quy nhon"), ("Chợ 24", nil), ("HTX Nông nghiệp Phước Hưng", "nong nghiep phuoc hung"),
      ("", nil),
    ] as [(String, String?)])
  func brands(_ name: String, _ brand: String?) {
    #expect(BrandName.brand(ofFolded: VietnameseText.fold(name), places: ["quy nhon"]) == brand)
  }
}
