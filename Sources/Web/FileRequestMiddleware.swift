import Foundation
import HTTPTypes
import Hummingbird
import Outlets

/// What a request must be like before a file is looked for, and what of the file server's answers is kept back.
///
/// The file server takes a NUL for the end of a name, answers a folder by a redirect to what may read as another
/// host (`//css`), and a range beyond the end with a wrong length: none of these gets to it.
struct FileRequestMiddleware: RouterMiddleware {
  typealias Context = MapRequestContext

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path.removingPercentEncoding ?? ""
    guard !path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw Problem(
        status: .badRequest, title: BilingualText(vi: "Địa chỉ không hợp lệ", en: "Invalid address"),
        detail: BilingualText(
          vi: "Địa chỉ chứa ký tự điều khiển.", en: "The address holds a control character."))
    }
    if !path.hasPrefix("/api") {
      guard !path.contains("//"), !path.contains("/."), path == "/" || !path.hasSuffix("/") else {
        throw HTTPError(.notFound)
      }
    }
    var head = request.head
    head.headerFields[.range] = nil
    var response = try await next(Request(head: head, body: request.body), context)
    // A folder.
    if response.status == .movedPermanently { throw HTTPError(.notFound) }
    response.headers[.acceptRanges] = nil
    return response
  }
}
