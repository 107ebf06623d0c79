import Outlets
import Testing

@testable import Intake

@Suite struct ClosureWordsTests {
  /// A remark, or the name's brackets, may say that an outlet is closed: a person says whether it is.
  @Test(arguments: [
    ("Chợ A", "Đã ngừng kinh doanh từ 6/2025"), ("Chợ A", "Giải thể"), ("Chợ A", "Hiện đã đóng cửa; nhà cho thuê"),
    ("Chợ A (đã đóng cửa)", ""), ("Chợ A - Đã nghỉ bán", ""), ("Chợ A", "Tạm ngừng hoạt động do sửa chữa"),
    ("Chợ A", "Cơ sở không còn hoạt động"), ("Chợ A", "Đã đóng cửa do thu hồi đất"),
  ])
  func wordsOfClosureAreAsked(_ name: String, _ remark: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,Ghi chú", "\(name),Chợ,P. Đống Đa,\(remark)")
    #expect(row.verdict == .ask && row.codes.contains("says-closed"), "\(row.codes)")
    #expect(row.outlet?.status == .active)
    let stated = try await Fixtures.row(
      "Tên,Loại hình,Xã,Ghi chú,Tình trạng", "\(name),Chợ,P. Đống Đa,\(remark),Đã đóng cửa")
    #expect(stated.verdict == .ready)
  }

  @Test(arguments: [
    "Chưa đóng cửa", "Đóng cửa ngày Tết", "Đóng cửa chủ nhật", "Đóng cửa từ 11h đến 13h", "Đã ngừng bán rượu",
    "Nghỉ bán ngày rằm", "Đã chuyển sang 45 Lê Lợi", "Không hoạt động buổi chiều", "Tạm nghỉ thứ 7", "Gần chợ",
    "Chợ đã xây lại", "Ngừng kinh doanh mặt hàng thuốc lá",
  ])
  func otherRemarksAreNot(_ remark: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã,Ghi chú", "Chợ A (chợ lớn),Chợ,P. Đống Đa,\(remark)")
    #expect(row.verdict == .ready && row.outlet?.status == .active)
  }
}
