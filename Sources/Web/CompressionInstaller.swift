import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Puts gzip where it belongs, between the HTTP/1 parts and their modern types.
///
/// The compressor of swift-nio-extras speaks HTTP/1 parts, while a server's own handlers are added behind the
/// codec that has turned them into HTTP types; so this handler, once added there, adds the compressor in front.
final class CompressionInstaller: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart

  private var compressor: HTTPResponseCompressor?

  /// Below this size gzip costs more than it saves: about one packet.
  static let smallest = 1024

  func handlerAdded(context: ChannelHandlerContext) {
    do {
      let pipeline = context.pipeline.syncOperations
      let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
      let compressor = HTTPResponseCompressor(responseCompressionPredicate: Self.isWorthIt)
      try pipeline.addHandler(compressor, position: .before(codec))
      self.compressor = compressor
    } catch {
      context.fireErrorCaught(error)
    }
  }

  /// What is no HTTP is answered, too, but the compressor traps on an answer to which it saw no request: it goes
  /// before that answer comes. The connection ends with it.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let compressor {
      self.compressor = nil
      context.pipeline.syncOperations.removeHandler(compressor, promise: nil)
    }
    context.fireErrorCaught(error)
  }

  private static func isWorthIt(
    _ head: inout HTTPResponseHead, isSupported: Bool
  ) -> HTTPResponseCompressor.CompressionIntent {
    let isHead = head.headers.contains(name: HTTPField.Name.headOnly.rawName)
    head.headers.remove(name: HTTPField.Name.headOnly.rawName)
    guard isSupported, head.status.mayHaveResponseBody, !head.headers.contains(name: "content-range"),
      !head.headers.contains(name: "content-encoding")
    else { return .doNotCompress }
    if let length = head.headers.first(name: "content-length").flatMap({ Int($0) }), length < smallest {
      return .doNotCompress
    }
    guard isText(head.headers.first(name: "content-type") ?? "") else { return .doNotCompress }
    // A file comes in pieces, and the compressor leaves its plain length in place then: a client would wait for more.
    head.headers.remove(name: "content-length")
    // An answer to HEAD has no body, and compressing none would make one.
    return isHead ? .doNotCompress : .compressIfPossible
  }

  /// Whether a media type's contents become shorter. A workbook is compressed, though it is called "openxmlformats".
  static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.contains("json") || type.contains("javascript")
      || type.contains("+xml") || type.contains("/xml")
  }
}
