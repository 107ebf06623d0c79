import Outlets
import Testing

@testable import Intake

@Suite struct SharedPlacesTests {
  private let header = "Tên,Loại hình,Địa chỉ,Độ chính xác,Vĩ độ,Kinh độ"

  /// What is said of each row's place.
  private func accuracies(_ cells: String) async throws -> [CoordinateAccuracy?] {
    let rows = try await Fixtures.read("\(header)\n\(cells)\n").rows.filter { $0.verdict != .ignored }
    #expect(rows.allSatisfy { $0.verdict == .ready })
    for row in rows {
      #expect(row.notes.contains { $0.code == "shared-place" } == (row.outlet?.accuracy == .approximate))
    }
    return rows.map { $0.outlet?.accuracy }
  }

  @Test func coordinatesCopiedDownAreApproximate() async throws {
    let accuracies = try await accuracies(
      """
      Quán Một,Tạp hoá,12 Lê Lợi,,13.782345,109.221234
      Quán Hai,Tạp hoá,7 Trần Phú,,13.782345,109.221234
      Quán Ba,Tạp hoá,7 Trần Phú,,13.791234,109.213456
      Quán Bốn,Tạp hoá,31 Nguyễn Huệ,,13.782345,109.221234
      """)
    #expect(accuracies == [.approximate, .approximate, .exact, .approximate])
  }

  /// Two may be neighbours; a market's stalls have its address, or none; a row's own word counts.
  @Test func whatMayWellShareAPointStaysExact() async throws {
    let accuracies = try await accuracies(
      """
      Sạp 1,Tạp hoá,12 Lê Lợi,,13.782345,109.221234
      Sạp 2,Tạp hoá,12 Lê Lợi,,13.782345,109.221234
      Sạp 3,Tạp hoá,,,13.782345,109.221234
      Quán Hai,Tạp hoá,14 Lê Lợi,,13.782345,109.221234
      Quán Ba,Tạp hoá,16 Lê Lợi,Chính xác,13.782345,109.221234
      """)
    #expect(accuracies.allSatisfy { $0 == .exact })
  }
}
