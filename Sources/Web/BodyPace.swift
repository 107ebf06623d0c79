import NIOCore

/// How fast a request's body comes in.
struct BodyPace {
  private let limits: ServerLimits
  private let begin = NIODeadline.now()
  /// Bytes that are taken at all.
  let most: Int
  var received = 0

  init(_ limits: ServerLimits, most: Int) { (self.limits, self.most) = (limits, most) }

  func isTooSlow(at now: NIODeadline) -> Bool {
    let seconds = Double((now - begin).nanoseconds) * 1e-9 - limits.patience
    return seconds > 0 && Double(received) < seconds * limits.leastRate
  }
}
