import HTTPTypes
import Hummingbird
import NIOCore

/// Headers that every answer carries: what a browser may do with it, and who may read it.
struct HeadersMiddleware: RouterMiddleware {
  typealias Context = MapRequestContext

  /// For pages, pictures with scripts, and workers. Made once.
  private let document: [HTTPField]
  /// For the map within another site's page.
  private let embeddedMap: [HTTPField]
  /// For what is no document: a browser that is made to take it for one runs nothing and shows it in no frame. Short,
  /// since a page is fetched in many parts.
  private static let data = [
    HTTPField(name: .contentSecurityPolicy, value: "default-src 'none'; frame-ancestors 'none'"), noSniffing,
    referrers,
  ]
  private static let noSniffing = HTTPField(name: .xContentTypeOptions, value: "nosniff")
  private static let referrers = HTTPField(name: .referrerPolicy, value: "strict-origin-when-cross-origin")
  private static let api = [
    HTTPField(name: .accessControlAllowOrigin, value: "*"),
    HTTPField(name: .accessControlExposeHeaders, value: "ETag, Link, Content-Crs, Retry-After, X-Request-ID"),
  ]

  /// What ``complete(_:isAPI:isEmbedded:isWorker:)`` adds to the API's data.
  static let apiData = api + data

  /// - Parameter tileOrigin: where the operator's base map comes from, when it is not from here.
  init(tileOrigin: String?) {
    let tiles = tileOrigin.map { " \($0)" } ?? ""
    let page = [
      "default-src 'none'", "script-src 'self'", "worker-src 'self' blob:", "child-src blob:", "style-src 'self'",
      "img-src 'self' data: blob:\(tiles)", "connect-src 'self'\(tiles)", "manifest-src 'self'", "base-uri 'none'",
      "form-action 'self'",
    ].joined(separator: "; ")
    let document = { (ancestors: String) in
      [
        HTTPField(name: .contentSecurityPolicy, value: "\(page); frame-ancestors \(ancestors)"), Self.noSniffing,
        Self.referrers,
        HTTPField(name: .permissionsPolicy, value: "geolocation=(self), camera=(), microphone=()"),
      ]
    }
    self.document = document("'self'")
    embeddedMap = document("*")
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let isAPI = Self.isAPI(request.uri.path)
    var response: Response
    if request.method == .options, !DeskMiddleware.covers(request.uri.path) {
      response = Response(status: .noContent, headers: [.allow: "GET, HEAD, OPTIONS"])
      if isAPI {
        response.headers[.accessControlAllowMethods] = "GET, HEAD, OPTIONS"
        response.headers[.accessControlAllowHeaders] = "If-None-Match"
        response.headers[.accessControlMaxAge] = "86400"
      }
    } else {
      response = try await next(request, context)
    }
    if request.method == .head {
      let length = response.headers[.contentLength]
      response = response.createHeadResponse()
      response.headers[.contentLength] = length
      response.headers[.headOnly] = "1"
    }
    // A worker is bound by the policy of its own script.
    let isWorker = request.uri.path == "/service-worker.js"
    complete(&response.headers, isAPI: isAPI, isEmbedded: Self.isEmbeddedMap(request), isWorker: isWorker)
    return response
  }

  /// Whether pages of other sites may read what is at an address, with its query or without.
  static func isAPI(_ target: String) -> Bool {
    let path = target.prefix { $0 != "?" }
    return path == "/api" || path.hasPrefix("/api/") || path.hasPrefix("/downloads/")
  }

  /// The map page, and only that, may stand in another site's frame, when the address says so.
  private static func isEmbeddedMap(_ request: Request) -> Bool {
    request.uri.path == "/" && request.uri.query?.split(separator: "&").contains("embed=1") == true
  }

  /// Adds what every answer carries.
  func complete(_ headers: inout HTTPFields, isAPI: Bool, isEmbedded: Bool = false, isWorker: Bool = false) {
    let type = headers[.contentType] ?? ""
    let isDocument = isWorker || type.hasPrefix("text/html") || type.hasPrefix("image/svg")
    if isAPI { headers.append(contentsOf: Self.api) }
    if !headers.contains(.vary) { headers[.vary] = "Accept-Encoding" }
    headers.append(contentsOf: isEmbedded ? embeddedMap : isDocument ? document : Self.data)
  }

  /// An answer that is made without the router, complete.
  func refusal(_ problem: Problem, isAPI: Bool) -> (head: HTTPResponse, body: ByteBuffer) {
    let body = problem.body
    var head = problem.head
    head.headerFields[.contentLength] = String(body.readableBytes)
    complete(&head.headerFields, isAPI: isAPI)
    return (head, body)
  }
}

extension HTTPField.Name {
  /// Between here and ``CompressionInstaller``, which takes it off: no body follows.
  static let headOnly = Self("X-Head-Only")!
  static let contentCrs = Self("Content-Crs")!
  fileprivate static let referrerPolicy = Self("Referrer-Policy")!
  fileprivate static let permissionsPolicy = Self("Permissions-Policy")!
}
