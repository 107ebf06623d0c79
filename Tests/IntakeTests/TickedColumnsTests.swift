import Outlets
import Testing

@testable import Intake

/// Columns with a tick below the value that they are called after.
@Suite struct TickedColumnsTests {
  private func rows(_ header: String, _ cells: [String], name: String = "Tạp hoá") async throws -> [RowOutcome] {
    let rows = cells.enumerated().map { "\($0.offset + 1),\(name) \($0.offset + 1)A,P. Đống Đa,\($0.element)" }
    let reading = try await Fixtures.read("STT,Tên,Xã,\(header)\n\(rows.joined(separator: "\n"))\n")
    #expect(reading.totals.read == cells.count)
    return Array(reading.rows.suffix(cells.count))
  }

  /// A shop that is ticked as closed is not shown as open; two ticks, or none where others have one, are asked.
  @Test(arguments: [
    "Đang HĐ,Đã nghỉ", "Còn,Đóng cửa", "Đang hoạt động,Ngừng hoạt động", "Hoạt động,Không hoạt động",
    "Còn hoạt động,Đã đóng cửa", "Hoạt động (Có/Không),Không hoạt động (lý do)", "Cơ sở còn hoạt động không?,Đã dẹp",
    "Cơ sở đang hoạt động,Cơ sở đã đóng cửa", "Đang kinh doanh,Đã ngừng",
  ])
  func aTickStandsForTheStatus(_ header: String) async throws {
    let rows = try await rows(header, ["x,", ",x", "1,0", "0,✓", "v,có", ","])
    #expect(rows.map(\.verdict) == [.ready, .ready, .ready, .ready, .ask, .ask])
    #expect(rows.prefix(4).map { $0.outlet?.status } == [.active, .closed, .active, .closed])
  }

  /// Nobody ticks those that trade.
  @Test func closedOnesAloneMayBeTicked() async throws {
    let rows = try await rows("Đang HĐ,Đã nghỉ", [",", ",x", ",3/2024"])
    #expect(rows.map(\.verdict) == [.ready, .ready, .ready])
    #expect(rows.map { $0.outlet?.status } == [.active, .closed, .closed])
    // The first tick may stand far below.
    let late = try await self.rows("Đã nghỉ", Array(repeating: "", count: 60) + ["x"])
    #expect(late.last?.outlet?.status == .closed)
    for header in ["Hoạt động,Nghỉ", "Hoạt động,Ngừng hẳn"] {
      #expect(try await self.rows(header, ["x,", ",x"]).map(\.verdict) == [.ready, .ask])
    }
  }

  /// When it ended, or why, says that it did.
  @Test(arguments: ["Ngừng hoạt động từ", "Ngày đóng cửa", "Lý do ngừng kinh doanh", "Đóng cửa"])
  func anEndIsAskedOrRead(_ header: String) async throws {
    let rows = try await rows(header, ["", "sạt lở", "3/2024"])
    #expect(rows[0].verdict == .ready && rows[1].verdict == .ask)
    #expect(rows[2].verdict == .ask || rows[2].outlet?.status == .closed)
    // Where a column of its own tells the status, that one does.
    let beside = try await self.rows("Tình trạng,\(header)", ["Đã đóng cửa,sạt lở"])
    #expect(beside.map(\.verdict) == [.ready] && beside[0].outlet?.status == .closed)
  }

  @Test func otherColumnsStayWhatTheyAre() async throws {
    let hours = try await rows("Mở cửa,Đóng cửa,Số hộ ngừng kinh doanh", ["6h,21h,3", "7h,20h,1"])
    #expect(hours.map(\.verdict) == [.ready, .ready] && hours.allSatisfy { $0.outlet?.status == .active })
    let kinds = try await rows("Loại hình,Siêu thị,Chợ", ["Tạp hoá,500m,2 km", "Tạp hoá,1 km,"])
    #expect(kinds.map { $0.outlet?.kind } == [.grocery, .grocery] && kinds.allSatisfy { $0.verdict == .ready })
  }

