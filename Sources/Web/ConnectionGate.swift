import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import Render

/// The first to see a connection's requests, and the last to see their answers: refuses what is too much, out of form
/// or too slow; keeps the figures and the log; names each request; answers at once what ``HotReads`` has an answer to.
final class ConnectionGate: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  let house: Gatehouse
  private var peer = ""
  /// Nil for a trusted proxy, whose requests come from many.
  private var client: ClientAddress?
  /// The address that the connection counts for; nil for one that counts only among all.
  var counted: ClientAddress? { client?.isExempt == true ? nil : client }
  private var isCounted = false
  /// Bytes that wait for the client to read.
  var held = 0
  /// The connection is one too many: its first request is told so.
  private(set) var unwelcome: Problem?
  /// Requests on their way through the server, in order.
  var ledger = RequestLedger()
  /// What is to be said when all before it is answered; nothing more is read.
  var farewell: (problem: Problem, isAPI: Bool, hasBody: Bool)?
  var isLeaving = false
  var isStopping = false
  /// The rest of a request that is answered already.
  var isDropping = false
  /// A read whose end is still to come, the only request there is.
  private var read: HTTPRequestHead?
  /// A read that was answered at once, and who asked.
  struct Read {
    fileprivate(set) var request: PlainRead
    fileprivate let client: ClientAddress
  }

  /// The last request, if it was such a read and said nothing of its own but its target.
  private(set) var answered: Read?
  /// Requests that the decoder has sent.
  private(set) var decoded = 0
  /// The last of them has come to its end.
  private(set) var isWhole = true
  /// The request that comes next has its place in the rate already.
  private var isAdmitted = false
  /// Something went on to the handlers behind since they were last told of a read's end.
  private var hasPassedOn = false
  /// Behind which an answer that is made of bytes already goes out.
  private var encoder: ChannelHandlerContext?
  var pace: BodyPace?
  var paceCheck: Scheduled<Void>?
  var drainCheck: Scheduled<Void>?
  var idleCheck: Scheduled<Void>?

  init(_ house: Gatehouse) { self.house = house }

  // MARK: - The connection

  func channelActive(context: ChannelHandlerContext) {
    peer = context.channel.remoteAddress?.ipAddress ?? ""
    client = house.settings.isTrustedProxy(peer) ? nil : ClientAddress(peer, house.settings)
    isCounted = true
    switch house.metrics.connections.enter(counted) {
    case .welcome: break
    case .refused(let isAddress):
      unwelcome = isAddress ? .tooManyConnections : .overloaded
      (isAddress ? house.metrics.connectionsRefusedByAddress : house.metrics.connectionsRefused).add()
    case .dropped:
      house.metrics.connectionsRefused.add()
      return context.close(promise: nil)
    }
    encoder = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
    awaitRequests(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    // Where a write found the client gone, the requests that came with the answered one are still to be decoded.
    isLeaving = true
    for check in [paceCheck, drainCheck, idleCheck] { check?.cancel() }
    encoder = nil
    if isCounted { house.metrics.connections.leave(counted) }
    release()
    context.fireChannelInactive()
  }

  // MARK: - Requests

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if isLeaving || farewell != nil { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      (decoded, isWhole, answered) = (decoded + 1, false, nil)
      let check = RequestHeadCheck(head)
      let client = client(of: head)
      if let refusal = refusal(head, check, client) { return refuse(refusal, head, check, context) }
      ledger.append(
        .init(
          id: requestID(check.requestID), method: head.method, route: house.metrics.routes[head.uri], client: client,
          isOld: head.version == .http1_0, closes: check.closes))
      if check.isChunked || check.contentLength ?? 0 > 0 {
        startPace(head, context)
        if check.waitsToBeAsked, ledger.count == 1 {
          let more = HTTPResponseHead(version: head.version, status: .continue)
          context.writeAndFlush(wrapOutboundOut(.head(more)), promise: nil)
        }
      }
      // A client that does not read its answers gets them by the way that waits for it.
      if !check.closes, ledger.count == 1, context.channel.isWritable, house.reads.mayAnswer(head) {
        read = head
      } else {
        passOn(head, context)
      }
    case .body(let bytes):
      if isDropping { return }
      pace?.received += bytes.readableBytes
      if let pace, pace.received > pace.most { return endBody(.bodyTooLong(pace.most), context) }
      if let read { passOn(read, context) }
      passOn(data, context)
    case .end:
      isWhole = true
      if isDropping { return isDropping = false }
      stopPace()
      ledger.isRead(at: .now())
      if let read {
        let plain = PlainRead(read)
        let client = ledger.latestEntry?.client
        if let answer = house.reads.answer(plain, from: peer), send(answer) {
          if let client, !read.headers.contains(name: "x-request-id") {
            answered = Read(request: plain, client: client)
          }
          return
        }
        passOn(read, context)
      }
      passOn(data, context)
    }
  }

  /// Answers a request that differs from one answered before in its target alone.
  ///
  /// - Returns: false where the decoder shall have it; nothing has been said then.
  func answer(_ target: String, as known: Read) -> Bool {
    let begin = NIODeadline.now()
    guard house.reads.covers(target), RequestHeadCheck.problem(ofTarget: target) == nil, ledger.isEmpty, !isLeaving,
      farewell == nil, encoder?.channel.isWritable == true, house.rate.take(known.client) == nil
    else { return false }
    isAdmitted = true
    var request = known.request
    request.target = target
    guard let answer = house.reads.answer(request, from: peer) else { return false }
    ledger.append(
      .init(
        id: RequestLedger.newID(), method: .GET, route: house.metrics.routes[target], client: known.client,
        isOld: false, closes: false))
    ledger.isRead(at: begin)
    isAdmitted = false
    return send(answer)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    // Nobody behind has heard of what was answered here.
    if hasPassedOn { context.fireChannelReadComplete() }
    hasPassedOn = false
  }

  private func passOn(_ part: NIOAny, _ context: ChannelHandlerContext) {
    hasPassedOn = true
    context.fireChannelRead(part)
  }

  private func passOn(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    read = nil
    guard let request = ledger.latestEntry else { return }
    var head = head
    // The router knows one way to ask for the end of a connection.
    head.headers.remove(name: "connection")
    if request.closes { head.headers.add(name: "connection", value: "close") }
    head.headers.replaceOrAdd(name: "x-request-id", value: request.id)
    // The compressor would rather take deflate, which clients read in two ways, than gzip as the short cut does.
    let codings = MediaRange.taken(["gzip", "br"], in: head.acceptEncoding ?? "")
    head.headers.remove(name: "accept-encoding")
    if !codings.isEmpty { head.headers.add(name: "accept-encoding", value: codings.joined(separator: ", ")) }
    passOn(wrapInboundOut(.head(head)), context)
  }

  /// Sends an answer to the only request there is.
  ///
  /// - Returns: false where it cannot be sent past the encoder.
  private func send(_ answer: consuming HotReads.Message) -> Bool {
    let now = NIODeadline.now()
    guard let encoder, let request = ledger.begin(HTTPResponseStatus(statusCode: answer.status.code), at: now) else {
      return false
    }
    read = nil
    answer.head.appendHeader("X-Request-ID", request.id)
    answer.head.append("\r\n")
    // Taken out, so that nobody else holds it and it need not be copied for the head.
    var bytes = answer.body.take() ?? ByteBuffer()
    bytes.prepend(answer.head)
    encoder.writeAndFlush(NIOAny(IOData.byteBuffer(bytes)), promise: nil)
    ledger.finish(house.logger, at: now)
    return true
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
    return ClientAddress(house.settings.client(of: ForwardedHeader(head.headers), from: peer), house.settings)
  }

  private func refusal(_ head: HTTPRequestHead, _ check: RequestHeadCheck, _ client: ClientAddress) -> Problem? {
    if let unwelcome { return unwelcome }
    if let problem = check.problem {
      house.metrics.malformed.add()
      return problem
    }
    // Before anyone answers a request whose body is still coming.
    if let length = check.contentLength, length > house.longestBody(head.uri) {
      return .bodyTooLong(house.longestBody(head.uri))
    }
    if isAdmitted {
      isAdmitted = false
    } else if let seconds = house.rate.take(client) {
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
        if isStopping { awaitReader(context) }
      }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .end:
      // Behind a head alone nothing follows; the encoder would write the end of chunks that there are not.
      let end = ledger.isHead ? wrapOutboundOut(.body(.byteBuffer(ByteBuffer()))) : data
      context.write(end, promise: promise)
      ledger.finish(house.logger)
      if ledger.isEmpty, farewell != nil {
        context.flush()
        leave(context)
      }
    default: context.write(data, promise: promise)
    }
  }
}
