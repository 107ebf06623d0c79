import Outlets
import Testing

@testable import Intake

/// What headings, titles and repeated headers say of whether the outlets below them trade.
@Suite struct HeadingStatusTests {
  private func row(below heading: String) async throws -> RowOutcome {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Địa chỉ,Xã\n\(heading)\n1,Chợ A,Chợ,QL1A,P. Đống Đa\n2,Chợ B,Chợ,QL19,P. Đống Đa\n")
    #expect(reading.totals.read == 2, "\(heading)")
    return try #require(reading.rows.last)
  }

  @Test(arguments: [
    "II,CHUẨN BỊ ĐẦU TƯ,,,", ",ĐANG XÂY DỰNG,,,", "III,Chợ chưa hoạt động,,,", "CHỢ ĐANG THI CÔNG,,,,",
    "A,Dự kiến mở,,,", "b) Chợ chuẩn bị xây dựng,,,,", "1. Chợ dự kiến mở,,,,", "+ Cơ sở đang xây dựng,,,,",
    "Phần II: Cơ sở sắp khai trương,,,,", "IV,Dự kiến khai trương năm 2099,,,",
  ])
  func whatIsNotOpenYetIsUnderConstruction(_ heading: String) async throws {
    let row = try await row(below: heading)
    #expect(row.outlet?.status == .underConstruction && row.codes.contains("status-from-section"), "\(row)")
  }

  /// "Kinh doanh" tells what those do, not that they still do.
  @Test(arguments: [
    "II,CÁC HỘ KINH DOANH ĐÃ ĐÓNG CỬA,,,", "II,Hộ kinh doanh cá thể đã ngừng hoạt động,,,",
    "CÁC HỘ KD KHÔNG CÒN HOẠT ĐỘNG,,,,", ",CƠ SỞ KINH DOANH CHẤM DỨT HOẠT ĐỘNG,,,",
    "A,Điểm kinh doanh ngừng kinh doanh năm 2024,,,",
  ])
  func thoseWhoTradedAreClosed(_ heading: String) async throws {
    let row = try await row(below: heading)
    #expect(row.outlet?.status == .closed && row.codes.contains("status-from-section"), "\(row)")
  }

  @Test(arguments: [
    "II,DỰ KIẾN DI DỜI,,,", ",QUY HOẠCH,,,", "III,CHỢ QUY HOẠCH XÂY DỰNG MỚI,,,", "Các chợ cần giải toả:,,,,",
    "c) Chợ bỏ hoang,,,,", "2.1 Chợ đề nghị xoá bỏ,,,,", "IV,Dự án đang kêu gọi đầu tư,,,", "1,Chợ dự kiến di dời,,,",
    "V,DANH SÁCH CỬA HÀNG XĂNG DẦU DỰ KIẾN MỞ NĂM 2099,,,", "II,Hộ kinh doanh trong chợ đã ngừng hoạt động,,,",
    "D,HỘ NGHỈ KINH DOANH,,,", "II,Hộ kinh doanh trong chợ đã chấm dứt hoạt động,,,",
    "II,Hộ kinh doanh trong chợ đã nghỉ kinh doanh,,,", "E,HỘ BỎ ĐỊA CHỈ KINH DOANH,,,",
    "Các hộ kinh doanh ở chợ cũ đã ngừng hoạt động,,,,",
  ])
  func whatIsPlannedOrIsToGoIsAsked(_ heading: String) async throws {
    let row = try await row(below: heading)
    #expect(row.verdict == .ask && row.codes.contains("unreadable-value"), "\(heading): \(row)")
  }

  @Test(arguments: [
    "II,CÁC CHỢ HOẠT ĐỘNG ỔN ĐỊNH,,,", "III,Chợ theo quy hoạch tỉnh,,,", "IV,Chợ dự kiến nâng cấp,,,",
    "V,Cửa hàng đóng cửa sau 22h,,,", "A,Khu quy hoạch Bắc sông Hà Thanh,,,", "B,Chợ đầu tư mới năm 2023,,,",
    "D,Cơ sở dự kiến tham gia bình ổn,,,", "E,Chợ dự kiến đầu tư nâng cấp,,,", "F,Cơ sở chuẩn bị nguồn hàng Tết,,,",
    "G,Các cơ sở đang mở,,,", "H,Cơ sở cần hỗ trợ,,,", "I,Cơ sở thuộc dự án hỗ trợ,,,",
    "K,Điểm đang xây dựng thương hiệu OCOP,,,",
    "C,Cơ sở không còn nợ thuế,,,", "1. Chợ hạng 3,,,,", "II,HỘ KINH DOANH ĐANG HOẠT ĐỘNG,,,",
    "II,CÁC HỘ KINH DOANH ỔN ĐỊNH,,,", "III,Cơ sở kinh doanh cam kết không kinh doanh thực phẩm bẩn,,,",
    "IV,Hộ kinh doanh đã đóng thuế,,,", "VI,Hộ không nghỉ bán dịp Tết,,,", "VII,Điểm nghỉ chân có bán hàng,,,",
    "V,Kêu gọi đầu tư nâng cấp chợ,,,", "Các hộ kinh doanh cá thể,,,,",
    "Các xã đang xây dựng nông thôn mới,,,,", "II,Hộ kinh doanh đã đóng phí,,,",
    "Các chợ không còn rác,,,,", "II,Chợ không hoạt động ban đêm,,,",
  ])
  func otherHeadingsSayNothingOfIt(_ heading: String) async throws {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Địa chỉ,Xã\n\(heading)\n1,Chợ A,Chợ,QL1A,P. Đống Đa\n")
    let row = try #require(reading.rows.last)
    #expect(row.verdict == .ready && row.outlet?.status == .active, "\(heading): \(row)")
  }

