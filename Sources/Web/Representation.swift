import Render

/// In which form a document is answered.
enum Representation: String, CaseIterable {
  case json, html

  /// What `f` says, else what the client's `Accept` wants most; JSON where it does not care.
  init(_ parameters: inout QueryParameters, _ request: some ReadRequest) throws {
    if let text = parameters.take("f") {
      guard let representation = Self(rawValue: text) else {
        throw Problem.parameter("f", vi: "chỉ nhận json hoặc html", en: "takes json or html")
      }
      self = representation
      return
    }
    guard let accept = request.accept, accept != "*/*" else {
      self = .json
      return
    }
    let ranges = MediaRange.ranges(accept)
    let (html, json) = (Self.preference(for: .html, ranges), Self.preference(for: .json, ranges))
    let isSooner = html.weight == json.weight && html.weight > 0 && html.place < json.place
    self = html.weight > json.weight || isSooner ? .html : .json
  }

  /// How much a client wants a form, by the most specific range that covers it (RFC 9110, 12.5.1), and the place of
  /// that range, which decides where it wants two alike.
  private static func preference(for form: Representation, _ ranges: [MediaRange]) -> (weight: Double, place: Int) {
    var best: (specificity: Int, weight: Double, place: Int) = (0, 0, ranges.count)
    for (place, range) in ranges.enumerated() {
      let specificity =
        switch range.type {
        case "*/*": 1
        case "text/*": form == .html ? 2 : 0
        case "application/*": form == .json ? 2 : 0
        case ContentType.html: form == .html ? 3 : 0
        default: form == .json && range.type.contains("json") ? 3 : 0
        }
      if specificity > best.specificity { best = (specificity, range.weight, place) }
    }
    return (best.weight, best.place)
  }

  /// For a document that has no page.
  static func jsonOnly(_ parameters: inout QueryParameters) throws -> Representation {
    guard let text = parameters.take("f"), text != "json" else { return .json }
    throw Problem.parameter("f", vi: "chỉ nhận json", en: "takes json")
  }
}
