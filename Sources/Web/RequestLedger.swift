import Logging
import NIOCore
import NIOHTTP1
import Synchronization

/// The requests of a connection that are on their way through the server, in order; each is counted and logged when
/// it has been answered. The log has the route, never the address with what it asks for.
struct RequestLedger {
  struct Entry {
    let id: String
    let method: HTTPMethod
    let route: RouteMeter
    let client: ClientAddress
    /// HTTP/1.0.
    let isOld: Bool
    let closes: Bool
    /// When the request was here, body and all.
    var read: NIODeadline?
    var status: HTTPResponseStatus?
    /// From then to the beginning of the answer.
    var nanoseconds: Int64 = 0
  }

  private var entries: [Entry] = []
  /// When a request or an answer came to its end.
  private(set) var latest = NIODeadline.now()

  var count: Int { entries.count }
  var isEmpty: Bool { entries.isEmpty }
  var latestEntry: Entry? { entries.last }
  /// All requests have come to their end.
  var isWhole: Bool { entries.last?.read != nil }
  /// The first request is one for a head alone.
  var isHead: Bool { entries.first?.method == .HEAD }
  /// The first answer is being sent.
  var hasBegun: Bool { entries.first?.status != nil }
  /// The first request is here, body and all, and its answer is still to come.
  var isWorkedOn: Bool { entries.first.map { $0.read != nil && $0.status == nil } ?? false }

  mutating func append(_ entry: Entry) { entries.append(entry) }

  /// The last request's body is complete.
  mutating func isRead(at time: NIODeadline) {
    latest = time
    if !entries.isEmpty { entries[entries.count - 1].read = time }
  }

  /// The first request's answer begins.
  mutating func begin(_ status: HTTPResponseStatus, at moment: NIODeadline = .now()) -> Entry? {
    guard let entry = entries.first else { return nil }
    entries[0].status = status
    let time = entry.read.map { (moment - $0).nanoseconds } ?? 0
    entries[0].nanoseconds = time
    entry.route.record(status: Int(status.code), nanoseconds: time)
    return entry
  }

  /// The first request's answer has been sent.
  mutating func finish(_ logger: Logger, at moment: NIODeadline = .now()) {
    if entries.isEmpty { return }
    let entry = entries.removeFirst()
    latest = moment
    guard let status = entry.status?.code else { return }
    let isWrite = ![.GET, .HEAD, .OPTIONS].contains(entry.method)
    let level: Logger.Level = status >= 500 && status != 503 ? .warning : isWrite ? .info : .debug
    logger.log(
      level: level, "request",
      metadata: [
        "request": "\(entry.id)", "method": "\(entry.method)", "route": "\(entry.route.template)",
        "status": "\(status)", "milliseconds": "\(Double(entry.nanoseconds / 1000) / 1000)",
        "client": "\(entry.client.truncated)",
      ])
  }

  private static let prefix = String(UInt32.random(in: 36 * 36 * 36 * 36..<36 * 36 * 36 * 36 * 36), radix: 36) + "-"
  private static let number = Atomic(0)

  /// Up to fifteen characters, which need no memory of their own: five of this run of the program, then a number.
  static func newID() -> String {
    prefix + String(number.wrappingAdd(1, ordering: .relaxed).newValue)
  }

  static func isOfID(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: false
    }
  }
}
