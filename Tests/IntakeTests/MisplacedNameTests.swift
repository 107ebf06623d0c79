import Outlets
import Testing

@testable import Intake

@Suite struct MisplacedNameTests {
  /// Cells of a row that were typed one column off are asked, not published under the wrong name.
  @Test(arguments: [
    ("12 Trần Phú", "Tạp hoá", "Tạp hoá An"), ("Số 12 Trần Phú", "Chợ", "Chợ An"),
    ("Tạp hoá", "Tạp hoá Bình", "14 Trần Phú"), ("Phường Lê Lợi", "Tạp hoá", "14 Trần Phú"),
    ("P. Đống Đa", "Chợ", ""), ("xã Phước Hưng", "Chợ", ""), ("THỊ TRẤN DIÊU TRÌ", "Chợ", ""),
  ])
  func namesOfOtherColumnsAreAsked(_ name: String, _ kind: String, _ address: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Địa chỉ,Xã,SĐT", "\(name),\(kind),\(address),P. Lê Lợi,0256 3822222")
    #expect(row.verdict == .ask && row.codes.contains("name-misplaced"), "\(row.codes)")
  }

  @Test(arguments: [
    ("555 Store", "Tạp hoá", "12 Trần Phú"), ("24h", "Cửa hàng tiện lợi", "Chợ Đầm"), ("Tạp hoá", "Tạp hoá", "Chợ Lớn"),
    ("Tạp hoá", "Cửa hàng tạp hoá nhỏ", "12 Trần Phú"), ("Chợ", "Chợ hạng 1", ""), ("Phương Mai", "Tạp hoá", "Chợ Đầm"),
    ("Phước Hưng", "Chợ", ""), ("Thị Nại Mart", "Tạp hoá", ""), ("Số 1 Bakery", "Tạp hoá", "Chợ"),
    ("Phường Đúc Quán", "Tạp hoá", ""),
  ])
  func otherNamesAreNames(_ name: String, _ kind: String, _ address: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Địa chỉ,Xã,SĐT", "\(name),\(kind),\(address),P. Lê Lợi,0256 3822222")
    #expect(row.verdict == .ready && row.outlet?.name == name, "\(row.codes)")
  }
}
