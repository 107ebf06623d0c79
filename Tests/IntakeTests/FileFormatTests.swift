import Outlets
import Foundation
import Testing

@testable import Intake

@Suite struct FileFormatTests {
  private func format(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) throws(ListFileError) -> FileFormat {
    try DetectedFormat(bytes, limits: limits).format
  }

  private func format(_ text: String) throws(ListFileError) -> FileFormat { try format(Array(text.utf8)) }

  private func code(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) -> String {
    do {
      return "\(try format(bytes, limits: limits))"
    } catch {
      switch error {
      case .notAList(let what): return what.en
      default: return "\(error)"
      }
    }
  }

  @Test(arguments: [
    ("list.xlsx", FileFormat.xlsx), ("list.xls", .xls), ("list.ods", .ods), ("folders.kml", .kml),
    ("waypoints.gpx", .gpx), ("vn2000-no-prj.zip", .shapefile),
  ])
  func tellsRealFiles(name: String, expected: FileFormat) throws {
    #expect(try format(try Fixtures.bytes(Fixtures.file(name))) == expected)
  }

  @Test func tellsTextByItsBeginning() throws {
    #expect(try format("STT,Tên\n1,A\n") == .csv)
    #expect(try format(" {\"type\": \"FeatureCollection\", \"features\": []}") == .geojson)
    #expect(try format("{\"type\":\"Feature\"}\n{\"type\":\"Feature\"}\n") == .geojsonl)
    #expect(try format("<?xml version=\"1.0\"?><!-- x --><kml/>") == .kml)
  }

  @Test(arguments: [
    ("<html><table><tr><td>STT</td></tr></table></html>", "a web page (HTML)"),
    ("<!DOCTYPE html><p>x", "a web page (HTML)"),
    ("<OGRVRTDataSource><OGRVRTLayer/></OGRVRTDataSource>", "a VRT file, which points to other files"),
    ("{\"a\": 1}", "JSON that is not GeoJSON"), ("[\n {\"Tên chợ\": \"Chợ Đầm\"}]", "JSON that is not GeoJSON"),
    ("[1],Tên\n", "csv"),
    ("%PDF-1.7 x", "a PDF file"),
    (
      "SQLite format 3\0 and something else that is long enough to have an application id at its place, but not ours",
      "an SQLite database"
    ),
    (" \n\t ", "empty"), ("", "empty"),
  ])
  func namesWhatIsNoList(text: String, what: String) {
    #expect(code(Array(text.utf8)) == what)
  }

  @Test func aPasswordIsNamed() throws {
    #expect(code(try Fixtures.bytes(Fixtures.file("password.xlsx"))) == "passwordProtected")
  }

  @Test func aCutOffArchiveIsDamaged() throws {
    let bytes = try Fixtures.bytes(Fixtures.file("list.xlsx"))
    #expect(throws: ListFileError.damaged(format: .xlsx, detail: "ZIP: central directory not found")) {
      try format(Array(bytes.prefix(bytes.count / 2)))
    }
  }

  @Test func anArchiveThatClaimsTooMuchIsRefusedUnopened() throws {
    var limits = ReadingLimits()
    limits.unpackedBytes = 1000
    #expect(code(try Fixtures.bytes(Fixtures.file("list.xlsx")), limits: limits) == "tooLargeUnpacked(limit: 1000)")
  }

  @Test func noBeginningOfARealFileCrashes() throws {
    for name in ["list.xlsx", "list.xls", "list.ods", "password.xlsx", "vn2000-no-prj.zip"] {
      let bytes = try Fixtures.bytes(Fixtures.file(name))
      for length in stride(from: 0, to: min(bytes.count, 4000), by: 7) { _ = code(Array(bytes.prefix(length))) }
      for length in stride(from: 0, to: min(bytes.count, 4000), by: 7) { _ = code(Array(bytes.suffix(length))) }
    }
  }
}
