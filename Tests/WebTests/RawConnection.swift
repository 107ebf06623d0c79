import Foundation
import NIOCore
import NIOPosix
import Testing

extension RunningServer {
  var port: Int { base.split(separator: ":").last.flatMap { Int($0) } ?? 0 }

  /// Sends bytes as they are over a socket of their own, and gives all that comes back until the server hangs up.
  func send(_ text: String) async throws -> String {
    try await connected { inbound, outbound in
      try await outbound.write(ByteBuffer(string: text))
      return try await inbound.rest()
    }
  }

  func connected<Result>(
    _ body: (inout Inbound, NIOAsyncChannelOutboundWriter<ByteBuffer>) async throws -> Result
  ) async throws -> Result {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      var inbound = Inbound(parts: inbound.makeAsyncIterator())
      return try await body(&inbound, outbound)
    }
  }

  struct Inbound {
    fileprivate var parts: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator

    /// What comes next; nil when the server has hung up.
    mutating func next() async throws -> String? {
      do {
        return try await parts.next().map { String(buffer: $0) }
      } catch is IOError {
        // A reset behind the answer is the server's right.
        return nil
      }
    }

    /// One answer: its head, and a body as long as it says or in chunks; what there is when the server hangs up.
    mutating func answer() async throws -> String {
      var bytes = ByteBuffer()
      while let part = try await parts.next() {
        bytes.writeImmutableBuffer(part)
        let text = String(buffer: bytes)
        guard let end = text.range(of: "\r\n\r\n") else { continue }
        let (head, body) = (text[..<end.lowerBound], text[end.upperBound...])
        if let length = head.firstMatch(of: /(?i)content-length: (\d+)/).flatMap({ Int($0.1) }) {
          if bytes.readableBytes >= head.utf8.count + 4 + length { return text }
        } else if head.firstMatch(of: /(?i)transfer-encoding: chunked/) == nil || body.hasSuffix("0\r\n\r\n") {
          return text
        }
      }
      return String(buffer: bytes)
    }

    mutating func rest() async throws -> String {
      var text = ""
      while let part = try await next() { text += part }
      return text
    }
  }
}
