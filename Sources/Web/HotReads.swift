import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// Answers the reads that a map asks again and again — items, nearest, one item, tiles, and their 304s — where they
/// arrive, on the connection's own thread.
///
/// They need nothing but memory, so that the way through a task and an asynchronous stream would cost more than the
/// answer. Whatever is not such a read, or is not answered with success, goes on to the router, which makes the same
/// answers from the same handlers: this is a short cut, never another meaning.
final class HotReads: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let answers: HotAnswers
  /// A read whose end is still to come.
  private var pending: HTTPRequest?
  /// Requests with the router: answers keep the order of their requests.
  private var passedOn = 0

  init(_ answers: HotAnswers) { self.answers = answers }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      // A client that does not read its answers gets them by the way that waits for it.
      if passedOn == 0, context.channel.isWritable, answers.mayAnswer(head) {
        pending = head
      } else {
        passOn(head, context)
      }
    case .body:
      if let head = pending { passOn(head, context) }
      context.fireChannelRead(data)
    case .end:
      guard let head = pending else { return context.fireChannelRead(data) }
      guard let answer = answers.answer(head, from: context.channel.remoteAddress) else {
        passOn(head, context)
        return context.fireChannelRead(data)
      }
      pending = nil
      let response = HTTPResponse(status: answer.status, headerFields: answer.headers)
      context.write(wrapOutboundOut(.head(response)), promise: nil)
      if let body = answer.body { context.write(wrapOutboundOut(.body(body)), promise: nil) }
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
  }

  private func passOn(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
    pending = nil
    passedOn += 1
    context.fireChannelRead(wrapInboundOut(.head(head)))
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) { passedOn -= 1 }
    context.write(data, promise: promise)
  }
}

/// Puts ``HotReads`` behind the handler that keeps count of a connection's requests: it ends idle connections and
/// lets answers be finished when the server stops, and must see these, too. It is not there yet when a server's own
/// handlers are added.
final class HotReadsInstaller: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart

  private let answers: HotAnswers
  private let work: Work

  init(_ answers: HotAnswers, _ work: Work) { (self.answers, self.work) = (answers, work) }

  func channelActive(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    do {
      let counter = try pipeline.handler(type: HTTPConnectionStateHandler.self)
      let reads = HotReads(answers)
      try pipeline.addHandler(reads, position: .after(counter))
      try pipeline.addHandler(WorkLimit(work, headers: answers.headers), position: .after(reads))
    } catch {
      context.fireErrorCaught(error)
    }
    context.fireChannelActive()
    pipeline.removeHandler(context: context, promise: nil)
  }
}
