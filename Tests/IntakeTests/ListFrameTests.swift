import Foundation
import Outlets
import Testing

@testable import Intake

/// Titles, headers, headings, totals and other formats in the middle.
@Suite struct ListFrameTests {
  @Test func aTotalIsCheckedAgainstTheRows() async throws {
    func notes(_ total: String) async throws -> [String] {
      let reading = try await Fixtures.read(
        "STT,Tên,Loại hình,Xã\nI. CHỢ,,,\n1,Chợ A,,P. Đống Đa\n2,Chợ B,,P. Nhơn Bình\nII. SIÊU THỊ,,,\n1,ST C,,P. Đống Đa\n\(total)\n"
      )
      #expect(reading.totals.ready == 3)
      #expect(reading.rows.last?.codes == ["total-row"])
      return reading.notes.map(\.code)
    }
    #expect(try await notes("Tổng cộng: 3 điểm,,,") == [])
    #expect(try await notes(",Tổng cộng,3,") == [])
    // A sum of the section alone.
    #expect(try await notes("Cộng,1,,") == [])
    #expect(try await notes("Tổng cộng: 4,,,") == ["total-mismatch"])
    #expect(try await notes(",Tổng số,5,") == ["total-mismatch"])
    // Sums of other things beside it tell nothing.
    #expect(try await notes(",Tổng cộng,5,700") == [])
    #expect(try await notes("Tổng cộng,,,") == [])
    // Households are no outlets, and were not counted.
    let households = try await Fixtures.read(
      "STT,Tên,Loại hình,Xã,Số hộ\n1,Chợ A,Chợ,P. Đống Đa,30\n2,Chợ B,Chợ,P. Đống Đa,20\nTổng cộng,,,,50\n")
    #expect(households.notes.map(\.code) == ["unread-columns"])
  }

