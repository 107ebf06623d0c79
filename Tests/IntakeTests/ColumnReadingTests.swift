import Outlets
import Spatial
import Testing

@testable import Intake

/// Columns whose names alone do not tell what is below them.
@Suite struct ColumnReadingTests {
  /// A closed shop is not shown as open because its list has no "Ghi chú".
  @Test(arguments: [
    "2024", "Năm 2024", "", "Kết quả kiểm tra", "Kết quả rà soát", "Biến động", "Cập nhật 2025", "Lý do",
    "Ý kiến của xã", "Thông tin thay đổi", "Ghi chó",
  ])
  func wordsOfClosureAreRead(_ header: String) async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Loại hình,Xã,\(header),Số hộ
      1,Chợ A,Chợ,P. Đống Đa,,20
      2,Chợ B,Chợ,P. Đống Đa,Đã đóng cửa,
      3,Chợ C,Chợ,P. Đống Đa,Đạt,30
      """)
    #expect(reading.rows.suffix(3).map(\.verdict) == [.ready, .ask, .ready])
    #expect(reading.rows[2].codes.contains("says-closed"))
  }

  /// Numbers of years, and what a person leaves out, stay unread and are told.
  @Test func otherColumnsOfYearsStayUnread() async throws {
    let text = "STT,Tên,Loại hình,Xã,2024\n1,Chợ A,Chợ,P. Đống Đa,350\n"
    #expect(try await Fixtures.read(text).notes.map(\.code) == ["unread-columns"])
    let closed = Array(text.replacing("350", with: "đóng cửa").utf8)
    let choices = ReadingChoices(columns: [1: .name, 2: .kind, 3: .commune, 4: .ignored])
    let reading = try await Fixtures.reader().read(closed, name: "x.csv", choices: choices)
    #expect(reading.totals.ready == 1)
  }

  /// One header is merged over the street and the commune, and over both numbers of the place.
  @Test func aMergedHeaderGoesOn() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Địa chỉ,,Loại hình,Toạ độ,
      1,Chợ A,12 Lê Lợi,P. Đống Đa,Chợ,13.7821882,109.2254308
      """)
    let outlet = try #require(reading.rows.last?.outlet)
    #expect(outlet.address == "12 Lê Lợi, P. Đống Đa" && outlet.commune2020?.name == "Phường Đống Đa")
    #expect(outlet.coordinate.latitude == 13.7821882 && outlet.coordinate.longitude == 109.2254308)
    // A header of three rows has its own columns there.
    let three = try await Fixtures.read(
      """
      STT,Cơ sở,,,,Vị trí,
      ,Tên,Địa chỉ,,Loại,Toạ độ,
      ,,Số nhà,Xã/phường,,Vĩ độ,Kinh độ
      1,Chợ A,12 Lê Lợi,P. Đống Đa,Chợ,13.7821882,109.2254308
      """)
    #expect(three.totals.read == 1 && three.rows.last?.outlet?.address == "12 Lê Lợi")
  }

  @Test func namesMayHaveNoSpaces() async throws {
    let row = try await Fixtures.row(
      "OBJECTID,TENCHO,DIACHI,XAPHUONG,KINHDO,VIDO,DIENTHOAI,LOAIHINH,TINHTRANG",
      "1,Chợ A,12 Lê Lợi,P. Đống Đa,109.2254308,13.7821882,0256 3822222,Chợ,Đã đóng cửa")
    let outlet = try #require(row.outlet)
    #expect(outlet.address == "12 Lê Lợi" && outlet.phone == ["+842563822222"] && outlet.status == .closed)
    #expect(outlet.coordinate.latitude == 13.7821882)
  }

  /// The name and the address in one cell, parted as a person would, and said.
  @Test(arguments: [
    ("Tên, địa chỉ cơ sở", "Tạp hoá Lan, 12 Lê Lợi, P. Đống Đa"),
    ("Tên và địa chỉ cơ sở", "Tạp hoá Lan\n12 Lê Lợi, P. Đống Đa"),
    ("Tên cơ sở/địa chỉ", "Tạp hoá Lan - 12 Lê Lợi, P. Đống Đa"),
    ("Tên đơn vị, địa chỉ", "Tạp hoá Lan. Đ/c: 12 Lê Lợi, P. Đống Đa"),
    ("Tên, địa chỉ", "Tạp hoá Lan (Địa chỉ: 12 Lê Lợi, P. Đống Đa)"),
  ])
  func anAddressMayStandBehindTheName(_ header: String, _ cell: String) async throws {
    let row = try await Fixtures.row("STT,\"\(header)\",Điện thoại", "1,\"\(cell)\",0256 3822222")
    #expect(row.outlet?.name == "Tạp hoá Lan" && row.outlet?.address == "12 Lê Lợi, P. Đống Đa", "\(row)")
    #expect(row.verdict == .ready && row.codes.contains("address-in-name"))
  }

  @Test(arguments: ["Tên, địa chỉ chủ cơ sở", "Tên đường, địa chỉ", "Địa chỉ"])
  func otherColumnsHoldNoName(_ header: String) {
    #expect(HeaderMatcher(["Tên chợ", header])[.name] == 0)
    #expect(HeaderMatcher(["STT", header])[.name] == nil)
  }

  /// A market's days and its hours are one: it is not open each day for having hours.
  @Test(arguments: [
    ("Chủ nhật", "6h-10h", "Su 06:00-10:00"), ("Hằng ngày", "5h-11h", "Mo-Su 05:00-11:00"),
    ("Ngày lẻ", "5h-11h", "Ngày lẻ, 5h-11h"), ("Lẻ", "5h-11h", "Lẻ, 5h-11h"),
    ("\"3, 8 âm lịch\"", "", "3, 8 âm lịch"), ("", "5h-11h", "Mo-Su 05:00-11:00"),
  ])
  func daysStandBesideHours(_ days: String, _ hours: String, _ both: String) async throws {
    for (header, cells) in [("Ngày họp,Giờ họp", "\(days),\(hours)"), ("Giờ họp,Ngày họp", "\(hours),\(days)")] {
      let row = try await Fixtures.row("Tên,Xã,\(header)", "Chợ A,P. Đống Đa,\(cells)")
      #expect(row.outlet?.openingHours == both, "\(header)")
    }
    if hours.isEmpty {
      #expect(try await Fixtures.row("Tên,Xã,Ngày họp", "Chợ A,P. Đống Đa,\(days)").outlet?.openingHours == both)
    }
  }

  /// A form's question is answered in words.
  @Test func anAnswerMayBeAStatus() async throws {
    let reading = try await Fixtures.read(
      """
      Tên cửa hàng,Loại hình,Xã,Hiện cửa hàng còn hoạt động không?
      Tạp hoá Lan,Tạp hoá,P. Đống Đa,Còn
      Tạp hoá Mai,Tạp hoá,P. Đống Đa,Không còn bán
      Tạp hoá Cúc,Tạp hoá,P. Đống Đa,Đã đóng cửa
      """)
    #expect(reading.rows.suffix(3).map(\.verdict) == [.ready, .ask, .ready])
    #expect(reading.rows.last?.outlet?.status == .closed)
  }

  /// A phone's tracks beside its waypoints, with a remark.
  @Test func tracksAreNoList() async throws {
    let gpx = """
      <?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">
      <wpt lat="13.775" lon="109.23"><name>Chợ Đầm</name><cmt>đóng cửa</cmt></wpt>
      <trk><name>Chợ</name><trkseg><trkpt lat="13.7" lon="109.2"/></trkseg></trk></gpx>
      """
    let reading = try await Fixtures.reader().read(Array(gpx.utf8), name: "x.gpx")
    #expect(reading.sheet == "waypoints" && reading.rows.map(\.verdict) == [.ask])
  }

  /// What Excel makes of a carriage return.
  @Test func carriageReturnsAreTakenOut() {
    for (text, rest) in [("Chợ_x000D_\nĐầm_x000D_", "Chợ\nĐầm"), ("_x000D_", ""), ("Chợ _x", "Chợ _x")] {
      #expect(TableConversion.withoutReturns(Array(text.utf8)) == Array(rest.utf8))
    }
  }
}