  /// Years of opening, hours of closing and counts are neither ticks nor ends.
  @Test(arguments: [
    ("Hoạt động từ năm", ["2005", "", "2010"]), ("Mở cửa từ", ["2005", "6h", "1999"]),
    ("Đóng cửa lúc", ["21 giờ", "9 giờ tối", "22h hằng ngày"]), ("Đóng cửa (giờ)", ["21", "22", "20"]),
    ("Thời gian tạm nghỉ", ["11h30 - 13h", "không", ""]), ("Chợ", ["1", "0", "2"]), ("OCOP", ["1", "3", ""]),
    ("Cam kết không kinh doanh hàng giả", ["x", "x", ""]), ("Không còn nợ thuế", ["x", "x", ""]),
    ("Tình trạng nộp thuế", ["Đã nộp", "Chưa", "Ngừng"]), ("Không kinh doanh các mặt hàng cấm", ["Có", "Có", ""]),
    ("Đóng cửa (ngày lễ, Tết)", ["x", "x", ""]), ("Tạm nghỉ (chủ nhật)", ["x", "", ""]),
    ("Hoạt động (ban đêm)", ["x", "", ""]), ("Mở cửa ngày lễ", ["x", "", ""]),
    ("Kinh doanh thực phẩm", ["x", "Không", ""]), ("Đặc sản", ["x", "", ""]), ("Đại lý", ["", "x", ""]),
    ("Ngày nghỉ bán", ["CN", "", "Chủ nhật"]), ("Lịch nghỉ kinh doanh", ["thứ 2", "rằm", ""]),
    ("Nghỉ bán", ["thứ 7 và CN", "chủ nhật", ""]),
  ])
  func whatIsNoTickIsNotRead(_ header: String, _ cells: [String]) async throws {
    let rows = try await rows(header, cells)
    #expect(rows.allSatisfy { $0.verdict == .ready && $0.outlet?.status == .active && $0.outlet?.kind == .grocery })
    #expect(rows.allSatisfy { $0.outlet?.programmes.isEmpty == true })
  }

  @Test func aTickStandsForTheKindAndTheProgramme() async throws {
    let rows = try await rows(
      "Chợ,Siêu thị,Cửa hàng tiện lợi,OCOP,Hàng Việt,Sản phẩm OCOP",
      ["x,,,x,,", ",x,,,x,", ",,✓,,,1", "x,x,,x,x,"], name: "Đầm")
    #expect(rows.prefix(3).map { $0.outlet?.kind } == [.market, .supermarket, .convenienceStore])
    #expect(rows.prefix(3).map { $0.outlet?.programmes } == [[.ocop], [.tuHaoHangViet], [.ocop]])
    #expect(rows.allSatisfy { $0.outlet?.products.isEmpty ?? true })
    #expect(rows.map(\.verdict) == [.ready, .ready, .ready, .ask])
    // A point inside a market.
    let points = try await self.rows("Chợ,Siêu thị,Điểm OCOP,Điểm bán hàng Việt", ["x,,x,x"], name: "Chợ")
    let point = try #require(points[0].outlet)
    #expect(point.kind == .market && Set(point.programmes) == [.ocop, .tuHaoHangViet], "\(point)")
  }

  /// "Khác" beside "Đang HĐ" under "Tình trạng".
  @Test func allColumnsOfAGroupSpeakOfIt() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Loại hình,Xã,Tình trạng hoạt động,,
      ,,,,Đang HĐ,Đã nghỉ,Khác
      1,Tạp hoá Lan,Tạp hoá,P. Đống Đa,x,,
      2,Tạp hoá Huệ,Tạp hoá,P. Đống Đa,,x,
      3,Tạp hoá Cúc,Tạp hoá,P. Đống Đa,,,đang tranh chấp
      4,Tạp hoá Mai,Tạp hoá,P. Đống Đa,,,
      """)
    #expect(reading.rows.suffix(4).map(\.verdict) == [.ready, .ready, .ask, .ask])
    #expect(reading.rows.dropFirst(3).first?.outlet?.status == .closed)
  }
}
