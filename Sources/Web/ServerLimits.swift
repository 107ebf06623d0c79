/// How much the server takes on, in all and from one address. Zero lets any number through.
public struct ServerLimits: Sendable {
  /// Requests a second that one address may go on asking; ten seconds' worth may come at once.
  public var requestsPerSecond = 100
  /// Connections that are open at once.
  public var connections = 2_000
  public var connectionsPerAddress = 200
  /// Reads that wait for their turn to be worked on: later ones are told to come again.
  public var waitingReads = 64
  /// Seconds until which a request's body, or a client that reads, may be slower than the least rate.
  public var patience = 20.0
  /// Seconds without a request after which a connection is closed: longer than a slow line takes to send a head.
  public var idle = 30.0
  /// Bytes a second below which a client is not waited for.
  public var leastRate = 1_024.0
  /// Bytes of answers that wait in memory for clients to read on, in all and for one address: what would be more is
  /// not waited for.
  public var unread = 128 << 20
  public var unreadPerAddress = 32 << 20
  /// Seconds that a stop waits for answers that are being sent.
  public var stop = 5.0

  public init() {}
}
