import Foundation
import HTTPTypes
import Hummingbird

/// Large files that never change are compressed once, when they are fetched, and as small as they get: `x.js.br` lies
/// beside `x.js`, and goes to those who take Brotli.
struct CompressedFilesMiddleware: RouterMiddleware {
  typealias Context = MapRequestContext

  private static let folder = "/vendor/"
  private static let types = ["js": "text/javascript", "css": "text/css"]

  /// Addresses of the files that have a compressed one beside them.
  private let compressed: Set<String>

  /// - Parameter root: the folder whose files are served.
  init(root: URL) {
    let names = try? FileManager.default.contentsOfDirectory(atPath: root.path + Self.folder)
    compressed = Set((names ?? []).filter { $0.hasSuffix(".br") }.map { Self.folder + $0.dropLast(3) })
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    guard compressed.contains(path), MediaRange.isTaken("br", in: request.headers[.acceptEncoding] ?? "") else {
      return try await next(request, context)
    }
    var head = request.head
    head.path = path + ".br"
    var response = try await next(Request(head: head, body: request.body), context)
    response.headers[.cacheControl] = "no-cache"
    guard response.status == .ok else { return response }
    response.headers[.contentType] = path.split(separator: ".").last.flatMap { Self.types[String($0)] }
    response.headers[.contentEncoding] = "br"
    return response
  }
}
