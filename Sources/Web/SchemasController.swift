import Catalog
import HTTPTypes
import Hummingbird
import Render

/// What the collections' properties are, which of them may be asked for, and which put features in order: JSON Schemas.
struct SchemasController: DocumentController, Sendable {
  let catalog: Catalog
  let settings: ServerSettings

  @Sendable func queryables(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context) { OutletSchema.queryables(id: $0(.queryables)) }
  }

  @Sendable func sortables(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context) { OutletSchema.sortables(id: $0(.sortables)) }
  }

  @Sendable func outlets(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context) { OutletSchema.features(id: $0(.schema(.outlets))) }
  }

  @Sendable func communes(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context) { CommuneFeature.schema(id: $0(.schema(.communes))) }
  }

  private func answer(
    _ request: Request, _ context: MapRequestContext, _ document: (SiteURL) -> JSONValue
  ) throws -> Response {
    try answer(request, context, type: Self.type(request), hasPage: false, document)
  }

  /// GDAL 3.6 names JSON and GeoJSON only, and takes nothing else.
  private static func type(_ request: Request) -> String {
    let types = MediaRange.ranges(request.headers[.accept] ?? "").filter { $0.weight > 0 }.map(\.type)
    let takesSchema = types.isEmpty || types.contains { [ContentType.schema, "*/*", "application/*"].contains($0) }
    return !takesSchema && types.contains { $0.contains("json") } ? ContentType.json : ContentType.schema
  }
}
