import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// What all connections' gates share.
final class Gatehouse: Sendable {
  let settings: ServerSettings
  let metrics: Metrics
  let headers: HeadersMiddleware
  let rate: RateLimit
  let logger: Logger
  /// Bytes of a body at the officers' desk; elsewhere nothing is sent.
  let longestUpload: Int
  static let longestBody = 64 << 10

  init(settings: ServerSettings, metrics: Metrics, headers: HeadersMiddleware, longestUpload: Int, logger: Logger) {
    (self.settings, self.metrics, self.headers, self.logger) = (settings, metrics, headers, logger)
    self.longestUpload = longestUpload
    rate = RateLimit(rate: settings.limits.requestsPerSecond)
  }
}

/// The first to see a connection's requests, and the last to see their answers: refuses what is too much, out of form
/// or too slow; keeps the figures and the log; names each request.
final class ConnectionGate: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let house: Gatehouse
  private var peer = ""
  /// Nil for a trusted proxy, whose requests come from many.
  private var client: ClientAddress?
  private var isCounted = false
  /// The connection is one too many: its first request is told so.
  private var unwelcome: Problem?
  /// Requests on their way through the server, in order.
  private var ledger = RequestLedger()
  /// What is to be said when all before it is answered; nothing more is read.
  private var farewell: (problem: Problem, isAPI: Bool, hasBody: Bool)?
  private var isLeaving = false
  /// The rest of a request that is answered already.
  private var isDropping = false
  private var pace: BodyPace?
  private var paceCheck: Scheduled<Void>?
  private var drainCheck: Scheduled<Void>?

  init(_ house: Gatehouse) { self.house = house }

  // MARK: - The connection

  func channelActive(context: ChannelHandlerContext) {
    peer = context.channel.remoteAddress?.ipAddress ?? ""
    client = house.settings.isTrustedProxy(peer) ? nil : ClientAddress(peer, house.settings)
    isCounted = true
    switch house.metrics.connections.enter(client?.isExempt == true ? nil : client) {
    case .welcome: break
    case .refused(let isAddress):
      unwelcome = isAddress ? .tooManyConnections : .overloaded
      (isAddress ? house.metrics.connectionsRefusedByAddress : house.metrics.connectionsRefused).add()
    case .dropped:
      house.metrics.connectionsRefused.add()
      return context.close(promise: nil)
    }
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    paceCheck?.cancel()
    drainCheck?.cancel()
    if isCounted { house.metrics.connections.leave(client?.isExempt == true ? nil : client) }
    context.fireChannelInactive()
  }

  // MARK: - Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isLeaving || farewell != nil { return }
    switch unwrapInboundIn(data) {
    case .head(var head):
      let check = RequestHeadCheck(head)
      let client = client(of: head)
      if let refusal = refusal(head, check, client) { return refuse(refusal, head, check, context) }
      let id = requestID(check.requestID)
      // The router knows one way to ask for the end of a connection.
      if check.closes || check.hasConnection {
        head.headers.remove(name: "connection")
        if check.closes { head.headers.add(name: "connection", value: "close") }
      }
      if check.requestID != nil { head.headers.remove(name: "x-request-id") }
      head.headers.add(name: "x-request-id", value: id)
      ledger.append(
        .init(
          id: id, method: head.method, route: house.metrics.routes[head.uri], client: client,
          isOld: head.version == .http1_0, closes: check.closes))
      if check.isChunked || check.contentLength ?? 0 > 0 { startPace(head, context) }
      context.fireChannelRead(wrapInboundOut(.head(head)))
    case .body(let bytes):
      if isDropping { return }
      pace?.received += bytes.readableBytes
      if let pace, pace.received > pace.most { return endBody(.bodyTooLong(pace.most), context) }
      context.fireChannelRead(data)
    case .end:
      if isDropping { return isDropping = false }
      stopPace()
      ledger.isRead(at: .now())
      context.fireChannelRead(data)
    }
  }

  /// What is no HTTP ends the connection: where the next request would begin is anyone's guess.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
    // The end of a connection in the middle of a request is no fault of form.
    if error != .invalidEOFState { house.metrics.malformed.add() }
    let isCut = !ledger.isEmpty && !ledger.isWhole
    if !isLeaving { sayFarewell(Problem(error), context) }
    // Half a body must not be taken for the whole.
    if isCut { context.fireErrorCaught(error) }
  }

  private func client(of head: HTTPRequestHead) -> ClientAddress {
    if let client { return client }
    var fields = HTTPFields()
    for name in ForwardedHeader.names {
      for value in head.headers[name.rawName] { fields.append(HTTPField(name: name, value: value)) }
    }
    return ClientAddress(house.settings.client(of: fields, from: peer), house.settings)
  }

  private func refusal(_ head: HTTPRequestHead, _ check: RequestHeadCheck, _ client: ClientAddress) -> Problem? {
    if let unwelcome { return unwelcome }
    if let problem = check.problem {
      house.metrics.malformed.add()
      return problem
    }
    if let seconds = house.rate.take(client) {
      house.metrics.limited.add()
      return .tooOften(seconds: seconds)
    }
    return nil
  }

  /// The identifier of a proxy that is trusted, where it is a plain one; else a new one.
  private func requestID(_ given: String?) -> String {
    guard let given, client == nil, (1...64).contains(given.utf8.count), given.utf8.allSatisfy(RequestLedger.isOfID)
    else { return RequestLedger.newID() }
    return given
  }

  // MARK: - Refusing

  private func refuse(
    _ problem: Problem, _ head: HTTPRequestHead, _ check: RequestHeadCheck, _ context: ChannelHandlerContext
  ) {
    let isAPI = head.uri.hasPrefix("/api")
    let hasBody = check.isChunked || check.contentLength ?? 0 > 0
    // Only who is to ask again soon, and has said all, may keep the connection.
    let stays =
      check.problem == nil && unwelcome == nil && !check.closes && !hasBody && ledger.isEmpty
    house.metrics.routes[head.uri].record(status: problem.status.code, nanoseconds: 0)
    guard stays else { return sayFarewell(problem, isAPI: isAPI, hasBody: head.method != .HEAD, context) }
    isDropping = true
    write(problem, isAPI: isAPI, hasBody: head.method != .HEAD, closes: false, context)
  }

  private func sayFarewell(
    _ problem: Problem, isAPI: Bool = false, hasBody: Bool = true, _ context: ChannelHandlerContext
  ) {
    stopPace()
    farewell = (problem, isAPI, hasBody)
    // A request whose body does not come is not answered by anyone else.
    if ledger.isEmpty || !ledger.isWhole { leave(context) }
  }

  /// The request whose body is coming in is given up, unless it has its answer already: then there is nothing to say.
  private func endBody(_ problem: Problem, _ context: ChannelHandlerContext) {
    if ledger.isEmpty { return context.close(promise: nil) }
    sayFarewell(problem, context)
    context.fireErrorCaught(HTTPParserError.invalidEOFState)
  }

  private func leave(_ context: ChannelHandlerContext) {
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
    var head = HTTPResponseHead(HTTPResponse(status: answer.status, headerFields: answer.headers))
    if closes { head.headers.add(name: "connection", value: "close") }
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if hasBody, let body = answer.body { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  // MARK: - Answers

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if isLeaving {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(var head) where head.status.code >= 200:
      if let request = ledger.begin(head.status) {
        head.headers.add(name: "X-Request-ID", value: request.id)
        if request.closes { head.headers.add(name: "Connection", value: "close") }
        // An old client knows no chunks.
        if request.isOld { head.version = .http1_0 }
      }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .end:
      context.write(data, promise: promise)
      ledger.finish(house.logger)
      if ledger.isEmpty, farewell != nil {
        context.flush()
        leave(context)
      }
    default: context.write(data, promise: promise)
    }
  }

  // MARK: - Slow clients

  private func startPace(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    let limits = house.settings.limits
    let most =
      DeskMiddleware.covers(head.uri) ? max(2 * house.longestUpload, Gatehouse.longestBody) : Gatehouse.longestBody
    pace = BodyPace(limits, most: most)
    paceCheck = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { self.checkPace(context) }
  }

  private func checkPace(_ context: ChannelHandlerContext) {
    guard let pace else { return }
    guard pace.isTooSlow(at: .now()) else {
      paceCheck = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { self.checkPace(context) }
      return
    }
    house.metrics.slow.add()
    endBody(.tooSlow, context)
  }

  private func stopPace() {
    paceCheck?.cancel()
    (pace, paceCheck) = (nil, nil)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    drainCheck?.cancel()
    drainCheck = nil
    if !context.channel.isWritable { awaitDrain(from: waiting(context), context) }
    context.fireChannelWritabilityChanged()
  }

  /// Nothing is added to what waits to be sent meanwhile, so that it shows how much the client has read.
  private func awaitDrain(from before: Int, _ context: ChannelHandlerContext) {
    let limits = house.settings.limits
    drainCheck = context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(limits.patience * 1000))) {
      let now = self.waiting(context)
      guard Double(before - now) < limits.patience * limits.leastRate else {
        return self.awaitDrain(from: now, context)
      }
      self.house.metrics.slow.add()
      context.close(promise: nil)
    }
  }

  private func waiting(_ context: ChannelHandlerContext) -> Int {
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }
}

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
