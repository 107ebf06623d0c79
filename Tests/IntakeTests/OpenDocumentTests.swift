import Foundation
import Outlets
import Testing

@testable import Intake

@Suite struct OpenDocumentTests {
  /// A workbook with a list, and a hidden sheet with another.
  private func document(_ rows: String) -> [UInt8] {
    let names = ["office", "style", "text", "table"].map {
      "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    func row(_ texts: [String]) -> String {
      "<table:table-row>\(texts.map { "<table:table-cell office:value-type=\"string\"><text:p>\($0)</text:p></table:table-cell>" }.joined())</table:table-row>"
    }
    let header = row(["STT", "Tên", "Loại hình", "Địa chỉ", "Xã", "SĐT"])
    let content = """
      <?xml version="1.0" encoding="UTF-8"?><office:document-content \(names.joined(separator: " ")) office:version="1.2">
      <office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties \
      table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>\
      <table:table table:name="DS">\(header)\(rows)</table:table>\
      <table:table table:name="Cũ" table:style-name="ta2">\(header)\(row(["1", "Chợ Cũ", "Chợ", "1 A", "P. Đống Đa"]))\
      </table:table></office:spreadsheet></office:body></office:document-content>
      """
    return ZipArchive.stored([
      ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)), ("content.xml", Array(content.utf8)),
    ])
  }

  private func cell(_ text: String, _ attributes: String = "", comment: String = "") -> String {
    "<table:table-cell \(attributes) office:value-type=\"string\">\(comment)<text:p>\(text)</text:p></table:table-cell>"
  }

  /// Cells behind merged ones stay in their columns, comments out of names, and what is hidden is told.
  @Test func whatTheConverterMisreadsIsMended() async throws {
    let two = "table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\""
    let comment = "<office:annotation><text:p>đã đóng cửa, hỏi bà Ba</text:p></office:annotation>"
    let rows = """
      <table:table-row>\(["1", "Tạp hoá Lan", "Tạp hoá"].map { cell($0) }.joined())\(cell("Lê Lợi", two))\
      \(cell("P. Đống Đa", two))\(cell("02563822111"))</table:table-row>\
      <table:table-row>\(["2", "Tạp hoá Huệ", "Tạp hoá"].map { cell($0) }.joined())\
      <table:covered-table-cell table:number-columns-repeated="2"/>\(cell("02563822112"))</table:table-row>\
      <table:table-row table:visibility="filter">\(cell("3"))\(cell("Tạp hoá Đào", comment: comment))\
      \(["Tạp hoá", "3 Lê Lợi", "P. Đống Đa"].map { cell($0) }.joined())</table:table-row>
      """
    let reading = try await Fixtures.reader().read(document(rows), name: "list.ods")
    let outlets = reading.rows.compactMap(\.outlet)
    #expect(outlets.map(\.name) == ["Tạp hoá Lan", "Tạp hoá Huệ", "Tạp hoá Đào"])
    #expect(outlets.map(\.address) == ["Lê Lợi", "Lê Lợi", "3 Lê Lợi"])
    #expect(outlets.map { $0.commune2020?.name } == Array(repeating: "Phường Đống Đa", count: 3))
    #expect(outlets.map(\.phone) == [["+842563822111"], ["+842563822112"], []])
    #expect(
      reading.sheet == "DS" && Set(reading.notes.map(\.code)) == ["hidden-sheets", "hidden-rows", "cell-comments"])
    #expect(reading.notes.first { $0.code == "cell-comments" }?.message.vi.contains("B4") == true)
    #expect(reading.notes.first { $0.code == "hidden-rows" }?.message.vi.contains("dòng 4") == true)
  }

  /// Comments end as XML lets them.
  @Test func aCommentsEndMayHaveASpace() async throws {
    let comment = "<office:annotation><text:p>nghỉ</text:p></office:annotation >"
    let cells =
      [cell("1"), cell("Tạp hoá Đào", comment: comment)] + ["Tạp hoá", "3 Lê Lợi", "P. Đống Đa"].map { cell($0) }
    let reading = try await Fixtures.reader().read(
      document("<table:table-row>\(cells.joined())</table:table-row>"), name: "list.ods")
    #expect(reading.rows.compactMap { $0.outlet?.name } == ["Tạp hoá Đào"])
  }

  /// The converter reads up to the fault and calls it a success: rows would be missing without a word.
  @Test func aSheetThatBreaksOffIsRefused() async throws {
    let row =
      "<table:table-row>\(["1", "Tạp hoá Lan", "Tạp hoá", "", "P. Đống Đa"].map { cell($0) }.joined())</table:table-row>"
    await #expect {
      try await Fixtures.reader().read(document(row + "</text:p>" + row), name: "list.ods")
    } throws: { error in
      guard case ListFileError.damaged(.ods, _) = error else { return false }
      return true
    }
  }

  /// Cells that claim to be merged over the same rows again and again are remembered up to a number.
  @Test func mergedCellsAreBounded() throws {
    let cells = String(repeating: "<table:table-cell table:number-rows-spanned=\"60000\"/>", count: 9)
    let bytes = document("<table:table-row>\(cells)</table:table-row>")
    let sheet = try #require(OpenDocument(bytes, limit: 100_000)?.tables.first).worksheet
    #expect(sheet.mergedWithAbove.values.reduce(0) { $0 + $1.count } == 100_000)
  }

  /// A file may claim anything.
  @Test func brokenContentIsLeftToTheConverter() {
    #expect(OpenDocument(Array("PK".utf8), limit: 1000) == nil)
    let huge = document(
      "<table:table-row table:number-rows-repeated=\"99999999999\" table:visibility=\"collapse\"><office:annotation><table:table-cell "
        + "table:number-rows-spanned=\"-3\" table:number-columns-repeated=\"9223372036854775807\"/><table:covered-table-cell"
    )
    #expect(OpenDocument(huge, limit: 1000) == nil && OpenDocument(huge, limit: 100_000) != nil)
  }
}
