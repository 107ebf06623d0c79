import Foundation
import Outlets
import Testing

@testable import Intake

@Suite struct ReadingChoicesTests {
  private let strange = "Lá,Hoa,Quả,Cành\nChợ Gò Găng,Chợ,P. Nhơn Thành,TX. An Nhơn\n"

  private func read(
    _ text: String, _ choices: ReadingChoices, remembered: (String) -> [Int: OutletDraft.Field]? = { _ in nil }
  ) async throws -> ListReading {
    try await Fixtures.reader().read(Array(text.utf8), name: "list.csv", choices: choices, remembered: remembered)
  }

  /// No header is recognised: a person says what the columns are.
  @Test func columnsAreAssignedByHand() async throws {
    let columns: [Int: OutletDraft.Field] = [0: .name, 1: .kind, 2: .commune, 3: .ignored]
    let reading = try await read(strange, ReadingChoices(columns: columns))
    #expect(reading.rows.map(\.verdict) == [.ignored, .ready])
    #expect(reading.rows[1].outlet?.commune2020?.name == "Phường Nhơn Thành")
    #expect(reading.columns.map(\.field) == [.name, .kind, .commune, .ignored])
    #expect(reading.columns.map(\.header) == ["Lá", "Hoa", "Quả", "Cành"])
    #expect(reading.headerRow == 1)
    #expect(reading.unreadColumns.isEmpty)
  }

  @Test func aChoiceOverrulesTheHeader() async throws {
    let text = "Tên,Loại hình,Địa chỉ,Tên cũ\nChợ A,Chợ,P. Nhơn Thành,Chợ B\n"
    let reading = try await read(text, ReadingChoices(columns: [0: .ignored, 2: .commune, 3: .name]))
    #expect(reading.rows[1].outlet?.name == "Chợ B")
    #expect(reading.rows[1].outlet?.commune?.code == "21925")
    #expect(reading.rows[1].outlet?.address == nil)
  }

