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

extension HTTPRequestHead: ReadRequest {
  /// Up to the query.
  var path: Substring { parts.path }

  var query: Substring { parts.query }

  private var parts: (path: Substring, query: Substring) {
    let uri = uri
    let bytes = uri.utf8.span
    for place in bytes.indices where bytes[place] == UInt8(ascii: "?") {
      let mark = uri.utf8.index(uri.startIndex, offsetBy: place)
      return (uri[..<mark], uri[uri.utf8.index(after: mark)...])
    }
    return (uri[...], "")
  }
  var accept: String? { list("accept") }
  var ifNoneMatch: String? { list("if-none-match") }
  var host: String? { headers.first(name: "host") }
  var acceptEncoding: String? { list("accept-encoding") }

  var forwarded: ForwardedHeader {
    var fields = HTTPFields()
    for name in ForwardedHeader.names {
      for value in headers[name.rawName] { fields.append(HTTPField(name: name, value: value)) }
    }
    return ForwardedHeader(fields)
  }

  /// A header that may stand on several lines, which are one list.
  private func list(_ name: String) -> String? {
    guard let first = headers.first(name: name) else { return nil }
    let values = headers[name]
    return values.count == 1 ? first : values.joined(separator: ", ")
  }
}
