import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// What is said to a request that goes no further, and how the connection ends where it cannot stay.
extension ConnectionGate {
  func refuse(
    _ problem: Problem, _ head: HTTPRequestHead, _ check: RequestHeadCheck, _ context: ChannelHandlerContext
  ) {
    let isAPI = HeadersMiddleware.isAPI(head.uri)
    let hasBody = check.isChunked || check.contentLength ?? 0 > 0
    // Only who is to ask again soon, and has said all, may keep the connection.
    let stays =
      check.problem == nil && unwelcome == nil && !check.closes && !hasBody && ledger.isEmpty
    house.metrics.routes[head.uri].record(status: problem.status.code, nanoseconds: 0)
    guard stays else { return sayFarewell(problem, isAPI: isAPI, hasBody: head.method != .HEAD, context) }
    isDropping = true
    write(problem, isAPI: isAPI, hasBody: head.method != .HEAD, closes: false, context)
  }

  func sayFarewell(
    _ problem: Problem, isAPI: Bool = false, hasBody: Bool = true, _ context: ChannelHandlerContext
  ) {
    stopPace()
    farewell = (problem, isAPI, hasBody)
    // A request whose body does not come is not answered by anyone else.
    if ledger.isEmpty || !ledger.isWhole { leave(context) }
  }

  /// The request whose body is coming in is given up, unless it has its answer already: then there is nothing to say.
  func endBody(_ problem: Problem, _ context: ChannelHandlerContext) {
    if ledger.isEmpty { return context.close(promise: nil) }
    sayFarewell(problem, context)
    context.fireErrorCaught(HTTPParserError.invalidEOFState)
  }

  func leave(_ context: ChannelHandlerContext) {
    guard let farewell, !isLeaving else { return }
    isLeaving = true
    // Half an answer has been sent, or others wait for theirs: nothing can be said in between.
    guard !ledger.hasBegun, ledger.count <= 1 else { return context.close(promise: nil) }
    write(farewell.problem, isAPI: farewell.isAPI, hasBody: farewell.hasBody, closes: true, context)
    // What the client is still sending would make a reset of the end, and the answer be lost.
    context.close(mode: .output, promise: nil)
    context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(2)) { context.close(promise: nil) }
  }

  private func write(
    _ problem: Problem, isAPI: Bool, hasBody: Bool, closes: Bool, _ context: ChannelHandlerContext
  ) {
    let answer = house.headers.refusal(problem, isAPI: isAPI)
    var head = HTTPResponseHead(answer.head)
    if closes { head.headers.add(name: "connection", value: "close") }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if hasBody { context.write(wrapOutboundOut(.body(.byteBuffer(answer.body))), promise: nil) }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}
