import Testing

@testable import Intake

@Suite struct CSVReaderTests {
  private func records(_ text: String, _ separator: Character = ",") -> [[String]] {
    CSVReader(utf8: Array(text.utf8), separator: separator.asciiValue!).map(\.cells)
  }

  @Test func readsQuotesSeparatorsAndLineBreaksInCells() {
    #expect(records("a,\"b, \"\"c\"\"\",\"d\ne\"\r\nf,,\r\n") == [["a", "b, \"c\"", "d\ne"], ["f", "", ""]])
  }

  @Test func numbersRecordsAsASpreadsheetShowsThem() {
    let reader = CSVReader(utf8: Array("x\n\n\"a\nb\"\rc".utf8), separator: 0x2C)
    #expect(reader.map(\.row) == [1, 2, 3, 4])
    #expect(reader.map(\.cells) == [["x"], [""], ["a\nb"], ["c"]])
  }

  @Test func aStrayQuoteSpoilsItsOwnRowOnly() {
    let rows = Array(CSVReader(utf8: Array("1,\"Chợ A\n2,Chợ B\n3,Chợ C\n".utf8), separator: 0x2C))
    #expect(rows.count == 3)
    #expect(rows[0].hasStrayQuote)
    #expect(rows[0].cells == ["1", "\"Chợ A"])
    #expect(rows[2].cells == ["3", "Chợ C"])
  }

  /// Other programs put a name in quotes, and forget to double those within.
  @Test func quotesThatWereNotDoubledAreLetters() {
    let rows = Array(
      CSVReader(utf8: Array("\"Quán \"Việt\" số \"1\"\",x\n\"Quán \"Việt\", số 1\",x\n".utf8), separator: 0x2C))
    #expect(rows[0].cells == ["Quán \"Việt\" số \"1\"", "x"] && !rows[0].hasStrayQuote)
    #expect(rows[1].hasStrayQuote)
  }

  @Test func anEmptyTextHasNoRecord() {
    #expect(records("").isEmpty)
    #expect(records("\n") == [[""]])
  }

  @Test func stopsAtTheMostCells() {
    let rows = Array(CSVReader(utf8: Array(repeating: 0x2C, count: 5_000_000), separator: 0x2C, maxCells: 10))
    #expect(rows.count == 1)
    #expect(rows[0].cells.count == 11)
  }

  @Test(
    arguments: [
      ("STT,Tên,Địa chỉ\n1,\"A; B\",x\n2,C,y\n", ","),
      ("STT;Tên;Vĩ độ;Kinh độ\n1;Chợ A;13,767;109,221\n2;Chợ B;13,768;109,222\n", ";"),
      ("STT\tTên\tĐịa chỉ\n1\tA, B\tx, y\n2\tC, D\tz\n", "\t"),
      ("DANH SÁCH;;\nSTT;Tên;Địa chỉ\n1;A;1, 2, 3\n", ";"),
      ("Tên\nA\nB\n", ","),
    ] as [(String, Character)])
  func tellsTheSeparator(text: String, separator: Character) {
    #expect(CSVReader.dialect(of: Array(text.utf8)).separator == separator.asciiValue)
  }

  @Test func excelsHintIsNoRow() {
    let sheet = Sheet(csv: Array("sep=;\nSTT;Tên\n1;A\n".utf8), maxCells: 100)
    #expect(sheet.map(\.number) == [1, 2])
    #expect(sheet.map(\.cells) == [["STT", "Tên"], ["1", "A"]])
  }
}
