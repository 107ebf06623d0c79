import HTTPTypes
import Hummingbird

/// Headers that every answer carries: what a browser may do with it, and who may read it.
struct HeadersMiddleware: RouterMiddleware {
  typealias Context = MapRequestContext

  private let contentSecurityPolicy: String

  /// - Parameter tileOrigin: where the operator's base map comes from, when it is not from here.
  init(tileOrigin: String?) {
    let tiles = tileOrigin.map { " \($0)" } ?? ""
    contentSecurityPolicy = [
      "default-src 'none'", "script-src 'self'", "worker-src blob:", "child-src blob:", "style-src 'self'",
      "img-src 'self' data: blob:\(tiles)", "connect-src 'self'\(tiles)", "manifest-src 'self'", "base-uri 'none'",
      "form-action 'self'", "frame-ancestors 'self'",
    ].joined(separator: "; ")
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
    if isAPI {
      response.headers[.accessControlAllowOrigin] = "*"
      response.headers[.accessControlExposeHeaders] = "ETag, Link"
    }
    if request.method == .head {
      response = response.createHeadResponse()
      response.headers[.uncompressed] = "1"
    }
    if response.headers[.vary] == nil { response.headers[.vary] = "Accept-Encoding" }
    response.headers[.contentSecurityPolicy] = contentSecurityPolicy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "strict-origin-when-cross-origin"
    response.headers[.permissionsPolicy] = "geolocation=(self), camera=(), microphone=()"
    return response
  }
}

extension HTTPField.Name {
  /// Between here and ``CompressionInstaller``, which takes it off: not to be compressed.
  static let uncompressed = Self("X-Uncompressed")!
  fileprivate static let referrerPolicy = Self("Referrer-Policy")!
  fileprivate static let permissionsPolicy = Self("Permissions-Policy")!
}
