import Catalog
import Foundation
import HTTPTypes
import Hummingbird
import Outlets

/// The server's figures, for a Prometheus that the operator runs (text format 0.0.4).
///
/// Rendered by hand: the figures of the shortest answers must be plain atomic counters, and the text is a line each.
struct MetricsController: Sendable {
  let metrics: Metrics
  let catalog: Catalog
  let desk: Desk?
  let readiness: Readiness
  let settings: ServerSettings

  @Sendable func metrics(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let client = settings.client(of: request.forwarded, from: context.peer)
    guard settings.operators.contains(where: { $0.contains(client) }) else {
      throw Problem(
        status: .forbidden, title: BilingualText(vi: "Không được phép", en: "Not allowed"),
        detail: BilingualText(
          vi: "Số liệu chỉ dành cho người vận hành: xem --metrics-from.",
          en: "The figures are for the operator: see --metrics-from."))
    }
    var text = MetricsText()
    addRoutes(to: &text)
    addConnections(to: &text)
    addContents(to: &text)
    return Response(
      status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text.text)))
  }

  private func addRoutes(to text: inout MetricsText) {
    let meters = metrics.routes.meters
    text.family("hangviet_http_requests_total", .counter, "Requests answered, by route and status.")
    for meter in meters {
      for (code, counter) in zip(RouteMeter.codes, meter.answers) where counter.count > 0 {
        text.add(counter.count, [("route", meter.template), ("status", code == 0 ? "other" : String(code))])
      }
    }
    text.family(
      "hangviet_http_request_duration_seconds", .histogram,
      "Time from the end of a request to the beginning of its answer.")
    for meter in meters {
      var sum = 0
      let counts = meter.durations.map(\.count)
      guard counts.contains(where: { $0 > 0 }) else { continue }
      let route = ("route", meter.template)
      for (bound, count) in zip(RouteMeter.bounds, counts) {
        sum += count
        text.add(sum, [route, ("le", bound.isFinite ? "\(bound)" : "+Inf")], suffix: "_bucket")
      }
      text.add(Double(meter.nanoseconds.count) * 1e-9, [route], suffix: "_sum")
      text.add(sum, [route], suffix: "_count")
    }
  }

  private func addConnections(to text: inout MetricsText) {
    text.single("hangviet_http_connections", .gauge, "Open connections.", metrics.connections.count)
    text.single(
      "hangviet_http_unread_bytes", .gauge, "Bytes of answers that wait for clients to read on.",
      metrics.connections.unread)
    text.family("hangviet_http_connections_refused_total", .counter, "Connections too many, in all or of one address.")
    text.add(metrics.connectionsRefused.count, [("limit", "all")])
    text.add(metrics.connectionsRefusedByAddress.count, [("limit", "address")])
    text.single(
      "hangviet_http_requests_limited_total", .counter, "Requests refused as one address asked too often.",
      metrics.limited.count)
    text.single("hangviet_http_requests_malformed_total", .counter, "Requests out of form.", metrics.malformed.count)
    text.single(
      "hangviet_http_slow_connections_total", .counter, "Connections closed as the client was too slow.",
      metrics.slow.count)
    let rooms = [
      ("reads", metrics.work.reads), ("filters", metrics.work.filters), ("desk", metrics.work.desk),
      ("files", metrics.work.files),
    ]
    text.family("hangviet_http_requests_waiting", .gauge, "Requests that are worked on or wait for it.")
    for (name, room) in rooms { text.add(room.count, [("room", name)]) }
    text.family("hangviet_http_requests_shed_total", .counter, "Requests refused as too many waited.")
    for (name, room) in rooms { text.add(room.refused.count, [("room", name)]) }
  }

  private func addContents(to text: inout MetricsText) {
    let snapshot = catalog.snapshot
    text.single("hangviet_snapshot_version", .gauge, "Changeset that the map shows.", Int(snapshot.version.changeset))
    text.single(
      "hangviet_snapshot_age_seconds", .gauge, "Since the map last changed, or was loaded.",
      Date().timeIntervalSince(catalog.publishedAt))
    text.single("hangviet_outlets", .gauge, "Outlets on the map, closed ones included.", snapshot.count)
    text.single(
      "hangviet_database_readable", .gauge, "1 while the database can be followed.", readiness.isReady ? 1 : 0)
    if let desk {
      text.family("hangviet_desk_queue", .gauge, "Work of the officers' desk that runs or waits.")
      text.add(desk.threads.load, [("threads", "desk")])
      text.add(desk.passwordThread.load, [("threads", "passwords")])
      let results = desk.uploadResults
      text.family("hangviet_uploads_total", .counter, "What became of lists that were sent.")
      for (name, counter) in [
        ("stored", results.stored), ("read", results.read), ("unreadable", results.unreadable),
        ("published", results.published),
      ] { text.add(counter.count, [("result", name)]) }
    }
    if let bytes = Self.residentBytes {
      text.single("process_resident_memory_bytes", .gauge, "Memory that the process takes up.", bytes)
    }
  }

  /// Nil where there is no `/proc`.
  private static var residentBytes: Int? {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
    return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map {
      $0 * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
  }
}
