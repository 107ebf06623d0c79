import Foundation
import Outlets
import Spatial
import Store
import Testing
import Web

@Suite struct DeskEditingTests {
  private let path = "/officer/api/outlets"

  /// In Phường Quy Nhơn, with both eras known, so that it is read as it stands.
  private static let market: Outlet = {
    var outlet = Outlet.sample("Chợ Đầm", commune: "21583")
    outlet.coordinate = Coordinate(longitude: 109.2331, latitude: 13.7844)!
    outlet.commune = realGazetteer[.init("21583:2025")!]!.reference
    outlet.phone = ["+842563822222"]
    outlet.products = ["nem; tré", "rượu"]
    return outlet
  }()

  private static let elsewhere: Outlet = {
    var outlet = market
    outlet.name = "Chợ Cát Tường"
    outlet.commune = AdminUnit.Name(code: "21853", name: "Xã Phù Cát")
    return outlet
  }()

  private func tag(_ answer: RunningServer.Answer) throws -> [String: String] {
    ["If-Match": try #require(answer.header("ETag"))]
  }

  @Test func oneFactIsEditedAndTheRestStays() async throws {
    try await DeskServer.with(outlets: [Self.market]) { desk in
      let key = try await desk.signIn("phuong")
      let seen = try await desk.ask("GET", "\(path)/1", as: key)
      #expect(seen.json["within_area"] as? Bool == true)
      let edited = try await desk.ask(
        "PATCH", "\(path)/1", ["values": ["opening_hours": "Mo-Su 05:00-18:00"], "note": "gọi điện hỏi"], as: key,
        headers: tag(seen))
      #expect(edited.status == 200, "\(edited.text)")
      var expected = Self.market
      expected.openingHours = "Mo-Su 05:00-18:00"
      #expect(try desk.store.contents().outlets.map(\.outlet) == [expected])
      #expect(try desk.store.history()[0].author == "phuong" && desk.store.history()[0].note == "gọi điện hỏi")
      #expect(desk.caughtUp.count == 1)
      // Nothing differs: no changeset.
      let same = try await desk.ask(
        "PATCH", "\(path)/1", ["values": ["opening_hours": "Mo-Su 05:00-18:00"]], as: key, headers: tag(edited))
      #expect(same.status == 200 && same.json["changeset"] is NSNull)
      let moved = try await desk.ask(
        "PATCH", "\(path)/1", ["coordinate": [109.2341, 13.7854], "values": ["phone": NSNull(), "status": "closed"]],
        as: key, headers: tag(same))
      #expect(moved.status == 200, "\(moved.text)")
      let outlet = try desk.store.contents().outlets[0].outlet
      #expect(outlet.coordinate.longitude == 109.2341 && outlet.phone.isEmpty && outlet.status == .closed)
      #expect(outlet.products == ["nem; tré", "rượu"] && outlet.commune == Self.market.commune)
      let history = try await desk.ask("GET", "\(path)/1/history", as: key)
      #expect((history.json["changes"] as? [[String: Any]])?.count == 3)
    }
  }

  @Test func aSecondEditorIsToldAndOverwritesNothing() async throws {
    try await DeskServer.with(outlets: [Self.market]) { desk in
      let (one, other) = (try await desk.signIn("an"), try await desk.signIn("phuong"))
      let seen = try await desk.ask("GET", "\(path)/1", as: one)
      #expect(
        try await desk.ask("PATCH", "\(path)/1", ["values": ["name": "A"]], as: one, headers: tag(seen)).status == 200)
      let late = try await desk.ask("PATCH", "\(path)/1", ["values": ["name": "B"]], as: other, headers: tag(seen))
      #expect(late.status == 412 && late.code == "changed-meanwhile")
      let current = (late.json["current"] as? [String: Any])?["outlet"] as? [String: Any]
      #expect(current?["name"] as? String == "A" && late.json["etag"] as? String == "\"2\"")
      for (method, way, body) in [
        ("PATCH", "", "{}"), ("DELETE", "", nil), ("POST", "/verification", "{}"), ("POST", "/takedown", "{}"),
      ] {
        let blind = try await desk.ask(method, "\(path)/1\(way)", body, as: other)
        #expect(blind.status == 428 && blind.code == "if-match-missing", "\(method) \(way)")
        let stale = try await desk.ask(method, "\(path)/1\(way)", body, as: other, headers: tag(seen))
        #expect(stale.status == 412, "\(method) \(way)")
      }
      #expect(try desk.store.contents().outlets[0].outlet.name == "A")
      // RFC 9110, 13.1.1: one of several, or whatever there is.
      for (held, name) in [("\"1\", \"2\"", "C"), ("*", "D")] {
        let body = ["values": ["name": name]]
        #expect(try await desk.ask("PATCH", "\(path)/1", body, as: one, headers: ["If-Match": held]).status == 200)
      }
    }
  }

