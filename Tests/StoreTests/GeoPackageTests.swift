import Foundation
import Outlets
import Store
import Testing

struct GeoPackageTests {
  /// A database that holds something in every column, closed.
  private let place: TemporaryStore

  init() throws {
    place = try TemporaryStore()
    _ = try place.open().publish([.add(.full()), .add(.sample())], author: "Nguyễn Văn A", note: "riêng tư")
  }

  @Test func gdalOpensItWithoutAWord() throws {
    let (status, output) = try TemporaryStore.run("ogrinfo", ["-ro", place.path])
    #expect(status == 0)
    #expect(
      output == """
        INFO: Open of `\(place.path)'
              using driver `GPKG' successful.
        1: outlets (Point)
        2: changesets (None)

        """)
  }

  @Test func gdalReadsEveryColumnWithoutAWarning() throws {
    let store = try place.open()
    let (status, output) = try TemporaryStore.run("ogrinfo", ["-al", place.path])
    #expect(status == 0)
    #expect(!output.contains("Warning") && !output.contains("ERROR"))
    #expect(output.contains("POINT (109.2197001 13.7765432)"))
    #expect(output.contains("verified_on (Date) = 2025/02/28"))
    #expect(output.contains("HasSpatialIndex") == false)
    #expect(!output.contains("Nguyễn Văn A") && !output.contains("riêng tư"))
    let found = try TemporaryStore.run(
      "ogrinfo", ["-q", "-spat", "109.2198", "13.7", "109.3", "13.8", place.path, "outlets"])
    #expect(found.output.contains("Chợ Đầm") && !found.output.contains("Huyện"))
    #expect(try store.check() == [])
  }

  /// What is handed out comes back edited: each outlet has the key by which it is found again.
  @Test func whatIsHandedOutHasKeys() throws {
    let path = place.folder.appending(path: "out.gpkg").path
    let notice = DataNotice(source: "A", date: .distantPast)
    let store = try place.open()
    let version = store.version(try store.version())
    try OutletGeoPackage.write(try store.contents().outlets, notice: notice, version: version, to: path)
    let keys = try TemporaryStore.run("sqlite3", [path, "SELECT key, version FROM outlets ORDER BY id"])
    #expect(keys.output == "\(try #require(Outlet.full().key))|\(version.text)\nHV-2|\(version.text)\n")
  }

  @Test(arguments: [
    "INSERT INTO outlets (geom, name) VALUES (x'00', 'x')", "UPDATE outlets SET name = 'x'", "DELETE FROM outlets",
    "DELETE FROM changes", "UPDATE changesets SET added = 9", "UPDATE outlets SET geom = NULL WHERE id = 1",
  ])
  func theShellIsRefusedAndToldWhatToDo(_ sql: String) throws {
    let (status, output) = try TemporaryStore.run("sqlite3", [place.path, sql])
    #expect(status != 0)
    #expect(output.contains("hangviet import"))
    #expect(try place.open().check() == [])
  }

  @Test func gdalIsRefusedAndToldWhatToDo() throws {
    let extra = place.folder.appending(path: "extra.csv").path
    try "name,kind,WKT\nX,market,POINT (109 14)\n".write(toFile: extra, atomically: true, encoding: .utf8)
    let appended = try TemporaryStore.run("ogr2ogr", ["-append", "-nln", "outlets", place.path, extra])
    #expect(appended.output.contains("hangviet import"))
    let edited = try TemporaryStore.run(
      "ogrinfo", [place.path, "-dialect", "SQLite", "-sql", "UPDATE outlets SET name = 'X'"])
    #expect(edited.output.contains("ERROR") || edited.status != 0)
    #expect(try place.open().check() == [])
    #expect(try place.open().contents().outlets.count == 2)
  }
}
