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
    ("Chợ A", "Chấm dứt hoạt động"), ("Chợ A", "Đã chấm dứt kinh doanh từ 2024"), ("Chợ A", "KHĐ"), ("Chợ A", "Ngưng"),
    ("Chợ A (ngừng)", ""), ("Chợ A [nghỉ]", ""), ("Chợ A đã đóng cửa", ""), ("Chợ A", "Tình trạng: đã đóng cửa"),
    ("Chợ A", "Xây xong chưa sử dụng"), ("Chợ A", "Đã bàn giao nhưng chưa hoạt động"), ("Chợ A", "Chưa sử dụng"),
    ("Chợ A", "Tháng 12/2099 mới mở"), ("Chợ A", "Khai trương quý I/2099"), ("Chợ A (dự kiến 2099)", ""),
    ("Chợ A", "Hoạt động từ năm 2099"), ("Đã nghỉ bán", ""), ("Chợ A", "NNT bỏ địa chỉ kinh doanh"),
    ("Chợ A", "Không bán nữa"), ("Chợ A", "Hộ nghỉ hẳn"), ("Chợ A", "Xin nghỉ từ tháng 5"),
    ("Chợ A", "Hoạt động kém hiệu quả; đề nghị giải tỏa"),
    ("Chợ A", "NNT không hoạt động tại địa chỉ đã đăng ký"), ("Chợ A", "NNT ngừng hoạt động và đã đóng MST"),
    ("Chợ A", "NNT ngừng hoạt động nhưng chưa hoàn thành thủ tục đóng MST"), ("Chợ A", "Đã đóng mã số thuế"),
    ("Chợ A", "NNT tạm nghỉ kinh doanh có thời hạn"), ("Chợ A", "Chấm dứt"), ("Chợ A", "Ngừng từ 2022"),
    ("Chợ quy hoạch mới", ""), ("CHỢ DỰ KIẾN XÂY DỰNG", ""), ("Cửa hàng tạm ngừng hoạt động", ""),
    ("Chợ A", "Sắp đóng cửa"), ("Chợ A", "Dự kiến ngừng hoạt động"), ("Chợ A", "Đã trả GPKD"),
    ("Điểm bán hàng Việt tạm ngừng", ""), ("Chợ Gò Găng ngừng hoạt động", ""), ("Chợ A", "Ngừng bán tạm thời"),
    ("Chợ A", "Đã khóa MST"), ("Chợ A", "Khóa mã số thuế từ 2024"), ("Chợ A", "Dự kiến hoàn thành 2099"),
    ("Chợ A", "Chủ hộ nghỉ bán"), ("Chợ A", "2024: Đóng cửa"), ("Chợ A", "Tháng 5/2025: tạm ngừng"),
    ("Chợ A", "GCN đã bị thu hồi"), ("Chợ A", "Giấy phép kinh doanh bị thu hồi"), ("Chợ A", "Tạm nghỉ sinh"),
    ("Chợ A", "Nghỉ thai sản"),
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
    "Không tìm thấy", "Quy hoạch", "dự kiến", "Bỏ hoang", "Chợ quy hoạch", "Không họp chợ", "Chợ chưa xây dựng",
    "Đang kêu gọi đầu tư", "Đã sáp nhập", "Xóa bỏ", "Đã chuyển đổi công năng", "Không còn nhu cầu; bỏ quy hoạch",
    "Chợ đã chuyển sang vị trí mới",
    "Bị cháy", "Giải tỏa", "Chủ mất", "Đã bán lại", "Cho thuê lại", "Trả mặt bằng", "Vỡ nợ", "Hiện không bán",
    "Không tồn tại", "Đề nghị đưa ra khỏi quy hoạch", "Đã xóa chợ", "Chợ tự phát; cần giải tỏa",
    "Chợ tan rã", "Không có người họp", "Không còn ai họp", "Bỏ hoang từ 2019", "Bị cháy năm 2022", "Sẽ di dời",
    "Thuộc diện giải tỏa", "Nằm trong diện phải di dời", "Sắp bị giải tỏa", "Chủ hộ mất năm 2023",
    "Đã bán lại cho người khác", "Sang lại cho em gái", "Không có tại địa chỉ đăng ký", "Chợ chưa họp", "Chưa có chợ",
    "Giải tỏa trắng", "Nằm trong quy hoạch giải tỏa", "Đã giải tỏa trắng năm 2022", "Chủ cơ sở đã mất",
    "Chủ hộ qua đời", "Đã bán",
    "Đã bán cho ông Tám", "Đã bán nhà; đi nơi khác", "Không liên lạc được", "MST đã khóa", "Đã chuyển nhượng",
    "Đổi chủ",
    "Chủ hộ bỏ đi khỏi địa phương", "Chuyển sang nghề khác", "Chuyển thành trường mầm non", "Đã thanh lý",
    "Đề nghị chuyển đổi mục đích sử dụng", "Đã có chủ trương xóa bỏ", "Đã có QĐ giải tỏa", "dẹp rồi", "Bỏ nghề 2023",
    "Đã tháo biển", "Đang hoàn thiện; chưa bàn giao", "Không có tiểu thương", "Thôi bán",
    "Thuộc tỉnh khác", "Ngoài địa bàn", "Không thuộc địa bàn tỉnh",
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
    "Đóng cửa sau 22h", "Chấm dứt hợp đồng với NPP cũ", "Đã chấm dứt bán thuốc lá", "HĐĐT: chưa sử dụng",
    "Chưa sử dụng hết công suất", "Xây xong năm 2020", "Bàn giao cho HTX quản lý", "Hợp đồng thuê đến 12/2099",
    "Giấy phép hoạt động đến 2099", "Dự kiến nâng cấp năm 2099", "Sẽ mở rộng năm 2099", "Mới mở tháng 3/2025",
    "Khai trương cơ sở 2 năm 2099", "Không họp ngày mưa", "Chợ quy hoạch hạng 2", "Chưa xây tường rào",
    "Chưa đầu tư nhà vệ sinh", "Kêu gọi đầu tư nâng cấp", "Sáp nhập xã năm 2025", "Tạm nghỉ: thứ 7", "Dùng", "x",
    "Không bán rượu nữa", "Xin nghỉ Tết", "Đề nghị giải tỏa mặt bằng bên cạnh", "Bỏ địa chỉ cũ trên bảng hiệu",
    "Đã ngừng bán thuốc lá",
    "Bán chạy", "Bị cháy năm 2022 đã xây lại", "Giải tỏa đường", "Không bán rượu", "Bán lại giá sỉ",
    "Chủ mất giấy tờ", "Chuyển vào tài khoản", "Sang tên sổ đỏ", "Mở cửa 0500-2030", "Đã chấm dứt vi phạm",
    "Mua sỉ rồi bán lại cho tạp hóa", "Sẽ nâng cấp năm 2099", "Đề nghị hỗ trợ", "Phải đóng cửa sau 22h",
    "Họp buổi sáng",
    "Bỏ trống 2 ki ốt", "Dự án nâng cấp chợ", "Cần sửa chữa", "Chủ mất sớm",
    "Đã bán hàng Việt 100%", "Đã bán cho HTX 20 tấn", "Mất điện thường xuyên", "Chủ trương xã hội hóa", "Mới mở",
    "Chủ cơ sở là hội viên nông dân", "Thu hồi đất bên cạnh", "Không có tiểu thương vi phạm", "Đã đóng MST cũ; cấp lại",
    "Thu hồi sản phẩm lỗi", "GCN cấp năm 2024", "Giấy phép hết hạn", "2024: doanh thu tốt",
  ])
  func otherRemarksAreNot(_ remark: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã,Ghi chú", "Chợ A (chợ lớn),Chợ,P. Đống Đa,\(remark)")
    #expect(row.verdict == .ready && row.outlet?.status == .active)
  }

  /// Other cells may say so, too.
  @Test(arguments: [
    ("Tạp hoá (đã nghỉ)", "12 Lê Lợi", ""), ("Tạp hoá", "12 Lê Lợi (đã đóng cửa)", ""),
    ("Tạp hoá", "12 Lê Lợi", "Đã đóng cửa"), ("Tạp hoá", "12 Lê Lợi", "Tạm ngừng"),
  ])
  func otherCellsAreAskedToo(_ kind: String, _ address: String, _ hours: String) async throws {
    let header = "Tên,Xã,Loại hình,Địa chỉ,Giờ mở cửa"
    let row = try await Fixtures.row(header, "Lan,P. Đống Đa,\(kind),\(address),\(hours)")
    #expect(row.verdict == .ask && row.codes.contains("says-closed"), "\(row.codes)")
    for hours in ["\"6h-11h, CN nghỉ\"", "nghỉ trưa", "đóng cửa chủ nhật", "6h - đóng cửa 21h"] {
      let other = try await Fixtures.row(
        header, "Lan,P. Đống Đa,Tạp hoá (đại lý),12 Lê Lợi (chợ cũ đã giải toả),\(hours)")
      #expect(other.verdict == .ready, "\(hours) \(other.codes)")
    }
  }

  /// The header's legend.
  @Test func aTickMayStandForClosed() async throws {
    let closed = try await Fixtures.row("Tên,Loại hình,Xã,Ghi chú: x là đã đóng cửa", "Chợ A,Chợ,P. Đống Đa,x")
    #expect(closed.verdict == .ask && closed.codes.contains("says-closed"))
    for (header, cell) in [
      ("Ghi chú: x là đã đóng cửa", ""), ("Ghi chú (đóng cửa hay di dời)", "đông khách"), ("Ghi chú: x là OCOP", "x"),
    ] {
      let row = try await Fixtures.row("Tên,Loại hình,Xã,\(header)", "Chợ A,Chợ,P. Đống Đa,\(cell)")
      #expect(row.verdict == .ready, "\(header)")
    }
  }

  @Test(arguments: [
    "Chợ Đã Nẵng", "Tạp hoá Đà đã", "Tạp hoá [Lan]", "Chợ Đá Đã đời", "Cơm tấm đã ghiền", "Tạp hoá Bé (Nghi)",
    "Chợ Dừa bến", "Siêu thị điện máy", "Chợ Gò mới", "Chợ Bỏ", "Chợ đang hoạt động", "CHỢ MỚI", "Chợ Quy Hoạch",
    "chợ chiều", "SIÊU THỊ ĐÓNG CỬA SAU 22H",
  ])
  func namesSayNoMoreThanTheName(_ name: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã", "\(name),Chợ,P. Đống Đa")
    #expect(row.verdict == .ready, "\(row.codes)")
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