  /// Marks without number or letter, as half-emptied cells have them.
  @Test(arguments: [
    ") Chợ", "... Chợ", ". Phường Đống Đa", "...", "()", "+", "1.", "a)", "1.1.1.1.1.1. Chợ đã đóng cửa",
  ])
  func aMarkAloneIsNoHeading(_ text: String) async throws {
    for line in ["\(text),,,,", ",\(text),,,"] {
      let reading = try await Fixtures.read(
        "STT,Tên,Loại hình,Địa chỉ,Xã\n\(line)\n1,Chợ A,Chợ,QL1A,P. Đống Đa\n")
      #expect(reading.rows.last?.outlet?.status == .active, "\(line)")
    }
  }

  /// Named and no more, it stands among the outlets by its number: between two, or as the last of its part.
  @Test func aPlannedOutletMayBeNumbered() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Hạng,Số hộ
      I,PHƯỜNG ĐỐNG ĐA,,
      1,Chợ quy hoạch,,
      2,Chợ A,3,20
      3,Chợ quy hoạch mới,,
      4,Chợ B,3,20
      5,Chợ dự kiến xây dựng,,
      II,XÃ PHƯỚC LỘC,,
      1,Chợ C,3,20
      2,Chợ tạm ngừng,,
      Tổng cộng,7,,
      """)
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(rows.map(\.row) == [3, 4, 5, 6, 7, 9, 10])
    #expect(rows.map(\.verdict) == [.ask, .ready, .ask, .ready, .ask, .ready, .ask])
    #expect(rows.filter { $0.verdict == .ask }.allSatisfy { $0.codes.contains("says-closed") })
    // Where the numbers begin anew below it, it is a heading.
    let headings = try await Fixtures.read(
      "STT,Tên,Hạng,Xã\n1,Chợ đang hoạt động,,\n1,Chợ A,3,P. Đống Đa\n2,Chợ tạm ngừng,,\n1,Chợ B,3,P. Đống Đa\n")
    #expect(headings.rows.compactMap { $0.outlet?.status } == [.active, .suspended])
  }

  /// Where a heading's mark is not a known one, the rows below would stay under the heading before.
  @Test func aHeadingWithALesserMarkEndsTheOneBefore() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Loại hình,Địa chỉ
      a) Chợ đã đóng cửa,,,
      1,Chợ A,Chợ,P. Đống Đa
      b) Chợ đang hoạt động,,,
      1,Chợ B,Chợ,P. Đống Đa
      1. Xã Phước Hòa,,,
      1,Chợ C,Chợ,Thôn A
      2) Xã Phước Thắng,,,
      1,Chợ D,Chợ,Thôn A
      * Xã Phước Sơn,,,
      1,Chợ E,Chợ,Thôn A
      Địa bàn xã Phước Quang,,,
      1,Chợ G,Chợ,Thôn A
      """)
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(rows.allSatisfy { $0.verdict == .ready }, "\(rows.map(\.codes))")
    #expect(rows.map { $0.outlet?.status } == [.closed] + Array(repeating: .active, count: 5))
    #expect(
      rows.dropFirst(2).map { $0.outlet?.commune2020?.name }
        == ["Xã Phước Hòa", "Xã Phước Thắng", "Xã Phước Sơn", "Xã Phước Quang"])
  }

  @Test(arguments: [
    ("DANH SÁCH CỬA HÀNG ĐÓNG CỬA SAU 22H", Verdict.ready, OutletStatus.active),
    ("DANH SÁCH CỬA HÀNG ĐÓNG CỬA MUỘN", .ready, .active), ("DANH SÁCH CHỢ THEO QUY HOẠCH TỈNH", .ready, .active),
    ("DANH SÁCH CƠ SỞ ĐANG XÂY DỰNG", .ready, .underConstruction),
    ("DANH SÁCH CHỢ QUY HOẠCH ĐẾN NĂM 2030", .ask, .active),
    ("I. DANH SÁCH CHỢ DỰ KIẾN DI DỜI", .ask, .active), ("Phụ lục 2: DANH SÁCH CHỢ CẦN GIẢI TOẢ", .ask, .active),
    ("DANH SÁCH CƠ SỞ ĐÓNG CỬA SAU DỊCH", .ask, .active), ("DANH SÁCH CƠ SỞ NGỪNG HOẠT ĐỘNG SỚM", .ask, .active),
    ("BẢNG THỐNG KÊ CHỢ QUY HOẠCH", .ask, .active), ("DANH SÁCH CƠ SỞ DỰ KIẾN KHEN THƯỞNG", .ready, .active),
    ("DANH SÁCH CHỢ DỰ KIẾN NĂM 2099", .ask, .active), ("DANH MỤC CHỢ KÊU GỌI ĐẦU TƯ", .ask, .active),
    ("KẾ HOẠCH ĐẦU TƯ XÂY DỰNG CHỢ GIAI ĐOẠN 2026-2030", .ask, .active),
    ("DANH SÁCH HỘ KINH DOANH ĐÃ ĐÓNG CỬA", .ready, .closed),
    ("DANH MỤC CƠ SỞ KINH DOANH TẠM NGỪNG HOẠT ĐỘNG", .ready, .suspended),
    ("DANH SÁCH HỘ KINH DOANH TRÊN ĐỊA BÀN", .ready, .active),
    ("KẾ HOẠCH ĐẦU TƯ CẢI TẠO, NÂNG CẤP CHỢ NĂM 2027", .ready, .active),
    ("KẾ HOẠCH KIỂM TRA CƠ SỞ KINH DOANH NĂM 2026", .ready, .active),
    ("DANH SÁCH CƠ SỞ KINH DOANH KHÔNG KINH DOANH HÀNG GIẢ", .ready, .active),
    ("DANH MỤC CHỢ TRÊN ĐỊA BÀN", .ready, .active),
    ("DANH SÁCH HỘ KINH DOANH ĐÃ ĐÓNG PHÍ CHỢ", .ready, .active),
    ("DANH SÁCH HỘ KINH DOANH ĐÃ ĐÓNG ĐỦ TIỀN ĐIỆN", .ready, .active),
    ("KẾ HOẠCH XÂY DỰNG CHỢ VĂN MINH THƯƠNG MẠI", .ready, .active),
    ("KẾ HOẠCH XÂY DỰNG MÔ HÌNH CHỢ AN TOÀN THỰC PHẨM", .ready, .active),
    ("KẾ HOẠCH XÂY DỰNG ĐIỂM BÁN HÀNG VIỆT NĂM 2026", .ready, .active),
    ("KẾ HOẠCH XÂY DỰNG CHỢ GIAI ĐOẠN 2026-2030", .ask, .active),
  ])
  func aTitleIsOfAllBelowIt(_ title: String, _ verdict: Verdict, _ status: OutletStatus) async throws {
    let reading = try await Fixtures.read("\(title),,\nSTT,Tên,Loại hình,Xã\n1,Tạp hoá A,Tạp hoá,P. Đống Đa\n")
    let row = try #require(reading.rows.last)
    #expect(row.verdict == verdict && row.outlet?.status == status, "\(title): \(row.codes)")
  }

  /// A title of two lines.
  @Test func aTitleMayGoOn() async throws {
    func row(_ title: String) async throws -> RowOutcome? {
      try await Fixtures.read("\(title)\nSTT,Tên,Loại hình,Xã\n1,Tạp hoá A,Tạp hoá,P. Đống Đa\n").rows.last
    }
    let list = "Phụ lục 1,,,\nDANH SÁCH HỘ KINH DOANH,,,\n"
    #expect(try await row(list + "ĐÃ NGỪNG HOẠT ĐỘNG NĂM 2025,,,")?.outlet?.status == .closed)
    #expect(try await row("DANH SÁCH CHỢ,,,\nDỰ KIẾN ĐẦU TƯ GIAI ĐOẠN 2026-2030,,,")?.verdict == .ask)
    // A legend, and what is not said of the list.
    for line in [
      "Đã đóng cửa,,,", "Ô màu vàng: đã đóng cửa,,,", "TRÊN ĐỊA BÀN HUYỆN,,,", "KHÔNG ĐÓNG CỬA DỊP TẾT,,,",
      "QUY HOẠCH MẠNG LƯỚI CHỢ ĐẾN NĂM 2030,,,",
    ] {
      let row = try await row(list + line)
      #expect(row?.verdict == .ready && row?.outlet?.status == .active, "\(line)")
    }
  }

  /// What stands beside or below a title, and ends none.
  @Test(arguments: [
    ("DANH SÁCH HỘ ĐÃ NGỪNG HOẠT ĐỘNG,,MẪU SỐ 1,", OutletStatus.closed),
    ("DANH SÁCH HỘ,,MẪU SỐ 1,\nĐÃ NGỪNG HOẠT ĐỘNG,,ĐVT: ĐỒNG,", .closed),
    ("DANH SÁCH CƠ SỞ ĐÃ ĐÓNG CỬA,,,\nTRÊN ĐỊA BÀN XÃ TUY PHƯỚC,,,", .closed),
    ("DANH SÁCH CƠ SỞ ĐÃ ĐÓNG CỬA,,,\n(KÈM THEO QUYẾT ĐỊNH SỐ 12/QĐ-UBND),,,\nĐƠN VỊ TÍNH: ĐỒNG,,,", .closed),
    ("DANH SÁCH CƠ SỞ,,,\nTRÊN ĐỊA BÀN XÃ TUY PHƯỚC,,,\n,,,\nĐÃ ĐÓNG CỬA,,,", .closed),
    ("DANH SÁCH CƠ SỞ ĐÃ ĐÓNG CỬA,,,\nTHỐNG KÊ NĂM 2025,,,", .closed),
    ("DANH SÁCH HỘ KINH DOANH KHÔNG CÒN,,,\nNỢ THUẾ NĂM 2025,,,", .active),
    ("DANH SÁCH CƠ SỞ ĐỀ NGHỊ,,,\nKHEN THƯỞNG NĂM 2025,,,", .active),
    ("DANH SÁCH CƠ SỞ ĐÓNG CỬA,,,\nSAU 22H,,,", .active),
  ])
  func linesOfAHead(_ head: String, _ status: OutletStatus) async throws {
    let reading = try await Fixtures.read("\(head)\nSTT,Tên,Loại hình,Địa chỉ\n1,Tạp hoá A,Tạp hoá,P. Đống Đa\n")
    let row = try #require(reading.rows.last)
    #expect(row.verdict == .ready && row.outlet?.status == status, "\(head): \(row.codes)")
  }

  /// Words in names and addresses say nothing.
  @Test(arguments: [
    ("Chợ Đóng", "Quy Hoạch"), ("Tạp hoá Ngưng Ký", "Khu quy hoạch Phước Lộc"),
    ("Tạp hoá Dì Dời", "Đường Quy Hoạch 6m"),
    ("Chợ Tạm", "12 Dự Kiến"), ("Chợ An Lộc (mới)", "Chợ cũ"),
  ])
  func namesAndStreetsSayNothing(_ name: String, _ address: String) async throws {
    let row = try await Fixtures.row("STT,Tên,Loại hình,Địa chỉ,Xã", "1,\(name),Chợ,\(address),P. Đống Đa")
    #expect(row.verdict == .ready && row.outlet?.status == .active)
  }

  /// The header of each printed page.
  @Test func aHeaderOfTwoRowsMayComeAgain() async throws {
    let header = "STT,Tên,Loại hình,Xã,Tình trạng,,\n,,,,Hoạt động,Tạm ngưng,Đóng cửa\n"
    let reading = try await Fixtures.read(
      header + "1,Chợ A,Chợ,P. Đống Đa,x,,\n" + header + "2,Chợ B,Chợ,P. Đống Đa,,x,\n3,Chợ C,Chợ,P. Đống Đa,,,x\n")
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(rows.map(\.verdict) == [.ready, .ready, .ready])
    #expect(rows.map { $0.outlet?.status } == [.active, .suspended, .closed])
  }

  @Test func columnsOfAnotherHeaderAreTicked() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên chợ,Địa chỉ,Xã,Hạng
      1,Chợ A,QL1A,P. Đống Đa,2
      DANH SÁCH CỬA HÀNG,,,,,,
      STT,Mã,Tên cửa hàng,Loại hình,Xã,Tình trạng,
      ,,,,,Đang HĐ,Đã nghỉ
      1,A1,Tạp hoá A,Tạp hoá,P. Đống Đa,x,
      2,A2,Tạp hoá B,Tạp hoá,P. Đống Đa,,x
      STT,Tên điểm,Địa chỉ,Xã,Chợ,Siêu thị,Đã nghỉ
      3,Điểm C,QL1A,P. Đống Đa,x,,x
      4,Điểm D,QL1A,P. Đống Đa,,x,
      """)
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(rows.allSatisfy { $0.verdict == .ready }, "\(rows.map(\.codes))")
    #expect(rows.map { $0.outlet?.status } == [.active, .active, .closed, .closed, .active])
    #expect(rows.suffix(2).map { $0.outlet?.kind } == [.market, .supermarket])
  }
}
