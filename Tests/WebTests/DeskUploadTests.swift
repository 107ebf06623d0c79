import Foundation
import Intake
import NIOCore
import NIOPosix
import Outlets
import Spatial
import Store
import Testing

@testable import Web

@Suite struct DeskUploadTests {
  private let list = """
    STT,Tên cơ sở,Loại hình,Địa chỉ,Xã/phường,Huyện/TX/TP,Vĩ độ,Kinh độ,Điện thoại
    1,Chợ Đầm,Chợ hạng 1,Đường A,Phường Thị Nại,TP Quy Nhơn,13.7821882,109.2254308,0256 3822222
    2,Siêu thị Sông Hà,Siêu thị,12 Lê Lợi,Phường Lê Lợi,TP Quy Nhơn,"109,2217","13,76736",
    3,Cửa hàng <script>alert(1)</script>,Tạp hoá,Thôn 1,Xã Cát Tường,Huyện Phù Cát,,,
    4,Chợ ở đâu,Chợ,,,,,,
    5,Chợ quá xa,Chợ,,,,21.02,105.85,
    """

  @Test func fromAFileToTheMap() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let upload = try await desk.upload(list, name: "C:\\thư mục\\danh sách.csv", as: key)
      #expect(upload.json["state"] as? String == "stored")
      let id = try #require(upload.json["id"] as? Int)
      let read = try await desk.ask("POST", "/officer/api/uploads/\(id)/reading", [:] as [String: Any], as: key)
      #expect(read.status == 200, "\(read.text)")
      let file = read.json["file"] as? [String: Any]
      #expect(file?["name"] as? String == "danh sách.csv" && file?["format"] as? String == "csv")
      #expect(
        read.totals == ["read": 5, "ready": 3, "ask": 1, "rejected": 1, "ignored": 1, "skipped": 0, "published": 0])
      let rows = try await desk.rows(id, as: key)
      #expect(rows.map { $0["verdict"] as? String } == ["ignored", "ready", "ready", "ready", "ask", "rejected"])
      #expect(
        (rows[2]["notes"] as? [[String: Any]])?.contains { $0["code"] as? String == "swapped-coordinates" } == true)
      #expect((rows[1]["change"] as? [String: Any])?["kind"] as? String == "add")
      #expect(desk.caughtUp.count == 0)

      let published = try await desk.ask(
        "POST", "/officer/api/uploads/\(id)/publish", ["note": "đợt 1"], as: key)
      #expect(published.status == 200, "\(published.text)")
      #expect(published.json["added"] as? Int == 3 && published.json["changeset"] as? Int == 1)
      #expect(published.totals["published"] == 3 && published.totals["ask"] == 1)
      #expect(desk.caughtUp.count == 1)
      let change = try #require(try desk.store.history().first)
      #expect(change.author == "an" && change.note == "đợt 1" && change.source?.fileName == "danh sách.csv")
      #expect(change.source?.sha256 == file?["sha256"] as? String)
      #expect(try desk.store.contents().outlets.map(\.outlet.name).contains("Cửa hàng <script>alert(1)</script>"))
      #expect(try desk.store.audit(limit: 2).map(\.action) == ["publish", "upload"])
      // The rows know their outlets; the asked one waits in the drawer.
      let after = try await desk.rows(id, as: key)
      #expect(after[1]["id"] as? Int == 1 && after[1]["changeset"] as? Int == 1)
      #expect(after[4]["verdict"] as? String == "ask")
      // Publishing again has nothing to do.
      let again = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      #expect(again.json["changeset"] is NSNull && again.json["added"] as? Int == 0)
      #expect(try desk.store.version() == 1)
    }
  }

  @Test func theSameListAgainChangesNothing() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      for expected in [3, 0] {
        let id = try await desk.read(list, as: key)
        let answer = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
        #expect(answer.json["added"] as? Int == expected && answer.json["unchanged"] as? Int == 3 - expected)
      }
      // A corrected list shows what changes.
      let id = try await desk.read(list.replacing("12 Lê Lợi", with: "14 Lê Lợi"), as: key)
      let rows = try await desk.rows(id, as: key)
      let change = try #require(rows[2]["change"] as? [String: Any])
      #expect(change["kind"] as? String == "update" && change["id"] as? Int == 2)
      let differences = try #require(change["differences"] as? [[String: Any]])
      #expect(differences.count == 1 && differences[0]["property"] as? String == "address")
      #expect(differences[0]["before"] as? String == "12 Lê Lợi" && differences[0]["after"] as? String == "14 Lê Lợi")
    }
  }

  @Test func whatIsAskedIsSettled() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(list, as: key)
      let path = "/officer/api/uploads/\(id)/rows"
      #expect(try await desk.ask("PATCH", "\(path)/5", ["decision": "accept"], as: key).code == "not-placed")
      // The commune is picked: the row stands at its centre.
      let placed = try await desk.ask("PATCH", "\(path)/5", ["commune": "21583:2025"], as: key)
      let row = try #require(placed.json["row"] as? [String: Any])
      #expect(row["verdict"] as? String == "ready" && row["settled"] as? Bool == true, "\(placed.text)")
      #expect((row["outlet"] as? [String: Any])?["accuracy"] as? String == "commune")
      // The marker is moved.
      let moved = try await desk.ask("PATCH", "\(path)/5", ["coordinate": [109.2331, 13.7844]], as: key)
      let outlet = (moved.json["row"] as? [String: Any])?["outlet"] as? [String: Any]
      #expect(outlet?["coordinate"] as? [Double] == [109.2331, 13.7844] && outlet?["accuracy"] as? String == "exact")
      // A rejected row is corrected; words are read as in a list.
      let values: [String: Any] = [
        "latitude": "13°46'56\"", "longitude": "109°13'31\"", "phone": "056 3822333", "products": ["nem", "rượu; bia"],
      ]
      let corrected = try await desk.ask("PATCH", "\(path)/6", ["values": values], as: key)
      let fixed = (corrected.json["row"] as? [String: Any])?["outlet"] as? [String: Any]
      #expect(fixed?["phone"] as? [String] == ["+842563822333"], "\(corrected.text)")
      #expect(fixed?["products"] as? [String] == ["nem", "rượu; bia"])
      #expect(corrected.totals["ready"] == 5)
      // And back.
      let reset = try await desk.ask("PATCH", "\(path)/6", ["decision": "reset"], as: key)
      #expect((reset.json["row"] as? [String: Any])?["verdict"] as? String == "rejected")
      #expect(reset.totals["rejected"] == 1)
      let skipped = try await desk.ask("PATCH", path, ["rows": [2, 6, 1, 99], "decision": "skip"], as: key)
      #expect((skipped.json["rows"] as? [[String: Any]])?.count == 2)
      #expect((skipped.json["refused"] as? [[String: Any]])?.map { $0["row"] as? Int } == [1])
      let published = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      #expect(published.json["added"] as? Int == 3 && published.totals["skipped"] == 2)
      #expect(try await desk.ask("PATCH", "\(path)/5", ["decision": "skip"], as: key).code == "published")
    }
  }

  /// As in a list: the lines of a cell are its values.
  @Test func linesOfACorrectedCellStay() throws {
    let json = Data(#"{"values": {"contact_phone": "0905123456\n0256 3822222", "name": "Chợ\nĐầm"}}"#.utf8)
    let correction = try JSONDecoder().decode(RowCorrection.self, from: json)
    let draft = try correction.applied(to: OutletDraft(row: 1), realGazetteer)
    #expect(draft[.contactPhone] == "0905123456\n0256 3822222" && draft[.name] == "Chợ Đầm")
  }

  @Test func aSettlementOutOfFormIsRefused() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(list, as: key)
      let path = "/officer/api/uploads/\(id)/rows"
      for body: [String: Any] in [
        ["commune": "1:2025"], ["commune": "540:2020"], ["coordinate": [200, 13]], ["coordinate": [1]],
        ["values": ["quán": "x"]], ["values": ["ignored": "x"]], ["coordinate": [109.2, 13.7], "accuracy": "very"],
        ["decision": "merge"], ["decision": "merge", "into": ["id": 99]], ["decision": "merge", "into": ["row": 2]],
      ] {
        #expect(try await desk.ask("PATCH", "\(path)/2", body, as: key).status == 422, "\(body)")
      }
      for body: [String: Any] in [["decision": "publish"], ["values": [1]], ["coordinate": "x"]] {
        #expect(try await desk.ask("PATCH", "\(path)/2", body, as: key).status == 400, "\(body)")
      }
      #expect(try await desk.ask("PATCH", "\(path)/99", ["decision": "skip"], as: key).status == 404)
      #expect(try await desk.ask("GET", "\(path)?verdict=maybe", as: key).status == 400)
      #expect(try await desk.rows(id, as: key)[1]["settled"] as? Bool == false)
    }
  }

  @Test func duplicatesAreMergedKeptOrSkipped() async throws {
    let twice = """
      Tên,Loại hình,Xã,Huyện,Vĩ độ,Kinh độ,Điện thoại
      Chợ Đầm,Chợ,Phường Thị Nại,TP Quy Nhơn,13.7821882,109.2254308,
      Chợ Đầm,Chợ,Phường Thị Nại,TP Quy Nhơn,13.7821999,109.2254999,0256 3822222
      Chợ Đầm,Chợ,Phường Thị Nại,TP Quy Nhơn,13.7822111,109.2255111,
      Chợ Đầm,Chợ,Phường Thị Nại,TP Quy Nhơn,13.7822222,109.2255222,
      """
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(twice, as: key)
      let path = "/officer/api/uploads/\(id)/rows"
      let rows = try await desk.rows(id, as: key)
      #expect(rows.dropFirst(2).allSatisfy { $0["verdict"] as? String == "ask" })
      #expect((rows[2]["duplicates"] as? [[String: Any]])?.first?["row"] as? Int == 2)
      #expect(try await desk.ask("PATCH", "\(path)/3", ["decision": "accept"], as: key).code == "duplicate-open")
      let merged = try await desk.ask("PATCH", "\(path)/3", ["decision": "merge", "into": ["row": 2]], as: key)
      #expect((merged.json["row"] as? [String: Any])?["verdict"] as? String == "skipped")
      let target = (merged.json["also"] as? [[String: Any]])?.first
      #expect(target?["row"] as? Int == 2)
      #expect((target?["outlet"] as? [String: Any])?["phone"] as? [String] == ["+842563822222"])
      #expect(try await desk.ask("PATCH", "\(path)/4", ["decision": "keep-both"], as: key).totals["ready"] == 2)
      let published = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      #expect(published.json["added"] as? Int == 2, "\(published.text)")
      // Into the outlet that its original became.
      let late = try await desk.ask("PATCH", "\(path)/5", ["decision": "merge", "into": ["row": 2]], as: key)
      #expect(((late.json["row"] as? [String: Any])?["change"] as? [String: Any])?["id"] as? Int == 1, "\(late.text)")
      let second = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      #expect(second.json["updated"] as? Int == 1)
      let outlets = try desk.store.contents().outlets
      #expect(outlets.count == 2 && outlets[0].outlet.coordinate.latitude == 13.7822222)
      #expect(outlets[0].outlet.phone == ["+842563822222"])
    }
  }

  /// A row that went into another, and is corrected after, is a row again of which is asked what it was asked first.
  @Test func aMergedRowThatIsCorrectedIsAskedAgain() async throws {
    let twice = "Tên,Loại hình,Xã,Huyện\nChợ Đầm,Chợ,Phường Thị Nại,TP Quy Nhơn\n"
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(twice + twice.split(separator: "\n")[1], as: key)
      let row = "/officer/api/uploads/\(id)/rows/3"
      #expect(try await desk.ask("PATCH", row, ["decision": "merge", "into": ["row": 2]], as: key).status == 200)
      let corrected = try await desk.ask("PATCH", row, ["values": ["phone": "0256 3822222"]], as: key)
      #expect((corrected.json["row"] as? [String: Any])?["verdict"] as? String == "ask", "\(corrected.text)")
      let published = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      #expect(published.json["added"] as? Int == 1 && published.totals["ask"] == 1, "\(published.text)")
    }
  }

  /// A row does not go into one that is left out; and a merge is taken back whole, whichever of its rows is reset.
  @Test func mergesLoseNoRow() async throws {
    let place = "Chợ Đầm,Chợ,Phường Thị Nại,TP Quy Nhơn"
    let list = "Tên,Loại hình,Xã,Huyện,Điện thoại\n\(place),\n\(place),0256 3822222\n\(place),0256 3822223\n"
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(list, as: key)
      let path = "/officer/api/uploads/\(id)/rows"
      func merge(_ row: Int, _ target: Int) async throws -> RunningServer.Answer {
        try await desk.ask("PATCH", "\(path)/\(row)", ["decision": "merge", "into": ["row": target]], as: key)
      }
      func phones() async throws -> [[String]] {
        try await desk.rows(id, as: key).dropFirst().map {
          ($0["outlet"] as? [String: Any])?["phone"] as? [String] ?? []
        }
      }
      let first = try await phones()
      #expect(first == [[], ["+842563822222"], ["+842563822223"]])
      for back in [2, 3, 4] {
        #expect(try await merge(3, 2).status == 200)
        #expect(try await merge(4, 3).code == "skipped")
        #expect(try await merge(2, 3).code == "skipped")
        #expect(try await merge(3, 4).code == "merged")
        #expect(try await merge(4, 2).status == 200)
        let kept = try await desk.ask("PATCH", "\(path)/4", ["decision": "keep-both"], as: key)
        #expect(kept.code == "merged")
        #expect(try await phones()[0] == ["+842563822223"])
        let reset = try await desk.ask("PATCH", "\(path)/\(back)", ["decision": "reset"], as: key)
        #expect((reset.json["also"] as? [[String: Any]])?.count == 2, "\(reset.text)")
        #expect(try await phones() == first)
        #expect(reset.totals["skipped"] == 0 && reset.totals["ask"] == 2)
      }
    }
  }

  @Test func anAreaBindsItsOfficer() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("phuong")
      let id = try await desk.read(list, as: key)
      let rows = try await desk.rows(id, as: key)
      // Phường Quy Nhơn of 2025 holds the former Thị Nại; Cát Tường is elsewhere.
      #expect(rows[1]["verdict"] as? String == "ready" && rows[3]["verdict"] as? String == "ask")
      #expect((rows[3]["notes"] as? [[String: Any]])?.last?["code"] as? String == "outside-area")
      // Accepting it is not enough.
      let path = "/officer/api/uploads/\(id)"
      _ = try await desk.ask("PATCH", "\(path)/rows/4", ["decision": "accept"], as: key)
      let published = try await desk.ask("POST", "\(path)/publish", [:] as [String: Any], as: key)
      #expect(published.totals["ask"] == 2)
      #expect(try desk.store.contents().outlets.allSatisfy { $0.outlet.commune?.code == "21583" })
    }
  }

  @Test func aListIsItsOfficersOwn() async throws {
    try await DeskServer.with { desk in
      let (an, other) = (try await desk.signIn("an"), try await desk.signIn("phuong"))
      let id = try await desk.read(list, as: an)
      for (method, path) in [
        ("GET", ""), ("GET", "/rows"), ("POST", "/publish"), ("POST", "/reading"), ("DELETE", ""), ("GET", "/missing"),
        ("PATCH", "/rows/2"),
      ] {
        let answer = try await desk.ask(
          method, "/officer/api/uploads/\(id)\(path)", method == "GET" ? nil : [:] as [String: Any], as: other)
        #expect(answer.status == 404, "\(method) \(path)")
        let stranger = try await desk.ask(
          method, "/officer/api/uploads/\(id)\(path)", method == "GET" ? nil : [:] as [String: Any])
        #expect(stranger.status == 401, "\(method) \(path)")
      }
      #expect(try await desk.ask("GET", "/officer/api/uploads?all=true", as: other).status == 403)
      let admin = try await desk.signIn("quantri")
      let all = try await desk.ask("GET", "/officer/api/uploads?all=true", as: admin)
      #expect((all.json["uploads"] as? [[String: Any]])?.map { $0["officer"] as? String } == ["an"])
    }
  }

  @Test func columnsByHandAreRememberedForTheShape() async throws {
    let strange = "Lá,Hoa,Quả,Cành\nChợ Gò Găng,Chợ,P. Nhơn Thành,TX. An Nhơn\n"
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let first = try await desk.upload(strange, as: key).json["id"] as? Int
      let path = "/officer/api/uploads/\(try #require(first))/reading"
      #expect(try await desk.ask("POST", path, [:] as [String: Any], as: key).code == "no-list")
      let unknown = try await desk.ask("POST", path, ["header_row": 1], as: key)
      #expect(unknown.code == "unknown-columns")
      let samples = (unknown.json["columns"] as? [[String: Any]])?.map { $0["sample"] as? String }
      #expect(samples == ["Chợ Gò Găng", "Chợ", "P. Nhơn Thành", "TX. An Nhơn"])
      let columns: [String: Any] = ["0": "name", "1": "kind", "2": "commune", "3": NSNull()]
      let read = try await desk.ask("POST", path, ["columns": columns], as: key)
      #expect(read.totals["ready"] == 1, "\(read.text)")
      let fields = (read.json["columns"] as? [[String: Any]])?.map { $0["field"] as? String }
      #expect(fields == ["name", "kind", "commune", "ignored"])
      let next = try await desk.read(strange.replacing("Gò Găng", with: "Đập Đá"), as: key)
      let second = try await desk.ask("GET", "/officer/api/uploads/\(next)", as: key)
      #expect(second.json["remembered"] as? Bool == true && second.totals["ready"] == 1)
      // Another officer has made no choice.
      let other = try await desk.signIn("quantri")
      let third = try await desk.upload(strange, as: other).json["id"] as? Int
      let theirs = "/officer/api/uploads/\(try #require(third))/reading"
      #expect(try await desk.ask("POST", theirs, [:] as [String: Any], as: other).code == "no-list")
      for wrong: [String: Any] in [["columns": ["x": "name"]], ["columns": ["0": "tên"]], ["crs": "VN-2000"]] {
        #expect(try await desk.ask("POST", path, wrong, as: key).status == 422, "\(wrong)")
      }
    }
  }

  @Test func aHopelessFileIsToldAndNothingChanges() async throws {
    let webPage = "<html><body><table><tr><td>Tên</td></tr></table></body></html>"
    let files: [(Data, String)] = [
      (Data(webPage.utf8), "not-a-list"), (Data("xin chào".utf8), "no-list"),
      (try Data(contentsOf: Self.fixture("password.xlsx")), "password-protected"),
      (try Data(contentsOf: Self.fixture("list.xlsx")).prefix(3000), "damaged"),
    ]
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      #expect(try await desk.upload(Data(), as: key).code == "empty")
      for (bytes, code) in files {
        let id = try #require(try await desk.upload(bytes, name: "ds.xlsx", as: key).json["id"] as? Int)
        let read = try await desk.ask("POST", "/officer/api/uploads/\(id)/reading", [:] as [String: Any], as: key)
        #expect(read.status == 422 && read.code == code, "\(code): \(read.text)")
        #expect((read.json["detail_vi"] as? String)?.isEmpty == false)
        #expect(try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", "{}", as: key).status == 404)
      }
      #expect(try desk.store.version() == 0 && desk.caughtUp.count == 0)
    }
  }

  /// What is odd in single cells harms no other row.
  @Test func nastyCellsAreAskedOrShownAsTheyAre() async throws {
    let place = "Phường Thị Nại,TP Quy Nhơn,13.7821882,109.22543"
    let nasty = """
      Tên,Loại hình,Xã,Huyện,Vĩ độ,Kinh độ
      \(String(repeating: "Chợ rất dài ", count: 25)),Chợ,\(place)08
      "=HYPERLINK(""http://x"",""Chợ"")",Chợ,Phường Lê Lợi,TP Quy Nhơn,13.7711882,109.2254301
      <img src=x onerror=alert(1)>,Chợ,Phường Trần Phú,TP Quy Nhơn,13.7621882,109.2254302
      Tên;Loại hình;Xã;Huyện;Vĩ độ;Kinh độ
      Chợ chấm phẩy;Chợ;Phường Ngô Mây;TP Quy Nhơn;13.7521882;109.2254303
      """
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(nasty, as: key)
      let rows = try await desk.rows(id, as: key)
      #expect(rows.count == 6)
      #expect(rows[1]["verdict"] as? String == "ask", "300 letters are too long for a name")
      #expect((rows[3]["outlet"] as? [String: Any])?["name"] as? String == "<img src=x onerror=alert(1)>")
      #expect(rows[5]["verdict"] as? String != "ready", "another separator in the middle")
      let published = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      #expect(published.status == 200)
    }
  }

  @Test func aRealWorkbookIsRead() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(try Data(contentsOf: Self.fixture("list.xlsx")), as: key)
      let upload = try await desk.ask("GET", "/officer/api/uploads/\(id)", as: key)
      #expect((upload.json["file"] as? [String: Any])?["format"] as? String == "xlsx")
      #expect(upload.totals["ready"]! > 0)
    }
  }

  @Test func filesArePrivateAndGoInTime() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let one = try await desk.read(list, as: key)
      _ = try await desk.read(list, as: key)
      let folder = desk.store.uploadFolder.url
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files.count == 2)
      func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      }
      #expect(try mode(folder.path) == 0o700)
      for file in files { #expect(try mode(folder.appending(path: file).path) == 0o600) }
      #expect(try await desk.ask("DELETE", "/officer/api/uploads/\(one)", as: key).status == 204)
      let gone = try await desk.ask("GET", "/officer/api/uploads/\(one)", as: key)
      #expect(gone.status == 404 && gone.text.contains("Danh sách này không còn: đã xoá hoặc hết hạn giữ."))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
      try desk.store.expireUploads(at: Date() + 61 * 86400)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      #expect(try desk.store.uploads(of: nil).isEmpty)
    }
  }

  @Test func aCompleteListProposesWhatToClose() async throws {
    var gone = Outlet.sample("Chợ đã giải toả", commune: "21583")
    gone.coordinate = Coordinate(longitude: 109.21, latitude: 13.79)!
    var shop = Outlet.sample("Tạp hoá Hoa", commune: "21583")
    shop.kind = .grocery
    let elsewhere = Outlet.sample("Chợ Cát Tường", commune: "21853")
    try await DeskServer.with(outlets: [gone, shop, elsewhere]) { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(list.split(separator: "\n").prefix(2).joined(separator: "\n"), as: key)
      let missing = try await desk.ask("GET", "/officer/api/uploads/\(id)/missing", as: key)
      // Other kinds and other communes are no part of this list.
      #expect((missing.json["outlets"] as? [[String: Any]])?.map { $0["id"] as? Int } == [1])
      let published = try await desk.ask(
        "POST", "/officer/api/uploads/\(id)/publish", ["close": [1]], as: key)
      #expect(published.json["closed"] as? Int == 1 && published.json["added"] as? Int == 1)
      #expect(try desk.store.contents().outlets[0].outlet.status == .closed)
      let bound = try await desk.signIn("phuong")
      let other = try await desk.read(list, as: bound)
      let refused = try await desk.ask(
        "POST", "/officer/api/uploads/\(other)/publish", ["close": [3]], as: bound)
      #expect(refused.code == "outside-area")
      #expect(try desk.store.version() == 2)
    }
  }

  /// The line breaks in the middle of a file: nothing of it stays.
  @Test func aConnectionIsCut() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      guard case .cookie(let cookie) = key else { return }
      let port = try #require(desk.server.base.split(separator: ":").last.flatMap { Int($0) })
      let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connect(host: "127.0.0.1", port: port).get()
      let head = "POST /officer/api/uploads?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\n"
      try await channel.writeAndFlush(
        ByteBuffer(string: head + "Origin: \(desk.server.base)\r\nContent-Length: 100000\r\n\r\nTên,Loại hình\n"))
      let folder = desk.store.uploadFolder.url
      func files() -> Int { (try? FileManager.default.contentsOfDirectory(atPath: folder.path).count) ?? 0 }
      try await eventually { files() == 1 }
      try await channel.close()
      try await eventually { files() == 0 }
      #expect(try desk.store.uploads(of: nil).isEmpty)
      _ = try await desk.read(list, as: key)
    }
  }

  @Test func aFileThatIsTooLargeIsRefusedBeforeItComes() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      guard case .cookie(let cookie) = key else { return }
      let port = try #require(desk.server.base.split(separator: ":").last.flatMap { Int($0) })
      let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connect(host: "127.0.0.1", port: port) { channel in
          channel.eventLoop.makeCompletedFuture {
            try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
          }
        }
      let head = "POST /officer/api/uploads?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(cookie)\r\n"
      let answer = try await channel.executeThenClose { inbound, outbound in
        try await outbound.write(
          ByteBuffer(string: head + "Origin: \(desk.server.base)\r\nContent-Length: 99999999999\r\n\r\n"))
        for try await part in inbound { return String(buffer: part) }
        return ""
      }
      #expect(answer.hasPrefix("HTTP/1.1 413") && answer.contains("too-large"), "\(answer.prefix(300))")
      #expect(try desk.store.uploads(of: nil).isEmpty)
    }
  }

  /// What a list says of a person is for the officer's eyes: none of it is published, or told by the history.
  @Test func aPersonStaysPrivate() async throws {
    let persons = """
      Tên cơ sở,Loại hình,Xã/phường,Huyện,Vĩ độ,Kinh độ,Điện thoại,Người đại diện,SĐT chủ hộ,Ghi chú
      Tạp hoá Hoa,Tạp hoá,Phường Thị Nại,TP Quy Nhơn,13.7821882,109.2254308,0256 3822222,Trần Thị Mười Hai,0905 123 456,nợ thuế
      """
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(persons, as: key)
      let shown = try await desk.rows(id, as: key)[1]["private"] as? [String: Any]
      #expect(shown?["contactPerson"] as? String == "Trần Thị Mười Hai" && shown?["remark"] as? String == "nợ thuế")
      _ = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      let published = try JSONEncoder().encode(desk.store.contents().outlets.map(\.outlet))
      let history = try await desk.ask("GET", "/officer/api/history/1", as: key)
      let workbook = try await desk.ask("GET", "/officer/api/outlets.xlsx", as: key)
      #expect(history.text.contains("Tạp hoá Hoa"))
      for secret in ["Mười Hai", "0905", "905123456", "nợ thuế"] {
        #expect(!String(decoding: published, as: UTF8.self).contains(secret) && !history.text.contains(secret))
        #expect(workbook.body.range(of: Data(secret.utf8)) == nil)
      }
      let read = try await ListReader(gazetteer: realGazetteer).sheets([UInt8](workbook.body))
      #expect(!read[0].contains { $0.cells.contains { $0.contains("Mười Hai") || $0.contains("905123456") } })
    }
  }

  @Test func severalListsAtOnce() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let ids = try await withThrowingTaskGroup(of: Int.self) { group in
        for number in 0..<4 {
          group.addTask { try await desk.read(list.replacing("Chợ Đầm", with: "Chợ số \(number)"), as: key) }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(ids).count == 4)
      for id in ids { #expect(try await desk.rows(id, as: key).count == 6) }
    }
  }

  private static func fixture(_ name: String) -> URL {
    RunningServer.repository.appending(path: "Tests/Fixtures/\(name)")
  }

  /// curl asks before it sends much, and waits a second where nobody answers.
  @Test func aClientThatWaitsToBeAskedIsAsked() async throws {
    try await DeskServer.with { desk in
      guard case .cookie(let cookie) = try await desk.signIn("an") else { return }
      let list = "Tên,Loại,Kinh độ,Vĩ độ\nChợ Đầm,chợ,109.22,13.77\n"
      let head =
        "POST /officer/api/uploads?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:\(desk.server.port)\r\nCookie: \(cookie)\r\n"
        + "Origin: \(desk.server.base)\r\nContent-Length: \(list.utf8.count)\r\nExpect: 100-continue\r\n"
        + "Connection: close\r\n\r\n"
      let answer = try await desk.server.connected { inbound, outbound in
        try await outbound.write(ByteBuffer(string: head))
        try await Task.sleep(for: .milliseconds(200))
        try await outbound.write(ByteBuffer(string: list))
        return try await inbound.rest()
      }
      #expect(answer.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201"), "\(answer.prefix(100))")
    }
  }
}

