import Foundation
import Intake
import Outlets
import Spatial
import Store
import Testing

@Suite struct DeskWorkbookTests {
  private func sheet(_ answer: RunningServer.Answer) async throws -> [[String]] {
    let sheets = try await ListReader(gazetteer: realGazetteer).sheets([UInt8](answer.body))
    return sheets[0].map(\.cells)
  }

  /// The published list goes out, is edited in Excel, and comes back: exactly the edit is seen.
  @Test func theRoundTrip() async throws {
    var named = Outlet.sample("Chợ có mã", commune: "21583")
    named.key = "A-1"
    named.coordinate = Coordinate(longitude: 109.2331, latitude: 13.7844)!
    named.commune = realGazetteer[.init("21583:2025")!]!.reference
    var other = named
    (other.name, other.key) = ("Chợ không mã", nil)
    other.coordinate = Coordinate(longitude: 109.2391, latitude: 13.7804)!
    var far = Outlet.sample("Chợ Cát Tường", commune: "21853")
    far.commune = realGazetteer.communes(.e2025).first { $0.name.contains("Phù Cát") }!.reference
    try await DeskServer.with(outlets: [named, other, far]) { desk in
      let key = try await desk.signIn("phuong")
      let download = try await desk.ask("GET", "/officer/api/outlets.xlsx", as: key)
      #expect(download.status == 200 && download.header("Content-Disposition")?.contains("attachment") == true)
      var rows = try await sheet(download)
      #expect(rows.count == 3 && rows[1][0] == "A-1" && rows[2][0] == "HV-2")
      rows[2][1] = "Chợ đã đổi tên"
      let csv = rows.map { row in row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") }
      let id = try await desk.read(csv.joined(separator: "\n"), as: key)
      let changes = try await desk.rows(id, as: key).compactMap { $0["change"] as? [String: Any] }
      #expect(changes.map { $0["kind"] as? String } == ["same", "update"])
      #expect(changes[1]["id"] as? Int == 2)
      let differences = changes[1]["differences"] as? [[String: Any]]
      #expect(differences?.map { $0["property"] as? String } == ["name"])
      // Unedited, straight from the download.
      let same = try await desk.read(download.body, as: key)
      #expect(
        try await desk.rows(same, as: key).compactMap { ($0["change"] as? [String: Any])?["kind"] as? String }
          == ["same", "same"])
      let all = try await desk.ask("GET", "/officer/api/outlets.xlsx?area=52:2025", as: key)
      #expect(all.status == 422)
    }
  }

