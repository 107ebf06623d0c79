import Foundation
import NIOCore
import Outlets
import Testing
import Web

/// Clients that send or read slower than anyone waits for.
@Suite struct SlowClientTests {
  /// A body that trickles is given up, and nothing of it is kept; one that takes its time but comes is not.
  @Test func aTricklingUploadIsGivenUp() async throws {
    try await DeskServer.with(configure: {
      $0.limits.patience = 1
      $0.limits.leastRate = 1000
    }) { desk in
      guard case .cookie(let cookie) = try await desk.signIn("an") else { return }
      let head =
        "POST /officer/api/uploads?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:\(desk.server.port)\r\nCookie: \(cookie)\r\n"
        + "Origin: \(desk.server.base)\r\nContent-Length: 40000\r\nConnection: close\r\n\r\n"
      let answer = try await desk.server.connected { inbound, outbound in
        try await outbound.write(ByteBuffer(string: head + "Tên,Loại\n"))
        return try await inbound.rest()
      }
      #expect(answer.hasPrefix("HTTP/1.1 408"), "\(answer.prefix(100))")
      let uploads = try await desk.ask("GET", "/officer/api/uploads", as: .cookie(cookie))
      #expect((uploads.json["uploads"] as? [Any])?.isEmpty == true)

      let steady = try await desk.server.connected { inbound, outbound in
        try await outbound.write(ByteBuffer(string: head))
        for _ in 0..<8 {
          try await outbound.write(ByteBuffer(repeating: UInt8(ascii: "a"), count: 5000))
          try await Task.sleep(for: .milliseconds(250))
        }
        return try await inbound.rest()
      }
      #expect(steady.hasPrefix("HTTP/1.1 201"), "\(steady.prefix(100))")
    }
  }

  /// Who asks for much and does not read is let go; what waits for it does not pile up.
  @Test(arguments: ["q=cho&limit=10000", "limit=999"])
  func whoDoesNotReadIsLetGo(_ query: String) async throws {
    let many = (1...4000).map { number in
      let place = places[number % 4]
      return PublishedOutlet(id: Int64(number), outlet: place.outlet, updatedAt: place.updatedAt)
    }
    try await RunningServer.with(outlets: many, configure: { $0.limits.patience = 1 }) { server in
      let request = "GET /api/collections/outlets/items?\(query) HTTP/1.1\r\nHost: x\r\n\r\n"
      let answer = try await server.connected { inbound, outbound in
        // More than the system's buffers take.
        try await outbound.write(ByteBuffer(string: String(repeating: request, count: 40)))
        try await Task.sleep(for: .seconds(4))
        return try await inbound.rest()
      }
      let count = answer.components(separatedBy: "HTTP/1.1 200").count - 1
      #expect(count < 40)
      #expect(try await server.get("/health/live").status == 200)
    }
  }

  /// A connection on which nothing is asked is closed; one on which the short cut answers now and then is not.
  @Test func anIdleConnectionIsClosed() async throws {
    try await RunningServer.with(configure: { $0.limits.idle = 2 }) { server in
      let silent = try await server.connected { inbound, _ in try await inbound.rest() }
      #expect(silent.isEmpty)

      let request = "GET /api/collections/outlets/items/1 HTTP/1.1\r\nHost: x\r\n\r\n"
      var answers: String?
      for _ in 0..<10 where answers == nil {
        answers = try await server.connected { inbound, outbound in
          let clock = ContinuousClock()
          var last = clock.now
          for _ in 0..<8 {
            // The machine had other things to do for so long that this was an idle connection.
            if clock.now - last > .seconds(1.5) { return nil }
            try await outbound.write(ByteBuffer(string: request))
            last = clock.now
            try await Task.sleep(for: .milliseconds(500))
          }
          return try await inbound.rest()
        }
      }
      #expect(try #require(answers).components(separatedBy: "HTTP/1.1 200").count - 1 == 8)
    }
  }

  /// More than the system's buffers take, in one answer; the second address is none of the short cut's.
  private static let long = (1...1100).map { number in
    var outlet = places[0].outlet
    outlet.address = String(repeating: "Đường ", count: 1500)
    return PublishedOutlet(id: Int64(number), outlet: outlet, updatedAt: places[0].updatedAt)
  }

  /// Of many who ask for much and do not read on, those beyond the limit are let go; whoever reads has all.
  @Test(arguments: [true, false])
  func whatIsUnreadHasABound(_ isOfAddress: Bool) async throws {
    try await RunningServer.with(
      outlets: Self.long,
      configure: {
        // A client on this machine counts for its address only where the proxies are others.
        if isOfAddress { $0.trustedProxies = [AddressRange("192.0.2.1")!] }
        if isOfAddress { $0.limits.unreadPerAddress = 20 << 20 } else { $0.limits.unread = 20 << 20 }
      }
    ) { server in
      /// Whether the answer came whole.
      @Sendable func received(after pause: Duration) async throws -> Bool {
        try await server.connected { inbound, outbound in
          try await outbound.write(ByteBuffer(string: Self.request(999)))
          try await Task.sleep(for: pause)
          while let part = try await inbound.next() {
            if part.hasSuffix("]}") { return true }
          }
          return false
        }
      }
      let whole = try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<8 { group.addTask { try await received(after: .seconds(4)) } }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(1..<8 ~= whole)
      #expect(try await received(after: .zero))
    }
  }

