import Outlets
import Spatial
import Testing

@testable import Intake

@Suite struct DuplicateTests {
  private let header = "STT,Mã,Tên cơ sở,Loại hình,Địa chỉ,Xã/phường,Huyện,Vĩ độ,Kinh độ"

  private func rows(_ cells: String) async throws -> [RowOutcome] {
    try await Fixtures.read("\(header)\n\(cells)\n").rows.filter { $0.verdict != .ignored }
  }

  /// Each row but the first: what it repeats, and why.
  private func duplicates(_ cells: String) async throws -> [[Duplicate]] {
    try await rows(cells).dropFirst().map(\.duplicates)
  }

  @Test func theLaterOfTwoRowsIsAsked() async throws {
    let found = try await rows(
      """
      1,A1,Chợ Một,Chợ,,P. Đống Đa,Quy Nhơn,13.7856,109.2105
      2,A1,Chợ Hai,Chợ,,P. Đống Đa,Quy Nhơn,13.7857,109.2106
      3,,CHỢ MỘT,Chợ,,P. Đống Đa,Quy Nhơn,13.7858,109.2107
      4,,Chợ Một,Chợ,,P. Đống Đa,Quy Nhơn,13.7956,109.2205
      5,,Chợ Một,Chợ,,P. Đống Đa,Quy Nhơn,,
      6,B2,Chợ Một,Chợ,,P. Đống Đa,Quy Nhơn,13.7856,109.2105
      7,,Chợ Một,Chợ,,P. Nhơn Bình,Quy Nhơn,13.7908,109.2038
      """)
    #expect(found.map(\.verdict) == [.ready, .ask, .ask, .ready, .ask, .ready, .ready])
    #expect(
      found.map(\.duplicates) == [
        [], [Duplicate(.row(2), .key)], [Duplicate(.row(2), .name)], [], [Duplicate(.row(2), .name)], [], [],
      ])
    #expect(found[1].notes.last?.code == "duplicate-in-file" && found[1].notes.last?.verdict == .ask)
  }

  /// 340 metres apart, also over a commune's border; 360 metres are too far.
  @Test(arguments: [(0.00305, true), (0.00325, false)])
  func nearIsWithin350Metres(_ degrees: Double, _ isSame: Bool) async throws {
    let found = try await duplicates(
      "1,,Chợ Một,Chợ,,P. Đống Đa,Quy Nhơn,13.785,109.2105\n2,,Chợ một,Chợ,,,Quy Nhơn,\(13.785 + degrees),109.2105")
    #expect(found == [isSame ? [Duplicate(.row(2), .name)] : []])
  }

  @Test func oneBrandNearByIsAsked() async throws {
    let found = try await duplicates(
      """
      1,,Siêu thị Co.opmart Quy Nhơn,Siêu thị,,P. Lý Thường Kiệt,Quy Nhơn,13.7674,109.2217
      2,,Co.opMart,Siêu thị,,P. Lý Thường Kiệt,Quy Nhơn,13.7675,109.2219
      3,,Tạp hoá Co.opmart,Tạp hoá,,P. Lý Thường Kiệt,Quy Nhơn,13.7675,109.2219
      4,,Tạp hoá,Tạp hoá,,P. Lý Thường Kiệt,Quy Nhơn,13.7675,109.2219
      5,,Siêu thị Quy Nhơn,Siêu thị,,P. Lý Thường Kiệt,Quy Nhơn,13.7675,109.2219
      """)
    #expect(found == [[Duplicate(.row(2), .brand)], [], [], []])
  }

  @Test func oneHouseIsAsked() async throws {
    let found = try await duplicates(
      """
      1,,Chợ Một,Chợ,"Số 07 Lê Duẩn, P. Đống Đa",P. Đống Đa,Quy Nhơn,,
      2,,Tạp hoá Hoa,Tạp hoá,7 đường Lê Duẩn,P. Đống Đa,Quy Nhơn,13.79,109.21
      3,,Tạp hoá Lan,Tạp hoá,7A Lê Duẩn,P. Đống Đa,Quy Nhơn,,
      4,,Tạp hoá Mai,Tạp hoá,7 Lê Duẩn,P. Đập Đá,An Nhơn,,
      5,,Tạp hoá Cúc,Tạp hoá,Thôn 7,P. Đống Đa,Quy Nhơn,,
      """)
    #expect(found == [[Duplicate(.row(2), .address)], [], [], []])
  }

  /// Rows that cannot stand on the map are duplicates like any other.
  @Test func rowsWithoutAPlaceAreCompared() async throws {
    let found = try await rows(
      """
      1,,Chợ Một,Chợ,,P. Đống Đa,Quy Nhơn,21.02,105.85
      2,,Chợ Một,Chợ,,P. Đống Đa,Quy Nhơn,13.785,109.2105
      3,K1,Chợ Ba,Chợ,,,,,
      4,K1,Chợ Bốn,Chợ,,,,21,105
      5,,Kho A,Kho lạnh,,Xã Không Có,,,
      6,,KHO A,Kho lạnh,,xã không có,,,
      """)
    #expect(found.map(\.verdict) == [.rejected, .ask, .ask, .rejected, .ask, .ask])
    #expect(
      found.map(\.duplicates) == [
        [], [Duplicate(.row(2), .name)], [], [Duplicate(.row(4), .key)], [], [Duplicate(.row(6), .name)],
      ])
  }

  @Test func demonstrationRowsAreNoDuplicatesOfRealOnes() async throws {
    let reading = try await Fixtures.read(
      "Tên,Loại hình,Xã,synthetic\nChợ Một,Chợ,P. Đống Đa,\nChợ Một,Chợ,P. Đống Đa,true\nChợ Một,Chợ,P. Đống Đa,true\n")
    #expect(reading.rows.map(\.verdict) == [.ignored, .ready, .ready, .ask])
  }

  /// All alike and in one place: time must not grow with the square.
  @Test func manyAlikeAreFound() async throws {
    let cells = (1...5_000).map { "\($0),K\($0),Tạp hoá Hoa,Tạp hoá,1 Lê Lợi,P. Đống Đa,Quy Nhơn,13.785,109.2105" }
    #expect(try await rows(cells.joined(separator: "\n")).allSatisfy { $0.verdict == .ready })
  }
}