extension DeskServer {
  func upload(_ bytes: Data, name: String = "danh-sach.csv", as key: Key) async throws -> RunningServer.Answer {
    var allowed = CharacterSet.alphanumerics
    allowed.insert(".")
    let name = name.addingPercentEncoding(withAllowedCharacters: allowed)!
    return try await ask("POST", "/officer/api/uploads?name=\(name)", bytes, as: key)
  }

  func upload(_ text: String, name: String = "danh-sach.csv", as key: Key) async throws -> RunningServer.Answer {
    try await upload(Data(text.utf8), name: name, as: key)
  }

  /// Sends a list and has it read, again where the server is busy; gives its id.
  func read(_ bytes: Data, as key: Key) async throws -> Int {
    guard let id = try await upload(bytes, as: key).json["id"] as? Int else { throw CocoaError(.fileReadUnknown) }
    for _ in 0..<100 {
      let read = try await ask("POST", "/officer/api/uploads/\(id)/reading", [:] as [String: Any], as: key)
      if read.status == 200 { return id }
      guard read.status == 503 else { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw CocoaError(.fileReadCorruptFile)
  }

  func read(_ text: String, as key: Key) async throws -> Int { try await read(Data(text.utf8), as: key) }

  func rows(_ id: Int, as key: Key) async throws -> [[String: Any]] {
    try await ask("GET", "/officer/api/uploads/\(id)/rows", as: key).json["rows"] as? [[String: Any]] ?? []
  }
}

extension RunningServer.Answer {
  var text: String { String(decoding: body, as: UTF8.self) }
  var totals: [String: Int] { json["totals"] as? [String: Int] ?? [:] }
}

extension Outlet {
  static func sample(_ name: String, commune: String) -> Outlet {
    var outlet = Outlet(
      name: name, kind: .market, coordinate: Coordinate(longitude: 109.2, latitude: 13.8)!, accuracy: .exact)
    outlet.commune = AdminUnit.Name(code: commune, name: "Phường, xã \(commune)")
    return outlet
  }
}
