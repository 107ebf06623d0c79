import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Outlets
import Render

/// The one place where errors become answers.
struct ProblemMiddleware: RouterMiddleware {
  typealias Context = MapRequestContext

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let isRead = request.method == .get || request.method == .head || request.method == .options
    guard isRead || DeskMiddleware.covers(request.uri.path) else {
      return Problem(
        status: .methodNotAllowed,
        title: BilingualText(vi: "Phương thức không được hỗ trợ", en: "Method not allowed"),
        detail: BilingualText(
          vi: "Địa chỉ này chỉ đọc: dùng GET.", en: "This resource is read only: use GET.")
      ).response
    }
    do {
      return try await next(request, context)
    } catch let problem as Problem {
      return answer(problem, to: request)
    } catch let error as HTTPError where error.status == .notFound {
      if let address = Self.plainAddress(request) { return .redirect(to: address, type: .permanent) }
      let problem = Problem.notFound(
        vi: "Không có gì ở địa chỉ này. Bắt đầu từ / (bản đồ) hoặc /api (dữ liệu mở).",
        en: "There is nothing at this address. Start from / (the map) or /api (open data).")
      return answer(problem, to: request)
    } catch let error as any HTTPResponseError {
      return Problem(
        status: error.status,
        title: BilingualText(vi: "Yêu cầu không thực hiện được", en: "The request cannot be answered"),
        detail: BilingualText(
          vi: "Máy chủ trả lời: \(error.status)", en: "The server answered: \(error.status)")
      ).response
    } catch {
      let problem =
        (error as? any DeskError)?.problem
        ?? Problem(
          status: .internalServerError, title: BilingualText(vi: "Lỗi máy chủ", en: "Server error"),
          detail: BilingualText(
            vi: "Đã có lỗi ở máy chủ. Thử lại sau ít phút.", en: "Something failed in the server. Try again later."))
      if problem.status.code >= 500 {
        context.logger.error(
          "request failed",
          metadata: [
            "error": "\(error)", "request": "\(request.headers[.requestID] ?? "")",
            "route": "\(context.endpointPath ?? "other")",
          ])
      }
      return problem.response
    }
  }

  /// People add a slash where none belongs, and programs encode letters that need it not (RFC 3986, 6.2.2.2; no
  /// dot, which could lead to another folder); nil where there is neither, or what is left could name another host.
  private static func plainAddress(_ request: Request) -> String? {
    let uri = request.uri
    guard !uri.path.dropFirst().hasPrefix("/"), !uri.path.contains("\\") else { return nil }
    var path = uri.path.replacing(/%[0-9A-Fa-f]{2}/) { match in
      match.output.removingPercentEncoding.flatMap { $0.wholeMatch(of: /[A-Za-z0-9_~-]/) != nil ? $0 : nil }
        ?? String(match.output)
    }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path == uri.path ? nil : path + (uri.query.map { "?\($0)" } ?? "")
  }

  /// A page for whoever followed a link to one; programs get the document.
  private func answer(_ problem: Problem, to request: Request) -> Response {
    var response = problem.response
    let path = request.uri.path
    let wantsPage =
      request.headers[.accept]?.contains("text/html") == true
      || (path.hasPrefix("/api") && request.uri.queryParameters["f"] == "html")
    guard !DeskMiddleware.covers(path), wantsPage else { return response }
    let language = PageLanguage(request)
    let page = ProblemPage(title: problem.title, detail: problem.detail, language)
    response.headers[.contentType] = ContentType.page
    response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: page.bytes))
    return response
  }
}

extension HTTPField.Name {
  fileprivate static let requestID = Self("X-Request-ID")!
}
