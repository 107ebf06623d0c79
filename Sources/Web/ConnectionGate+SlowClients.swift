import NIOCore
import NIOHTTP1

/// Who sends or reads too slowly, or says nothing, is not waited for.
extension ConnectionGate {
  func startPace(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    pace = BodyPace(house.settings.limits, most: house.longestBody(head.uri))
    paceCheck = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { self.checkPace(context) }
  }

  func checkPace(_ context: ChannelHandlerContext) {
    guard let pace else { return }
    guard pace.isTooSlow(at: .now()) else {
      paceCheck = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { self.checkPace(context) }
      return
    }
    house.metrics.slow.add()
    endBody(.tooSlow, context)
  }

  func stopPace() {
    paceCheck?.cancel()
    (pace, paceCheck) = (nil, nil)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    drainCheck?.cancel()
    drainCheck = nil
    release()
    if !context.channel.isWritable {
      let bytes = waiting(context)
      guard house.metrics.connections.hold(bytes, for: counted) else {
        house.metrics.slow.add()
        return context.close(promise: nil)
      }
      held = bytes
      awaitDrain(from: bytes, context)
    }
    context.fireChannelWritabilityChanged()
  }

  /// What waited has been sent, or is given up.
  func release() {
    if held > 0 { house.metrics.connections.release(held, for: counted) }
    held = 0
  }

  /// Nothing is added to what waits to be sent meanwhile, so that it shows how much the client has read.
  func awaitDrain(from before: Int, _ context: ChannelHandlerContext) {
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

  /// The server stops. What is worked on is answered; what is being sent is sent to its end, unless that takes too long.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent {
      isStopping = true
      awaitReader(context)
    }
    context.fireUserInboundEventTriggered(event)
  }

  /// Ends the connection of a server that stops, unless the client waits for an answer: that has a time of its own.
  func awaitReader(_ context: ChannelHandlerContext) {
    let stop = TimeAmount.milliseconds(Int64(house.settings.limits.stop * 1000))
    context.eventLoop.assumeIsolated().scheduleTask(in: stop) {
      if !self.ledger.isWorkedOn || self.waiting(context) > 0 { context.close(promise: nil) }
    }
  }

  /// The handlers behind end the connection when all is answered, and know nothing of what is still to be sent.
  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard isStopping, mode == .all, waiting(context) > 0 else { return context.close(mode: mode, promise: promise) }
    isLeaving = true
    context.close(mode: .output, promise: promise)
  }

  func waiting(_ context: ChannelHandlerContext) -> Int {
    (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
  }

  /// Ends the connection once nothing has been asked for as long, and nothing is still to be sent, or nothing of it has
  /// been read meanwhile.
  func awaitRequests(_ context: ChannelHandlerContext, in delay: TimeAmount? = nil, unread before: Int = 0) {
    let idle = TimeAmount.milliseconds(Int64(house.settings.limits.idle * 1000))
    idleCheck = context.eventLoop.assumeIsolated().scheduleTask(in: delay ?? idle) {
      let rest = self.ledger.latest + idle - .now()
      let unread = self.waiting(context)
      if self.ledger.isEmpty, rest <= .zero, unread == 0 || unread == before { return context.close(promise: nil) }
      self.awaitRequests(context, in: rest > .zero ? rest : nil, unread: unread)
    }
  }
}
