import Foundation
import Testing

/// What is sent, told by its beginning.
struct RawRequest: CustomTestStringConvertible {
  let text: String
  var testDescription: String { String(text.prefix(100)).debugDescription }

  init(_ text: String) { self.text = text }
}

/// Bytes that are no HTTP, over a plain socket: the server answers or hangs up, and goes on serving.
@Suite struct MalformedRequestTests {
  private static let post = "POST /reports HTTP/1.1\r\nHost: x\r\n"
  private static let get = "GET /health/live HTTP/1.1\r\nHost: x\r\n"
  private static let chunked = post + "Transfer-Encoding: chunked\r\n\r\n"
  private static let smuggled = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"

  /// Where a body ends, or whom a request asks, must not be understood in two ways.
  static let doubtful = [
    "GET /health/live HTTP/1.1\r\n\r\n", get + "Host: y\r\n\r\n",
    post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled,
    post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + smuggled,
    post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n12345", post + "Content-Length: 5, 5\r\n\r\n12345",
    post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\n12345", post + "Content-Length: +5\r\n\r\n12345",
    post + "Content-Length: -1\r\n\r\n12345", post + "Content-Length: 0x5\r\n\r\n12345",
    post + "Content-Length: 99999999999999999999\r\n\r\n", post + "Content-Length : 5\r\n\r\n12345",
    post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /reports HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nHost: x\nX: y\r\n\r\n", "GET /health/live HTTP/1.1\r\nHost: x\rX: y\r\n\r\n",
    get + "X-A: a\r\n b\r\n\r\n", get + "X-A: a\0b\r\n\r\n", get + "No colon\r\n\r\n", get + "X A: b\r\n\r\n",
    chunked + "zz\r\n\r\n", chunked + "0x5\r\n12345\r\n0\r\n\r\n", chunked + "-5\r\n12345\r\n0\r\n\r\n",
    chunked + "fffffffffffffffff\r\n12345\r\n0\r\n\r\n", chunked + "5\n12345\n0\n\n",
    chunked + "3\r\n12345\r\n0\r\n\r\n", "NONSENSE\r\n\r\n", "\u{16}\u{3}\u{1}\0\u{1}\0", "GET /%zz HTTP/1.1\r\n\r\n",
    "GET /api?" + (0..<150).map { "a\($0)=1&" }.joined() + " HTTP/1.1\r\nHost: x\r\n\r\n",
    get.replacing("/health/live", with: "/outlets/1%0d%0aSet-Cookie:a") + "Connection: close\r\n\r\n",
  ]

  @Test(arguments: doubtful.map { RawRequest($0) }) func whatIsDoubtfulIsRefusedOnce(_ request: RawRequest) async throws
  {
    try await RunningServer.with { server in
      let answer = try await server.send(request.text)
      #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(answer.prefix(80))")
      #expect(answer.components(separatedBy: "HTTP/1.1 ").count == 2)
      expectGuarded(answer)
      #expect(try await server.get("/api", headers: ["Accept-Encoding": "gzip"]).status == 200)
    }
  }

