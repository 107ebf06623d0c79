import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Puts a ``ConnectionGate`` in front of all but the HTTP/1 decoder: a server's own handlers are added behind the
/// codec that has turned requests into HTTP types.
final class GateInstaller: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart

  private let house: Gatehouse

  init(_ house: Gatehouse) { self.house = house }

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    do {
      let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
      try pipeline.addHandler(ConnectionGate(house), position: .before(codec))
    } catch {
      context.fireErrorCaught(error)
    }
    pipeline.removeHandler(context: context, promise: nil)
  }
}
