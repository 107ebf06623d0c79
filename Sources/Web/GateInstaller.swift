import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Puts a ``ConnectionGate`` in front of all but the HTTP/1 decoder, and ``RepeatedHeads`` in front of that.
///
/// A server's own handlers are added behind the codec that has turned requests into HTTP types.
final class GateInstaller: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart

  private let house: Gatehouse

  init(_ house: Gatehouse) { self.house = house }

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    do {
      let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
      let gate = ConnectionGate(house)
      try pipeline.addHandler(gate, position: .before(codec))
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      try pipeline.addHandler(RepeatedHeads(gate), position: .before(decoder))
    } catch {
      context.fireErrorCaught(error)
    }
    pipeline.removeHandler(context: context, promise: nil)
  }
}
