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
      for name in try FileManager.default.contentsOfDirectory(atPath: desk.store.uploadFolder.url.path) {
        desk.store.uploadFolder.remove(name)
      }
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
