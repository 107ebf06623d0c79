/// What the server counts of itself, beside the routes' own figures.
final class Metrics: Sendable {
  let routes: RouteTable
  let connections: ConnectionCount
  let work: Work
  /// Requests refused for their address asking too often.
  let limited = Counter()
  /// Connections refused, by what was too many.
  let connectionsRefused = Counter()
  let connectionsRefusedByAddress = Counter()
  /// Requests that are no good HTTP.
  let malformed = Counter()
  /// Connections closed for sending or reading too slowly.
  let slow = Counter()

  init(routes: RouteTable, work: Work, limits: ServerLimits) {
    (self.routes, self.work) = (routes, work)
    connections = ConnectionCount(limits)
  }
}
