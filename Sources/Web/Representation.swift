import HTTPTypes
import Hummingbird
import Render

/// In which form a document is answered.
enum Representation: String, CaseIterable {
  case json, html

  /// What `f` says, else the first form of ours that the client's `Accept` names; JSON for `*/*`.
  init(_ parameters: inout QueryParameters, _ request: Request) throws {
    if let text = parameters.take("f") {
      guard let representation = Self(rawValue: text) else {
        throw Problem.parameter("f", vi: "chỉ nhận json hoặc html", en: "takes json or html")
      }
      self = representation
      return
    }
    for range in (request.headers[.accept] ?? "").split(separator: ",") {
      let type = range.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
      if type == ContentType.html {
        self = .html
      } else if type.contains("json") || type == "*/*" {
        self = .json
      } else {
        continue
      }
      return
    }
    self = .json
  }

  /// For a document that has no page.
  static func jsonOnly(_ parameters: inout QueryParameters) throws -> Representation {
    guard let text = parameters.take("f"), text != "json" else { return .json }
    throw Problem.parameter("f", vi: "chỉ nhận json", en: "takes json")
  }
}
