import Foundation
import HTTPTypes
import Hummingbird
import Outlets
import Store

/// The gate of the officers' desk: whose request it is, and that a write comes from our own page.
///
/// Everything behind it runs on the desk's threads.
struct DeskMiddleware: RouterMiddleware {
  typealias Context = MapRequestContext

  let desk: Desk
  let settings: ServerSettings

  static let path = "/officer/api"
  static let reportsPath = "/reports"
  /// `__Host-` binds the cookie to this host and to https, or to a browser on the same machine.
  static let cookieName = "__Host-hangviet"

  /// Whether something may be written at an address, with its query or without.
  static func covers(_ target: String) -> Bool {
    target.hasPrefix(Self.path + "/") || target.prefix { $0 != "?" } == reportsPath
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    try await withTaskExecutorPreference(desk.threads) {
      try await answer(request, context: context, next: next)
    }
  }

  private func answer(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var context = context
    let bearer = bearerToken(request)
    let isRead = request.method == .get || request.method == .head
    // A script names its token by itself; a browser's cookie may come along with a foreign page's request.
    if !isRead, bearer == nil, !isFromHere(request, context) { throw Problem.wrongOrigin }
    if let token = bearer ?? request.cookies[Self.cookieName]?.value {
      let session = try desk.store.session(token)
      // A browser's token is good as a cookie alone, where no script can read it.
      context.session = session.flatMap { ($0.label != nil) == (bearer != nil) ? $0 : nil }
    }
    var response = try await next(request, context)
    response.headers[.cacheControl] = "no-store"
    return response
  }

  private func bearerToken(_ request: Request) -> String? {
    guard let text = request.headers[.authorization], text.lowercased().hasPrefix("bearer ") else { return nil }
    return String(text.dropFirst(7))
  }

  /// Browsers name the page's origin with every write.
  private func isFromHere(_ request: Request, _ context: Context) -> Bool {
    guard let origin = request.headers[.origin], let scheme = origin.range(of: "://") else { return false }
    let host = origin[scheme.upperBound...]
    let base = SiteURL(request, from: context.peer, settings: settings, .json).base
    return host == request.head.authority ?? "" || base == origin || base.hasPrefix(origin + "/")
  }
}

extension MapRequestContext {
  /// Who asks.
  func signedIn() throws -> Officer {
    guard let session else { throw Problem.signedOut }
    return session.officer
  }

  func admin() throws -> Officer {
    let officer = try signedIn()
    guard officer.role == .admin else { throw Problem.notAllowed }
    return officer
  }

  /// Who asks with a session of the browser: a script's token must not become another key to an account.
  func byHand() throws -> Officer {
    let officer = try signedIn()
    guard session?.label == nil else {
      throw Problem.desk(
        .forbidden, "not-allowed",
        BilingualText(
          vi: "Việc này cần đăng nhập bằng mật khẩu, không dùng mã truy cập.",
          en: "This takes a sign-in with the password, not a token."))
    }
    return officer
  }
}
