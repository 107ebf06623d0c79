import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Tells a request at once to come again where the router has enough to do, so that those which it takes are answered
/// in time. What ``HotReads`` answers does not come here.
final class WorkLimit: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let work: Work
  private let headers: HeadersMiddleware
  /// Requests of this connection with the router: one is worked on, those behind it wait for it.
  private var pending = 0
  /// Where the request goes once its body is here: a slow sender takes up no room.
  private var wanted: Work.Room?
  private var held: Work.Room?
  /// The request whose end is still to come is answered already.
  private var isDropping = false

  init(_ work: Work, headers: HeadersMiddleware) {
    self.work = work
    self.headers = headers
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    if case .head(let head) = part {
      if pending == 0 {
        let room = work.room(head.path ?? "")
        guard room.admits() else {
          isDropping = true
          return refuse(head, context)
        }
        wanted = room
      }
      pending += 1
    }
    if isDropping {
      if case .end = part { isDropping = false }
      return
    }
    if case .end = part, let room = wanted {
      room.enter()
      (held, wanted) = (room, nil)
    }
    context.fireChannelRead(data)
  }

  private func refuse(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
    let answer = headers.refusal(.overloaded, isAPI: HeadersMiddleware.isAPI(head.path ?? ""))
    context.write(wrapOutboundOut(.head(answer.head)), promise: nil)
    if head.method != .head { context.write(wrapOutboundOut(.body(answer.body)), promise: nil) }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    // The rest is up to the client, who may be slow.
    case .head(let head) where head.status.kind != .informational && pending <= 1: release()
    case .end: pending -= 1
    default: break
    }
    context.write(data, promise: promise)
  }

  func channelInactive(context: ChannelHandlerContext) {
    release()
    context.fireChannelInactive()
  }

  private func release() {
    held?.leave()
    (held, wanted) = (nil, nil)
  }
}

extension HeadersMiddleware {
  /// An answer that is made without the router, complete.
  func refusal(_ problem: Problem, isAPI: Bool) -> (head: HTTPResponse, body: ByteBuffer) {
    let body = problem.body
    var head = problem.head
    head.headerFields[.contentLength] = String(body.readableBytes)
    complete(&head.headerFields, isAPI: isAPI)
    return (head, body)
  }
}