  @Test func whatIsDoubtfulIsAskedBeforeItIsStored() async throws {
    try await DeskServer.with(outlets: [Self.market]) { desk in
      let key = try await desk.signIn("an")
      let seen = try await desk.ask("GET", "\(path)/1", as: key)
      // A place thirty kilometres from its commune.
      let far: [String: Any] = ["coordinate": [109.0, 14.1]]
      let asked = try await desk.ask("PATCH", "\(path)/1", far, as: key, headers: tag(seen))
      #expect(asked.status == 422 && asked.json["verdict"] as? String == "ask", "\(asked.text)")
      #expect((asked.json["notes"] as? [[String: Any]])?.isEmpty == false)
      #expect(try desk.store.version() == 1)
      let accepted = try await desk.ask(
        "PATCH", "\(path)/1", far.merging(["accept": true]) { $1 }, as: key, headers: tag(seen))
      #expect(accepted.status == 200)
      // Outside the province nothing helps, nor without a name.
      for wrong: [String: Any] in [["coordinate": [105.8, 21.0]], ["values": ["name": ""]]] {
        let refused = try await desk.ask(
          "PATCH", "\(path)/1", wrong.merging(["accept": true]) { $1 }, as: key, headers: tag(accepted))
        #expect(refused.status == 422 && refused.json["verdict"] as? String == "rejected", "\(wrong) \(refused.text)")
      }
    }
  }

  /// A takedown that names no properties takes the outlet down for good: a misspelled name is none that is left out.
  @Test func aMisspelledMemberChangesNothing() async throws {
    try await DeskServer.with(outlets: [Self.market]) { desk in
      let key = try await desk.signIn("quantri")
      let seen = try await desk.ask("GET", "\(path)/1", as: key)
      for (method, address, body) in [
        ("POST", "\(path)/1/takedown", ["propertys": ["phone"]]), ("PATCH", "\(path)/1", ["value": ["name": "B"]]),
        ("POST", "\(path)/1/verification", ["notes": "x"]), ("PATCH", "/officer/api/officers/an", ["disable": true]),
        ("POST", "/officer/api/history/1/undo", ["Note": "x"]),
        ("POST", "/reports", ["kind": "closed", "outlet_id": 1, "message": "x"]),
      ] as [(String, String, [String: Any])] {
        let answer = try await desk.ask(method, address, body, as: key, headers: tag(seen))
        #expect(answer.status == 400 && answer.code == "bad-request", "\(address) \(answer.text)")
      }
      let answer = try await desk.ask("PATCH", "\(path)/1", ["value": ["name": "B"]], as: key, headers: tag(seen))
      let detail = try #require(answer.json["detail"] as? String)
      #expect(detail.contains("“value”") && detail.contains("values, coordinate"))
      #expect(try desk.store.contents().outlets.map(\.outlet) == [Self.market])
      #expect(try desk.store.version() == 1)
    }
  }

  @Test func whatIsLeftOutIsSaidWithItsReason() async throws {
    try await DeskServer.with(outlets: [Self.market]) { desk in
      let key = try await desk.signIn("an")
      let seen = try await desk.ask("GET", "\(path)/1", as: key)
      let edited = try await desk.ask(
        "PATCH", "\(path)/1", ["values": ["name": "Chợ Đầm mới", "email": "quán tại chợ"]], as: key, headers: tag(seen))
      #expect(edited.status == 200 && (edited.json["outlet"] as? [String: Any])?["name"] as? String == "Chợ Đầm mới")
      let notes = try #require(edited.json["notes"] as? [[String: Any]])
      #expect(notes.count == 1 && notes[0]["column"] as? String == "email", "\(edited.text)")
      let closed = try await desk.ask(
        "PATCH", "\(path)/1", ["values": ["status": "closed"]], as: key, headers: tag(edited))
      #expect((closed.json["notes"] as? [Any])?.isEmpty == true, "\(closed.text)")
    }
  }

