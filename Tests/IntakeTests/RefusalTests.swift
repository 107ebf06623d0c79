import Outlets
import Testing

@testable import Intake

/// Files that are tables, but none that can be read as a list of outlets.
@Suite struct RefusalTests {
  @Test(arguments: [
    "STT,Tên chợ,Hạng,Xã,,STT,Tên siêu thị,Hạng,Phường", "TT,Tên chợ,Hạng,Xã,,TT,Tên siêu thị,Hạng,Phường",
    ",Tên chợ,Hạng,Xã,,,Tên siêu thị,Hạng,Phường",
  ])
  func tablesSideBySide(_ header: String) async throws {
    let rows = "1,Chợ A,3,P. Đống Đa,,1,Siêu thị B,2,P. Đống Đa\n2,Chợ C,3,P. Nhơn Bình,,,,,\n"
    let start = header.hasPrefix(",") ? "G" : "F"
    await #expect(throws: ListFileError.tablesBeside(column: start, rows: 1)) {
      try await Fixtures.read("\(header)\n\(rows)")
    }
    // With no fact in common, the numbers tell.
    await #expect(throws: ListFileError.tablesBeside(column: "E", rows: 1)) {
      try await Fixtures.read(
        "TT,Tên chợ,Xã,,TT,Tên siêu thị,Địa chỉ\n1,Chợ A,P. Đống Đa,,1,Siêu thị B,7 Lê Duẩn\n")
    }
    // Who leaves the right one out by choice has the left one.
    let choices = ReadingChoices(columns: [5: .ignored, 6: .ignored, 7: .ignored, 8: .ignored])
    let reading = try await Fixtures.reader().read(Array("\(header)\n\(rows)".utf8), name: "x.csv", choices: choices)
    #expect(reading.totals.ready == 2)
  }

  /// One outlet has several names and addresses of others beside it.
  @Test(arguments: [
    "STT,Tên chợ,Loại hình,Xã,Địa chỉ,,Tên đơn vị quản lý,Điện thoại",
    "STT,Tên chợ,Loại hình,Xã,Địa chỉ,STT cũ,Tên cũ,Ghi chú",
    "STT,Tên chợ,Loại hình,Xã,Địa chỉ,Tên doanh nghiệp,Địa chỉ,Điện thoại",
  ])
  func oneTableIsRead(_ header: String) async throws {
    let reading = try await Fixtures.read("\(header)\n1,Chợ A,Chợ,P. Đống Đa,1 Lê Lợi,x,y,z\n")
    #expect(reading.totals.read == 1)
  }

  @Test(arguments: [
    "Tên cơ sở,Chợ Gò Bồi,Chợ Đập Đá\nLoại hình,Chợ,Chợ\nXã/phường,Xã Phước Hòa,Phường Đập Đá\nHuyện,Tuy Phước,An Nhơn\n",
    "PHIẾU,\nTên cơ sở,Chợ A\nLoại hình,Chợ\nĐịa chỉ,P. Đống Đa\nĐiện thoại,0256 3831 111\n\nTên cơ sở,Chợ B\nLoại hình,Chợ\nĐịa chỉ,P. Đống Đa\n",
    "Tên cơ sở,HTX A\nĐịa chỉ,P. Đống Đa\nĐiện thoại,0256 3831 111\n",
  ])
  func factsBelowOneAnother(_ text: String) async throws {
    let error = await #expect(throws: ListFileError.self) { try await Fixtures.read(text) }
    guard case .factsBelow = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    "STT;T\u{EA}n c? s?;Lo?i h\u{EC}nh;??a ch?\n1;Ch? G\u{F2} G?ng;Ch?;QL1A\n",
    "STT;T\u{C3}\u{AA}n c\u{C6}\u{A1};Lo\u{E1}\u{BA}\u{A1}i h\u{C3}\u{AC}nh;X\u{C3}\u{A3}\n1;Ch\u{E1}\u{BB}\u{A3} A;Ch\u{E1}\u{BB}\u{A3};Ph\u{C6}\u{B0}\u{E1}\u{BB}\u{9D}ng\n",
  ])
  func brokenLetters(_ text: String) async throws {
    let error = await #expect(throws: ListFileError.self) { try await Fixtures.read(text) }
    #expect(error?.message.vi.contains("CSV UTF-8") == true, "\(String(describing: error))")
  }

  /// Without a header, but with its letters.
  @Test func soundLettersAreNotBlamed() async {
    await #expect(throws: ListFileError.noList(sheets: [])) {
      try await Fixtures.read("Có gì?,XÃ Mỹ,b?\nMÃ LỚN,CÁ,2\nBÁNH,ÁO,Ä\n")
    }
  }
}
