import Foundation
import Outlets
import Spatial
import Store
import Testing
import Web

@Suite struct DeskReportTests {
  private func report(_ desk: DeskServer, _ members: [String: Any]) async throws -> RunningServer.Answer {
    try await desk.ask("POST", "/reports", members)
  }

  @Test func aReportWaitsInTheQueueAndIsSettled() async throws {
    try await DeskServer.with(outlets: [.sample("Chợ Đầm", commune: "21583")]) { desk in
      #expect(try await report(desk, ["kind": "closed", "outlet": 1, "message": "đã đóng cửa"]).status == 202)
      let missing: [String: Any] = [
        "kind": "missing", "message": "<b>Chợ Khu 6</b>", "coordinate": [109.22, 13.77], "contact": "0905 123 456",
      ]
      #expect(try await report(desk, missing).status == 202)
      #expect(try await report(desk, ["kind": "takedown", "outlet": 1]).status == 202)
      #expect(try await desk.ask("GET", "/officer/api/reports").status == 401)
      let key = try await desk.signIn("an")
      let queue = try await desk.ask("GET", "/officer/api/reports", as: key)
      let reports = try #require(queue.json["reports"] as? [[String: Any]])
      // The takedown has the law's clock, and comes first.
      #expect(reports.map { $0["kind"] as? String } == ["takedown", "closed", "missing"])
      #expect(
        reports[0]["due_at"] is String && reports[0]["overdue"] as? Bool == false && reports[1]["due_at"] is NSNull)
      #expect((reports[1]["outlet"] as? [String: Any])?["name"] as? String == "Chợ Đầm")
      #expect(
        reports[2]["contact"] as? String == "0905 123 456" && reports[2]["message"] as? String == "<b>Chợ Khu 6</b>")
      let closed = try await desk.ask(
        "POST", "/officer/api/reports/2/close", ["state": "refused", "answer": "đã có"], as: key)
      #expect(closed.json["state"] as? String == "refused" && closed.json["handled_by"] as? String == "an")
      #expect(try await desk.ask("POST", "/officer/api/reports/2/close", ["state": "fixed"], as: key).status == 409)
      #expect(try await desk.ask("POST", "/officer/api/reports/1/close", ["state": "open"], as: key).status == 422)
      // An edit settles the report that led to it.
      let seen = try await desk.ask("GET", "/officer/api/outlets/1", as: key)
      let edited = try await desk.ask(
        "PATCH", "/officer/api/outlets/1", ["values": ["status": "closed"], "report": 1, "accept": true], as: key,
        headers: ["If-Match": try #require(seen.header("ETag"))])
      #expect(edited.status == 200, "\(edited.text)")
      let open = try await desk.ask("GET", "/officer/api/reports?state=open", as: key)
      #expect(open.json["open"] as? Int == 1)
      let done = try await desk.ask("GET", "/officer/api/reports?state=done", as: key)
      #expect((done.json["reports"] as? [[String: Any]])?.map { $0["id"] as? Int } == [2, 1])
      try desk.store.expireReports(at: Date() + 61 * 86400)
      let later = try await desk.ask("GET", "/officer/api/reports?state=all", as: key)
      #expect(!later.text.contains("0905 123 456") && later.text.contains("\"open\":1"))
    }
  }

  @Test func aReportOutOfFormIsRefused() async throws {
    try await DeskServer.with(outlets: [.sample("Chợ Đầm", commune: "21583")]) { desk in
      for members: [String: Any] in [
        ["kind": "spam"], ["kind": "closed"], ["kind": "closed", "outlet": 2], ["kind": "missing"],
        ["kind": "other", "message": " "], ["kind": "other", "outlet": 1],
        ["kind": "missing", "message": String(repeating: "a", count: 1001)],
        ["kind": "missing", "message": "x", "contact": String(repeating: "a", count: 201)],
        ["kind": "missing", "message": "x", "coordinate": [2.35, 48.85]],
        ["kind": "missing", "message": "x", "coordinate": [1]],
      ] {
        let answer = try await report(desk, members)
        #expect(answer.status == 422, "\(members)")
      }
      #expect(try await report(desk, ["kind": 1]).status == 400)
      #expect(try await report(desk, ["kind": "other", "message": String(repeating: "a", count: 9000)]).status == 413)
      let foreign = try await desk.ask(
        "POST", "/reports", ["kind": "closed", "outlet": 1], origin: "https://evil.example")
      #expect(foreign.status == 403)
      #expect(try desk.store.reports(isOpen: nil, limit: 9, offset: 0).reports.isEmpty)
    }
  }

  /// Behind a proxy each client is told apart, and nobody can flood the queue.
  @Test func reportsAreLimitedByAddress() async throws {
    try await DeskServer.with(
      outlets: [.sample("Chợ Đầm", commune: "21583")], configure: { $0.trustedProxies = [.init("127.0.0.1")!] }
    ) { desk in
      func send(_ chain: String) async throws -> Int {
        let headers = ["X-Forwarded-For": chain]
        return try await desk.ask("POST", "/reports", ["kind": "closed", "outlet": 1], headers: headers).status
      }
      var sent: [Int] = []
      // What the client itself claims does not count, only what the proxy saw.
      // The sixth waits a second, the next one two, and so on: a slow machine needs some more.
      for number in 0..<20 where sent.last != 429 {
        sent.append(try await send("198.51.100.\(number), 203.0.113.9:5\(number)"))
      }
      #expect(sent.count > 5 && sent.last == 429 && sent.dropLast().allSatisfy { $0 == 202 })
      #expect(try await send("203.0.113.10") == 202)
    }
  }

  @Test func theClockOfATakedownSkipsTheWeekend() async throws {
    try await DeskServer.with(outlets: [.sample("Chợ Đầm", commune: "21583")]) { desk in
      func due(_ created: String) throws -> Date? {
        let style = Date.ISO8601FormatStyle()
        let id = try desk.store.addReport(
          .takedown, outlet: 1, message: "", coordinate: nil, contact: nil, at: try style.parse(created))
        return try desk.store.report(try #require(id))?.dueAt
      }
      func date(_ text: String) throws -> Date { try Date.ISO8601FormatStyle().parse(text) }
      // Thursday morning in Vietnam: until the end of Monday. Friday evening: until the end of Tuesday. The last is
      // Saturday already there.
      let expected = [
        "2026-07-02T01:00:00Z": "2026-07-06T17:00:00Z", "2026-07-03T12:00:00Z": "2026-07-07T17:00:00Z",
        "2026-07-03T18:00:00Z": "2026-07-07T17:00:00Z",
      ]
      for (created, end) in expected {
        let (found, wanted) = (try due(created), try date(end))
        #expect(found == wanted, "\(created)")
      }
    }
  }
}