  @Test func whatCannotBeReadTakesNoFactAway() async throws {
    var market = Self.market
    market.grade = 1
    market.email = "cho@example.vn"
    market.verifiedOn = "2025-08-01"
    market.payments = [.cash]
    market.status = .suspended
    try await DeskServer.with(outlets: [market]) { desk in
      let key = try await desk.signIn("an")
      let seen = try await desk.ask("GET", "\(path)/1", as: key)
      let unread: [String: Any] = [
        "grade": "9", "email": "cho@", "verified_on": "31/02/2026", "payments": ["gold"], "status": NSNull(),
      ]
      let kept = try await desk.ask("PATCH", "\(path)/1", ["values": unread], as: key, headers: tag(seen))
      #expect(kept.status == 200 && kept.json["changeset"] is NSNull, "\(kept.text)")
      let columns = (kept.json["notes"] as? [[String: Any]])?.compactMap { $0["column"] as? String } ?? []
      #expect(Set(columns) == ["grade", "email", "verified_on", "payments"])
      let status: [String: Any] = ["values": ["status": "gì đó"], "accept": true]
      _ = try await desk.ask("PATCH", "\(path)/1", status, as: key, headers: tag(kept))
      #expect(try desk.store.contents().outlets.map(\.outlet) == [market])
      // To leave a fact open is to take it away.
      let open: [String: Any] = [
        "values": ["grade": NSNull(), "email": "", "verified_on": "không", "payments": [String]()]
      ]
      let taken = try await desk.ask("PATCH", "\(path)/1", open, as: key, headers: tag(kept))
      #expect(taken.status == 200, "\(taken.text)")
      let outlet = try desk.store.contents().outlets[0].outlet
      #expect(outlet.grade == nil && outlet.email == nil && outlet.verifiedOn == nil && outlet.payments.isEmpty)
    }
  }

  @Test func anOutletIsAddedInTheField() async throws {
    try await DeskServer.with(outlets: [Self.market]) { desk in
      let key = try await desk.signIn("phuong")
      let new: [String: Any] = [
        "values": ["name": "Tạp hoá Hoa", "kind": "tạp hoá", "phone": "056.3822333"],
        "coordinate": [109.2301, 13.7801], "commune": "21583:2025",
      ]
      let made = try await desk.ask("POST", path, new, as: key)
      #expect(made.status == 201 && made.header("Location") == "\(path)/2", "\(made.text)")
      let outlet = try #require(made.json["outlet"] as? [String: Any])
      #expect(outlet["phone"] as? [String] == ["+842563822333"] && outlet["accuracy"] as? String == "exact")
      // The same again: is it another one?
      let again = try await desk.ask("POST", path, new, as: key)
      #expect(again.status == 422 && again.text.contains("duplicate-published"), "\(again.text)")
      #expect(try await desk.ask("POST", path, new.merging(["accept": true]) { $1 }, as: key).status == 201)
      #expect(try await desk.ask("POST", path, ["values": ["name": "x"]], as: key).status == 422)
      let outside = new.merging(["commune": "21853:2025", "accept": true]) { $1 }
      #expect(try await desk.ask("POST", path, outside, as: key).code == "outside-area")
      #expect(try desk.store.contents().outlets.count == 3)
    }
  }

