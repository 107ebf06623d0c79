import Outlets
import Testing

@testable import Intake

@Suite struct ClosureWordsTests {
  /// A remark, or the name's brackets, may say that an outlet is closed: a person says whether it is.
  @Test(arguments: [
    ("Chợ A", "Đã ngừng kinh doanh từ 6/2025"), ("Chợ A", "Giải thể"), ("Chợ A", "Hiện đã đóng cửa; nhà cho thuê"),
    ("Chợ A (đã đóng cửa)", ""), ("Chợ A - Đã nghỉ bán", ""), ("Chợ A", "Tạm ngừng hoạt động do sửa chữa"),
    ("Chợ A", "Cơ sở không còn hoạt động"), ("Chợ A", "Đã đóng cửa do thu hồi đất"), ("Chợ A", "Đã bị giải tỏa"),
    ("Chợ A - NGHỈ", ""), ("Chợ A", "Tạm ngưng hoạt động kinh doanh"), ("Chợ A", "Đóng cửa tạm thời"),
    ("Chợ A", "tạm ngưng để sửa chữa"), ("Chợ A", "Đã dẹp"), ("Chợ A", "Dẹp tiệm"), ("Chợ A", "Ngưng HĐ từ 6/2025"),
    ("Chợ A", "Đã phá dỡ để xây lại"), ("Chợ A", "Bị thu hồi giấy phép"), ("Chợ A", "Hết hoạt động"),
    ("Chợ A (đang xây dựng)", ""), ("Chợ A - chưa hoạt động", ""), ("Chợ A (chuẩn bị đầu tư)", ""),
    ("Chợ A", "Chưa đi vào hoạt động"), ("Chợ A", "Dự kiến khai trương T12/2099"), ("Chợ A", "Chợ không còn họp"),
    ("Chợ A", "Chưa hoạt động trở lại sau bão"), ("Chợ A", "Đóng cửa sau dịch"),
  ])
  func wordsOfClosureAreAsked(_ name: String, _ remark: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,Ghi chú", "\(name),Chợ,P. Đống Đa,\(remark)")
    #expect(row.verdict == .ask && row.codes.contains("says-closed"), "\(row.codes)")
    #expect(row.outlet?.status == .active)
    let stated = try await Fixtures.row(
      "Tên,Loại hình,Xã,Ghi chú,Tình trạng", "\(name),Chợ,P. Đống Đa,\(remark),Đã đóng cửa")
    #expect(stated.verdict == .ready)
  }

  /// What is to be left out, lies elsewhere now, stands twice or is called otherwise.
  @Test(arguments: [
    "Đề nghị xóa", "đề nghị xoá khỏi danh sách", "Xin rút khỏi danh sách", "Hộ xin rút", "Chuyển về Quy Nhơn",
    "Đã chuyển đi nơi khác", "Trùng với số 2", "Đổi tên thành Tạp hóa Mới", "Đã sang nhượng", "bỏ", "Bị trùng",
    "Đã dời vào chợ", "Đã sang tên", "Đã chuyển địa điểm", "Di dời về chợ mới", "Đã sáp nhập vào chợ Đầm",
    "Không tìm thấy", "Quy hoạch", "dự kiến", "Bỏ hoang",
  ])
  func wordsOfChangeAreAsked(_ remark: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,Ghi chú", "Chợ A,Chợ,P. Đống Đa,\(remark)")
    #expect(row.verdict == .ask && row.codes.contains("says-gone"), "\(row.codes)")
    let closed = try await Fixtures.row(
      "Tên,Loại hình,Xã,Ghi chú,Tình trạng", "Chợ A,Chợ,P. Đống Đa,\(remark),Đã đóng cửa")
    #expect(closed.verdict == .ready)
  }

