import Outlets
import Testing

@testable import Intake

@Suite struct PersonalNumberTests {
  /// Whatever field a number stands in, it is not published, the rest of the field is, and that is said.
  @Test(arguments: [
    ("Sản phẩm", "Gạo (LH chị Lan 0905123456); nem", OutletProperty.products, "Gạo; nem"),
    ("Giờ mở cửa", "6h-18h, gọi 0905 123 457", .openingHours, "6h-18h"),
    ("Nhà cung cấp", "Anh Tuấn 0905123458", .suppliedBy, ""),
    ("Nhà cung cấp", "NPP Thành Công (0905.123.458)", .suppliedBy, "NPP Thành Công"),
    ("Nhà cung cấp", "052088001234", .suppliedBy, ""), ("Người kiểm tra", "Nguyễn A 0905123450", .verifiedBy, ""),
    ("Người kiểm tra", "Nguyễn A - CMND 215123456", .verifiedBy, ""),
    ("Mã số", "052088001234", .key, ""), ("Mã số", "52088001234", .key, ""),
  ])
  func aNumberIsNotPublished(_ column: String, _ text: String, _ property: OutletProperty, _ rest: String) async throws
  {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,\(column)", "Chợ A,Chợ,P. Đống Đa,\"\(text)\"")
    #expect(row.verdict == .ready)
    let note = try #require(row.notes.first { $0.code == "number-personal" || $0.code == "key-personal" })
    #expect(note.column == column)
    let outlet = try #require(row.outlet)
    switch outlet[property] {
    case .text(let text): #expect(text == rest)
    case .list(let texts): #expect(texts.joined(separator: "; ") == rest)
    default: #expect(rest.isEmpty)
    }
  }

  @Test(arguments: [
    ("Giờ mở cửa", "Mo-Sa 07:30-11:30,13:30-17:00; PH off"), ("Giờ mở cửa", "05.00 - 11.00, 13.30 - 17.00"),
    ("Nhà cung cấp", "0312345678"), ("Mã số", "0312345678"), ("Mã số", "052988001234"), ("Mã số", "099088001234"),
    ("Người kiểm tra", "Sở Công Thương 05.03.2025"), ("Sản phẩm", "Bia 333, mì 3 miền 24 gói"),
  ])
  func otherDigitsArePublished(_ column: String, _ text: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,\(column)", "Chợ A,Chợ,P. Đống Đa,\"\(text)\"")
    #expect(row.codes.filter { $0 != "hours-converted" } == ["placed-in-commune"])
  }

  /// A link that is a number is treated as the number would be.
  @Test func aLinkWithANumberIsItsPersons() async throws {
    let header = "Tên,Loại hình,Xã,Chủ hộ,Website"
    let own = try await Fixtures.row(header, "Chợ A,Chợ,P. Đống Đa,Trần Thị Hoa,https://zalo.me/0905123459")
    #expect(own.outlet?.website == nil && own.codes.contains("number-personal"))
    let outlets = try await Fixtures.row(header, "Chợ A,Chợ,P. Đống Đa,,https://zalo.me/0905123459")
    #expect(outlets.outlet?.website == "https://zalo.me/0905123459")
  }

  /// One person's two outlets are not one for the person's number.
  @Test func aCitizensNumberMakesNoDuplicate() async throws {
    let reading = try await Fixtures.read(
      "Mã số,Tên,Loại hình,Xã\n052088001234,Chợ A,Chợ,P. Đống Đa\n052088001234,Siêu thị B,Siêu thị,P. Nhơn Bình\n")
    #expect(reading.totals.ready == 2)
  }
}
