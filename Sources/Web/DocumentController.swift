import Catalog
import Hummingbird
import Render

/// Answers documents that depend on nothing but the catalog's version and the address they are asked under.
protocol DocumentController {
  var catalog: Catalog { get }
  var settings: ServerSettings { get }
}

extension DocumentController {
  /// - Parameter hasPage: for people, too; else the document is for programs alone.
  func answer(
    _ request: Request, _ context: MapRequestContext, type: String = ContentType.json, hasPage: Bool,
    _ document: (SiteURL) -> JSONValue
  ) throws -> Response {
    var parameters = try QueryParameters(request)
    let representation =
      hasPage ? try Representation(&parameters, request) : try Representation.jsonOnly(&parameters)
    try parameters.finish()
    return Answer(
      request, representation, version: catalog.snapshot.version, build: settings.build, type: type
    ) {
      document(SiteURL(request, from: context.peer, settings: settings, representation)).bytes
    }.response
  }
}
