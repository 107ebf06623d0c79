import Spatial
import Foundation
import Outlets
import Testing

@testable import Intake

@Suite struct ListReaderTests {
  @Test func readsTheSampleList() async throws {
    let reading = try await Fixtures.reader().read(Fixtures.geoData("sample-list.csv"))
    #expect(reading.name == "sample-list.csv")
    #expect(reading.format == .csv)
    #expect(reading.rowCount == 30)
    #expect(reading.totals.read == 29)
    #expect(reading.totals.ready == 29)
    #expect(reading.rows.count { $0.codes.contains("placed-in-commune") } == 22)
    #expect(reading.rows.count { $0.outlet?.accuracy == .commune } == 22)
    #expect(reading.rows.count { $0.outlet?.accuracy == .exact } == 5)
    #expect(reading.rows.compactMap(\.outlet?.commune).count == 28)
    #expect(reading.unreadColumns.isEmpty)
    #expect(reading.rows[1].row == 2)
    #expect(reading.rows[1].number == "1")
  }

  /// The same list in three formats, hidden row and blank row included.
  @Test(arguments: [("list.xlsx", FileFormat.xlsx, "DS 2025"), ("list.xls", .xls, "DS"), ("list.ods", .ods, "DS")])
  func readsSpreadsheetsWithTheirOwnRowNumbers(name: String, format: FileFormat, sheet: String) async throws {
    let reading = try await Fixtures.reader().read(Fixtures.file(name))
    #expect(reading.format == format)
    #expect(reading.sheet == sheet)
    #expect(reading.notes.contains { $0.code == "xls-file" } == (format == .xls))
    let outlets = reading.rows.filter { $0.verdict != .ignored }
    #expect(outlets.map(\.row) == [5, 7, 8])
    #expect(outlets.map(\.number) == ["1", "2", "3"])
    #expect(outlets.map(\.verdict) == [.ready, .ready, .ready])
    let first = try #require(outlets[0].outlet)
    #expect("\(first.coordinate.latitude) \(first.coordinate.longitude)" == "13.76736 109.2217")
    #expect(first.phone == ["+842563822222"])
    #expect(outlets[1].codes == ["placed-in-commune"])
    #expect(outlets[2].codes.contains("swapped-coordinates"))
    #expect(reading.rows.filter { $0.codes == ["blank-row"] }.map(\.row).prefix(3) == [2, 3, 6])
  }

  /// What looks like an option of the converter is a sheet's name.
  @Test func aSheetsNameMayBeginWithADash() async throws {
    let plain = try await Fixtures.reader().read(Fixtures.file("list.ods"))
    let dash = try await Fixtures.reader().read(Fixtures.file("dash.ods"))
    #expect(dash.sheet == "-DS \"2025\" --where" && dash.rows == plain.rows)
    // The sheet's name as XLS has it: its length, its encoding, its letters.
    var bytes = try Fixtures.bytes(Fixtures.file("list.xls"))
    let at = try #require(bytes.indices.first { bytes[$0...].starts(with: [2, 0, 0x44, 0x53]) })
    bytes[at + 2] = UInt8(ascii: "-")
    let old = try await Fixtures.reader().read(bytes, name: "list.xls")
    #expect(old.sheet == "-S" && old.rows == plain.rows)
    let layer = try await Fixtures.reader().read(
      Array(
        """
        {"type":"FeatureCollection","name":"-a\\" -b","features":[{"type":"Feature",
        "properties":{"name":"Chợ A","kind":"market"},"geometry":{"type":"Point","coordinates":[109.2217,13.76736]}}]}
        """.utf8), name: "list.geojson")
    #expect(layer.sheet == "-a\" -b" && layer.totals.ready == 1)
  }

