import Foundation
import NIOCore
import Outlets
import Store
import Testing

@testable import Web

@Suite struct DeskAccountTests {
  private let session = "/officer/api/session"

  private func credentials(_ name: String, _ password: String = DeskServer.password) -> [String: String] {
    ["name": name, "password": password]
  }

  @Test func signingInAndOut() async throws {
    try await DeskServer.with { desk in
      #expect(try await desk.ask("GET", session).code == "signed-out")
      let opened = try await desk.ask("POST", session, credentials("phuong"))
      #expect(opened.status == 200 && opened.json["name"] as? String == "phuong")
      #expect((opened.json["area"] as? [String: Any])?["name"] as? String == "Phường Quy Nhơn")
      let cookie = try #require(opened.header("Set-Cookie"))
      #expect(cookie.hasPrefix("__Host-hangviet="))
      for part in ["Path=/", "HttpOnly", "Secure", "SameSite=Strict"] { #expect(cookie.contains("; \(part)")) }
      #expect(opened.header("Cache-Control") == "no-store")
      #expect(opened.header("Access-Control-Allow-Origin") == nil)
      let key = DeskServer.Key.cookie(try #require(opened.cookie))
      #expect(try await desk.ask("GET", session, as: key).status == 200)
      #expect(try await desk.ask("DELETE", session, as: key).status == 204)
      #expect(try await desk.ask("GET", session, as: key).status == 401)
    }
  }

  @Test func wrongPasswordUnknownAndDisabledLookAlike() async throws {
    try await DeskServer.with { desk in
      let admin = try await desk.signIn("quantri")
      #expect(
        try await desk.ask("PATCH", "/officer/api/officers/an", ["disabled": true], as: admin).json["disabled"] as? Bool
          == true)
      let answers = [
        try await desk.ask("POST", session, credentials("phuong", "không phải mật khẩu")),
        try await desk.ask("POST", session, credentials("khong.co")),
        try await desk.ask("POST", session, credentials("an")),
      ]
      for answer in answers {
        #expect(answer.status == 401 && answer.code == "wrong-password" && answer.cookie == nil)
        #expect(answer.body == answers[0].body)
      }
    }
  }

  /// A foreign page can make a browser write, but not under our page's name.
  @Test func aWriteFromElsewhereIsRefused() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      for origin in ["https://evil.example", "null", desk.server.base + "1", "http://127.0.0.1", ""] {
        let answer = try await desk.ask("DELETE", session, as: key, origin: origin)
        #expect(answer.status == 403 && answer.code == "wrong-origin", "\(origin)")
      }
      #expect(try await desk.ask("POST", session, credentials("an"), origin: .some(nil)).code == "wrong-origin")
      #expect(try await desk.ask("GET", session, as: key, origin: .some(nil)).status == 200)
    }
    // The page's public address counts, too.
    try await DeskServer.with(configure: { $0.publicURL = "https://map.example.vn/binh-dinh" }) { desk in
      let answer = try await desk.ask("POST", session, credentials("an"), origin: "https://map.example.vn")
      #expect(answer.status == 200)
      #expect(try await desk.ask("POST", session, credentials("an"), origin: "https://map.example").status == 403)
    }
  }

  @Test func otherPathsStayReadOnly() async throws {
    try await DeskServer.with { desk in
      for path in ["/", "/officer", "/api", "/officer/apix", "/api/collections/outlets/items"] {
        let answer = try await desk.ask("POST", path, "{}")
        #expect(answer.status == 405, "\(path)")
      }
    }
  }

  @Test func guessesAreSlowedAndNobodyIsLockedOut() async throws {
    try await DeskServer.with { desk in
      // The right password waits as well: an answer would tell that it is right. The first wait is a second; a machine
      // that is slower than that gets further tries.
      var isSlowed = false
      for _ in 0..<8 where !isSlowed {
        var last = try await desk.ask("POST", session, credentials("an", "đoán mật khẩu"))
        for _ in 0..<16 where last.status == 401 {
          last = try await desk.ask("POST", session, credentials("an", "đoán mật khẩu"))
        }
        #expect(last.status == 429 && last.code == "too-many")
        let wait = try #require(last.header("Retry-After").flatMap { Int($0) })
        #expect((1...60).contains(wait) && last.json["retry_after"] as? Int == wait)
        isSlowed = try await desk.ask("POST", session, credentials("an")).status == 429
      }
      #expect(isSlowed)
      #expect(try await desk.ask("POST", session, credentials("phuong")).status == 200)
    }
  }

  /// Guesses from many places slow strangers, not the officer at the desk where they always sit.
  @Test func strangersDoNotHoldTheOfficerUp() async throws {
    try await DeskServer.with(configure: { $0.trustedProxies = [AddressRange("127.0.0.1")!] }) { desk in
      func signIn(from address: String, _ password: String = DeskServer.password) async throws -> Int {
        try await desk.ask(
          "POST", session, credentials("an", password), headers: ["X-Forwarded-For": address]
        ).status
      }
      #expect(try await signIn(from: "203.0.113.1") == 200)
      // Waits begin with a second and double: a slow machine gets further tries.
      var areSlowed = false
      for round in 0..<12 where !areSlowed {
        var last = 401
        for number in 1...20 where last == 401 {
          last = try await signIn(from: "198.51.\(round).\(number)", "đoán mật khẩu")
        }
        #expect(last == 429)
        // The right password would be the end of all waits, were it asked.
        areSlowed = try await signIn(from: "203.0.113.99", "đoán") == 429
      }
      #expect(areSlowed)
      #expect(try await signIn(from: "203.0.113.1") == 200)
    }
  }

  @Test func waitsGrowAndAreForgotten() {
    let limit = AttemptLimit<String>(free: 2, longest: .seconds(8))
    var now = ContinuousClock.now
    #expect(limit.attempt("a", at: now) == nil && limit.attempt("a", at: now) == nil)
    #expect(limit.attempt("a", at: now) == .seconds(1))
    #expect(limit.attempt("b", at: now) == nil)
    for wait in [1, 2, 4, 8, 8, 8] {
      // Trying meanwhile makes it no longer.
      #expect(limit.attempt("a", at: now) == .seconds(wait))
      now += .seconds(wait)
      #expect(limit.attempt("a", at: now) == nil)
    }
    now += .seconds(901)
    #expect(limit.attempt("a", at: now) == nil && limit.attempt("a", at: now) == nil)
    limit.forget("a")
    #expect(limit.attempt("a", at: now) == nil)
  }

  @Test func anotherPasswordEndsTheOtherSessions() async throws {
    try await DeskServer.with { desk in
      let (one, other) = (try await desk.signIn("an"), try await desk.signIn("an"))
      let path = "/officer/api/password"
      func change(_ current: String, _ new: String) async throws -> RunningServer.Answer {
        try await desk.ask("PUT", path, ["current": current, "new": new], as: one)
      }
      #expect(try await change("sai mật khẩu rồi", "mật khẩu mới").code == "wrong-password")
      #expect(try await change(DeskServer.password, "ngắn").code == "weak-password")
      let changed = try await change(DeskServer.password, "mật khẩu mới")
      #expect(changed.status == 204)
      #expect(try await desk.ask("GET", session, as: other).status == 401)
      let renewed = DeskServer.Key.cookie(try #require(changed.cookie))
      #expect(try await desk.ask("GET", session, as: renewed).status == 200)
      _ = try await desk.signIn("an", password: "mật khẩu mới")
    }
  }

  @Test func tokensAreForScripts() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let made = try await desk.ask("POST", "/officer/api/tokens", ["label": "máy quét", "days": 30], as: key)
      let token = try #require(made.json["token"] as? String)
      let script = DeskServer.Key.bearer(token)
      // No page sends it by itself, so no origin is asked for.
      #expect(try await desk.ask("GET", session, as: script, origin: .some(nil)).json["name"] as? String == "an")
      #expect(
        try await desk.ask("POST", "/officer/api/tokens", ["label": "x"], as: script, origin: .some(nil)).status == 403)
      #expect(try await desk.ask("GET", session, as: .cookie("__Host-hangviet=\(token)")).status == 401)
      let listed = try await desk.ask("GET", "/officer/api/tokens", as: key)
      #expect(!String(decoding: listed.body, as: UTF8.self).contains(token))
      let id = try #require(made.json["id"] as? Int)
      #expect(try await desk.ask("DELETE", "/officer/api/tokens/\(id)", as: key).status == 204)
      #expect(try await desk.ask("GET", session, as: script).status == 401)
    }
  }

  /// Else whoever stole a session would outlive every reset: by a request for a token whose body is always still to come.
  @Test func whoIsSignedOutWhileTheBodyComesDoesNothing() async throws {
    try await DeskServer.with(outlets: [places[0].outlet]) { desk in
      let an = try #require(try desk.store.officers().first { $0.name == "an" })
      let start = Date()
      let (_, token) = try desk.store.createToken(for: an, label: "x", days: 1, at: start - 3600)
      let answer = try await desk.server.connected { inbound, outbound in
        try await outbound.write(
          ByteBuffer(
            string: "POST /officer/api/history/1/undo HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token.text)\r\n"
              + "Content-Length: 2\r\nConnection: close\r\n\r\n"))
        // Until the desk has seen whose request it is.
        while try desk.store.tokens(of: an)[0].lastUsedAt < start - 60 { try await Task.sleep(for: .milliseconds(10)) }
        _ = try desk.store.changeOfficer("an", .init(), by: "quantri")
        try await outbound.write(ByteBuffer(string: "{}"))
        return try await inbound.rest()
      }
      #expect(answer.hasPrefix("HTTP/1.1 401") && answer.contains("signed-out"), "\(answer.prefix(100))")
      #expect(try desk.store.history().count == 1)
    }
  }

  @Test func accountsAreForAdmins() async throws {
    try await DeskServer.with { desk in
      let (admin, officer) = (try await desk.signIn("quantri"), try await desk.signIn("an"))
      for (method, path) in [("GET", "officers"), ("POST", "officers"), ("PATCH", "officers/an"), ("GET", "audit")] {
        #expect(try await desk.ask(method, "/officer/api/\(path)", as: officer).code == "not-allowed")
        #expect(try await desk.ask(method, "/officer/api/\(path)").code == "signed-out")
      }
      let new: [String: Any] = ["name": "moi", "password": DeskServer.password, "role": "officer", "area": "540:2020"]
      // A script's token looks, and makes no keys.
      let token = try await desk.ask("POST", "/officer/api/tokens", ["label": "máy quét"], as: admin).json["token"]
      let script = DeskServer.Key.bearer(try #require(token as? String))
      #expect(try await desk.ask("GET", "/officer/api/officers", as: script).status == 200)
      for (method, path) in [("POST", "officers"), ("PATCH", "officers/quantri")] {
        #expect(try await desk.ask(method, "/officer/api/\(path)", new, as: script).code == "not-allowed")
      }
      let made = try await desk.ask("POST", "/officer/api/officers", new, as: admin)
      #expect(made.status == 201)
      #expect((made.json["area"] as? [String: Any])?["name"] as? String == "Thành phố Quy Nhơn")
      #expect(try await desk.ask("POST", "/officer/api/officers", new, as: admin).code == "name-taken")
      for (member, value) in [("area", "1:2020"), ("area", "52:2025"), ("role", "root"), ("name", "có dấu")] {
        let wrong = new.merging(["name": "khac"]) { $1 }.merging([member: value]) { $1 }
        #expect(try await desk.ask("POST", "/officer/api/officers", wrong, as: admin).status == 422, "\(member)")
      }
      let freed = try await desk.ask("PATCH", "/officer/api/officers/moi", ["area": NSNull()], as: admin)
      #expect(freed.status == 200 && freed.json["area"] is NSNull)
      #expect(
        try await desk.ask("PATCH", "/officer/api/officers/quantri", ["role": "officer"], as: admin).code
          == "last-admin")
      let audit = try await desk.ask("GET", "/officer/api/audit?limit=2", as: admin)
      let entries = audit.json["entries"] as? [[String: Any]] ?? []
      #expect(entries.map { $0["action"] as? String } == ["change-officer", "add-officer"])
      #expect(entries.allSatisfy { $0["officer"] as? String == "quantri" && $0["subject"] as? String == "moi" })
    }
  }

  @Test func aBodyOutOfFormNamesItsFault() async throws {
    try await DeskServer.with { desk in
      for body in ["", "{", "[]", "{\"name\":\"an\"}", "{\"name\":1,\"password\":\"x\"}", "\u{0}"] {
        let answer = try await desk.ask("POST", session, body)
        #expect(answer.status == 400 && answer.code == "bad-request", "\(body)")
      }
      let named = try await desk.ask("POST", session, "{\"name\":\"an\"}")
      #expect((named.json["detail"] as? String)?.contains("password") == true)
      #expect(try await desk.ask("POST", session, String(repeating: " ", count: 9000)).code == "too-large")
    }
  }
}
