import CDispatch
import Foundation
import HTTPTypes
import Hummingbird
import Render

/// Tells with each page whether the scripts, styles and pictures that it is made of are as they were: a browser that
/// holds those of the same tag (`service-worker.js`) asks for none of them again. Each of these tells it, too, so that
/// none of another time, or of somebody in between, is held for it.
struct PageFilesMiddleware: RouterMiddleware {
  typealias Context = MapRequestContext

  private static let folders = ["/css/", "/icons/", "/js/", "/vendor/"]

  /// Looked at once a second: files may be put in place while the server runs.
  private let tag: SecondText

  /// - Parameters:
  ///   - root: the folder whose files are served.
  ///   - build: changes with the program.
  init(root: URL, build: String) {
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let paths = [root.path] + names.map { root.appending(path: $0).path }
    tag = SecondText { _ in "\(build)-\(String(Self.state(of: paths), radix: 36))" }
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    // Before the file is read: what changes in between is newer than its tag, never older.
    let tag = tag.text
    var response = try await next(request, context)
    let isPage = response.headers[.contentType]?.hasPrefix("text/html") == true
    if isPage || Self.folders.contains(where: request.uri.path.hasPrefix) { response.headers[.pageFiles] = tag }
    return response
  }

  /// Changes with any file's time or length, and with a folder's time when files come or go: a fifth of a millisecond,
  /// where going through the folders took four.
  private static func state(of paths: [String]) -> Int {
    paths.reduce(0) { sum, path in
      var info = stat()
      guard unsafe stat(path, &info) == 0 else { return sum }
      return sum &* 31 &+ info.st_mtim.tv_sec &* 1_000_000_000 &+ info.st_mtim.tv_nsec &+ Int(info.st_size)
    }
  }
}

extension HTTPField.Name {
  fileprivate static let pageFiles = Self("X-Page-Files")!
}
