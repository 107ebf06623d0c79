import Foundation
import Outlets
import Spatial
import Store
import Testing

@Suite struct DeskTakedownTests {
  private let list = """
    Tên cơ sở,Loại hình,Địa chỉ,Xã/phường,Huyện/TX/TP,Vĩ độ,Kinh độ,Điện thoại
    Tạp hoá Bà Năm Tuyết,Tạp hoá,77 Đống Đa,Phường Thị Nại,TP Quy Nhơn,13.7821882,109.2254308,0256 3899911
    Chợ Đầm,Chợ,Đường A,Phường Thị Nại,TP Quy Nhơn,13.7811882,109.2264308,0256 3822222
    """
  private let secrets = ["Bà Năm Tuyết", "77 Đống Đa", "3899911"]

  private func publish(_ desk: DeskServer, _ key: DeskServer.Key) async throws -> Int {
    let id = try await desk.read(list, as: key)
    _ = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
    return id
  }

  private func takeDown(
    _ desk: DeskServer, _ key: DeskServer.Key, _ body: [String: Any]
  ) async throws -> RunningServer.Answer {
    let seen = try await desk.ask("GET", "/officer/api/outlets/1", as: key)
    return try await desk.ask(
      "POST", "/officer/api/outlets/1/takedown", body, as: key,
      headers: ["If-Match": seen.header("ETag") ?? ""])
  }