  @Test func theFormatIsToldByTheBytesNotTheName() async throws {
    let bytes = try Fixtures.bytes(Fixtures.file("list.xlsx"))
    #expect(try await Fixtures.reader().read(bytes, name: "list.csv").format == .xlsx)
    for text in ["<html><table/></html>", "<OGRVRTDataSource/>"] {
      await #expect(throws: ListFileError.self) {
        try await Fixtures.reader().read(Array(text.utf8), name: "list.xlsx")
      }
    }
  }

  @Test func readsGeoJSONWithOurPropertyNames() async throws {
    let text = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":7,"key":"A-1","name":"Chợ A","kind":"market","grade":2,
        "programmes":["ocop","binh_on_gia"],"products":[],"phone":["+842563822222"],"e_invoice":true,
        "commune":"Phường Quy Nhơn","commune_code":"21583","verified_on":"2025-03-04","synthetic":false},
       "geometry":{"type":"Point","coordinates":[109.2217,13.76736]}},
      {"type":"Feature","properties":{"name":"Chợ B","kind":"market"},
       "geometry":{"type":"Polygon","coordinates":[[[109,13.6],[109.1,13.6],[109.1,13.7],[109,13.6]]]}},
      {"type":"Feature","properties":{"name":"Chợ C","kind":"market"},
       "geometry":{"type":"Point","coordinates":[1e999,NaN]}},
      {"type":"Feature","properties":{"name":"Chợ D","kind":"market"},"geometry":null},
      {"type":"Feature","properties":{"name":"Chợ E","kind":"market"},
       "geometry":{"type":"Point","coordinates":[13.76736,109.2217]}}]}
      """
    let reading = try await Fixtures.reader().read(Array(text.utf8), name: "a.geojson")
    #expect(reading.rows.map(\.row) == [1, 2, 3, 4, 5])
    #expect(reading.rows.map(\.verdict) == [.ready, .ask, .ask, .ask, .ready])
    #expect(reading.rows[1].codes.contains("not-a-point"))
    #expect(reading.rows[4].codes.contains("swapped-coordinates"))
    let outlet = try #require(reading.rows[0].outlet)
    #expect(outlet.key == "A-1")
    #expect(outlet.grade == 2)
    #expect(outlet.programmes == [.ocop, .binhOnGia])
    #expect(outlet.phone == ["+842563822222"])
    #expect(outlet.issuesEInvoice == true)
    #expect(outlet.verifiedOn == "2025-03-04")
    #expect(outlet.commune?.code == "21583")
    #expect(outlet.coordinate.latitude == 13.76736)
    #expect(outlet.coordinate.longitude == 109.2217)
    #expect(reading.rows[0].notes.isEmpty)
  }

  @Test func readsOtherMapFormats() async throws {
    let waypoints = try await Fixtures.reader().read(Fixtures.file("waypoints.gpx"))
    #expect(waypoints.sheet == "waypoints")
    #expect(waypoints.totals.ready == 1)
    // A Shapefile that names no reference system: the numbers tell.
    let shapes = try await Fixtures.reader().read(Fixtures.file("vn2000-no-prj.zip"))
    let outlet = try #require(shapes.rows.first?.outlet)
    #expect(abs(outlet.coordinate.latitude - 13.76736) < 1e-6)
    #expect(shapes.rows[0].codes.contains("vn2000-converted"))
  }

  @Test func refusesWhatIsTooLarge() async throws {
    var limits = ReadingLimits()
    limits.bytes = 100
    await #expect(throws: ListFileError.tooManyBytes(limit: 100)) {
      try await Fixtures.reader(limits: limits).read(Fixtures.geoData("sample-list.csv"))
    }
    limits = ReadingLimits()
    limits.rows = 10
    await #expect(throws: ListFileError.tooManyRows(limit: 10)) {
      try await Fixtures.reader(limits: limits).read(Fixtures.geoData("sample-list.csv"))
    }
    await #expect(throws: ListFileError.tooManyRows(limit: 200_000)) {
      try await Fixtures.read("Tên,Địa chỉ\n" + String(repeating: "a,b\n", count: 200_001))
    }
    await #expect(throws: ListFileError.tooManyColumns(row: 2, limit: 1024)) {
      try await Fixtures.read("Tên,Địa chỉ\n" + String(repeating: ",", count: 100_000))
    }
  }

  /// A workbook whose one sheet unpacks to 300 MB while its directory claims a kilobyte.
  @Test func survivesALyingBomb() async throws {
    var limits = ReadingLimits()
    limits.seconds = 10
    limits.memory = 512 << 20
    limits.unpackedBytes = 64 << 20
    let bomb = try Bomb.workbook(megabytes: 300, lying: true)
    #expect(bomb.count < 2 << 20)
    await #expect(throws: ListFileError.self) {
      try await Fixtures.reader(limits: limits).read(bomb, name: "bomb.xlsx")
    }
  }

  @Test func namesAMissingFile() async {
    await #expect(throws: ListFileError.self) { try await Fixtures.reader().read(URL(filePath: "/nowhere/list.csv")) }
  }

  @Test func everyFileErrorSaysWhatToDoInBothLanguages() {
    let errors: [ListFileError] = [
      .unopenable(path: "x"), .empty, .tooManyBytes(limit: 1 << 20), .tooManyRows(limit: 1),
      .tooManyColumns(row: 1, limit: 1), .tooLargeUnpacked(limit: 1), .tooSlow(seconds: 1), .outOfMemory(limit: 1),
      .passwordProtected, .notAList(what: BilingualText(vi: "x", en: "y")), .damaged(format: .xlsx, detail: "x"),
      .noList(sheets: ["a"]), .unknownReferenceSystem(epsg: 1), .converterMissing(program: "x"),
      .badAdminUnits(row: 1, detail: "x"),
    ]
    for error in errors {
      #expect(error.message.vi.count > 20 && error.message.en.count > 20)
      #expect(error.message.vi != error.message.en)
    }
  }

  @Test func leavesNothingBehind() async throws {
    let seen = try await ScratchFolder.with { folder in
      let mode = try FileManager.default.attributesOfItem(atPath: folder.url.path)[.posixPermissions] as? Int
      #expect(mode == 0o700)
      return folder.url.path
    }
    #expect(!FileManager.default.fileExists(atPath: seen))
    struct Fault: Error {}
    var path = ""
    await #expect(throws: Fault.self) {
      try await ScratchFolder.with { folder in
        path = folder.url.path
        throw Fault()
      }
    }
    #expect(!path.isEmpty && !FileManager.default.fileExists(atPath: path))
  }
}