  @Test(arguments: [
    "Chưa đóng cửa", "Đóng cửa ngày Tết", "Đóng cửa chủ nhật", "Đóng cửa từ 11h đến 13h", "Đã ngừng bán rượu",
    "Nghỉ bán ngày rằm", "Đã chuyển sang 45 Lê Lợi", "Không hoạt động buổi chiều", "Tạm nghỉ thứ 7", "Gần chợ",
    "Chợ đã xây lại", "Ngừng kinh doanh mặt hàng thuốc lá", "Trung tâm xã", "Đề nghị loại 1", "Bỏ sỉ và bán lẻ",
    "Đổi tên từ chợ Cũ", "Không còn chỗ đậu xe", "CN nghỉ", "Giải tỏa mặt bằng bên cạnh", "Mới chuyển đến",
    "Đã nghỉ hưu", "Không nghỉ", "Hàng đã đẹp", "Đã đẹp", "Không tìm thấy số điện thoại", "Đã nhập vào hệ thống",
    "Di dời từ chợ cũ", "Chợ có trong quy hoạch", "Dự kiến mở rộng", "Đang xây dựng nhà lồng mới", "Sắp mở thêm quầy",
    "Nằm trong khu quy hoạch", "Chưa sử dụng QR", "Đang bán",
    "Đóng cửa sau 22h",
  ])
  func otherRemarksAreNot(_ remark: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã,Ghi chú", "Chợ A (chợ lớn),Chợ,P. Đống Đa,\(remark)")
    #expect(row.verdict == .ready && row.outlet?.status == .active)
  }

  /// Lists of markets say so where they judge them.
  @Test(arguments: [("Đánh giá", "Không hoạt động"), ("Kiến nghị", "Đề nghị xoá"), ("Đề xuất", "Di dời")])
  func judgementsAreRemarks(_ header: String, _ cell: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,Ghi chú,\(header)", "Chợ A,Chợ,P. Đống Đa,đông khách,\(cell)")
    #expect(row.verdict == .ask && row.outlet?.status == .active)
    let other = try await Fixtures.row("Tên,Loại hình,Xã,Ghi chú,\(header)", "Chợ A,Chợ,P. Đống Đa,,Đạt")
    #expect(other.verdict == .ready)
  }

  /// A remark that refuses publication keeps the numbers back, as an answer under such a column does.
  @Test(arguments: [
    "Không cho phép công khai SĐT", "Chưa đồng ý công bố", "Chủ hộ không đồng ý",
    "Đề nghị không công khai số điện thoại",
    "Không muốn đăng thông tin; bán sáng", "chưa cho công khai", "SĐT không công khai",
    "Số điện thoại riêng; không đăng",
    "Xin không công khai", "Từ chối công khai", "SĐT cá nhân chưa đăng", "Không đồng ý cung cấp thông tin",
  ])
  func aRemarkMayRefuseConsent(_ remark: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã,SĐT,Email,Ghi chú", "Chợ A,Chợ,P. Đống Đa,0256 3822222,a@b.vn,\(remark)")
    #expect(row.verdict == .ask && row.codes.contains("no-consent"), "\(row.codes)")
    #expect(row.outlet?.phone == [] && row.outlet?.email == nil)
    #expect(row.privateFacts?.phone == ["+842563822222"] && row.privateFacts?.email == "a@b.vn")
  }

  @Test(arguments: [
    "Đồng ý công khai", "Chưa công bố hợp quy", "Không niêm yết giá công khai", "Chưa đồng ý di dời",
    "Không có số điện thoại", "Chưa đăng ký kinh doanh", "Không cho thuê", "Không cho nợ",
    "Không muốn đăng ký kinh doanh", "SĐT chưa đăng ký chính chủ", "Chưa công bố", "Không cung cấp SĐT",
  ])
  func otherRemarksRefuseNothing(_ remark: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã,SĐT,Ghi chú", "Chợ A,Chợ,P. Đống Đa,0256 3822222,\(remark)")
    #expect(row.verdict == .ready && row.outlet?.phone == ["+842563822222"], "\(row.codes)")
  }
}
