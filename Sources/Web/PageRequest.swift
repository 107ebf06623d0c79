import Catalog
import Hummingbird
import Render

/// A request for a page: in which language, from which snapshot, under which address.
///
/// Parameters that a page does not know are left alone: links from elsewhere carry such.
struct PageRequest {
  let request: Request
  let snapshot: Snapshot
  let language: PageLanguage
  let url: SiteURL
  private let build: String

  init(_ request: Request, _ context: MapRequestContext, _ snapshot: Snapshot, _ settings: ServerSettings) {
    self.request = request
    self.snapshot = snapshot
    language = PageLanguage(request)
    url = SiteURL(request, from: context.peer, settings: settings, .html)
    build = settings.build
  }

  /// Scheme and host as the reader sees them.
  var base: String { url.base }

  /// The page, or 304 where the client has it.
  ///
  /// - Parameter form: tells apart what else the page depends on besides snapshot and language.
  func answer(_ form: String, _ page: () throws -> [UInt8]) rethrows -> Response {
    try Answer(
      request, tag: EntityTag(snapshot.version, build: build, form: "\(form)-\(language.rawValue)"),
      type: ContentType.page, content: page
    ).response
  }

  /// A whole number; nil where it is missing.
  func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    try text(name).map { try QueryParameters.whole($0, of: name, within: range) }
  }

  /// One of a few values; nil where it is missing.
  func value<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, among values: Value.Type
  ) throws -> Value? {
    try text(name).map { try QueryParameters.value($0, of: name) }
  }

  private func text(_ name: String) -> String? {
    request.uri.queryParameters[Substring(name)].flatMap { $0.isEmpty ? nil : String($0) }
  }
}

extension PageLanguage {
  /// The language that a request's address names; Vietnamese without one.
  init(_ request: Request) {
    self = request.uri.queryParameters["lang"].flatMap { PageLanguage(rawValue: String($0)) } ?? .vi
  }
}
