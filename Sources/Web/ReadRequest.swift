import HTTPTypes
import Hummingbird
import NIOHTTP1

/// What an answer can depend on of a read, whichever way the request came: by the router, or by ``HotReads``.
protocol ReadRequest {
  /// Behind the question mark, as it came.
  var query: Substring { get }
  var accept: String? { get }
  var ifNoneMatch: String? { get }
  /// The host that was asked.
  var host: String? { get }
  /// What proxies say.
  var forwarded: ForwardedHeader { get }
}

extension Request: ReadRequest {
  var query: Substring { uri.query.map { $0[...] } ?? "" }
  var accept: String? { headers[.accept] }
  var ifNoneMatch: String? { headers[.ifNoneMatch] }
  var host: String? { head.authority }
  var forwarded: ForwardedHeader { ForwardedHeader(headers) }
}

/// What ``HotReads`` needs of a request, taken out of its head once: for a request that differs in its target alone the
/// rest can be used again.
struct PlainRead: ReadRequest {
  /// The address as it came.
  var target: String
  let accept: String?
  let ifNoneMatch: String?
  let host: String?
  let takesGzip: Bool
  private let headers: HTTPHeaders

  init(_ head: HTTPRequestHead) {
    target = head.uri
    accept = head.accept
    ifNoneMatch = head.list("if-none-match")
    host = head.headers.first(name: "host")
    takesGzip = head.acceptEncoding.map { MediaRange.isTaken("gzip", in: $0) } ?? false
    headers = head.headers
  }

  /// Up to the query.
  var path: Substring { parts.path }
  var query: Substring { parts.query }
  var forwarded: ForwardedHeader { ForwardedHeader(headers) }

  private var parts: (path: Substring, query: Substring) {
    let bytes = target.utf8.span
    for place in bytes.indices where bytes[place] == UInt8(ascii: "?") {
      let mark = target.utf8.index(target.startIndex, offsetBy: place)
      return (target[..<mark], target[target.utf8.index(after: mark)...])
    }
    return (target[...], "")
  }
}

extension HTTPRequestHead {
  var accept: String? { list("accept") }
  var acceptEncoding: String? { list("accept-encoding") }

  /// A header that may stand on several lines, which are one list.
  fileprivate func list(_ name: String) -> String? {
    guard let first = headers.first(name: name) else { return nil }
    let values = headers[name]
    return values.count == 1 ? first : values.joined(separator: ", ")
  }
}