  @Test func anAreaBindsItsEditor() async throws {
    try await DeskServer.with(outlets: [Self.market, Self.elsewhere]) { desk in
      let key = try await desk.signIn("phuong")
      let other = try await desk.ask("GET", "\(path)/2", as: key)
      #expect(other.json["within_area"] as? Bool == false)
      for (method, way, body) in [
        ("PATCH", "", "{\"values\":{\"name\":\"x\"}}"), ("DELETE", "", nil), ("POST", "/verification", "{}"),
        ("POST", "/takedown", "{}"),
      ] {
        let refused = try await desk.ask(method, "\(path)/2\(way)", body, as: key, headers: tag(other))
        #expect(refused.status == 403 && refused.code == "outside-area", "\(method) \(way)")
      }
      // Nor may it be moved out of the area, or a changeset beyond it be undone.
      let own = try await desk.ask("GET", "\(path)/1", as: key)
      let away = try await desk.ask(
        "PATCH", "\(path)/1", ["commune": "21853:2025", "accept": true], as: key, headers: tag(own))
      #expect(away.code == "outside-area")
      #expect(try await desk.ask("POST", "/officer/api/history/1/undo", "{}", as: key).code == "outside-area")
      #expect(try desk.store.version() == 1)
    }
  }

  /// A commune of today that lay in one district is enough for who is bound to that district.
  @Test func aFormerDistrictCoversItsCommunesOfToday() async throws {
    try await DeskServer.with { desk in
      _ = try desk.store.addOfficer(
        "quynhon", password: DeskServer.password, role: .officer, area: AdminUnit.ID("540:2020"), by: "root")
      let key = try await desk.signIn("quynhon")
      let new: [String: Any] = [
        "values": ["name": "Tạp hoá Hoa", "kind": "tạp hoá"], "coordinate": [109.2301, 13.7801],
        "commune": "21583:2025",
      ]
      let made = try await desk.ask("POST", path, new, as: key)
      #expect(made.status == 201, "\(made.text)")
      #expect((made.json["outlet"] as? [String: Any])?["district_2020"] as? String == "Thành phố Quy Nhơn")
    }
  }

  @Test func verifiedTodayAndTheListOfWhatIsNot() async throws {
    var long = Self.elsewhere
    long.verifiedOn = "2020-01-31"
    var closed = Self.market
    closed.status = .closed
    try await DeskServer.with(
      outlets: [Self.market, long, closed], configure: { $0.agency = "Sở Công Thương" }
    ) { desk in
      let key = try await desk.signIn("an")
      func list() async throws -> [Int?] {
        let answer = try await desk.ask("GET", "/officer/api/unverified", as: key)
        return (answer.json["outlets"] as? [[String: Any]] ?? []).map { $0["id"] as? Int }
      }
      #expect(try await list() == [1, 2])
      let seen = try await desk.ask("GET", "\(path)/1", as: key)
      let verified = try await desk.ask("POST", "\(path)/1/verification", "{}", as: key, headers: tag(seen))
      let outlet = verified.json["outlet"] as? [String: Any]
      let today = try #require(outlet?["verified_on"] as? String)
      #expect(today.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil && outlet?["verified_by"] as? String == "Sở Công Thương")
      #expect(try await list() == [2])
      let bound = try await desk.signIn("phuong")
      let own = try await desk.ask("GET", "/officer/api/unverified?days=0", as: bound)
      #expect(own.json["matched"] as? Int == 0)
      #expect(try desk.store.audit(limit: 2).map(\.action) == ["sign-in", "verify"])
    }
  }

