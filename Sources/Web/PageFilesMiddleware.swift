import Foundation
import HTTPTypes
import Hummingbird
import Render

/// Tells with each page whether the scripts, styles and pictures that it is made of are as they were: a browser that
/// holds those of the same tag (`service-worker.js`) asks for none of them again.
struct PageFilesMiddleware: RouterMiddleware {
  typealias Context = MapRequestContext

  /// Looked at once a second: files may be put in place while the server runs.
  private let tag: SecondText

  /// - Parameters:
  ///   - root: the folder whose files are served.
  ///   - build: changes with the program.
  init(root: URL, build: String) {
    tag = SecondText { _ in "\(build)-\(Self.state(of: root))" }
  }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if response.headers[.contentType]?.hasPrefix("text/html") == true { response.headers[.pageFiles] = tag.text }
    return response
  }

  /// How many files there are, how long all are, and when the latest changed.
  private static func state(of folder: URL) -> String {
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
    var (count, bytes, latest) = (0, 0, 0.0)
    for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: Array(keys))
      ?? .init()
    {
      guard let values = try? file.resourceValues(forKeys: keys) else { continue }
      count += 1
      bytes += values.fileSize ?? 0
      latest = max(latest, values.contentModificationDate?.timeIntervalSince1970 ?? 0)
    }
    return [count, bytes, Int(latest * 1000)].map { String($0, radix: 36) }.joined(separator: "-")
  }
}

extension HTTPField.Name {
  fileprivate static let pageFiles = Self("X-Page-Files")!
}
