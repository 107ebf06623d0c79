import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Render

/// The answers of ``HotReads``, each by the handler that the router has for the same address.
struct HotAnswers: Sendable {
  let outlets: OutletsController
  let tiles: TilesController
  let headers: HeadersMiddleware
  private let date = SecondText(Self.httpDate)

  init(outlets: OutletsController, tiles: TilesController, headers: HeadersMiddleware) {
    (self.outlets, self.tiles, self.headers) = (outlets, tiles, headers)
  }

  private static let collection = "/api/collections/outlets/"

  /// Whether it is worth while to look at a request: GET on one of the addresses, with nothing that takes long.
  func mayAnswer(_ head: HTTPRequest) -> Bool {
    guard head.method == .get, let path = head.path, path.utf8.starts(with: Self.collection.utf8) else { return false }
    // A client that is about to go, and pages for people, are the router's.
    guard head.headerFields[.connection] == nil else { return false }
    return head.headerFields[.accept]?.contains("html") != true
  }

  /// Nil where the router shall answer: on errors, and where making the answer could keep other connections waiting.
  func answer(_ head: HTTPRequest, from client: SocketAddress?) -> Answer? {
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    let path = request.uri.path.dropFirst(Self.collection.count)
    guard !path.utf8.contains(UInt8(ascii: "%")), isCheap(request.uri.query) else { return nil }
    do {
      var answer: Answer
      if path == "items" {
        answer = try outlets.items(request, from: client)
      } else if path == "nearest" {
        answer = try outlets.nearest(request, from: client)
      } else if path.hasPrefix("items/") {
        answer = try outlets.item(String(path.dropFirst(6)), request, from: client)
      } else if path.hasPrefix("tiles/WebMercatorQuad/") {
        answer = try tiles.tile(path.dropFirst(22), request)
      } else {
        return nil
      }
      if let body = answer.body { answer.headers[.contentLength] = String(body.readableBytes) }
      headers.complete(&answer.headers, isAPI: true)
      answer.headers[.date] = date.text
      return answer
    } catch {
      return nil
    }
  }

  /// Words are looked up in all blocks, pages are made for people, other reference systems are PROJ's work, and large
  /// answers take their time.
  private func isCheap(_ query: String?) -> Bool {
    guard let query else { return true }
    return query.utf8.split(separator: UInt8(ascii: "&")).allSatisfy { parameter in
      if parameter.starts(with: "limit=".utf8) { return parameter.count <= 9 }
      switch parameter.first {
      case UInt8(ascii: "q"): return !parameter.starts(with: "q=".utf8)
      case UInt8(ascii: "f"): return !parameter.starts(with: "f=html".utf8) && !parameter.starts(with: "filter".utf8)
      case UInt8(ascii: "s"): return !parameter.starts(with: "sortby=".utf8)
      case UInt8(ascii: "c"): return !parameter.starts(with: "crs=".utf8)
      case UInt8(ascii: "b"): return !parameter.starts(with: "bbox-crs=".utf8)
      default: return true
      }
    }
  }
}

extension HotAnswers {
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