  /// Two officers have the same download; one of them edits the map while the other edits the list.
  @Test func aListThatIsOlderThanTheMapRevertsNothing() async throws {
    var market = Outlet.sample("Chợ Đầm", commune: "21583")
    market.commune = realGazetteer[.init("21583:2025")!]!.reference
    market.coordinate = Coordinate(longitude: 109.2331, latitude: 13.7844)!
    market.phone = ["+842563822222"]
    market.website = "https://cho.vn/"
    try await DeskServer.with(outlets: [market]) { desk in
      let key = try await desk.signIn("an")
      var rows = try await sheet(try await desk.ask("GET", "/officer/api/outlets.xlsx", as: key))
      func upload() async throws -> (id: Int, row: [String: Any]) {
        let csv = rows.map { row in row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") }
        let id = try await desk.read(csv.joined(separator: "\n"), as: key)
        return (id, try #require(try await desk.rows(id, as: key).last))
      }
      func column(_ name: String) throws -> Int { try #require(rows[0].firstIndex(of: name)) }
      var edited = market
      edited.phone = ["+842563899999"]
      edited.openingHours = "Mo-Su 05:00-18:00"
      _ = try desk.store.publish([.update(id: 1, before: market, after: edited)], author: "binh")
      // The other officer's edits stay; what was written and what was cleared in the list is taken.
      rows[1][try column("Địa chỉ")] = "12 Lê Lợi"
      rows[1][try column("Website")] = ""
      let list = try await upload()
      let published = try await desk.ask(
        "POST", "/officer/api/uploads/\(list.id)/publish", [:] as [String: Any], as: key)
      #expect(published.json["updated"] as? Int == 1, "\(published.text)")
      edited.address = "12 Lê Lợi"
      edited.website = nil
      #expect(try desk.store.contents().outlets[0].outlet == edited)
      // Both have edited one fact: asked, and taken once it is accepted.
      rows[1][try column("Điện thoại")] = "02563 811 111"
      let conflict = try await upload()
      #expect(
        (conflict.row["notes"] as? [[String: Any]])?.contains { $0["code"] as? String == "changed-meanwhile" } == true)
      #expect(conflict.row["verdict"] as? String == "ask")
      let accepted = try await desk.ask(
        "PATCH", "/officer/api/uploads/\(conflict.id)/rows/\(conflict.row["row"] as? Int ?? 0)", ["decision": "accept"],
        as: key)
      let change = accepted.json["row"] as? [String: Any] ?? accepted.json
      #expect(accepted.status == 200, "\(accepted.text)")
      #expect((change["change"] as? [String: Any])?["kind"] as? String == "update", "\(accepted.text)")
      _ = try await desk.ask("POST", "/officer/api/uploads/\(conflict.id)/publish", [:] as [String: Any], as: key)
      #expect(try desk.store.contents().outlets[0].outlet.phone == ["+842563811111"])
    }
  }

  /// What publishing would do is what was shown: a row whose outlet was edited in between waits.
  @Test func whatTheOfficerHasNotSeenIsNotPublished() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let list =
        "Mã,Tên cơ sở,Loại hình,Phường,Vĩ độ,Kinh độ,Địa chỉ\n"
        + "A-1,Chợ Đầm,Chợ,Phường Quy Nhơn,13.7844,109.2331,1 Lê Lợi\nA-2,Chợ Dinh,Chợ,Phường Quy Nhơn,13.79,109.24,\n"
      let first = try await desk.read(list, as: key)
      _ = try await desk.ask("POST", "/officer/api/uploads/\(first)/publish", [:] as [String: Any], as: key)
      let second = try await desk.read(list, as: key)
      let before = try desk.store.contents().outlets[0].outlet
      var after = before
      after.address = "2 Lê Lợi"
      _ = try desk.store.publish([.update(id: 1, before: before, after: after)], author: "binh")
      let path = "/officer/api/uploads/\(second)/publish"
      let answer = try await desk.ask("POST", path, [:] as [String: Any], as: key)
      #expect((answer.json["held"] as? [[String: Any]])?.map { $0["row"] as? Int } == [2], "\(answer.text)")
      #expect(answer.json["updated"] as? Int == 0 && answer.json["unchanged"] as? Int == 1)
      #expect(try desk.store.contents().outlets[0].outlet == after)
      // Now it has been seen.
      let shown = try await desk.rows(second, as: key).first { $0["row"] as? Int == 2 }
      #expect((shown?["change"] as? [String: Any])?["kind"] as? String == "update")
      #expect(try await desk.ask("POST", path, [:] as [String: Any], as: key).json["updated"] as? Int == 1)
      #expect(try desk.store.contents().outlets[0].outlet == before)
    }
  }

  @Test func theFileComesBackWithWhatIsWrong() async throws {
    let list = """
      DANH SÁCH CHỢ
      STT,Tên cơ sở,Loại hình,Xã/phường,Huyện,Vĩ độ,Kinh độ
      1,Chợ Đầm,Chợ,Phường Thị Nại,TP Quy Nhơn,13.7821882,109.2254308
      2,=HYPERLINK("http://x"),Chợ,,,,
      """
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(list, as: key)
      let answer = try await desk.ask("GET", "/officer/api/uploads/\(id)/result.xlsx", as: key)
      let rows = try await sheet(answer)
      #expect(rows[0].first == "DANH SÁCH CHỢ")
      #expect(rows[1].suffix(2) == ["Kết quả đọc", "Cần sửa gì"])
      #expect(rows[2][0] == "1" && rows[2][5] == "13.7821882" && rows[2][7] == "Sẵn sàng")
      #expect(
        rows[3][1] == "=HYPERLINK(\"http://x\")" && rows[3][7] == "Cần hỏi" && rows[3][8].lowercased().contains("xã"))
      let english = try await desk.ask("GET", "/officer/api/uploads/\(id)/result.xlsx?lang=en", as: key)
      #expect(try await sheet(english)[2][7] == "Ready")
      // It is a list that can be sent again.
      _ = try await desk.read(answer.body, as: key)
      let folder = desk.store.uploadFolder
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
        folder.remove(name)
        // In its place something that cannot be read.
        try FileManager.default.createDirectory(
          at: folder.url.appending(path: name), withIntermediateDirectories: false)
      }
      #expect(try await desk.ask("GET", "/officer/api/uploads/\(id)/result.xlsx", as: key).status == 500)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) { folder.remove(name) }
      #expect(try await desk.ask("GET", "/officer/api/uploads/\(id)/result.xlsx", as: key).code == "file-gone")
    }
  }

  @Test func theTemplateIsForOfficers() async throws {
    try await DeskServer.with { desk in
      #expect(try await desk.ask("GET", "/officer/api/template.xlsx").status == 401)
      let answer = try await desk.ask("GET", "/officer/api/template.xlsx", as: try await desk.signIn("an"))
      #expect(try await sheet(answer)[0].prefix(3) == ["Mã", "Tên cơ sở", "Loại hình"])
    }
  }
}
