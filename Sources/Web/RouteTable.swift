/// Tells a request's route from its path, for figures and logs that must not hold what the path holds.
struct RouteTable: Sendable {
  private struct Entry: Sendable {
    let template: [UInt8]
    let meter: RouteMeter
  }

  private let entries: [Entry]
  /// Files, and whatever is no route.
  private let other = RouteMeter("other")

  var meters: [RouteMeter] { entries.map(\.meter) + [other] }

  /// The addresses that are asked most.
  private static let hot = "/api/collections/outlets/"

  /// - Parameter templates: paths with parameters in braces, as `/outlets/{id}`.
  init(_ templates: some Sequence<String>) {
    let parameters = { (template: String) in template.utf8.count { $0 == UInt8(ascii: "{") } }
    entries = Set(templates).sorted { one, other in
      let isHot = (one.hasPrefix(Self.hot), other.hasPrefix(Self.hot))
      if isHot.0 != isHot.1 { return isHot.0 }
      // A name before a parameter that would take it as well.
      return (parameters(one), one) < (parameters(other), other)
    }.map { Entry(template: Array($0.utf8), meter: RouteMeter($0)) }
  }

  /// - Parameter target: a request's target; its query plays no part.
  subscript(_ target: String) -> RouteMeter {
    let path = target.utf8.span
    return entries.first { Self.isMatch($0.template, path) }?.meter ?? other
  }

  private static func isMatch(_ template: [UInt8], _ path: Span<UInt8>) -> Bool {
    let slash = UInt8(ascii: "/")
    let question = UInt8(ascii: "?")
    var next = 0
    var place = 0
    while place < template.count {
      if template[place] == UInt8(ascii: "{") {
        let begin = next
        while next < path.count, path[next] != slash, path[next] != question { next += 1 }
        guard begin < next, let close = template[place...].firstIndex(of: UInt8(ascii: "}")) else { return false }
        // An ending behind a parameter belongs to it.
        place = template[close...].firstIndex(of: slash) ?? template.count
      } else {
        guard next < path.count, path[next] == template[place] else { return false }
        next += 1
        place += 1
      }
    }
    return next == path.count || path[next] == question
  }
}