  @Test func historyTellsAndUndoes() async throws {
    try await DeskServer.with(outlets: [Self.market]) { desk in
      let key = try await desk.signIn("an")
      let seen = try await desk.ask("GET", "\(path)/1", as: key)
      _ = try await desk.ask("PATCH", "\(path)/1", ["values": ["name": "Chợ mới"]], as: key, headers: tag(seen))
      let list = try await desk.ask("GET", "/officer/api/history?limit=1", as: key)
      #expect((list.json["changesets"] as? [[String: Any]])?.map { $0["id"] as? Int } == [2])
      #expect(list.json["next"] as? Int == 2)
      let edit = try #require((list.json["changesets"] as? [[String: Any]])?.first)
      let one = try #require(edit["outlet"] as? [String: Any])
      #expect(one["id"] as? Int == 1 && one["name"] as? String == "Chợ mới")
      let item = try await desk.ask("GET", "/officer/api/history/2", as: key)
      let change = try #require((item.json["changes"] as? [[String: Any]])?.first)
      let difference = try #require((change["differences"] as? [[String: Any]])?.first)
      #expect(difference["property"] as? String == "name" && difference["after"] as? String == "Chợ mới")
      // What came later stands in the way, and is named.
      let conflict = try await desk.ask("POST", "/officer/api/history/1/undo", "{}", as: key)
      #expect(conflict.status == 409 && conflict.code == "undo-conflict")
      #expect(conflict.json["later"] as? [Int] == [2] && conflict.json["outlets"] as? [Int] == [1])
      let empty = try await desk.ask("POST", "/officer/api/history/2/undo", as: key)
      #expect(empty.status == 400 && (empty.json["detail"] as? String)?.contains("{} at least") == true)
      let undone = try await desk.ask("POST", "/officer/api/history/2/undo", ["note": "nhầm"], as: key)
      #expect(undone.status == 200 && undone.json["changeset"] as? Int == 3)
      #expect(try desk.store.contents().outlets[0].outlet == Self.market)
      #expect(try await desk.ask("POST", "/officer/api/history/2/undo", "{}", as: key).code == "already-undone")
      #expect(try await desk.ask("POST", "/officer/api/history/9/undo", "{}", as: key).status == 404)
      #expect(try await desk.ask("GET", "/officer/api/history").status == 401)
    }
  }

  @Test func ofManyOutletsNoneIsNamed() async throws {
    try await DeskServer.with(outlets: [Self.market, Self.market]) { desk in
      let key = try await desk.signIn("an")
      let list = try await desk.ask("GET", "/officer/api/history", as: key)
      #expect((list.json["changesets"] as? [[String: Any]])?.first?["outlet"] is NSNull)
    }
  }

  @Test func aMethodThatAnAddressDoesNotTakeIsSaid() async throws {
    try await DeskServer.with { desk in
      let answer = try await desk.ask("PUT", "/officer/api/session", "{}")
      #expect(answer.status == 405 && answer.header("Allow") == "DELETE, GET, HEAD, OPTIONS, POST")
      #expect(try await desk.ask("DELETE", "/officer/api/history/1/undo").header("Allow") == "OPTIONS, POST")
      let options = try await desk.ask("OPTIONS", "/officer/api/outlets/1")
      #expect(options.status == 204 && options.header("Allow") == "DELETE, GET, HEAD, OPTIONS, PATCH")
      #expect(try await desk.ask("GET", "/reports").status == 405)
      #expect(try await desk.ask("PUT", "/officer/api/nothing", "{}").status == 404)
    }
  }

  /// An undo of which nobody could say who did it is none.
  @Test func anUndoAndItsEntryAreOne() async throws {
    try await DeskServer.with(outlets: [Self.market]) { desk in
      let key = try await desk.signIn("an")
      let python = Process()
      python.executableURL = URL(filePath: "/usr/bin/env")
      python.arguments = [
        "python3", "-c",
        """
        import sqlite3, sys
        sqlite3.connect(sys.argv[1]).execute(
            "CREATE TRIGGER full BEFORE INSERT ON audit WHEN NEW.action = 'undo' BEGIN SELECT RAISE(ABORT, 'full'); END")
        """, desk.store.path,
      ]
      try python.run()
      python.waitUntilExit()
      #expect(try await desk.ask("POST", "/officer/api/history/1/undo", "{}", as: key).status >= 500)
      #expect(try desk.store.version() == 1 && desk.store.contents().outlets.count == 1)
    }
  }

  @Test func aWrongEntryIsRemoved() async throws {
    try await DeskServer.with(outlets: [Self.market]) { desk in
      let key = try await desk.signIn("an")
      let seen = try await desk.ask("GET", "\(path)/1", as: key)
      #expect(try await desk.ask("DELETE", "\(path)/1", as: key, headers: tag(seen)).json["changeset"] as? Int == 2)
      #expect(try await desk.ask("GET", "\(path)/1", as: key).status == 404)
      #expect(try await desk.ask("POST", "/officer/api/history/2/undo", "{}", as: key).status == 200)
      #expect(try await desk.ask("GET", "\(path)/1", as: key).status == 200)
    }
  }
}