  /// No byte of it stays: neither in the database nor beside it.
  @Test func aTakedownForgetsEverywhere() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let upload = try await publish(desk, key)
      // In a second drawer it waits, unpublished.
      let waiting = try await desk.read(list.replacing("77 Đống Đa", with: "79 Đống Đa"), as: key)
      _ = try await desk.ask("POST", "/reports", ["kind": "takedown", "outlet": 1, "message": "Tôi là Bà Năm Tuyết"])
      let down = try await takeDown(desk, key, ["report": 1])
      #expect(down.status == 200, "\(down.text)")
      let redacted = down.json["redacted"] as? [String: Int]
      #expect(redacted == ["changes": 2, "rows": 2, "files": 2])
      #expect(try desk.store.contents().outlets.map(\.outlet.name) == ["Chợ Đầm"])
      #expect(desk.caughtUp.count == 2)
      for id in [upload, waiting] {
        #expect(try await desk.ask("GET", "/officer/api/uploads/\(id)/result.xlsx", as: key).code == "file-gone")
        #expect(try await desk.rows(id, as: key)[1]["outlet"] is NSNull)
      }
      #expect(try await desk.ask("GET", "/officer/api/history/2", as: key).text.contains("đã gỡ theo yêu cầu"))
      let report = try #require(try desk.store.report(1))
      #expect(report.state == .fixed && report.message.isEmpty)
      #expect(try desk.store.check().isEmpty)
      let places = FileManager.default.enumerator(at: desk.folder, includingPropertiesForKeys: nil)
      while let file = places?.nextObject() as? URL {
        guard let bytes = try? Data(contentsOf: file) else { continue }
        for secret in secrets {
          #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) in \(file.lastPathComponent)")
        }
      }
    }
  }

  @Test func nothingBringsItBack() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      _ = try await publish(desk, key)
      #expect(try await takeDown(desk, key, [:]).status == 200)
      let final = try await desk.ask("POST", "/officer/api/history/2/undo", "{}", as: key)
      #expect(final.status == 409 && final.code == "takedown-final")
      let conflict = try await desk.ask("POST", "/officer/api/history/1/undo", "{}", as: key)
      #expect(conflict.code == "undo-conflict" && conflict.json["later"] as? [Int] == [2])
      #expect(throws: StoreError.takedownIsFinal(changeset: 2)) { try desk.store.undo(2, author: "root") }
      // The old list once more: it is asked.
      let again = try await desk.read(list, as: key)
      let row = try await desk.rows(again, as: key)[1]
      #expect(row["verdict"] as? String == "ask")
      #expect((row["notes"] as? [[String: Any]])?.last?["code"] as? String == "taken-down")
      let history = try await desk.ask("GET", "/officer/api/history", as: key)
      #expect((history.json["changesets"] as? [[String: Any]])?.map { $0["takedown"] as? Bool } == [true, false])
    }
  }

  /// Correcting a row is no answer to whether the person agrees; accepting it is, until it is read again.
  @Test func onlyAcceptingBringsItBack() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      _ = try await publish(desk, key)
      #expect(try await takeDown(desk, key, [:]).status == 200)
      let id = try await desk.read(list.replacing("Tạp hoá,77", with: "Quán gì,77"), as: key)
      func settle(_ body: [String: Any]) async throws -> [String] {
        let answer = try await desk.ask("PATCH", "/officer/api/uploads/\(id)/rows/2", body, as: key)
        let row = answer.json["row"] as? [String: Any] ?? [:]
        return [row["verdict"] as? String ?? answer.text]
          + (row["notes"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }.filter { $0 == "taken-down" }
      }
      // The first reading asks something else; its answer is not this one's.
      #expect(try await settle(["values": ["kind": "grocery"]]) == ["ask", "taken-down"])
      #expect(try await settle(["values": ["address": "78 Đống Đa"]]) == ["ask", "taken-down"])
      let published = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      #expect(published.status == 200, "\(published.text)")
      #expect(try desk.store.contents().outlets.map(\.outlet.name) == ["Chợ Đầm"])
      #expect(try await settle(["decision": "accept"]) == ["ready", "taken-down"])
      #expect(try await settle(["values": ["address": "79 Đống Đa"]]) == ["ask", "taken-down"])
      #expect(try await settle(["decision": "accept"]) == ["ready", "taken-down"])
      _ = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      #expect(try desk.store.contents().outlets.count == 2)
    }
  }

  /// The list from before brings the fact again: it is asked, and comes back only when accepted.
  @Test func aFactThatComesBackIsAsked() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      _ = try await publish(desk, key)
      #expect(try await takeDown(desk, key, ["properties": ["phone"]]).status == 200)
      let id = try await desk.read(list, as: key)
      let row = try await desk.rows(id, as: key)[1]
      #expect(row["verdict"] as? String == "ask")
      #expect((row["notes"] as? [[String: Any]])?.last?["code"] as? String == "taken-down")
      func publishAgain() async throws {
        _ = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      }
      try await publishAgain()
      #expect(try desk.store.contents().outlets[0].outlet.phone.isEmpty)
      _ = try await desk.ask("PATCH", "/officer/api/uploads/\(id)/rows/2", ["decision": "accept"], as: key)
      try await publishAgain()
      #expect(try desk.store.contents().outlets[0].outlet.phone == ["+842563899911"])
    }
  }

  @Test func oneFactIsTakenDown() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      _ = try await publish(desk, key)
      for wrong in [["name"], ["telefon"], []] {
        #expect(try await takeDown(desk, key, ["properties": wrong]).status == 422, "\(wrong)")
      }
      #expect(try await takeDown(desk, key, ["properties": ["phone"]]).status == 200)
      let outlets = try desk.store.contents().outlets.map(\.outlet)
      #expect(outlets.count == 2 && outlets[0].phone.isEmpty && outlets[0].address == "77 Đống Đa")
      #expect(outlets[1].phone == ["+842563822222"])
      let changes = try desk.store.history(ofOutlet: 1).map(\.change)
      #expect(changes.allSatisfy { $0.before?.phone.isEmpty ?? true && $0.after?.phone.isEmpty ?? true })
      #expect(try desk.store.check().isEmpty)
      // Once more, when it is gone from the map already: history alone.
      let again = try await takeDown(desk, key, ["properties": ["phone"]])
      #expect(again.status == 200 && again.json["changeset"] is NSNull)
    }
  }
}
