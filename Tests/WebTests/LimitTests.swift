import Foundation
import NIOCore
import Outlets
import Spatial
import Testing

@testable import Web

/// What is too much is refused early, and leaves the rest alone.
@Suite struct LimitTests {
  private func settings(_ configure: (inout ServerSettings) -> Void = { _ in }) -> ServerSettings {
    var settings = ServerSettings(
      resources: RunningServer.repository, extent: .init(west: 0, south: 0, east: 1, north: 1)!, build: "")
    configure(&settings)
    return settings
  }

  @Test func aBucketFillsAtItsRate() {
    let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
    let limit = RateLimit(rate: 2, now: start)
    let address = ClientAddress("203.0.113.7", settings())
    let taken = (0..<25).count { _ in limit.take(address, at: start) == nil }
    #expect(taken == 20)
    #expect(limit.take(address, at: start) == 1)
    #expect(limit.take(ClientAddress("203.0.113.8", settings()), at: start) == nil)
    #expect(limit.take(address, at: start + .milliseconds(400)) == 1)
    #expect(limit.take(address, at: start + .milliseconds(600)) == nil)
    #expect((0..<25).count { _ in limit.take(address, at: start + .seconds(3600)) == nil } == 20)
  }

  /// Any number of addresses takes up no more than the table, and an address that goes on asking is not forgotten.
  @Test func theTableIsBounded() {
    let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
    let limit = RateLimit(rate: 1, capacity: 100, now: start)
    let insistent = ClientAddress("203.0.113.7", settings())
    while limit.take(insistent, at: start) == nil {}
    for number in 0..<10_000 {
      _ = limit.take(ClientAddress("10.0.\(number / 256).\(number % 256)", settings()), at: start)
      if number % 50 == 0 { #expect(limit.take(insistent, at: start) != nil) }
      #expect(limit.count <= 200)
    }
  }

  @Test func householdsAreOneAddress() {
    let settings = settings()
    func address(_ text: String) -> ClientAddress { ClientAddress(text, settings) }
    #expect(address("2001:db8:1:2::1") == address("2001:db8:1:2:ffff::9"))
    #expect(address("2001:db8:1:2::1") != address("2001:db8:1:3::1"))
    #expect(address("::ffff:192.0.2.1") == address("192.0.2.1"))
    #expect(address("::ffff:192.0.2.1") != address("::ffff:192.0.2.2"))
    #expect(address("192.0.2.77").truncated == "192.0.2.0/24")
    #expect(address("2001:db8:1:2::1").truncated == "2001:db8:1::/48")
    #expect(address("127.0.0.9").isExempt && address("::1").isExempt && address("::ffff:127.0.0.1").isExempt)
    #expect(!ClientAddress("127.0.0.1", self.settings { $0.trustedProxies = [AddressRange("127.0.0.1")!] }).isExempt)
  }

  /// Behind a proxy each of its clients has a bucket, whatever it claims to be.
  @Test(
    arguments: [
      ("/api/collections/outlets/items/1", true), ("/health/live", false), ("/api?x=1", true), ("/nothing", false),
      ("/downloads/outlets.csv", true), ("/apiary", false),
    ])
  func oneAddressThatAsksTooOftenIsToldWhen(_ path: String, _ isAPI: Bool) async throws {
    try await RunningServer.with(configure: {
      $0.trustedProxies = [AddressRange("127.0.0.0/8")!]
      $0.limits.requestsPerSecond = 1
    }) { server in
      /// Forty at once, and what came back, in lower case.
      func burst(_ client: String) async throws -> String {
        let request = "GET \(path) HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: \(client)\r\n"
        let all = String(repeating: request + "\r\n", count: 39) + request + "Connection: close\r\n\r\n"
        return try await server.send(all).lowercased()
      }
      let answers = try await burst("10.9.9.9, 203.0.113.7").components(separatedBy: "http/1.1 ").dropFirst()
      let refused = try #require(answers.first { $0.hasPrefix("429 ") })
      #expect(answers.count { !$0.hasPrefix("429 ") } >= 10)
      for line in ["\r\nretry-after: 1\r\n", "\r\ncontent-security-policy: default-src 'none'", "\"too-many\""] {
        #expect(refused.contains(line))
      }
      #expect(refused.contains("\r\naccess-control-allow-origin: *\r\n") == isAPI)
      // Another claim, the same client; another client.
      #expect(try await burst("10.8.8.8, 203.0.113.7").contains("http/1.1 429"))
      #expect(try await server.get(path, headers: ["X-Forwarded-For": "203.0.113.8"]).status != 429)
    }
  }

  @Test func thisMachineAsksAsOftenAsItLikes() async throws {
    try await RunningServer.with(configure: { $0.limits.requestsPerSecond = 1 }) { server in
      for _ in 0..<30 {
        let answer = try await server.get("/health/live", headers: ["X-Forwarded-For": "203.0.113.7"])
        #expect(answer.status == 200)
      }
    }
  }

  /// Those who are in stay in; the next are told so, and may come when there is room.
  @Test func connectionsAreBounded() async throws {
    try await RunningServer.with(configure: { $0.limits.connections = 2 }) { server in
      let ask = ByteBuffer(string: "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
      try await server.connected { inbound, outbound in
        // A connection counts once it is answered on.
        try await outbound.write(ask)
        #expect(try await inbound.next()?.hasPrefix("HTTP/1.1 200") == true)
        try await server.connected { second, out in
          try await out.write(ask)
          #expect(try await second.next()?.hasPrefix("HTTP/1.1 200") == true)
          let refused = try await server.send("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
          #expect(refused.hasPrefix("HTTP/1.1 503") && refused.contains("Retry-After: 2"))
          try await outbound.write(ask)
          let answer = try await inbound.next()
          #expect(answer?.hasPrefix("HTTP/1.1 200") == true)
        }
        try await eventually { try await server.send("GET /health/live HTTP/1.0\r\n\r\n").hasPrefix("HTTP/1.0 200") }
      }
    }
  }

  @Test func connectionsOfOneAddressAreBounded() {
    var limits = ServerLimits()
    limits.connectionsPerAddress = 1
    let count = ConnectionCount(limits)
    let (one, other) = (ClientAddress("203.0.113.7", settings()), ClientAddress("203.0.113.8", settings()))
    func isWelcome(_ verdict: ConnectionCount.Verdict) -> Bool { if case .welcome = verdict { true } else { false } }
    #expect(isWelcome(count.enter(one)) && isWelcome(count.enter(other)))
    #expect(!isWelcome(count.enter(one)))
    count.leave(one)
    count.leave(one)
    #expect(isWelcome(count.enter(one)) && count.count == 2)
  }

  /// A room that is full refuses at once; hot reads, pages and the desk have nothing to do with it.
  @Test func tooManyWaitingReadsAreShed() async throws {
    let read = "/api/collections/outlets/items?q=cho"
    try await RunningServer.with(configure: { $0.limits.waitingReads = -1 }) { server in
      let refused = try await server.get(read)
      #expect(refused.status == 503 && refused.json["code"] as? String == "busy")
      #expect(refused.header("Retry-After") != nil)
      for path in ["/health/live", "/about", "/api/collections/outlets/items"] {
        #expect(try await server.get(path).status == 200, "\(path)")
      }
    }
  }

  /// In a room for one, whoever is taken is answered, and the room is free again after.
  @Test func whatIsTakenIsAnswered() async throws {
    try await RunningServer.with(configure: { $0.limits.waitingReads = 1 }) { server in
      let query = "GET /api/collections/outlets/items?q=cho HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      let answers = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<60 { group.addTask { try await server.send(query) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      for answer in answers {
        #expect(answer.hasPrefix("HTTP/1.1 200") || answer.hasPrefix("HTTP/1.1 503"))
        if answer.hasPrefix("HTTP/1.1 503") { #expect(answer.contains("Retry-After") && answer.contains("\"busy\"")) }
      }
      #expect(answers.contains { $0.hasPrefix("HTTP/1.1 200") })
      #expect(try await server.get("/api/collections/outlets/items?q=cho").status == 200)
    }
  }

  /// Who goes away while the answers to many requests are written takes no room along.
  @Test func whoIsGoneHasNoRoom() async throws {
    try await RunningServer.with(configure: {
      $0.limits.waitingReads = 1
      $0.limits.requestsPerSecond = 0
    }) { server in
      let request = "GET /api/collections/outlets/items HTTP/1.1\r\nHost: x\r\n\r\n"
      for _ in 0..<20 {
        try await server.connected { _, outbound in
          try await outbound.write(ByteBuffer(string: String(repeating: request, count: 500)))
        }
      }
      try await eventually { try await server.get("/api/collections/outlets/items?q=cho").status == 200 }
    }
  }

  @Test func aRoomHoldsNoMoreThanItsNumber() {
    var limits = ServerLimits()
    limits.waitingReads = 2
    let work = Work(limits)
    #expect(work.room("/api/suggestions") === work.reads && work.room("/officer/api/uploads") === work.desk)
    // What may take long has threads of its own: pages and the watchdog's question go on beside it.
    #expect(work.room("/api/collections/outlets/items?filter=TRUE") === work.filters && work.filters.threads != nil)
    #expect(work.room("/downloads/outlets.csv?filter=TRUE") === work.filters)
    #expect(work.room("/?filter=TRUE") === work.files && work.room("/reports?x=1") === work.desk)
    #expect(work.reads.threads != nil && work.room("/about").threads == nil)
    for _ in 0..<2 {
      #expect(work.reads.admits())
      work.reads.enter()
    }
    #expect(!work.reads.admits() && work.desk.admits() && work.reads.refused.count == 1)
    work.reads.leave()
    #expect(work.reads.admits())
  }
}

/// Tries until it is so, as long as a slow machine may take.
func eventually(_ condition: () async throws -> Bool) async throws {
  for _ in 0..<2000 {
    if try await condition() { return }
    try await Task.sleep(for: .milliseconds(50))
  }
  Issue.record("it never came to be")
}
