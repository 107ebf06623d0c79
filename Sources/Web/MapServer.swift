public import Catalog
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Intake
public import Logging
import NIOCore
public import Outlets
public import ServiceLifecycle

/// The HTTP server: routes, limits and compression put together.
public struct MapServer: Service {
  private let application: Application<RouterResponder<MapRequestContext>>
  /// Templates of all addresses, parameters in braces.
  let routes: [String]

  /// - Parameters:
  ///   - desk: the officers' desk; without it nothing can be written.
  ///   - readiness: whether the database can be followed, for the operator's watchdog.
  ///   - onStart: called once the server listens, with the port.
  /// - Throws: when the geodata of `settings.resources` cannot be read.
  public init(
    catalog: Catalog, gazetteer: Gazetteer, desk: Desk? = nil, settings: ServerSettings,
    readiness: Readiness = Readiness(), logger: Logger,
    onStart: @escaping @Sendable (_ port: Int) async -> Void
  ) throws {
    let settings = try settings.withHashOfWords()
    let tiles = TilesController(catalog: catalog, settings: settings)
    let work = Work(settings.limits)
    let router = try makeRouter(
      catalog: catalog, gazetteer: gazetteer, desk: desk, tiles: tiles, work: work, settings: settings)
    routes = router.routes.map(\.path.description) + ["/metrics", "/health/live", "/health/ready"]
    let metrics = Metrics(routes: RouteTable(routes), work: work, limits: settings.limits)
    router.addRoutes(
      health: HealthController(catalog: catalog, readiness: readiness),
      metrics: MetricsController(
        metrics: metrics, catalog: catalog, desk: desk, readiness: readiness, settings: settings))
    let house = Gatehouse(
      settings: settings, metrics: metrics, headers: HeadersMiddleware(tileOrigin: settings.baseMap?.origin),
      reads: HotReads(outlets: OutletsController(catalog: catalog, settings: settings), tiles: tiles),
      longestUpload: desk?.reader.limits.bytes ?? 0, logger: logger)
    application = Application(
      responder: router.buildResponder(),
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [
            GateInstaller(house), CompressionInstaller(), WorkLimit(work, headers: house.headers),
          ],
          // The gate sees to that: some requests are answered there.
          idleTimeout: nil,
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: nil),
      onServerRunning: { channel in await onStart(channel.localAddress?.port ?? settings.port) },
      logger: logger)
  }

  public func run() async throws {
    for loop in application.eventLoopGroup.makeIterator() { loop.takeShortTurns() }
    try await application.run()
  }
}
