import Outlets
import Testing

@testable import Intake

/// Reading in parts, many at once, gives what reading row after row gives.
@Suite struct SheetReaderTests {
  private let list = """
    DANH SÁCH,,,,,
    STT,Tên cơ sở,Loại hình,Địa chỉ,Xã/phường,Huyện
    II. THỊ XÃ AN NHƠN,,,,,
    1,Chợ Gò Găng,Chợ,QL1A,P. Nhơn Thành,
    2,Chợ Đập Đá,nt,nt,P. Đập Đá,nt

    3,Chî §Ëp §¸,Chợ,"7 Lê Lợi
    tổ 3",P. Đập Đá,
    III. HUYỆN PHÙ CÁT,,,,,
    4,Chợ Phù Cát,",",12 Lê Lợi,TT. Ngô Mây,
    5,"Chợ Lẻ,Chợ,,TT. Ngô Mây,
    Tổng cộng: 7,,,,,
    STT,Mã,Tên điểm bán,Loại hình,Huyện,Xã/phường
    6,A-1,Chợ Gò Găng,Chợ,TX. An Nhơn,P. Nhơn Thành
    7,A-2,Siêu thị B,Siêu thị,TP. Quy Nhơn,P. Đống Đa
    Người lập biểu,,,,,
    Nguyễn Văn A,,,,,


    """

  private func read(_ list: String? = nil, parts: Int) async throws -> (rows: [RowOutcome], notes: [Note]) {
    let sheet = Sheet(csv: Array((list ?? self.list).utf8), maxCells: 100)
    let header = try #require(ListHeader(sheet, choices: ReadingChoices()) { _ in nil })
    return try await SheetReader(sheet: sheet, header: header, partSize: parts).read(
      gazetteer: Fixtures.gazetteer,
      coordinates: try CoordinateReader(extent: ListReader.province, crs: .auto, standIns: []), limits: ReadingLimits())
  }

  @Test(arguments: [1, 2, 3, 5, 8])
  func partsMakeNoDifference(_ size: Int) async throws {
    let whole = try await read(parts: 1000)
    let parts = try await read(parts: size)
    #expect(parts.rows == whole.rows)
    #expect(parts.notes == whole.notes)
  }

  /// What other headers mean is told by rows below them, which the next part may hold.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7])
  func partsMayEndBehindAnotherHeader(_ size: Int) async throws {
    let list = """
      STT,Tên chợ,Địa chỉ,Xã,Hạng
      1,Chợ A,QL1A,P. Đống Đa,2
      STT,Mã,Tên cửa hàng,Loại hình,Xã,Tình trạng,
      ,,,,,Đang HĐ,Đã nghỉ
      1,A1,Tạp hoá A,Tạp hoá,P. Đống Đa,x,
      2,A2,Tạp hoá B,Tạp hoá,P. Đống Đa,,x
      STT,Tên điểm,Địa chỉ,Xã,Chợ,Siêu thị,Đóng cửa
      3,Điểm C,QL1A,P. Đống Đa,x,,21h
      4,Điểm D,QL1A,P. Đống Đa,,x,22h
      """
    let whole = try await read(list, parts: 1000)
    let rows = whole.rows.filter { $0.verdict != .ignored }
    #expect(rows.map { $0.outlet?.status } == [.active, .active, .closed, .active, .active])
    #expect(rows.map { $0.outlet?.kind } == [.market, .grocery, .grocery, .market, .supermarket])
    let parts = try await read(list, parts: size)
    #expect(parts.rows == whole.rows && parts.notes == whole.notes)
  }

  @Test func theWholeIsAsExpected() async throws {
    let (rows, notes) = try await read(parts: 1000)
    #expect(rows.map(\.row) == Array(1...16))
    #expect(notes.map(\.code) == ["total-mismatch", "second-header"])
    #expect(
      rows.map(\.verdict) == [
        .ignored, .ignored, .ignored, .ready, .ready, .ignored, .ask, .ignored, .ask, .ask, .ignored, .ignored, .ask,
        .ready, .ignored, .ignored,
      ])
    #expect(rows[4].outlet?.address == "QL1A" && rows[4].outlet?.district2020?.code == "549")
    #expect(rows[6].duplicates == [Duplicate(.row(5), .name)])
    #expect(rows[12].outlet?.key == "A-1" && rows[12].duplicates == [Duplicate(.row(4), .name)])
  }

  @Test func manyPartsKeepTheOrder() async throws {
    let text = "STT,Tên,Loại hình,Xã\n" + (1...20_000).map { "\($0),Chợ \($0)x,Chợ,P. Đống Đa\n" }.joined()
    let reading = try await Fixtures.read(text)
    #expect(reading.rows.map(\.row) == Array(1...20_001))
    #expect(reading.totals.ready == 20_000)
  }

  /// A sheet that is formatted to its end.
  @Test func blankRowsBehindTheListCountForNothing() async throws {
    let list = "STT,Tên,Loại hình,Xã\n1,Chợ A,Chợ,P. Đống Đa\n"
    let blanks = String(repeating: ",,,\n", count: 250_000)
    let reading = try await Fixtures.read(list + blanks)
    #expect(reading.rowCount == 2 && reading.rows.count == 2)
    let gap = try await Fixtures.read(
      list + String(repeating: ",,,\n", count: 5000) + "2,Chợ B,Chợ,P. Nhơn Bình\n,,,\n")
    #expect(gap.totals.ready == 2 && gap.totals.ignored == 5001)
    #expect(gap.rows.map(\.row) == Array(1...5003))
    await #expect(throws: ListFileError.tooManyRows(limit: 200_000)) {
      try await Fixtures.read(list + blanks + "2,Chợ B,Chợ,P. Nhơn Bình\n")
    }
  }

  @Test func aCancelledReadingStops() async throws {
    let text = "STT,Tên,Loại hình,Xã\n" + (1...50_000).map { "\($0),Chợ \($0)x,Chợ,P. Đống Đa\n" }.joined()
    let reading = Task { try await Fixtures.read(text) }
    reading.cancel()
    await #expect(throws: CancellationError.self) { try await reading.value }
  }
}
