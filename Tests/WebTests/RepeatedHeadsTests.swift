import Foundation
import NIOCore
import Outlets
import Testing

@testable import Web

/// On a connection on which requests follow each other each is answered as it would be as the first one.
@Suite struct RepeatedHeadsTests {
  private static let hot = "/api/collections/outlets/"
  private static let targets = [
    hot + "items", hot + "items?limit=3", hot + "items?bbox=108.5,13.4,109.5,14.8&kind=market", hot + "items/1",
    hot + "nearest?point=109.2,13.8", hot + "tiles/WebMercatorQuad/8/118/205",
    // What goes to the router, by errors and by names that only begin alike.
    hot + "items/999999", hot + "items?limit=x", hot + "items?q=cho", hot + "items%2F1", hot + "items?kind=%00",
    hot + "nearest", hot, "/api/collections/outlets", "/health/live",
    // What no address has in it is the decoder's.
    hot + "items?kind=a|b", hot + "items?kind={}", hot + "items?kind=\"", hot + "items?limit=3#x", hot + "items?a=b\\c",
    hot + "items/1?" + String(repeating: "&", count: 150),
    hot + "items?" + (0..<150).map { "a\($0)=1" }.joined(separator: "&"),
  ]
  private static let heads = [
    // As long as each other, too.
    "Host: x\r\n", "Host: y\r\n", "Host: y\r\nAccept: */*\r\n", "Host: x\r\nAccept: text/html\r\n",
    "Host: x\r\nIf-None-Match: *\r\n", "Host: x\r\nX-Request-ID: abc\r\nX-Forwarded-For: 10.1.2.3\r\n",
    "Host: x\r\nX-Long: \(String(repeating: "a", count: 3_000))\r\n", "Host: x\r\nContent-Length: 0\r\n",
  ]

  @Test(arguments: 1...8 as ClosedRange<UInt64>) func eachIsAnsweredAsTheFirst(_ seed: UInt64) async throws {
    var random = SeededGenerator(seed: seed)
    var scripts: [[(request: String, isCut: Bool)]] = []
    for _ in 0..<6 {
      var head = Self.heads.randomElement(using: &random)!
      scripts.append(
        (0..<20).map { _ in
          // Mostly the same head again.
          if Int.random(in: 0..<4, using: &random) == 0 { head = Self.heads.randomElement(using: &random)! }
          let target = Self.targets.randomElement(using: &random)!
          let request =
            switch Int.random(in: 0..<12, using: &random) {
            case 0: "OPTIONS \(target) HTTP/1.1\r\n\(head)\r\n"
            case 1:
              "POST \(target) HTTP/1.1\r\nContent-Length: 30\r\nHost: x\r\n\r\nGET /health/live HTTP/1.1\r\n\r\n\r\n"
            case 2: "\r\nGET \(target) HTTP/1.1\r\n\(head)\r\n"
            default: "GET \(target) HTTP/1.1\r\n\(head)\r\n"
            }
          return (request, Int.random(in: 0..<7, using: &random) == 0)
        })
    }
    try await RunningServer.with { [scripts] server in
      for script in scripts {
        try await server.connected { inbound, outbound in
          for (request, isCut) in script {
            // Now and then cut in two, which the server may see as one.
            let cut = isCut ? request.utf8.count / 2 : 0
            let bytes = Array(request.utf8)
            for part in [bytes[..<cut], bytes[cut...]] where !part.isEmpty {
              try await outbound.write(.init(bytes: part))
              if cut > 0 { try await Task.sleep(for: .milliseconds(2)) }
            }
            let answer = try await inbound.answer()
            let alone = try await server.connected { inbound, outbound in
              try await outbound.write(.init(string: request))
              return try await inbound.answer()
            }
            #expect(facts(answer) == facts(alone), "\(request.prefix(300))")
            // Behind what is no HTTP nothing more is read.
            if answer.contains("Connection: close") || answer.contains("connection: close") { break }
          }
        }
      }
    }
  }

  /// As long as the one before, and yet another.
  @Test func everyByteOfAHeadCounts() async throws {
    try await RunningServer.with { server in
      try await server.connected { inbound, outbound in
        for host in ["x", "x", "y", "y", "x"] {
          try await outbound.write(.init(string: "GET \(Self.hot)items/1 HTTP/1.1\r\nHost: \(host)\r\n\r\n"))
          #expect(try await inbound.answer().contains("\"href\":\"http://\(host)/api"))
        }
      }
    }
  }

  /// Several in one piece, and all of them again.
  @Test func requestsInOnePieceAreAllAnswered() async throws {
    try await RunningServer.with { server in
      try await server.connected { inbound, outbound in
        let request = { (id: Int) in "GET \(Self.hot)items/\(id) HTTP/1.1\r\nHost: x\r\n\r\n" }
        for ids in [[1], [2], [1, 2], [3], [2, 2, 3], [4], [1]] {
          try await outbound.write(.init(string: ids.map(request).joined()))
          var text = ""
          var found: [Int] = []
          while found.count < ids.count {
            text += try #require(try await inbound.next())
            found = text.matches(of: /"Feature","id":(\d+)/).compactMap { Int($0.1) }
          }
          #expect(found == ids)
        }
      }
    }
  }

  /// The short cut asks for a request's place in the rate, and so does the way that takes it where the short cut cannot.
  @Test func eachTakesItsPlaceInTheRateOnce() async throws {
    try await RunningServer.with(configure: {
      $0.limits.requestsPerSecond = 1
      $0.trustedProxies = [AddressRange("127.0.0.0/8")!]
    }) { server in
      try await server.connected { inbound, outbound in
        var taken = 0
        while true {
          let path = taken == 0 ? "items/1" : "items/999999"
          try await outbound.write(
            .init(string: "GET \(Self.hot)\(path) HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9\r\n\r\n"))
          if try await inbound.answer().hasPrefix("HTTP/1.1 429") { break }
          taken += 1
        }
        // Ten seconds' worth may come at once; more of them where these took longer.
        #expect(taken >= 10)
      }
    }
  }

  /// But for what every answer has its own.
  private func facts(_ answer: String) -> String {
    answer.replacing(/"timeStamp":"[^"]*"/, with: "").replacing(/(?i)(date|x-request-id): [^\r]*/, with: "")
      .replacing(/"requestId":"[^"]*"/, with: "")
  }
}