  /// A choice is remembered by the shape of the header; another order of columns is another shape.
  @Test func aShapeIsTheSameForTheNextFile() async throws {
    let columns: [Int: OutletDraft.Field] = [0: .name, 1: .kind, 2: .commune, 3: .district]
    let first = try await read(strange, ReadingChoices(columns: columns))
    let next = "DANH SÁCH MỚI,,,\nLÁ , hoa,Quả,Cành\nChợ Đập Đá,Chợ,P. Đập Đá,TX. An Nhơn\n"
    let second = try await read(next, ReadingChoices()) { $0 == first.shape ? columns : nil }
    #expect(second.shape == first.shape)
    #expect(second.rows.last?.outlet?.commune2020?.name == "Phường Đập Đá")
    #expect(second.notes.map(\.code) == ["columns-remembered"])
    let other = "Hoa,Lá,Quả,Cành\nChợ,Chợ Gò Găng,P. Nhơn Thành,TX. An Nhơn\n"
    await #expect(throws: ListFileError.noList(sheets: [])) {
      try await read(other, ReadingChoices()) { $0 == first.shape ? columns : nil }
    }
  }

  @Test func theHeaderRowIsChosen() async throws {
    let text = "Tên,Loại hình,Xã\nA,B,C\nChợ A,Chợ,P. Nhơn Thành\n"
    let reading = try await read(
      text, ReadingChoices(headerRow: 2, columns: [0: .name, 1: .kind, 2: .commune]))
    #expect(reading.rows.map(\.codes.first) == ["title-row", "header-row", "placed-in-commune"])
  }

  /// A list that begins with its first outlet, and one whose header names nothing that is known.
  @Test func aListWithoutKnownColumnsIsReadByHand() async throws {
    let bare = "Chợ Gò Găng,Chợ,P. Nhơn Thành\nChợ Đập Đá,Chợ,P. Đập Đá\n"
    await #expect(throws: ListFileError.noList(sheets: [])) { try await read(bare, ReadingChoices()) }
    let samples = ["Chợ Gò Găng", "Chợ", "P. Nhơn Thành"]
    let columns = zip(["Cột A", "Cột B", "Cột C"], samples).map(ListFileError.UnknownColumn.init)
    await #expect(throws: ListFileError.unknownColumns(row: 0, columns)) {
      try await read(bare, ReadingChoices(headerRow: 0))
    }
    let chosen: [Int: OutletDraft.Field] = [0: .name, 1: .kind, 2: .commune]
    let reading = try await read(bare, ReadingChoices(headerRow: 0, columns: chosen))
    #expect(reading.rows.map { $0.outlet?.name } == ["Chợ Gò Găng", "Chợ Đập Đá"] && reading.headerRow == 0)
    let unknown = ["Lá", "Hoa", "Quả", "Cành"]
    await #expect(
      throws: ListFileError.unknownColumns(
        row: 1, zip(unknown, samples + ["TX. An Nhơn"]).map(ListFileError.UnknownColumn.init))
    ) { try await read(strange, ReadingChoices(headerRow: 1)) }
    await #expect(throws: ListFileError.noList(sheets: [])) { try await read(strange, ReadingChoices(headerRow: 9)) }
  }

  @Test(arguments: [-1, 50_000, Int.max])
  func aColumnThatIsNotThereHarmsNothing(_ index: Int) async throws {
    let reading = try await read(
      "Tên,Loại hình,Xã\nChợ A,Chợ,P. Nhơn Thành\n", ReadingChoices(columns: [index: .address]))
    #expect(reading.totals.ready == 1)
    await #expect(throws: ListFileError.noList(sheets: [])) {
      try await read(strange, ReadingChoices(headerRow: index, columns: [0: .name, 1: .kind]))
    }
  }

  @Test func severalListsAreAChoice() async throws {
    let file = try Fixtures.bytes(Fixtures.file("folders.kml"))
    let names = ["Chợ & x", "Siêu thị/ST"]
    await #expect(throws: ListFileError.severalLists(sheets: names)) {
      try await Fixtures.reader().read(file, name: "folders.kml")
    }
    let chosen = try await Fixtures.reader().read(file, name: "folders.kml", choices: ReadingChoices(sheet: names[1]))
    #expect(chosen.sheet == names[1])
    #expect(chosen.rows.map { $0.outlet?.name } == ["ST B"])
    await #expect(throws: ListFileError.noSuchSheet("DS", sheets: [])) {
      try await read("Tên,Loại\nChợ A,Chợ\n", ReadingChoices(sheet: "DS"))
    }
    await #expect(throws: ListFileError.noSuchSheet("DS", sheets: names)) {
      try await Fixtures.reader().read(file, name: "folders.kml", choices: ReadingChoices(sheet: "DS"))
    }
  }

  /// Empty sheets have nothing to see.
  @Test func sheetsCanBeSeenAsTheyAre() async throws {
    let sheets = try await Fixtures.reader().sheets(try Fixtures.bytes(Fixtures.file("list.xlsx")))
    #expect(sheets.map(\.name) == ["Bìa", "DS 2025"])
    #expect(sheets[1].first { $0.number == 5 }?.cells[1] == "Siêu thị Co.opmart Quy Nhơn")
  }

  /// A row that waits keeps its cells; corrected, it is read like any other.
  @Test func aCorrectedRowIsReadAgain() async throws {
    let header = "STT,Tên cơ sở,Loại hình,Xã/phường,Huyện,Vĩ độ,Kinh độ"
    let row = try await Fixtures.row(header, "1,Chợ A,Chợ,Xã Không Có,,1376736,1092217")
    let json = try JSONEncoder().encode(try #require(row.draft))
    var draft = try JSONDecoder().decode(OutletDraft.self, from: json)
    #expect(draft == row.draft)
    #expect(draft.column(.name) == "Tên cơ sở")
    draft[.commune] = "Phường Quy Nhơn"
    (draft[.latitude], draft[.longitude]) = ("13.76736", "109.2217")
    let again = try Fixtures.reader().read(draft)
    #expect(again.verdict == .ready, "\(again.codes)")
    #expect(again.draft == nil && again.row == row.row && again.number == "1")
    #expect(again.outlet?.commune?.code == "21583")
  }

  @Test func everyFieldIsWrittenByItsOwnName() throws {
    let names = OutletDraft.Field.allCases.map(\.name)
    #expect(Set(names).count == names.count)
    for field in OutletDraft.Field.allCases {
      #expect(OutletDraft.Field(field.name) == field)
      #expect(try JSONDecoder().decode(OutletDraft.Field.self, from: JSONEncoder().encode(field)) == field)
    }
    #expect(OutletDraft.Field.onlineOrderURL.name == OutletProperty.onlineOrderURL.rawValue)
    #expect(OutletDraft.Field.ignored.name == "ignored")
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(OutletDraft.Field.self, from: Data("\"x\"".utf8)) }
  }

  /// What concerns a person is kept apart, and is no part of the report.
  @Test func aPersonsFactsArePrivate() async throws {
    let header = "Tên,Loại hình,Xã,SĐT,Email,Chủ hộ,SĐT chủ hộ,Ghi chú"
    let row = try await Fixtures.row(
      header, "Chợ A,Chợ,P. Đống Đa,0914123456; 0256 3822222,a@b.vn,Trần Thị Hoa,0905111222,nợ thuế")
    #expect(row.outlet?.phone == ["+842563822222"])
    #expect(row.outlet?.email == nil)
    let facts = try #require(row.privateFacts)
    #expect(facts.contactPerson == "Trần Thị Hoa")
    #expect(facts.phone == ["+84914123456", "+84905111222"])
    #expect(facts.email == "a@b.vn")
    #expect(facts.remark == "nợ thuế")
    let reading = try await Fixtures.read("\(header)\nChợ A,Chợ,P. Đống Đa,,,Trần Thị Hoa,0905111222,nợ thuế\n")
    let report = String(decoding: try JSONEncoder().encode(ImportReport(reading)), as: UTF8.self)
    for secret in ["Trần Thị Hoa", "905111222", "nợ thuế"] { #expect(!report.contains(secret)) }
  }
}
