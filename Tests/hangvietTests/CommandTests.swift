import Foundation
import Testing

@Suite struct CommandTests {
  private let sample = Program.repository.appending(path: "GeoData/sample-list.csv").path

  @Test func aListGoesInAndComesOut() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let first = try hangviet("import", sample, "--note", "lần đầu")
    #expect(first.code == 0, "\(first.output) \(first.complaint)")
    #expect(first.output.contains("29 mới / new"))
    let again = try hangviet("import", sample)
    #expect(again.code == 0)
    #expect(again.output.contains("29 không đổi / unchanged"))
    let history = try hangviet("history")
    #expect(history.output.split(separator: "\n").count == 1)
    #expect(history.output.contains("+29") && history.output.contains("lần đầu"))
    #expect(try hangviet("check").code == 0)

    #expect(try hangviet("export", "out.geojson", "--kind", "supermarket").code == 0)
    let exported = try JSONSerialization.jsonObject(with: hangviet.read("out.geojson")) as? [String: Any]
    #expect((exported?["features"] as? [Any])?.count == 3)
    #expect(try hangviet("backup", "copy.gpkg").code == 0)
    #expect(try hangviet("backup", "copy.gpkg").code == 2)
    #expect(try hangviet("undo", "1").code == 0)
    #expect(try hangviet("undo", "1").code == 2)
    #expect(try hangviet("export", "none.csv").output.hasPrefix("0 "))
    #expect(try hangviet("history").output.split(separator: "\n").count == 2)
    #expect(try hangviet("check", "--database", "copy.gpkg").code == 0)
  }

  /// The service's folder is closed to others: that is not to be taken for a database that is not there.
  @Test(.enabled(if: geteuid() == 0)) func aFolderThatMayNotBeEnteredIsNamed() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(try hangviet("import", sample).code == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: hangviet.folder.path)
    let other = try Program.run(
      "/usr/bin/setpriv",
      ["--reuid=65534", "--regid=65534", "--clear-groups", Program.binary.path, "check"]
        + ["--database", hangviet.path("hangviet.gpkg")], in: hangviet.folder)
    #expect(other.code == 2)
    #expect(other.complaint.contains("No permission") && other.complaint.contains("sudo -u hangviet"))
  }

  /// What was exported reads back as the same outlets.
  @Test(arguments: ["out.csv", "out.geojson", "out.xlsx", "out.gpkg", "out.kml"])
  func anExportReadsBack(_ file: String) throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(try hangviet("demo", "demo.csv", "--count", "300", "--seed", "5").code == 0)
    #expect(try hangviet("import", "demo.csv").code == 0)
    #expect(try hangviet("export", file).code == 0)
    let back = try hangviet("import", file)
    #expect(back.code == 0, "\(back.output)")
    #expect(back.output.contains("300 không đổi / unchanged"), "\(back.output)")
    #expect(!back.output.contains("Không đọc cột"), "\(back.output)")
  }

  /// A list that was exported before others edited is no edit of its own; a cell that was emptied in it is.
  @Test(arguments: ["old.csv", "old.xlsx", "old.gpkg"])
  func anOldExportChangesOnlyWhatWasEditedInIt(_ file: String) throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(try hangviet("demo", "demo.csv", "--count", "40", "--seed", "5").code == 0)
    #expect(try hangviet("import", "demo.csv").code == 0)
    for name in [file, "edited.csv"] { #expect(try hangviet("export", name).code == 0) }
    let text = String(decoding: try hangviet.read("edited.csv"), as: UTF8.self)
    let address = "Số 35 đường thử nghiệm 17"
    let edited = text.replacing("DEMO-5-7,", with: "DEMO-5-7,Mới ").replacing(address, with: "")
    try Data(edited.utf8).write(to: hangviet.folder.appending(path: "edited.csv"))
    #expect(try hangviet("import", "edited.csv").output.contains("2 cập nhật / updated, 38 không đổi / unchanged"))
    #expect(try hangviet("import", file).output.contains("0 cập nhật / updated, 40 không đổi / unchanged"))
    #expect(try hangviet("export", "now.csv").code == 0)
    let now = String(decoding: try hangviet.read("now.csv"), as: UTF8.self)
    #expect(now.contains("DEMO-5-7,Mới ") && !now.contains(address))
  }

  @Test func demonstrationListsAreTheSameForTheSameSeedAndImportWhole() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    for (file, seed) in [("a.csv", "7"), ("b.csv", "7"), ("c.csv", "8")] {
      #expect(try hangviet("demo", file, "--count", "2000", "--seed", seed).code == 0)
    }
    #expect(try hangviet.read("a.csv") == hangviet.read("b.csv"))
    #expect(try hangviet.read("a.csv") != hangviet.read("c.csv"))
    #expect(String(decoding: try hangviet.read("a.csv"), as: UTF8.self).contains("DEMO-7-2000"))
    let imported = try hangviet("import", "a.csv")
    #expect(imported.code == 0)
    #expect(imported.output.contains("2000 sẵn sàng / ready, 0 cần hỏi / to ask, 0 bị loại / rejected"))
  }

  /// Each decides what is new while the other cannot publish it.
  @Test func aListImportedTwiceAtOnceIsPublishedOnce() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(try hangviet("demo", "a.csv", "--count", "2000").code == 0)
    let one = "'\(Program.binary.path)' import a.csv"
    let result = try Program.run("/bin/bash", ["-c", "\(one) & first=$!; \(one) && wait $first"], in: hangviet.folder)
    #expect(result.code == 0, "\(result.complaint)")
    #expect(result.output.components(separatedBy: "2000 mới / new").count == 2, "\(result.output)")
    #expect(result.output.contains("2000 không đổi / unchanged"))
  }

  /// Who stops listening stops nothing.
  @Test func aClosedPipeEndsNoImport() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let script = "'\(Program.binary.path)' import '\(sample)' 2>&1 | true; exit ${PIPESTATUS[0]}"
    let result = try Program.run("/bin/bash", ["-c", script], in: hangviet.folder)
    #expect(result.code == 0, "\(result.complaint)")
    #expect(try hangviet("history").output.contains("+29"))
  }

  /// A report that cannot be written is told before anything is published.
  @Test func aReportWithoutAFolderEndsTheImportFirst() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let result = try hangviet("import", sample, "--report", "nowhere/report.json")
    #expect(result.code == 2 && result.complaint.contains("nowhere/report.json"), "\(result.complaint)")
    #expect(!FileManager.default.fileExists(atPath: hangviet.path("hangviet.gpkg")))
  }

  @Test func aBadRowIsNamedAndTheOthersAreIn() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    try hangviet.write(
      """
      STT,Tên,Loại hình,Xã/phường,Huyện/TX/TP,Vĩ độ,Kinh độ
      1,Chợ A,Chợ,P. Đập Đá,TX. An Nhơn,13.93,109.10
      2,Chợ B,Chợ,,,48.85,2.35
      3,Chợ C,Chợ,P. Đập Đá,TX. An Nhơn,,
      """, to: "list.csv")
    let imported = try hangviet("import", "list.csv", "--report", "report.json")
    #expect(imported.code == 1)
    #expect(imported.output.contains("dòng / row 3 (STT 2)"))
    #expect(imported.output.contains("2 mới / new"))
    let report = try JSONSerialization.jsonObject(with: hangviet.read("report.json")) as? [String: Any]
    #expect((report?["totals"] as? [String: Int])?["ready"] == 2)
    let rows = report?["rows"] as? [[String: Any]] ?? []
    #expect(rows.first { $0["row"] as? Int == 3 }?["verdict"] as? String == "rejected")
    #expect(rows.first { $0["row"] as? Int == 3 }?["number"] as? String == "2")
  }

  @Test func oneOfSeveralSheetsIsChosen() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let book = Program.repository.appending(path: "Tests/Fixtures/formulas.xlsx").path
    let asked = try hangviet("import", book)
    #expect(asked.code == 2 && asked.complaint.contains("--sheet"), "\(asked.complaint)")
    #expect(!FileManager.default.fileExists(atPath: hangviet.path("hangviet.gpkg")))
    #expect(try hangviet("import", book, "--sheet", "Hoa").code == 2)
    #expect(try hangviet("import", book, "--sheet", "Siêu thị").output.contains("1 mới / new"))
  }

  /// A complete list closes what it lacks, an incomplete one nothing, and one that lacks most is doubted.
  @Test func aCompleteListClosesWhatIsGone() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let header = "Tên,Loại hình,Xã/phường,Huyện/TX/TP\n"
    let rows = ["Chợ Một", "Chợ Hai", "Chợ Ba", "Chợ Bốn"].map { "\($0),Chợ,P. Đập Đá,TX. An Nhơn\n" }
    try hangviet.write(header + rows.joined(), to: "all.csv")
    try hangviet.write(header + rows[..<3].joined(), to: "fewer.csv")
    try hangviet.write(header + rows[0], to: "one.csv")
    #expect(try hangviet("import", "all.csv").code == 0)
    #expect(try hangviet("import", "fewer.csv").output.contains("3 không đổi / unchanged"))
    #expect(try hangviet("export", "a.csv").output.hasPrefix("4 "))
    let doubtful = try hangviet("import", "one.csv", "--complete", "--report", "report.json")
    #expect(doubtful.code == 1 && doubtful.output.contains("3 of 4"), "\(doubtful.output)")
    let report = try JSONSerialization.jsonObject(with: hangviet.read("report.json")) as? [String: Any]
    #expect(
      (report?["gone"] as? [[String: Any]])?.compactMap { $0["name"] as? String } == ["Chợ Hai", "Chợ Ba", "Chợ Bốn"])
    #expect(try hangviet("export", "b.csv").output.hasPrefix("4 "))
    let closed = try hangviet("import", "fewer.csv", "--complete")
    #expect(closed.code == 0 && closed.output.contains("Chợ Bốn"), "\(closed.output)")
    #expect(try hangviet("export", "c.csv").output.hasPrefix("3 "))
    #expect(try hangviet("undo", "2").code == 0)
    #expect(try hangviet("export", "d.csv").output.hasPrefix("4 "))
  }

  @Test func whatCannotBeReadStoresNothing() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    try hangviet.write("<!DOCTYPE html><html><body><table><tr><td>STT</td></tr></table></body></html>", to: "web.xlsx")
    try hangviet.write(
      "<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
      to: "vrt.xlsx")
    try hangviet.write("", to: "empty.csv")
    try hangviet.write("một đoạn văn\nkhông phải danh sách\n", to: "text.csv")
    #expect(try hangviet("demo", "many.csv", "--count", "50").code == 0)
    for arguments in [
      ["web.xlsx"], ["vrt.xlsx"], ["empty.csv"], ["text.csv"], ["missing.csv"], ["."],
      ["many.csv", "--max-rows", "20"],
      ["many.csv", "--crs", "EPSG:99999999"], ["many.csv", "--extent", "1,2,3"], ["many.csv", "--colour"],
    ] {
      let result = try Program.run(Program.binary.path, ["import"] + arguments, in: hangviet.folder)
      #expect(result.code == 2, "\(arguments) \(result.output) \(result.complaint)")
      #expect(!result.complaint.isEmpty)
      // What the system says of its own is in one language, and no help.
      #expect(!result.complaint.contains("could not be completed"), "\(result.complaint)")
      #expect(!FileManager.default.fileExists(atPath: hangviet.path("hangviet.gpkg")), "\(arguments)")
    }
  }

  @Test func aDryRunWritesNothing() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let result = try hangviet("import", sample, "--dry-run", "--report", "report.json")
    #expect(result.code == 0)
    #expect(result.output.contains("29 mới / new"))
    #expect(!FileManager.default.fileExists(atPath: hangviet.path("hangviet.gpkg")))
    #expect(FileManager.default.fileExists(atPath: hangviet.path("report.json")))
  }

  @Test(arguments: ["list.csv", "hangviet.gpkg", "./hangviet.gpkg", "link.gpkg"])
  func aReportTakesNobodysPlace(_ report: String) throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    try FileManager.default.copyItem(atPath: sample, toPath: hangviet.path("list.csv"))
    #expect(try hangviet("import", "list.csv").code == 0)
    try FileManager.default.createSymbolicLink(
      atPath: hangviet.path("link.gpkg"), withDestinationPath: hangviet.path("hangviet.gpkg"))
    let list = try hangviet.read("list.csv")
    for extra in [[], ["--dry-run"]] {
      let arguments = ["import", "list.csv", "--report", report] + extra
      #expect(try Program.run(Program.binary.path, arguments, in: hangviet.folder).code == 2)
    }
    #expect(try hangviet.read("list.csv") == list)
    #expect(try hangviet("check").code == 0)
  }

  /// Neither of the one in use nor of another, whatever it is called; an export is no database of ours.
  @Test(arguments: ["hangviet.gpkg", "./hangviet.gpkg", "link.gpkg", "hard.gpkg", "other.gpkg", "hard.csv"])
  func nothingThatIsWrittenTakesADatabasesPlace(_ target: String) throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(try hangviet("import", sample).code == 0)
    #expect(try hangviet("backup", "other.gpkg").code == 0)
    let files = FileManager.default
    try files.createSymbolicLink(atPath: hangviet.path("link.gpkg"), withDestinationPath: "hangviet.gpkg")
    for name in ["hard.gpkg", "hard.csv"] {
      try files.linkItem(atPath: hangviet.path("hangviet.gpkg"), toPath: hangviet.path(name))
    }
    let before = try hangviet.read(target)
    for verb in [["export", target], ["demo", target, "--count", "5"], ["import", sample, "--report", target]] {
      let result = try Program.run(Program.binary.path, verb, in: hangviet.folder)
      #expect(result.code == 2 && result.complaint.contains(target), "\(verb) \(result)")
    }
    #expect(try hangviet.read(target) == before)
    #expect(try hangviet("history").output.contains("+29"))
    #expect(try hangviet("export", "out.gpkg").code == 0)
    #expect(try hangviet("export", "out.gpkg").code == 0)
  }

  /// What is cut off by a full disk is no list; what was there is.
  @Test func aDemonstrationListIsWholeOrNotThere() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(try hangviet("demo", "demo.txt").code == 2)
    try hangviet.write("trước", to: "demo.csv")
    let script = "ulimit -f 100; trap '' XFSZ; '\(Program.binary.path)' demo demo.csv --count 20000"
    let cut = try Program.run("/bin/bash", ["-c", script], in: hangviet.folder)
    #expect(cut.code == 2 && cut.complaint.contains("demo.csv"), "\(cut)")
    #expect(try hangviet.read("demo.csv") == Data("trước".utf8))
    #expect(try !FileManager.default.contentsOfDirectory(atPath: hangviet.folder.path).contains { $0.hasPrefix(".") })
  }

  @Test func anotherProgramsDatabaseIsLeftAlone() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let made = try Program.run(
      "/usr/bin/sqlite3", ["hangviet.gpkg", "create table t(a); insert into t values (1)"], in: hangviet.folder)
    #expect(made.code == 0)
    let before = try hangviet.read("hangviet.gpkg")
    for verb in [
      ["import", sample], ["serve", "--port", "0"], ["history"], ["undo", "1"], ["check"], ["backup", "b.gpkg"],
    ] {
      let result = try Program.run(Program.binary.path, verb, in: hangviet.folder)
      #expect(result.code == 2, "\(verb)")
      #expect(result.complaint.contains("Error:"))
    }
    #expect(try hangviet.read("hangviet.gpkg") == before)
  }

  @Test func settingsThatCannotBeAreSaid() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(try hangviet("import", sample).code == 0)
    for arguments in [
      ["serve", "--port", "99999"], ["serve", "--port=-1"], ["serve", "--public-url", "https://x.vn?a=b"],
      ["serve", "--public-url", "https://x.vn/#a"], ["serve", "--public-url", "https://an@x.vn"],
      ["serve", "--licence", "nope"], ["export", "out.csv", "--licence", "nope"], ["export", "out.csv", "--kind", ","],
      ["export", "out.csv", "--kind", ""], ["serve", "--max-connections", "0"],
      ["serve", "--max-connections-per-address", "0"], ["serve", "--max-waiting", "0"], ["serve", "--rate-limit=-1"],
      ["demo", "out.csv", "--count", "5000001"], ["demo", "out.csv", "--count=-1"],
      ["import", sample, "--sheet", "DS 2025"],
    ] {
      let result = try Program.run(Program.binary.path, arguments, in: hangviet.folder)
      let option = arguments.first { $0.hasPrefix("--") }!.prefix { $0 != "=" }
      #expect(result.code == 2 && result.complaint.contains("Error:"), "\(arguments) \(result)")
      #expect(option == "--kind" || result.complaint.contains(option), "\(arguments) \(result)")
    }
    #expect(!FileManager.default.fileExists(atPath: hangviet.path("out.csv")))
  }

  @Test func theVersionIsTold() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    let told = try hangviet("--version")
    #expect(told.code == 0 && told.output.contains(/^hangviet 1\.0, built 20\d\d-.*Z \([0-9a-z]+\)\n$/), "\(told)")
  }

  @Test func settingsComeFromTheEnvironment() throws {
    let hangviet = try Program()
    defer { hangviet.remove() }
    #expect(try hangviet("import", sample, environment: ["HANGVIET_DATABASE": "other.gpkg"]).code == 0)
    #expect(FileManager.default.fileExists(atPath: hangviet.path("other.gpkg")))
    let wrong = try hangviet("serve", environment: ["HANGVIET_PORT": "abc"])
    #expect(wrong.code == 2 && wrong.complaint.contains("HANGVIET_PORT"))
    let missing = try hangviet("serve", environment: ["HANGVIET_RESOURCES": "/nowhere"])
    #expect(missing.code == 2 && missing.complaint.contains("--resources"))
  }
}
