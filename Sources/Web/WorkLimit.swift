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
  /// Requests of this connection with the router, and whether their bodies are here; the first is worked on, unless its
  /// answer has begun.
  private var pending: [Bool] = []
  private var hasBegun = false
  /// Where they go.
  private var room: Work.Room?
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
      if pending.isEmpty {
        let room = work.room(head.path ?? "")
        guard room.admits() else {
          isDropping = true
          return refuse(head, context)
        }
        self.room = room
      }
      pending.append(false)
    }
    if isDropping {
      if case .end = part { isDropping = false }
      return
    }
    if case .end = part, !pending.isEmpty {
      pending[pending.count - 1] = true
      if pending.count == 1 { enter(context) }
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
    case .head(let head) where head.status.kind != .informational:
      hasBegun = true
      leave()
    case .end:
      if !pending.isEmpty { pending.removeFirst() }
      hasBegun = false
      enter(context)
    default: break
    }
    context.write(data, promise: promise)
  }

  func channelInactive(context: ChannelHandlerContext) {
    pending = []
    leave()
    context.fireChannelInactive()
  }

  /// What waits for a client to read on takes up no room: its answer is made, or soon will be.
  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { enter(context) } else { leave() }
    context.fireChannelWritabilityChanged()
  }

  /// A request takes up room once its body is here: a slow sender takes up none.
  private func enter(_ context: ChannelHandlerContext) {
    guard held == nil, !hasBegun, pending.first == true, context.channel.isWritable else { return }
    room?.enter()
    held = room
  }

  private func leave() {
    held?.leave()
    held = nil
  }
}
