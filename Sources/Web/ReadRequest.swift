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
  var path: Substring { uri.utf8.firstIndex(of: UInt8(ascii: "?")).map { uri[..<$0] } ?? uri[...] }

  var query: Substring {
    uri.utf8.firstIndex(of: UInt8(ascii: "?")).map { uri[uri.utf8.index(after: $0)...] } ?? ""
  }
  var accept: String? { list("accept") }
  var ifNoneMatch: String? { list("if-none-match") }
  var host: String? { headers.first(name: "host") }

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
