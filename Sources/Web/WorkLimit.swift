import Foundation
import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Synchronization

/// How many requests are with the router, working or waiting for their turn, and on which threads.
final class Work: Sendable {
  final class Room: Sendable {
    private let taken = Atomic(0)
    private let most: Int
    let refused = Counter()
    /// What takes long must not keep those waiting that are soon done: nil for Swift's own threads, which are few.
    let threads: BlockingThreads?

    init(_ most: Int, threads: Int? = nil) {
      self.most = most
      self.threads = threads.map { BlockingThreads($0) }
    }

    var count: Int { taken.load(ordering: .relaxed) }

    /// Whether one more may come in.
    func admits() -> Bool {
      if most == 0 || count < most { return true }
      refused.add()
      return false
    }

    func enter() { taken.wrappingAdd(1, ordering: .relaxed) }
    func leave() { taken.wrappingSubtract(1, ordering: .relaxed) }
  }

  /// Reads that are worked on in memory.
  let reads: Room
  /// Reads that may ask something of every outlet.
  let filters: Room
  /// The officers' desk, and what residents report.
  let desk: Room
  /// Pages and their files, of which a browser asks for many at once: each is soon done.
  let files = Room(1_000)

  init(_ limits: ServerLimits) {
    reads = Room(limits.waitingReads, threads: ProcessInfo.processInfo.activeProcessorCount)
    filters = Room(limits.waitingReads > 0 ? max(1, limits.waitingReads / 4) : limits.waitingReads, threads: 1)
    desk = Room(limits.waitingDesk)
  }

  /// - Parameter target: the path with its query.
  func room(_ target: String) -> Room {
    func isUnder(_ paths: [String]) -> Bool { paths.contains(where: target.hasPrefix) }
    if isUnder(["/api/", "/downloads/", "/map.svg"]), target.contains("filter=") { return filters }
    if isUnder(["/api/", "/sitemap", "/map.svg"]) { return reads }
    return DeskMiddleware.covers(target) ? desk : files
  }
}

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
    context.write(
      wrapOutboundOut(.head(HTTPResponse(status: answer.status, headerFields: answer.headers))), promise: nil)
    if head.method != .head, let body = answer.body { context.write(wrapOutboundOut(.body(body)), promise: nil) }
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
  func refusal(_ problem: Problem, isAPI: Bool) -> Answer {
    var answer = problem.answer
    answer.headers[.contentLength] = String(answer.body?.readableBytes ?? 0)
    complete(&answer.headers, isAPI: isAPI)
    return answer
  }
}