  @Test(arguments: [
    (RawRequest("GET /" + String(repeating: "a", count: 9_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414),
    (RawRequest("GET /" + String(repeating: "a", count: 100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"), 431),
    (RawRequest(get + "X-Long: " + String(repeating: "a", count: 60_000) + "\r\n\r\n"), 431),
    (RawRequest(get + (0..<200).map { "X-\($0): 1\r\n" }.joined() + "\r\n"), 431),
    (RawRequest(get + "Content-Length: 100000\r\n\r\n" + String(repeating: "a", count: 100_000)), 413),
    (RawRequest("GET / HTTP/2.0\r\nHost: x\r\n\r\n"), 505), (RawRequest("GET /health/live\r\n\r\n"), 505),
    (RawRequest("GET /health/live HTTP/1.1\nHost: x\n\n"), 505),
    (RawRequest(get.replacing("GET", with: "TRACE") + "Connection: close\r\n\r\n"), 405),
  ])
  func whatIsTooMuchIsSaid(_ request: RawRequest, _ status: Int) async throws {
    try await RunningServer.with { server in
      let answer = try await server.send(request.text)
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer.prefix(80))")
      expectGuarded(answer)
    }
  }

  private func expectGuarded(_ answer: String) {
    let head = answer.lowercased()
    for line in [
      "content-security-policy: default-src 'none'", "x-content-type-options: nosniff", "referrer-policy:",
      "content-type: application/problem+json",
    ] { #expect(head.contains(line), "\(answer.prefix(400))") }
  }

  /// One bad request behind good ones: they are answered, then it is.
  @Test func answersKeepTheOrderOfTheirRequests() async throws {
    try await RunningServer.with { server in
      let hot = "GET /api/collections/outlets/items/1 HTTP/1.1\r\nHost: x\r\n\r\n"
      let answer = try await server.send(hot + Self.get + "\r\n" + hot + Self.get + "\r\nNONSENSE\r\n\r\n")
      let statuses = answer.matches(of: /HTTP\/1\.1 (\d+)/).map { String($0.output.1) }
      #expect(statuses == ["200", "200", "200", "200", "400"] || statuses == ["200", "200", "200", "200"])
    }
  }

  /// HTTP/1.0: no Host, no chunks, the end of the connection is the end of the answer.
  @Test(arguments: ["/", "/health/live", "/api/collections/outlets/items", "/api", "/js/main.js"])
  func oldClientsAreAnsweredInTheirWay(_ path: String) async throws {
    try await RunningServer.with { server in
      let answer = try await server.send("GET \(path) HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.0 200"))
      #expect(!answer.lowercased().contains("transfer-encoding"))
      #expect(answer.lowercased().contains("\r\nconnection: close\r\n"))
    }
  }

  @Test(arguments: ["close", "keep-alive, close", "keep-alive,\tclose", "Close"])
  func aConnectionIsClosedWhereItIsWished(_ wish: String) async throws {
    try await RunningServer.with { server in
      let answer = try await server.send("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: \(wish)\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 200") && answer.lowercased().contains("\r\nconnection: close\r\n"))
    }
  }

  /// Behind a request for another protocol nothing is decoded: the client is told to come anew, not left waiting.
  @Test(arguments: [
    "GET /api/collections/outlets/items/1 HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n",
    "GET /health/live HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n", "CONNECT x:80 HTTP/1.1\r\n",
  ])
  func whoWantsAnotherProtocolIsAnsweredAndComesAnew(_ head: String) async throws {
    try await RunningServer.with { server in
      let answer = try await server.send(head + "Host: x\r\n\r\n")
      #expect(answer.lowercased().contains("\r\nconnection: close\r\n"))
    }
  }

  /// HEAD on anything, then GET on the same connection: nothing stands between the two answers.
  @Test(arguments: [
    "/", "/js/main.js", "/nothing", "/api/collections/outlets/items", "/api?x=1", "/downloads/outlets.csv",
    "/downloads/outlets.gpkg",
  ])
  func headHasNoBody(_ path: String) async throws {
    try await RunningServer.with { server in
      let request =
        "HEAD \(path) HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n"
        + "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      let answer = try await server.send(request)
      let first = try #require(answer.range(of: "\r\n\r\n"))
      #expect(answer[first.upperBound...].hasPrefix("HTTP/1.1 200"), "\(answer.prefix(600))")
      #expect(!answer.lowercased().contains("x-head-only"))
    }
  }

  /// A client that is told 0 takes the file for an empty one.
  @Test(arguments: ["identity", "gzip"])
  func headTellsTheLengthThatIsSentOrNone(_ coding: String) async throws {
    try await RunningServer.with { server in
      func head(_ method: String, _ path: String) async throws -> (status: Substring, length: String?) {
        let answer = try await server.send(
          "\(method) \(path) HTTP/1.1\r\nHost: x\r\nAccept-Encoding: \(coding)\r\nConnection: close\r\n\r\n")
        let lines = answer[..<(try #require(answer.range(of: "\r\n\r\n")).lowerBound)].split(separator: "\r\n")
        let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
        return (lines[0], length.map { $0.split(separator: " ")[1].description })
      }
      let files = ["csv", "geojson", "kml", "xlsx", "gpkg"].map { "/downloads/outlets.\($0)" }
      for path in ["/", "/api/collections", "/about", "/health/live"] + files + files.map({ $0 + "?x=1" }) {
        let (got, asked) = (try await head("GET", path), try await head("HEAD", path))
        #expect(asked.status == got.status && (asked.length == nil || asked.length == got.length), "\(path)")
      }
    }
  }
}
