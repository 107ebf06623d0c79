import Outlets
import Testing

@testable import Intake

@Suite struct OwnerInNameTests {
  /// The owner beside an outlet's name is a person: kept, not published; a mobile number in the row is that person's.
  @Test(arguments: [
    ("Tạp hoá Bảy (chủ: bà Võ Thị Bảy)", "", "Tạp hoá Bảy", "chủ: bà Võ Thị Bảy"),
    ("Tạp hoá Bảy - chủ hộ Võ Thị Bảy", "", "Tạp hoá Bảy", "chủ hộ Võ Thị Bảy"),
    ("Tạp hoá Bảy (Chủ cơ sở: Võ Bảy) CN 2", "", "Tạp hoá Bảy CN 2", "Chủ cơ sở: Võ Bảy"),
    ("Tạp hoá Lan - Nguyễn Thị Ba", "NGUYỄN THỊ BA", "Tạp hoá Lan", "NGUYỄN THỊ BA"),
    ("Tạp hoá Cô Ba (Nguyễn Thị Ba)", "", "Tạp hoá Cô Ba", "Nguyễn Thị Ba"),
    ("Hộ kinh doanh Hoa Mai (Trần Văn Bình)", "", "Hộ kinh doanh Hoa Mai", "Trần Văn Bình"),
    ("Cửa hàng Hoa Mai (ông Trần Quốc Toàn)", "", "Cửa hàng Hoa Mai", "ông Trần Quốc Toàn"),
  ])
  func theOwnerIsKeptPrivate(_ written: String, _ person: String, _ name: String, _ owner: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã,SĐT,Người liên hệ", "\(written),Tạp hoá,P. Lê Lợi,0905123456,\(person)")
    #expect(row.verdict == .ready && row.codes.contains("owner-withheld"), "\(row.codes)")
    #expect(row.outlet?.name == name && row.outlet?.phone == [])
    #expect(row.privateFacts?.contactPerson == owner && row.privateFacts?.phone == ["+84905123456"])
  }

  @Test(arguments: [
    "Tạp hoá Lan (Nguyễn Thị Định)", "Tạp hoá Lan (Lê Hồng Phong)", "WinMart+ (Nguyễn Thị Thập)",
    "Tạp hoá Lan - Trần Văn Lan", "Tạp hoá Lan (bà Ba)", "Chợ Đầm (chủ yếu bán sỉ)", "Tạp hoá Lan (nghỉ chủ nhật)",
    "Quán Lan (chú Ba)",
    "Tạp hoá Lan (Chủ Nhật nghỉ)", "(chủ hộ Lan)", "Chợ Lớn - Đầm",
  ])
  func otherPartsStay(_ name: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,SĐT", "\(name),Tạp hoá,P. Lê Lợi,0905123456")
    #expect(row.outlet?.name == name && row.outlet?.phone == ["+84905123456"], "\(row.codes)")
  }

  /// A footnote's mark behind the owner hides nobody.
  @Test(arguments: ["Tạp hoá Bảy - Võ Thị Bảy (*)", "Tạp hoá Bảy, Võ Thị Bảy*"])
  func theOwnerIsToldBesideAMark(_ written: String) async throws {
    let row = try await Fixtures.row(
      "Tên;Loại hình;Xã;Người liên hệ", "\(written);Tạp hoá;P. Lê Lợi;Võ Thị Bảy")
    #expect(row.outlet?.name == "Tạp hoá Bảy")
    #expect(row.codes.contains("owner-withheld") && row.codes.contains("footnote-mark"), "\(row.codes)")
    let note = row.notes.first { $0.code == "owner-withheld" }
    #expect(note?.message.en.contains("“Võ Thị Bảy”") == true)
  }
}
