import Catalog
import Hummingbird
import Render

/// The documents of OGC API – Features that tell a client what there is.
struct StandardsController: Sendable {
  /// Conformance classes that really hold.
  static let conformance = ["core", "geojson", "html", "oas30"].map {
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/\($0)"
  }

  let catalog: Catalog
  let settings: ServerSettings

  @Sendable func landing(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context) { url in
      [
        "title": "Hàng Việt Bình Định",
        "description": "The network that distributes Vietnamese goods in Bình Định: markets, shops, distributors.",
        "attribution": settings.agency.map { .string($0) } ?? nil,
        "links": .array(
          (url.selfLinks(.landing, type: ContentType.json) + [
            Link(href: url(.openAPI), rel: "service-desc", type: ContentType.openAPI, title: "The API in OpenAPI 3.0"),
            Link(href: url(.documentation), rel: "service-doc", type: ContentType.html, title: "The API for people"),
            Link(
              href: url(.conformance), rel: "conformance", type: ContentType.json,
              title: "Conformance classes of this service"),
            Link(href: url(.collections), rel: "data", type: ContentType.json, title: "The collections"),
          ]).map(\.json)),
      ]
    }
  }

  @Sendable func conformance(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context) { url in
      [
        "conformsTo": .strings(Self.conformance),
        "links": .array(url.selfLinks(.conformance, type: ContentType.json).map(\.json)),
      ]
    }
  }

  @Sendable func openAPI(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, type: ContentType.openAPI) { url in
      OpenAPIDocument(server: url.base, agency: settings.agency).json
    }
  }

  @Sendable func collections(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context) { url in
      [
        "links": .array(url.selfLinks(.collections, type: ContentType.json).map(\.json)),
        "collections": .array(["outlets", "communes"].compactMap { document($0, url)?.json }),
      ]
    }
  }

  /// The document of one collection.
  func collection(_ id: String) -> @Sendable (Request, MapRequestContext) throws -> Response {
    { request, context in try answer(request, context) { document(id, $0)!.json } }
  }

  @Sendable func unknownCollection(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let id = context.parameters.get("collection") ?? ""
    throw Problem.notFound(
      vi: "Không có tập dữ liệu \(id.prefix(40)); có outlets và communes.",
      en: "There is no collection \(id.prefix(40)); there are outlets and communes.")
  }

  private func document(_ id: String, _ url: SiteURL) -> CollectionDocument? {
    let links =
      url.selfLinks(.collection(id), type: ContentType.json) + [
        Link(href: url(.items(id)), rel: "items", type: ContentType.geoJSON, title: "The features as GeoJSON"),
        Link(
          href: url(.items(id), [("f", "html")]), rel: "items", type: ContentType.html,
          title: "The features as a page"),
      ]
    switch id {
    case "outlets":
      return CollectionDocument(
        id: id, title: "Điểm bán hàng Việt / Outlets of Vietnamese goods",
        description:
          "Markets, supermarkets, shops, OCOP and Vietnamese-goods points, distributors, agents, cooperatives.",
        extent: settings.extent, links: links)
    case "communes":
      return CollectionDocument(
        id: id, title: "Xã, phường / Communes",
        description: "Centres of the communes of 2025 and of those before, with the number of outlets in each.",
        extent: settings.extent, links: links)
    default: return nil
    }
  }

  private func answer(
    _ request: Request, _ context: MapRequestContext, type: String = ContentType.json,
    _ document: (SiteURL) -> JSONValue
  ) throws -> Response {
    var parameters = try QueryParameters(request)
    // The OpenAPI document is for programs; people have /api.html.
    let representation =
      type == ContentType.json ? try Representation(&parameters, request) : try Representation.jsonOnly(&parameters)
    try parameters.finish()
    return Answer(
      request, representation, version: catalog.snapshot.version, build: settings.build, type: type
    ) {
      document(SiteURL(request, from: context.remoteAddress, settings: settings, representation)).bytes
    }.response
  }
}
