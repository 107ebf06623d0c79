import Logging

/// What all connections' gates share.
final class Gatehouse: Sendable {
  let settings: ServerSettings
  let metrics: Metrics
  let headers: HeadersMiddleware
  let rate: RateLimit
  let reads: HotReads
  let logger: Logger
  /// Bytes of a body at the officers' desk; elsewhere nothing is sent.
  let longestUpload: Int
  private static let longestBody = 64 << 10

  init(
    settings: ServerSettings, metrics: Metrics, headers: HeadersMiddleware, reads: HotReads, longestUpload: Int,
    logger: Logger
  ) {
    (self.settings, self.metrics, self.headers, self.reads, self.logger) = (settings, metrics, headers, reads, logger)
    self.longestUpload = longestUpload
    rate = RateLimit(rate: settings.limits.requestsPerSecond)
  }

  /// Bytes of a body that are taken at all; at the desk more than an upload may have, which it tells itself.
  func longestBody(_ target: String) -> Int {
    DeskMiddleware.covers(target) ? max(2 * longestUpload, Self.longestBody) : Self.longestBody
  }
}
