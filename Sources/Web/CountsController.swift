import Catalog
import Foundation
import Hummingbird
import Outlets
import Render

/// How many outlets each filter would leave.
struct CountsController: Sendable {
  let catalog: Catalog
  let settings: ServerSettings

  @Sendable func counts(_ request: Request, _ context: MapRequestContext) throws -> Response {
    var parameters = try QueryParameters(request)
    let query = try OutletQuery(&parameters)
    let representation = try Representation.jsonOnly(&parameters)
    try parameters.finish()
    let snapshot = catalog.snapshot
    let moment = query.opening?.moment ?? LocalMoment(.now)
    return Answer(
      request, representation, version: snapshot.version, build: settings.build + moment.tag, type: ContentType.json
    ) {
      let found = snapshot.counts(query, at: moment)
      var members = OutletProperty.allCases.compactMap { property -> (key: String, value: JSONValue)? in
        guard let counts = found.counts[property] else { return nil }
        return (property.rawValue, .object(property.vocabulary!.map { ($0, .number(Double(counts[$0] ?? 0))) }))
      }
      members.append(("online_order", ["true": .number(Double(found.onlineOrder))]))
      members.append(
        (
          "open",
          .object(OpeningState.allCases.map { ($0.parameter, .number(Double(found.opening[$0] ?? 0))) })
        ))
      return JSONValue.object([
        ("numberMatched", .number(Double(found.matched))), ("counts", .object(members)),
      ]).bytes
    }.response
  }
}
