import Catalog
import Foundation
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix
import Outlets
import Render

/// Answers the reads that a map asks again and again — items, nearest, one item, tiles, and their 304s — where they
/// arrive, on the connection's own thread.
///
/// They need nothing but memory, so that the way through a task and an asynchronous stream would cost more than the
/// answer. Whatever is not such a read, or is not answered with success, goes on to the router, which makes the same
/// answers from the same handlers: this is a short cut, never another meaning.
final class HotReads: Sendable {
  let outlets: OutletsController
  let tiles: TilesController
  /// What every answer here carries, as HTTP/1 writes it.
  private let constants: [UInt8]
  private let date = SecondText(HotReads.httpDate)
  private let gzip = ThreadSpecificVariable<GzipEncoder>()

  init(outlets: OutletsController, tiles: TilesController) {
    (self.outlets, self.tiles) = (outlets, tiles)
    constants = (HeadersMiddleware.apiData + Answer.constants).flatMap {
      Array("\($0.name.rawName): \($0.value)\r\n".utf8)
    }
  }

  private static let collection = CollectionID.outlets.path + "/"

  /// Whether it is worth while to look at a request: GET on one of the addresses, with nothing that takes long.
  ///
  /// - Parameter head: of a client that keeps the connection.
  func mayAnswer(_ head: HTTPRequestHead) -> Bool {
    guard head.method == .GET, covers(head.uri) else { return false }
    // Who wants anything but JSON, or has a choice, is the router's.
    return head.accept.map { $0 == "*/*" || $0.hasSuffix("json") && !$0.contains(",") && !$0.contains(";") } ?? true
  }

  func covers(_ target: String) -> Bool { target.hasPrefix(Self.collection) }

  /// An answer as HTTP/1 has it, but for the end of its head: more headers and an empty line follow.
  struct Message {
    let status: HTTPResponse.Status
    var head: [UInt8]
    var body: ByteBuffer?
  }

  /// Nil where the router shall answer: on errors, and where making the answer could keep other connections waiting.
  func answer(_ read: PlainRead, from peer: String) -> Message? {
    let bytes = read.path.utf8.dropFirst(Self.collection.utf8.count)
    guard !bytes.contains(UInt8(ascii: "%")) else { return nil }
    let path = Substring(bytes)
    do {
      let parameters = try QueryParameters(read)
      guard parameters.has(only: Self.cheap), parameters["limit"]?.utf8.count ?? 0 <= 3 else { return nil }
      if path == "items" { return complete(try outlets.items(parameters, read, from: peer), read) }
      if path == "nearest" { return complete(try outlets.nearest(parameters, read, from: peer), read) }
      if path.hasPrefix("items/") {
        return complete(try outlets.item(String(path.dropFirst(6)), parameters, read, from: peer), read)
      }
      let tiles = "tiles/WebMercatorQuad/"
      guard path.hasPrefix(tiles) else { return nil }
      return complete(try self.tiles.tile(path.dropFirst(tiles.utf8.count), parameters, read), read)
    } catch {
      return nil
    }
  }

  /// Not those that take their time: words are looked up in all blocks, values of some properties in all features,
  /// filters and orders can ask for anything, pages are made for people, and other reference systems are PROJ's work;
  /// nor pages of a thousand and more.
  private static let cheap =
    ["bbox", "limit", "cursor", "offset", "point", "max-distance", "properties", "open", "online_order"]
    + OutletProperty.allCases.filter(\.isIndexed).map(\.rawValue)

  private func complete(_ answer: Answer, _ request: PlainRead) -> Message {
    var head: [UInt8] = []
    head.reserveCapacity(1024)
    head.append("HTTP/1.1 ")
    head.append(String(answer.status.code))
    head.append(" ")
    head.append(answer.status.reasonPhrase)
    head.append("\r\n")
    head.append("ETag: ")
    head += answer.tag.bytes
    head.append("\r\n")
    if let type = answer.type { head.appendHeader("Content-Type", type) }
    if let system = answer.contentCRS { head.appendHeader("Content-Crs", system) }
    var body = answer.body
    if let plain = body {
      if plain.readableBytes >= CompressionInstaller.smallest, request.takesGzip,
        CompressionInstaller.isText(answer.type ?? "")
      {
        body = encoder.encode(plain)
        head.appendHeader("Content-Encoding", "gzip")
      }
      head.appendHeader("Content-Length", String(body?.readableBytes ?? 0))
    }
    head += constants
    head.appendHeader("Date", date.text)
    return Message(status: answer.status, head: head, body: body)
  }

  /// That of this thread.
  private var encoder: GzipEncoder {
    if let encoder = gzip.currentValue { return encoder }
    let encoder = GzipEncoder()
    gzip.currentValue = encoder
    return encoder
  }
}

extension HotReads {
  /// IMF-fixdate (RFC 9110, 5.6.7).
  @Sendable private static func httpDate(_ date: Date) -> String {
    let style = Date.VerbatimFormatStyle(
      format: """
        \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
        \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\(second: .twoDigits) GMT
        """,
      locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
    return date.formatted(style)
  }
}

extension [UInt8] {
  mutating func appendHeader(_ name: String, _ value: String) {
    append(name)
    append(": ")
    append(value)
    append("\r\n")
  }
}
