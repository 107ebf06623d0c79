import HTTPTypes
import Hummingbird

/// Headers that every answer carries: what a browser may do with it, and who may read it.
struct HeadersMiddleware: RouterMiddleware {
  typealias Context = MapRequestContext

  /// The same for every answer, checked once.
  private let common: [HTTPField]
  private static let api = [
    HTTPField(name: .accessControlAllowOrigin, value: "*"),
    HTTPField(name: .accessControlExposeHeaders, value: "ETag, Link"),
  ]

  /// - Parameter tileOrigin: where the operator's base map comes from, when it is not from here.
  init(tileOrigin: String?) {
    let tiles = tileOrigin.map { " \($0)" } ?? ""
    let contentSecurityPolicy = [
      "default-src 'none'", "script-src 'self'", "worker-src blob:", "child-src blob:", "style-src 'self'",
      "img-src 'self' data: blob:\(tiles)", "connect-src 'self'\(tiles)", "manifest-src 'self'", "base-uri 'none'",
      "form-action 'self'", "frame-ancestors 'self'",
    ].joined(separator: "; ")
    common = [
      HTTPField(name: .contentSecurityPolicy, value: contentSecurityPolicy),
      HTTPField(name: .xContentTypeOptions, value: "nosniff"),
      HTTPField(name: .referrerPolicy, value: "strict-origin-when-cross-origin"),
      HTTPField(name: .permissionsPolicy, value: "geolocation=(self), camera=(), microphone=()"),
    ]
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let isAPI = request.uri.path.hasPrefix("/api")
    var response: Response
    if isAPI, request.method == .options {
      response = Response(
        status: .noContent,
        headers: [
          .accessControlAllowMethods: "GET, HEAD, OPTIONS", .accessControlAllowHeaders: "If-None-Match",
          .accessControlMaxAge: "86400",
        ])
    } else {
      response = try await next(request, context)
    }
    if request.method == .head {
      response = response.createHeadResponse()
      response.headers[.uncompressed] = "1"
    }
    complete(&response.headers, isAPI: isAPI)
    return response
  }

  /// Adds what every answer carries.
  func complete(_ headers: inout HTTPFields, isAPI: Bool) {
    if isAPI { headers.append(contentsOf: Self.api) }
    if !headers.contains(.vary) { headers[.vary] = "Accept-Encoding" }
    headers.append(contentsOf: common)
  }
}

extension HTTPField.Name {
  /// Between here and ``CompressionInstaller``, which takes it off: not to be compressed.
  static let uncompressed = Self("X-Uncompressed")!
  fileprivate static let referrerPolicy = Self("Referrer-Policy")!
  fileprivate static let permissionsPolicy = Self("Permissions-Policy")!
}