  /// Whoever asks for much at once and does not read on keeps nobody else from the router.
  @Test(arguments: [999, 1000]) func whoDoesNotReadTakesUpNoRoom(_ limit: Int) async throws {
    try await RunningServer.with(outlets: Self.long, configure: { $0.limits.waitingReads = 2 }) { server in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            try await server.connected { _, outbound in
              try await outbound.write(ByteBuffer(string: String(repeating: Self.request(limit), count: 6)))
              try await Task.sleep(for: .seconds(600))
            }
          }
        }
        // Until each has been sent what the system's buffers take, a room may be taken.
        var status = 0
        for _ in 0..<100 where status != 200 {
          try await Task.sleep(for: .milliseconds(200))
          status = try await server.get("/api/collections/outlets/items?q=cho&limit=1").status
        }
        #expect(status == 200)
        // And stays so: nobody reads.
        try await Task.sleep(for: .seconds(1))
        #expect(try await server.get("/api/collections/outlets/items?q=cho&limit=1").status == 200)
        group.cancelAll()
        _ = try? await group.waitForAll()
      }
    }
  }

  /// Nor does a connection stay open for ever on which an answer waits that nobody reads, however little it is.
  @Test func anUnreadConnectionIsIdle() async throws {
    let limits: @Sendable (inout ServerSettings) -> Void = {
      $0.limits.idle = 1
      $0.limits.patience = 600
    }
    try await RunningServer.with(outlets: Self.long, configure: limits) { server in
      let text = try await server.connected { inbound, outbound in
        try await outbound.write(ByteBuffer(string: Self.request(999)))
        try await Task.sleep(for: .seconds(5))
        return try await inbound.rest()
      }
      #expect(text.hasPrefix("HTTP/1.1 200"))
      #expect(!text.hasSuffix("]}"))
    }
  }

  /// An answer that is being sent when the server stops comes whole.
  @Test(arguments: [999, 1000]) func aStopCutsNoAnswerOff(_ limit: Int) async throws {
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    var reading: Task<String, any Error>?
    try await RunningServer.with(outlets: Self.long, configure: { $0.limits.stop = 600 }) { server in
      reading = Task {
        try await server.connected { inbound, outbound in
          try await outbound.write(ByteBuffer(string: Self.request(limit)))
          let first = try await inbound.next() ?? ""
          beginning.finish()
          // Nobody is let in any more.
          while (try? await server.connected({ _, _ in })) != nil { try await Task.sleep(for: .milliseconds(50)) }
          return first + (try await inbound.rest())
        }
      }
      for await _ in begun {}
    }
    let answer = try await reading?.value ?? ""
    #expect(answer.hasPrefix("HTTP/1.1 200") && answer.hasSuffix("]}"))
  }

  /// What is worked on when the server stops is answered, also when that takes longer than answers are waited for.
  @Test(.timeLimit(.minutes(2))) func aStopWaitsForWhatIsWorkedOn() async throws {
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    let end = DispatchSemaphore(value: 0)
    let publish: @Sendable () -> Void = {
      beginning.finish()
      end.wait()
    }
    var adding: Task<Int, any Error>?
    try await DeskServer.with(configure: { $0.limits.stop = 1 }, catchUp: publish) { desk in
      let officer = try await desk.signIn("quantri")
      adding = Task {
        let outlet: [String: Any] = [
          "values": ["name": "Chợ Mới", "kind": "market"], "coordinate": [109.1, 13.9], "accept": true,
        ]
        return try await desk.ask("POST", "/officer/api/outlets", outlet, as: officer).status
      }
      for await _ in begun {}
      Task {
        while (try? await desk.server.connected({ _, _ in })) != nil { try await Task.sleep(for: .milliseconds(50)) }
        try await Task.sleep(for: .seconds(2))
        end.signal()
      }
    }
    #expect(try await adding?.value == 201)
  }

  /// Who does not read holds up no stop.
  @Test(.timeLimit(.minutes(2))) func aStopDoesNotWaitForWhoDoesNotRead() async throws {
    let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
    let (stopped, stop) = AsyncStream.makeStream(of: Void.self)
    var reading: Task<Void, any Error>?
    try await RunningServer.with(
      outlets: Self.long,
      configure: {
        $0.limits.stop = 0
        $0.limits.patience = 3600
      }
    ) { server in
      reading = Task {
        try await server.connected { inbound, outbound in
          try await outbound.write(ByteBuffer(string: String(repeating: Self.request(1000), count: 3)))
          _ = try await inbound.next()
          beginning.finish()
          for await _ in stopped {}
        }
      }
      for await _ in begun {}
    }
    stop.finish()
    try await reading?.value
  }

  private static func request(_ limit: Int) -> String {
    "GET /api/collections/outlets/items?limit=\(limit) HTTP/1.1\r\nHost: x\r\n\r\n"
  }
}
