import Foundation
import NIOCore
import NIOPosix
import Testing

/// Bytes that are no HTTP, over a plain socket: the server answers or hangs up, and goes on serving.
@Suite struct MalformedRequestTests {
  private func send(_ text: String, to base: String) async throws -> String {
    let port = try #require(base.split(separator: ":").last.flatMap { Int($0) })
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      try await outbound.write(ByteBuffer(string: text))
      var answer = ""
      do {
        for try await part in inbound { answer += String(buffer: part) }
      } catch is IOError {
        // A reset behind the answer is the server's right.
      }
      return answer
    }
  }

  @Test(arguments: [
    "NONSENSE\r\n\r\n",
    "GET /api HTTP/1.1\r\nHost: x\r\nX-Long: " + String(repeating: "a", count: 60_000) + "\r\n\r\n",
    "GET /" + String(repeating: "a", count: 100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
    "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
    "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "GET /api HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\nNONSENSE\r\n\r\n",
    "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  ])
  func theServerOutlivesThem(_ request: String) async throws {
    try await RunningServer.with { server in
      let answer = try await send(request, to: server.base)
      #expect(
        answer.isEmpty || answer.hasPrefix("HTTP/1.1 400") || request.hasPrefix("GET /api"), "\(answer.prefix(80))")
      let after = try await server.get("/api", headers: ["Accept-Encoding": "gzip"])
      #expect(after.status == 200)
    }
  }

  /// HEAD on anything, then GET on the same connection: nothing stands between the two answers.
  @Test(arguments: ["/", "/js/main.js", "/nothing", "/api/collections/outlets/items", "/api?x=1"])
  func headHasNoBody(_ path: String) async throws {
    try await RunningServer.with { server in
      let request =
        "HEAD \(path) HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n"
        + "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      let answer = try await send(request, to: server.base)
      let first = try #require(answer.range(of: "\r\n\r\n"))
      #expect(answer[first.upperBound...].hasPrefix("HTTP/1.1 200"), "\(answer.prefix(600))")
      #expect(!answer.lowercased().contains("x-uncompressed"))
    }
  }
}