  /// A signature of one commune, or a remark, is not the end of the list.
  @Test(arguments: ["Ghi chú: số liệu do phường cung cấp", "Người lập biểu"])
  func headingsGoOnBehind(_ line: String) async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên cơ sở,Loại hình
      I. PHƯỜNG LÊ HỒNG PHONG,,
      1,Tạp hóa Lan,Tạp hóa
      \(line),,
      Nguyễn Văn A,,
      II. XÃ PHƯỚC LỘC,,
      1,Tạp hóa Huệ,Tạp hóa
      """.replacing("Nguyễn Văn A,,\n", with: line.hasPrefix("Ghi") ? "" : "Nguyễn Văn A,,\n"))
    #expect(reading.rows.compactMap { $0.outlet?.commune2020?.name } == ["Phường Lê Hồng Phong", "Xã Phước Lộc"])
    #expect(reading.totals.ask == 0)
  }

  @Test func headingsOfOneLevelEndOneAnother() async throws {
    // Kinds without a mark, and a row whose name says otherwise.
    let kinds = try await Fixtures.read(
      """
      STT,Tên cơ sở,Xã/phường
      I. CHỢ,,
      1,Chợ Đầm,Phường Quy Nhơn
      2,Siêu thị Xanh,Phường Quy Nhơn
      SIÊU THỊ,,
      1,MM Mega,Phường Quy Nhơn
      HỢP TÁC XÃ,,
      1,Phước Hưng,Xã Phước Hưng
      """)
    #expect(
      kinds.rows.compactMap(\.outlet).map(\.kind) == [.market, .supermarket, .supermarket, .cooperative])
    #expect(kinds.totals.ask == 0)
    // A district by its bare name; a heading that says nothing here.
    let districts = try await Fixtures.read(
      """
      STT,Tên chợ,Xã/phường
      I,THÀNH PHỐ QUY NHƠN,
      1,Chợ Đầm,Đống Đa
      II,PHÙ CÁT,
      1,Chợ Phù Cát,Ngô Mây
      III,CÁC NƠI KHÁC,
      1,Chợ Nào Đó,Ngô Mây
      """)
    #expect(districts.rows.compactMap { $0.outlet?.commune2020?.name } == ["Phường Đống Đa", "Thị trấn Ngô Mây"])
    #expect(districts.rows.last?.codes.contains("ambiguous-commune") == true)
    // Inner headings, numbered as rows are.
    let inner = try await Fixtures.read(
      """
      STT,Tên cơ sở,Địa chỉ
      I,XÃ PHƯỚC LỘC,
      1,Chợ,
      1.1,Chợ Phước Lộc,Thôn Đại Tín
      2,Hợp tác xã,
      2.1,Nông nghiệp Phước Lộc,Thôn Vinh Thạnh
      II,XÃ PHƯỚC HƯNG,
      1,Chợ,
      1.1,Chợ Quảng Nghiệp,
      """)
    #expect(inner.rows.compactMap(\.outlet).map(\.kind) == [.market, .cooperative, .market])
    #expect(
      inner.rows.compactMap { $0.outlet?.commune2020?.name } == ["Xã Phước Lộc", "Xã Phước Lộc", "Xã Phước Hưng"])
  }

  @Test(arguments: [
    "DANH SÁCH CƠ SỞ (tiếp theo)", "Trang 2/3", "Bằng chữ: hai mươi chợ", "Ghi chú:", "Lưu ý: xem văn bản",
    "Đề nghị các xã gửi kết quả về Sở trước ngày 30/3/2024./.", "Không có",
  ])
  func linesOfAPageAreNoOutlets(_ line: String) async throws {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Xã\n1,Chợ A,Chợ,P. Đống Đa\n\(line),,,\n2,Chợ B,Chợ,P. Nhơn Bình\n")
    #expect(reading.rows.map(\.verdict) == [.ignored, .ready, .ignored, .ready])
  }

  /// Sums of parts of a list are no outlets, whatever stands beside them.
  @Test(arguments: [
    "Cộng: 2 chợ", "Cộng xã Tuy Phước", "Cộng mục A: 3 chợ", "Tổng: 5 điểm", "CONG XA TUY PHUOC", "Tổng 12 chợ", "Cộng",
    "Cộng chợ: 2",
    "Cộng II", "Cộng A",
  ])
  func aSubtotalIsNoOutlet(_ text: String) async throws {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Xã\n1,Chợ A,Chợ,P. Đống Đa\n,\(text),Chợ,P. Đống Đa\n2,Chợ B,Chợ,P. Nhơn Bình\n")
    #expect(reading.rows.map(\.verdict) == [.ignored, .ready, .ignored, .ready] && reading.notes.isEmpty)
  }

  /// "Cộng Quy Nhơn" and "TC" beside numbers alone; what they are made of may stand under any column.
  @Test func aSumOfAPlaceIsNoOutlet() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Loại hình,Xã,Số sạp
      1,Chợ A,Chợ,P. Đống Đa,30
      ,Cộng Quy Nhơn,,,30
      ,Cộng Cà Phê,Tạp hoá,P. Đống Đa,2
      ,CONG TY A,,,30
      ,TC,,,30
      ,Trong đó: Hạng 2,,1
      ,Hạng 3,,1
      ,Chợ B,,1
      """)
    #expect(
      reading.rows.map(\.verdict) == [.ignored, .ready, .ignored, .ready, .ask, .ignored, .ignored, .ignored, .ask])
  }

  /// What a sum is made of, line by line.
  @Test(arguments: ["Tổng cộng,,", "Cộng: 2 chợ,,"])
  func aSumMayBeTakenApart(_ sum: String) async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Loại hình,Xã
      1,Chợ A,Chợ,P. Đống Đa
      ,\(sum)
      *,Trong đó:,,
      -,Hạng 2: 01,,
      2,Chợ B,Chợ,P. Đống Đa
      ,Bách hoá: 79,,
      """)
    #expect(reading.rows.map(\.verdict) == [.ignored, .ready, .ignored, .ignored, .ignored, .ready, .ask])
  }

  /// A heading of numbers parts the tables of a sheet, and of the kind of the first nothing holds below the others.
  @Test func eachTableHasItsHeading() async throws {
    let reading = try await Fixtures.read(
      """
      BÁO CÁO,,,
      1. Chợ trên địa bàn,,,
      TT,Tên chợ,Địa điểm,Số hộ
      1,Gò Loi,Xã Ân Tường Tây,20
      2. Siêu thị và cửa hàng tiện lợi,,,
      TT,Tên cơ sở,Địa điểm,Điện thoại
      1,Siêu thị Hoài Ân,Xã Ân Phong,
      2,WinMart+,Xã Ân Phong,
      3. Cửa hàng gas,,,
      1,Thanh Bình,Xã Ân Phong,
      7. Chợ Gò,,,
      4,Thanh An,Xã Ân Phong,
      5. Cửa hàng xăng,,,
      5,Hải Yến,Xã Ân Phong,
      """)
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(rows.map(\.row) == [4, 7, 8, 10, 11, 12, 14], "\(rows)")
    #expect(rows.map(\.verdict) == [.ready, .ready, .ask, .ask, .ask, .ask, .ask])
    #expect(rows.map { $0.outlet?.kind } == [.market, .supermarket, nil, nil, nil, nil, nil])
    // The numbers may go on below a heading, and of the kind above nothing holds.
    let goingOn = try await Fixtures.read(
      "TT,Tên,Địa điểm\n1. Chợ,,\n1,Gò Loi,Xã Ân Tường Tây\n2. Cửa hàng gas,,\n2,Thanh Bình,Xã Ân Phong\n")
    #expect(goingOn.rows.map(\.verdict) == [.ignored, .ignored, .ready, .ignored, .ask])
  }

  /// Under "Huyện/xã" the districts stand as headings, and a commune without a market is listed, too.
  @Test func communesMayStandInTheColumnOfDistricts() async throws {
    let reading = try await Fixtures.read(
      """
      DANH SÁCH CHỢ,,,
      TT,Huyện/xã,Tên chợ,Hạng
      A,HUYỆN PHÙ CÁT,,
      1,Thị trấn Ngô Mây,Phù Cát,2
      2,Xã Cát Hải,Chưa có chợ,
      B,THÀNH PHỐ QUY NHƠN,,
      1,Phường Ngô Mây,Khu 5,3
      """)
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(rows.map { $0.outlet?.commune2020?.name } == ["Thị trấn Ngô Mây", nil, "Phường Ngô Mây"])
    #expect(rows.map(\.verdict) == [.ready, .ask, .ready] && rows[1].codes.contains("name-missing"))
    let same = try await Fixtures.read(
      "TT,Địa bàn,Tên chợ,Hạng\n1,Xã An Hòa,Chợ A,3\n2,nt,Chợ B,3\n3,nt,Chợ C,3\n")
    #expect(same.rows.compactMap { $0.outlet?.commune?.name } == ["Xã An Hòa", "Xã An Hòa", "Xã An Hòa"])
  }

  /// A heading between title and header is of the rows below it, and no group of columns.
  @Test func aHeadingMayStandAboveTheHeader() async throws {
    let reading = try await Fixtures.read(
      """
      DANH SÁCH ĐIỂM BÁN,,,,,
      I. THÀNH PHỐ QUY NHƠN,,,,,
      STT,Tên điểm bán,Loại hình,Địa chỉ,Xã,Đạt sao
      1,Tạp hoá A,Tạp hoá,Thôn 1,Ngô Mây,3 sao
      II. HUYỆN PHÙ CÁT,,,,,
      1,Tạp hoá B,Tạp hoá,Thôn 1,Ngô Mây,4 sao
      """)
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(rows.map { $0.outlet?.commune2020?.name } == ["Phường Ngô Mây", "Thị trấn Ngô Mây"])
    #expect(reading.totals.ready == 2 && rows.allSatisfy { !$0.codes.contains("unknown-district") })
    let kind = try await Fixtures.read(
      "BÁO CÁO,,\nI. CHỢ TRÊN ĐỊA BÀN HUYỆN PHÙ CÁT,,\nSTT,Tên,Xã\n1,Gò,Ngô Mây\n")
    #expect(kind.rows.last?.outlet?.commune2020?.name == "Thị trấn Ngô Mây" && kind.totals.ready == 1)
    let closed = try await Fixtures.read(
      "BÁO CÁO,,\nI. CHỢ ĐÃ NGỪNG HOẠT ĐỘNG,,\n,,\nSTT,Tên,Xã\n1,Gò,P. Đống Đa\nII. CHỢ ĐANG HOẠT ĐỘNG,,\n1,Bến,P. Đống Đa\n"
    )
    #expect(closed.rows.compactMap { $0.outlet?.status } == [.closed, .active])
  }

  /// Where the outlets of a part lie stands in its heading; that of the part before says nothing of it.
  @Test(arguments: ["", "DANH SÁCH "])
  func headingsTellThePlacesOfTheirParts(_ list: String) async throws {
    let districts = try await Fixtures.read(
      """
      I. \(list)CHỢ HUYỆN PHÙ CÁT,,
      STT,Tên chợ,Xã
      1,Chợ Gò,Ngô Mây
      II. \(list)CHỢ THÀNH PHỐ QUY NHƠN,,
      A. Chợ hạng 1,,
      1,Chợ B,Ngô Mây
      """)
    #expect(districts.rows.compactMap { $0.outlet?.commune2020?.name } == ["Thị trấn Ngô Mây", "Phường Ngô Mây"])
    let communes = try await Fixtures.read(
      """
      I. \(list)CHỢ TRÊN ĐỊA BÀN XÃ TUY PHƯỚC ĐÔNG,,
      STT,Tên chợ,Địa chỉ
      1,Chợ Gò,Thôn 1
      II. \(list)CHỢ TRÊN ĐỊA BÀN XÃ TUY PHƯỚC BẮC,,
      1,Chợ B,Thôn 2
      """)
    #expect(communes.rows.compactMap { $0.outlet?.commune?.name } == ["Xã Tuy Phước Đông", "Xã Tuy Phước Bắc"])
  }

  /// What stands below the header, or sums, in columns that are not read makes no outlet, nor do words of a page; other
  /// cells may have slipped there.
  @Test func whatIsInNoColumnIsNoOutlet() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên chợ,Xã,Trong đó,,Ghi
      ,,,DT đất,DT sàn,
      1,Chợ A,P. Đống Đa,1,2,
      ,(tiếp theo),,,,
      ,,,,,Chợ B
      STT,Tên chợ,Xã,Trong đó,,Ghi
      ,,,DT đất,DT sàn,
      2,Chợ C,P. Đống Đa,1,2,
      ,,,Chợ D,P. Đống Đa,
      ,,,"1.000,5",4,
      """)
    #expect(
      reading.rows.map(\.verdict)
        == [.ignored, .ignored, .ready, .ignored, .ask, .ignored, .ignored, .ready, .ask, .ignored])
    // The last group has no header over its second column, and there are three rows of them.
    let deep = try await Fixtures.read(
      "STT,Tên chợ,Xã,Quy mô\n,,,Diện tích,,Hộ\n,,,Đất,Sàn,\n1,Chợ A,P. Đống Đa,1\n,,,1,2,3\n")
    #expect(deep.rows.map(\.verdict) == [.ignored, .ignored, .ignored, .ready, .ignored])
    let slipped = try await Fixtures.read("STT,Tên chợ,Xã,Quy mô\n,,,1,Chợ A,P. Đống Đa\n")
    #expect(slipped.rows.map(\.verdict) == [.ignored, .ask])
  }

  /// Whoever numbers the sum as well.
  @Test func aTotalMayHaveTheNextNumber() async throws {
    let reading = try await Fixtures.read("STT,Tên,Loại hình,Xã,Hộ\n1,Chợ A,Chợ,P. Đống Đa,30\n2,Tổng cộng,,,30\n")
    #expect(reading.rows.last?.codes == ["total-row"] && !reading.notes.contains { $0.code == "total-mismatch" })
    let total = try await Fixtures.read("STT,Tên,Loại hình,Xã\n1,Total,Tạp hoá,P. Đống Đa\n")
    #expect(total.rows.last?.outlet?.name == "Total")
  }

  @Test(arguments: [
    "Công ty Minh Anh", "CONG TY MINH ANH", "Tổng Công ty Lương thực", "Cổng Chợ Đầm", "Tổng kho Bia", "Cộng Cà Phê",
    "Công 5 Store",
  ])
  func aNameLikeASumIsAName(_ text: String) async throws {
    let reading = try await Fixtures.read("STT,Tên,Loại hình,Xã\n,\(text),Tạp hoá,P. Đống Đa\n")
    #expect(reading.rows.last?.outlet?.name == text)
  }

  /// A place that two rows share by one merged cell is the place of both.
  @Test func aMergedPlaceIsTheRowsOwn() {
    var context = RowContext()
    var above = OutletDraft(row: 2)
    above[cell: .coordinates] = OutletDraft.Cell(column: "Toạ độ", text: "14.43, 109.02")
    var below = OutletDraft(row: 3)
    #expect(context.complete(&above).isEmpty)
    #expect(context.complete(&below, merged: [.coordinates]).map(\.code) == ["merged-cell"])
    #expect(below[.coordinates] == "14.43, 109.02")
  }

  /// Cells that are merged with the one above, and what a spreadsheet hides.
  @Test func mergedCellsAndHiddenRows() async throws {
    let reading = try await Fixtures.reader().read(Fixtures.file("hidden.xlsx"))
    let rows = reading.rows.dropFirst()
    #expect(rows.map { $0.outlet?.kind } == Array(repeating: .grocery, count: 4))
    #expect(
      rows.map { $0.outlet?.commune2020?.name } == [
        "Phường Đống Đa", "Phường Đống Đa", "Phường Đống Đa", "Phường Nhơn Thành",
      ])
    #expect(rows.map { $0.codes.count { $0 == "merged-cell" } } == [0, 3, 3, 0])
    #expect(rows.map { $0.outlet?.address } == ["12/3 Hoàng Quốc Việt", "Đống Đa", nil, nil])
    #expect(reading.notes.map(\.code) == ["hidden-sheets", "unread-columns", "hidden-rows"])
    #expect(reading.notes.last?.message.vi.contains("1 dòng bị ẩn trong bảng tính cũng được đọc (dòng 4)") == true)
    // A person may choose what is hidden.
    let chosen = try await Fixtures.reader().read(Fixtures.file("hidden.xlsx"), choices: ReadingChoices(sheet: "Cũ"))
    #expect(chosen.rows.last?.outlet?.name == "Siêu thị B")
  }

  /// Excel writes 1, LibreOffice true or false at every row.
  @Test func hiddenRowsAreWrittenInTwoWays() throws {
    let rows = [(2, "1"), (3, "true"), (4, "false"), (5, "0")].map { "<row r=\"\($0)\" hidden=\"\($1)\"></row>" }
    let bytes = try Bomb.workbook(megabytes: 0, lying: false, behind: rows.joined())
    let sheet = try #require(
      Worksheet(part: "xl/worksheets/sheet1.xml", of: ZipDirectory(bytes)!, in: bytes, limit: 1 << 20))
    #expect(sheet.hiddenRows == [2, 3])
  }

  /// A merge that claims more rows than a sheet can have; it took for ever.
  @Test(.timeLimit(.minutes(1))) func aMergeBeyondTheSheetIsNone() throws {
    let bytes = try Bomb.workbook(
      megabytes: 0, lying: false,
      behind: "<mergeCells><mergeCell ref=\"A2:A9000000000000000000\"/><mergeCell ref=\"B2:B3\"/>"
        + "<mergeCell ref=\"C1:C1048576\"/><mergeCell ref=\"D1:D1048576\"/></mergeCells>")
    let sheet = try #require(
      Worksheet(part: "xl/worksheets/sheet1.xml", of: ZipDirectory(bytes)!, in: bytes, limit: 1 << 20))
    #expect(sheet.mergedWithAbove[3] == [1, 2] && sheet.mergedWithAbove.count == 99_999)
  }

  /// "Như trên" in any field, and a person's name with it, so that a mobile number stays that person's.
  @Test(arguments: ["nt", "\"\"\"\"", "Như trên", "-nt-", "(nt)"])
  func dittosRepeatTheRowAbove(_ ditto: String) async throws {
    func rows(_ owner: String) async throws -> [RowOutcome] {
      let header = "Tên,Loại hình,Xã,Sản phẩm,Giờ mở cửa,Nhà cung cấp,Điện thoại,Thanh toán,Chủ hộ"
      let reading = try await Fixtures.read(
        "\(header)\nTạp hoá A,Tạp hoá,P. Đống Đa,\"gạo, mì\",6h-18h,NPP Thành Công,0905123456,Tiền mặt,\(owner)\n"
          + "Tạp hoá B,\(Array(repeating: ditto, count: 8).joined(separator: ","))\n")
      return Array(reading.rows.dropFirst())
    }
    let open = try await rows("")
    let (first, second) = (try #require(open[0].outlet), try #require(open[1].outlet))
    #expect(second.products == first.products && second.products.count == 2)
    #expect(second.openingHours == "Mo-Su 06:00-18:00" && second.suppliedBy == "NPP Thành Công")
    #expect(second.phone == ["+84905123456"] && second.payments == [.cash])
    #expect(open[1].codes.count { $0 == "same-as-above" } == 7)
    let owned = try await rows("Trần Thị Hoa")
    #expect(owned[1].outlet?.phone == [] && owned[1].privateFacts?.contactPerson == "Trần Thị Hoa")
  }

  @Test func aNameAsAboveIsAsked() async throws {
    let reading = try await Fixtures.read(
      "Tên,Loại hình,Xã,Địa chỉ\nWinMart+,CHTL,P. Đống Đa,1 Lê Lợi\nnt,nt,nt,2 Lê Lợi\n")
    #expect(reading.rows[2].verdict == .ask && reading.rows[2].outlet?.name == "WinMart+")
  }

  @Test func severalOutletsInACellAreAsked() async throws {
    func row(_ name: String, _ address: String) async throws -> RowOutcome {
      try await Fixtures.row(
        "Tên,Loại hình,Xã,Địa chỉ", "\"\(name)\",CHTL,P. Đống Đa,\"\(address)\"")
    }
    for (name, address) in [
      ("WinMart+ Lê Lợi\nWinMart+ Nguyễn Huệ", "10 Lê Lợi\n55 Nguyễn Huệ"), ("1. Tạp hóa A\n2. Tạp hóa B", "Thôn 1"),
      ("- Tạp hóa A\n- Tạp hóa B", ""), ("Tạp hóa Hoa\nTạp hóa Lan", "Thôn 1"),
      ("Tạp hóa Hoa; Tạp hóa Lan; Chợ Đầm", ""), ("WinMart+ Lê Lợi; WinMart+ 2", ""),
      ("Hoa Sen; Lan Anh", "Thôn 1; Thôn 2"), ("Chợ Gò Bồi, chợ Diêu Trì", ""), ("Tạp hóa A và tạp hóa B", ""),
      ("Tạp hóa X / Tạp hóa Y", ""), ("Chợ A + Chợ B", ""), ("Cửa hàng Lan, cửa hàng Mai & cửa hàng Cúc", "Thôn 1"),
    ] {
      let several = try await row(name, address)
      #expect(several.verdict == .ask && several.codes.contains("several-outlets"), "\(name)")
    }
    for (name, address) in [
      ("WinMart+\nLê Lợi", "10 Lê Lợi"), ("WinMart+\nLê Lợi", "10 Lê Lợi,\nP. Đống Đa"), ("WinMart+\n(Lê Lợi)", "1\n2"),
      ("Tạp hóa Hoa\n(Tạp hóa Lan cũ)", "Thôn 1"), ("Cửa hàng tạp hóa\nCửa hàng Hoa", "Thôn 1"),
      ("WinMart+ Lê Lợi", "10 Lê Lợi\nP. Đống Đa"), ("Ăn uống và Giải khát Hoa", "Thôn 1; Thôn 2"),
      ("Cửa hàng Hoa, quả tươi", ""), ("Tạp hóa, Đại lý gạo Hoa", ""), ("Tạp hóa Lan và đại lý Lavie", ""),
      ("Chợ đêm và chợ hải sản Quy Nhơn", ""), ("Tạp hóa Hoa + nước mía", ""), ("Tạp hóa A+", ""), ("Lan + Huệ", ""),
      ("HTX Nông nghiệp và Dịch vụ Phước Hưng", "10 Lê Lợi; 12 Lê Lợi, P. Đống Đa"),
      ("Công ty Hoa; Tạp hóa", ""), ("Siêu thị điện máy, gia dụng / đồ chơi Vinh", "10 Lê Lợi; gần chợ Đầm"),
    ] { #expect(try await row(name, address).verdict == .ready, "\(name)") }
  }

  /// A number of outlets is none.
  @Test func aCountOfOutletsIsAsked() async throws {
    for name in [
      "Chuỗi 12 cửa hàng WinMart+", "Hệ thống WinMart (12 cửa hàng)", "05 chợ tạm", "Các chợ còn lại",
      "WinMart+ và 3 điểm khác", "Khoảng 20 tạp hóa nhỏ lẻ", "Nhiều hộ bán lẻ",
    ] {
      let row = try await Fixtures.row("STT,Tên,Loại hình,Xã", "1,\(name),CHTL,P. Đống Đa")
      #expect(row.verdict == .ask && row.codes.contains("several-outlets"), "\(name)")
    }
    for name in [
      "Chợ 38", "Siêu thị 365", "Quầy 12 chợ Đầm", "Ki ốt 5 siêu thị Co.op", "Cửa hàng số 3 chợ Đầm", "7 Chợ Đầm",
      "Tạp hóa 24 giờ", "Nhà hàng Các Bà", "Cafe Nhiều Sao",
    ] {
      #expect(try await Fixtures.row("STT,Tên,Loại hình,Xã", "1,\(name),CHTL,P. Đống Đa").verdict == .ready, "\(name)")
    }
  }

  @Test func severalAddressesInACellAreAsked() async throws {
    for (address, code) in [
      ("25 Trần Phú; 12 Lê Lợi", "several-addresses"), ("1. 30 Nguyễn Huệ\n2. 55 Ngô Mây", "several-addresses"),
      ("12 Lê Lợi và 14 Trần Phú, P. Lê Lợi, Quy Nhơn", "several-addresses"),
      ("CS1: 12 Lê Lợi, P. Lê Lợi, Quy Nhơn; CS2: 40 Lê Lợi, P. Lê Lợi, Quy Nhơn", "several-addresses"),
      ("Cơ sở 1: 12 Lê Lợi, Cơ sở 2: 3 Trần Phú, P. Lê Lợi, Quy Nhơn", "several-addresses"),
      ("Thôn 1, xã Phước Lộc; thôn 2, xã Phước Hưng", "several-communes"),
      ("30 Nguyễn Huệ, P. Lê Lợi, Quy Nhơn\n55 Ngô Mây, P. Ngô Mây, Quy Nhơn", "several-communes"),
    ] {
      let row = try await Fixtures.row("Tên,Loại hình,Địa chỉ", "WinMart+,CHTL,\"\(address)\"")
      #expect(row.verdict == .ask && row.codes.contains(code), "\(address) \(row.codes)")
    }
    for address in [
      "25 Trần Phú, P. Bình Định; TX. An Nhơn", "Thôn 1, xã Phước Lộc, xã Tuy Phước",
      "P. 203, 25 Trần Phú, P. Bình Định", "12 Trần Phú và Lê Lợi, P. Bình Định", "12 và 14 Trần Phú, P. Bình Định",
      "12 Trần Phú và 20 Trần Phú, P. Bình Định", "CS1: 12 Trần Phú, P. Bình Định", "ĐC: 12 Trần Phú, P. Bình Định",
    ] {
      let row = try await Fixtures.row("Tên,Loại hình,Địa chỉ", "WinMart+,CHTL,\"\(address)\"")
      #expect(row.verdict == .ready, "\(address) \(row.codes)")
    }
  }

  @Test func struckRowsAreAsked() async throws {
    let rows = try await Fixtures.reader().read(Fixtures.file("struck.xlsx")).rows.dropFirst()
    #expect(rows.map(\.verdict) == [.ready, .ask, .ready, .ready, .ask])
    #expect(rows.map { $0.codes.count { $0 == "struck-out" } } == [0, 1, 0, 0, 1])
    #expect(rows.last?.notes.first { $0.code == "struck-out" }?.column == "Xã/phường")
  }

  @Test func commentsAreSaid() async throws {
    let note = try await Fixtures.reader().read(Fixtures.file("comments.xlsx")).notes.first {
      $0.code == "cell-comments"
    }
    #expect(note?.message.vi.contains("2 ô có chú thích không được đọc (B2, C4)") == true)
    #expect(
      try await !Fixtures.reader().read(Fixtures.file("struck.xlsx")).notes.contains { $0.code == "cell-comments" })
  }

  @Test func aHeadingGivesTheKind() async throws {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Xã\nI. CHỢ,,,\n1,Gò Găng,,P. Nhơn Thành\n2,Đập Đá,Siêu thị,P. Đập Đá\nB. Khác,,,\n3,Bến,,P. Đống Đa\n"
    )
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(rows.map(\.outlet?.kind) == [.market, .supermarket, nil])
    #expect(rows[0].codes.contains("kind-from-section"))
    #expect(rows[2].codes.contains("unknown-kind"))
  }

  /// A second table below the first, with other columns.
  @Test func otherColumnsFromTheMiddleOn() async throws {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Xã,\n1,Chợ A,Chợ,P. Đống Đa,\nSTT,Xã/phường,Địa chỉ,Tên chợ,Loại hình\n1,P. Nhơn Bình,QL1A,Chợ B,Chợ\n"
    )
    #expect(reading.rows.map(\.verdict) == [.ignored, .ready, .ignored, .ready])
    #expect(reading.rows[3].outlet?.name == "Chợ B")
    #expect(reading.rows[3].outlet?.address == "QL1A")
    #expect(reading.notes.map(\.code) == ["second-header"])
  }

  @Test func anotherSeparatorFromTheMiddleOnIsAsked() async throws {
    let head = "STT,Tên,Loại hình,Xã\n" + (1...20).map { "\($0),Chợ \($0) A,Chợ,P. Đống Đa\n" }.joined()
    let reading = try await Fixtures.read(head + "21;Chợ B;Chợ;P. Đống Đa\n22\tChợ C\tChợ\tP. Đống Đa\n")
    #expect(reading.totals.ready == 20)
    let rows = reading.rows.suffix(2)
    #expect(rows.allSatisfy { $0.verdict == .ask && $0.codes.contains("other-separator") })
  }

  /// The encoding changes with the file's second half.
  @Test func anotherEncodingFromTheMiddleOnIsAsked() async throws {
    var bytes = Array("STT,Tên,Loại hình,Xã\n1,Chợ Đống Đa,Chợ,P. Đống Đa\n2,Chợ Gò Găng,Chợ,P. Nhơn Thành\n".utf8)
    bytes += Array("3,Ch".utf8) + [0xF5, 0xF2] + Array(" C,Cho,P. Nhon Binh\n".utf8)
    let reading = try await Fixtures.reader().read(bytes, name: "list.csv")
    #expect(reading.notes.map(\.code) == ["broken-utf8"])
    #expect(reading.rows.map(\.verdict) == [.ignored, .ready, .ready, .ask])
    #expect(reading.rows[3].codes.contains("broken-text"))
  }

  @Test func aTitleOverTheHeaderIsNoGroup() async throws {
    let reading = try await Fixtures.read("DANH SÁCH CHỢ,,,\nSTT,Tên,Loại hình,Xã\n1,Chợ A,Chợ,P. Đống Đa\n")
    #expect(reading.columns.map(\.header) == ["STT", "Tên", "Loại hình", "Xã"])
    #expect(reading.rows.map(\.codes.first) == ["title-row", "header-row", "placed-in-commune"])
  }

  @Test func formulasWithoutAResultAreAsked() async throws {
    let reading = try await Fixtures.reader().read(
      try Fixtures.bytes(Fixtures.file("formulas.xlsx")), name: "x.xlsx", choices: ReadingChoices(sheet: "Chợ & ST"))
    #expect(reading.rows.map(\.row) == [1, 2, 3, 4, 5])
    #expect(reading.rows.map(\.verdict) == [.ignored, .ask, .ask, .ask, .ready])
    let columns = { (row: RowOutcome) in row.notes.filter { $0.code == "formula-without-value" }.map(\.column) }
    #expect(columns(reading.rows[1]) == ["Vĩ độ"])
    #expect(columns(reading.rows[2]) == ["STT", "Tên cơ sở"])
    #expect(reading.rows[3].codes.count { $0 == "cell-error" } == 2)
  }

  @Test func twoSheetsWithListsAreAChoice() async throws {
    await #expect(throws: ListFileError.severalLists(sheets: ["Chợ & ST", "Siêu thị"])) {
      try await Fixtures.reader().read(Fixtures.file("formulas.xlsx"))
    }
    let chosen = try await Fixtures.reader().read(
      Fixtures.file("formulas.xlsx"), choices: ReadingChoices(sheet: "Siêu thị"))
    #expect(chosen.rows.map { $0.outlet?.name } == [nil, "Siêu thị B"])
    #expect(chosen.totals.ready == 1)
  }

  /// The same list however it is written: letters, separator, mark.
  @Test(arguments: [",", ";", "\t"], ["utf8", "mark", "utf16", "utf16be", "1258", "tcvn3", "vni"])
  func oneListInEveryWriting(_ separator: String, _ encoding: String) async throws {
    let rows = [
      ["STT", "Tên cơ sở", "Loại hình", "Xã/phường", "Huyện"],
      ["1", "Chợ Gò Găng", "Chợ", "P. Nhơn Thành", "TX. An Nhơn"],
      ["2", "Siêu thị Ưng Ý", "Siêu thị", "P. Đống Đa", "TP. Quy Nhơn"],
      ["3", "Điểm bán hàng Việt Nam cố định", "Điểm bán hàng Việt Nam cố định", "Xã Cát Khánh", "H. Phù Cát"],
    ]
    let fonts = [
      "tcvn3": [
        ["STT", "Tªn c¬ së", "Lo¹i h×nh", "X·/ph­êng", "HuyÖn"],
        ["1", "Chî Gß G¨ng", "Chî", "P. Nh¬n Thµnh", "TX. An Nh¬n"],
        ["2", "Siªu thÞ ¦ng ý", "Siªu thÞ", "P. §èng §a", "TP. Quy Nh¬n"],
        ["3", "§iÓm b¸n hµng ViÖt Nam cè ®Þnh", "§iÓm b¸n hµng ViÖt Nam cè ®Þnh", "X· C¸t Kh¸nh", "H. Phï C¸t"],
      ],
      "vni": [
        ["STT", "Teân cô sôû", "Loaïi hình", "Xaõ/phöôøng", "Huyeän"],
        ["1", "Chôï Goø Gaêng", "Chôï", "P. Nhôn Thaønh", "TX. An Nhôn"],
        ["2", "Sieâu thò Öng YÙ", "Sieâu thò", "P. Ñoáng Ña", "TP. Quy Nhôn"],
        [
          "3", "Ñieåm baùn haøng Vieät Nam coá ñònh", "Ñieåm baùn haøng Vieät Nam coá ñònh", "Xaõ Caùt Khaùnh",
          "H. Phuø Caùt",
        ],
      ],
    ]
    let text = (fonts[encoding] ?? rows).map { $0.joined(separator: separator) }.joined(separator: "\r\n") + "\r\n"
    let bytes: [UInt8] =
      switch encoding {
      case "mark": [0xEF, 0xBB, 0xBF] + Array(text.utf8)
      case "utf16": [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case "utf16be": text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case "1258": Self.windows1258(text)
      case "tcvn3", "vni": text.unicodeScalars.map { UInt8($0.value) }
      default: Array(text.utf8)
      }
    let reading = try await Fixtures.reader().read(bytes, name: "list.csv")
    let outlets = reading.rows.compactMap(\.outlet)
    #expect(outlets.map { $0.name.lowercased() } == rows.dropFirst().map { $0[1].lowercased() })
    #expect(outlets.map(\.kind) == [.market, .supermarket, .vietGoodsPoint])
    #expect(outlets.map(\.district2020?.code) == ["549", "540", "548"])
    #expect(outlets.allSatisfy { $0.commune2020 != nil })
    #expect(reading.totals.ready == 3)
  }

  /// As Windows writes it: a letter, then its tone.
  private static func windows1258(_ text: String) -> [UInt8] {
    let tones: [Unicode.Scalar: UInt8] = [
      "\u{300}": 0xCC, "\u{309}": 0xD2, "\u{303}": 0xDE, "\u{301}": 0xEC, "\u{323}": 0xF2,
    ]
    let letters: [Unicode.Scalar: UInt8] = [
      "Ă": 0xC3, "Đ": 0xD0, "Ơ": 0xD5, "Ư": 0xDD, "ă": 0xE3, "đ": 0xF0, "ơ": 0xF5, "ư": 0xFD, "â": 0xE2, "ê": 0xEA,
      "ô": 0xF4, "Â": 0xC2, "Ê": 0xCA, "Ô": 0xD4,
    ]
    return text.flatMap { character -> [UInt8] in
      let parts = Array(String(character).decomposedStringWithCanonicalMapping.unicodeScalars)
      guard !parts.allSatisfy(\.isASCII) else { return parts.map { UInt8($0.value) } }
      let tone = parts.compactMap { tones[$0] }.first
      var base = String.UnicodeScalarView()
      base.append(contentsOf: parts.filter { tones[$0] == nil })
      let letter = String(base).precomposedStringWithCanonicalMapping.unicodeScalars.first!
      return [letters[letter] ?? UInt8(letter.value)] + [tone].compactMap(\.self)
    }
  }

  /// "As above" in the first row of another part of the list may mean the row above, or nothing.
  @Test(arguments: ["II,XÃ PHƯỚC LỘC,,", "Cộng: 1,,,", "DANH SÁCH CHỢ XÃ PHƯỚC LỘC,,,"])
  func sameAsAboveAnotherPartIsAsked(_ frame: String) async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Loại hình,Xã,Địa chỉ
      1,Tạp hoá Lan,Tạp hoá,P. Đống Đa,Lê Lợi
      \(frame)
      1,Tạp hoá Huệ,-nt-,P. Đống Đa,như trên
      2,Tạp hoá Cúc,″,P. Đống Đa,nt
      """)
    #expect(reading.rows.filter { $0.verdict != .ignored }.map(\.verdict) == [.ready, .ask, .ready])
  }

  /// What a heading, a title or the sheet says to be closed is not shown as open.
  @Test(arguments: [
    "II. CÁC CƠ SỞ ĐÃ ĐÓNG CỬA", "II,CƠ SỞ NGỪNG HOẠT ĐỘNG", "CƠ SỞ ĐÃ NGHỈ", "B. Chợ đã ngừng hoạt động",
    "DANH SÁCH CƠ SỞ NGỪNG HOẠT ĐỘNG",
  ])
  func aHeadingGivesTheStatus(_ heading: String) async throws {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Xã\n1,Chợ A,Chợ,P. Đống Đa\n\(heading)\n1,Chợ B,Chợ,P. Đống Đa\n")
    let rows = reading.rows.compactMap(\.outlet)
    #expect(rows.map(\.status) == [.active, .closed] && reading.totals.ready == 2, "\(reading.rows)")
  }

  /// Kinds and groups below "A. CƠ SỞ ĐÃ ĐÓNG CỬA" are closed, too.
  @Test func aHeadingsStatusHoldsBelowInnerHeadings() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Xã
      A. CƠ SỞ ĐÃ ĐÓNG CỬA,,
      I. CHỢ,,
      1,Chợ A,P. Đống Đa
      II. CÁC NƠI KHÁC,,
      1,Tạp hoá B,P. Đống Đa
      B. CƠ SỞ CÒN LẠI,,
      I. CHỢ,,
      1,Chợ C,P. Đống Đa
      """)
    #expect(reading.rows.compactMap { $0.outlet?.status } == [.closed, .closed, .active])
    let beside = try await Fixtures.read("STT,Tên,Xã\nCƠ SỞ ĐÃ ĐÓNG CỬA,,\nSIÊU THỊ,,\n1,Siêu thị A,P. Đống Đa\n")
    #expect(beside.rows.last?.verdict == .ask)
  }

  /// A row with nothing but a name is an outlet's, and ends no heading.
  @Test(arguments: ["Hộ kinh doanh Hải Yến", "Cơ sở kinh doanh Ba Tốt", "Cửa hàng Hoạt Động Mới"])
  func aNameOfOneWhoTradesIsNoHeading(_ name: String) async throws {
    let reading = try await Fixtures.read(
      "Tên,Loại hình,Xã\nCƠ SỞ ĐÃ ĐÓNG CỬA\n\(name)\nTạp hoá B,Tạp hoá,P. Đống Đa\n")
    #expect(reading.totals.read == 2 && reading.rows.last?.outlet?.status == .closed)
    let open = try await Fixtures.read(
      "Tên,Loại hình,Xã\nCƠ SỞ ĐÃ ĐÓNG CỬA\nCÁC CƠ SỞ ĐANG KINH DOANH\nTạp hoá B,Tạp hoá,P. Đống Đa\n")
    #expect(open.totals.read == 1 && open.rows.last?.outlet?.status == .active)
    let numbered = try await Fixtures.read(
      "Tên,Loại hình,Xã\nCƠ SỞ ĐÃ ĐÓNG CỬA\nII. CHỢ ĐANG HOẠT ĐỘNG\nTạp hoá B,Tạp hoá,P. Đống Đa\n")
    #expect(numbered.rows.last?.outlet?.status == .active)
  }

  @Test func aTitleGivesTheStatus() async throws {
    func row(_ title: String) async throws -> RowOutcome? {
      try await Fixtures.read("\(title)\nSTT,Tên,Loại hình,Xã\n1,Chợ A,Chợ,P. Đống Đa\n").rows.last
    }
    #expect(try await row("DANH SÁCH CƠ SỞ ĐÃ NGỪNG HOẠT ĐỘNG")?.outlet?.status == .closed)
    #expect(try await row("DANH SÁCH CHỢ NGỪNG HOẠT ĐỘNG TRÊN ĐỊA BÀN TỈNH NĂM 2025")?.verdict == .ask)
    for title in [
      "DANH SÁCH CƠ SỞ ĐANG HOẠT ĐỘNG", "DANH SÁCH CHỢ HOẠT ĐỘNG VÀ NGỪNG HOẠT ĐỘNG", "(Ô vàng: đã đóng cửa)",
      "DANH SÁCH CỬA HÀNG KHÔNG ĐÓNG CỬA DỊP TẾT", "DANH SÁCH CƠ SỞ CAM KẾT KHÔNG KINH DOANH HÀNG GIẢ",
    ] {
      let row = try await row(title)
      #expect(row?.verdict == .ready && row?.outlet?.status == .active)
    }
  }

  /// Colours and marks say nothing here: the officer is told where a legend says that they mean closed outlets.
  @Test(arguments: ["Ghi chú: ô vàng là đã đóng cửa", "(*) đã ngừng hoạt động", "* Đã đóng cửa"])
  func aLegendIsTold(_ line: String) async throws {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Xã\n1,Chợ A (*),Chợ,P. Đống Đa\n2,Chợ B,Chợ,P. Đống Đa\n\(line)\n")
    #expect(reading.notes.map(\.code) == ["legend"] && reading.totals.read == 2)
    #expect(reading.rows.dropFirst().map(\.verdict) == [.ask, .ready, .ignored])
    #expect(reading.rows[1].outlet?.name == "Chợ A" && reading.rows[1].codes.contains("footnote-mark"))
    let above = try await Fixtures.read("\(line)\nSTT,Tên,Loại hình,Xã\n1,Khách sạn 4*,Tạp hoá,P. Đống Đa\n")
    #expect(above.notes.map(\.code) == ["legend"] && above.totals.ready == 1)
    #expect(FootnoteMark.parted("Chợ Đầm (mới) (*)")! == ("Chợ Đầm (mới)", "(*)"))
    #expect(FootnoteMark.parted("Tạp hoá (Chợ Đầm)*")! == ("Tạp hoá (Chợ Đầm)", "*"))
  }

  /// Sums beside a heading do not make an outlet of it.
  @Test func aHeadingMayHaveSums() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Loại hình,Tình trạng,Điện thoại,Số hộ
      I,PHƯỜNG LÊ HỒNG PHONG,12,5,,700
      1,Chợ A,Chợ,Đang hoạt động,,30
      II,XÃ PHƯỚC LỘC,3,,,"1.070,5"
      1,Chợ B,Chợ,Đang hoạt động,,40
      """)
    #expect(reading.rows.compactMap { $0.outlet?.commune2020?.name } == ["Phường Lê Hồng Phong", "Xã Phước Lộc"])
    #expect(reading.totals.ready == 2 && reading.totals.read == 2)
  }
}
