import Catalog
import Hummingbird
import Render
import Spatial

/// The documents of OGC API – Features that tell a client what there is.
struct StandardsController: DocumentController, Sendable {
  /// Conformance classes that really hold.
  static let conformance = [
    ("ogcapi-features-1/1.0", ["core", "geojson", "html", "oas30"]), ("ogcapi-features-2/1.0", ["crs"]),
    ("ogcapi-features-3/1.0", ["queryables", "filter", "features-filter", "queryables-query-parameters"]),
    (
      "cql2/1.0",
      [
        "cql2-text", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison",
        "accent-insensitive-comparison", "basic-spatial-functions",
      ]
    ),
    ("ogcapi-tiles-1/1.0", ["core", "tileset", "tilesets-list", "geodata-tilesets", "mvt"]),
  ].flatMap { standard, classes in classes.map { "http://www.opengis.net/spec/\(standard)/conf/\($0)" } }

  let catalog: Catalog
  let settings: ServerSettings
  /// Whether there is a log of changes to answer from.
  let hasChanges: Bool
  private var extent: BoundingBox { catalog.snapshot.extent(settings.extent) }
  private var collections: [CollectionID] { [.outlets, .communes] + (hasChanges ? [.changes] : []) }

  @Sendable func landing(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, hasPage: true) { url in
      [
        "title": "Hàng Việt Bình Định",
        "description": .string(
          "Mạng lưới phân phối hàng Việt ở Bình Định: chợ, cửa hàng, nhà phân phối. / "
            + "The network that distributes Vietnamese goods in Bình Định: markets, shops, distributors."),
        "attribution": settings.agency.map { .string($0) } ?? nil,
        "links": .array(
          (url.selfLinks(.landing) + [
            Link(
              href: url(.openAPI), rel: "service-desc", type: ContentType.openAPI,
              title: "Mô tả API theo OpenAPI 3.0 / The API in OpenAPI 3.0"),
            Link(
              href: url(.documentation), rel: "service-doc", type: ContentType.html,
              title: "Hướng dẫn dùng API / The API for people"),
            Link(
              href: url(.conformance), rel: "conformance", type: ContentType.json,
              title: "Chuẩn được đáp ứng / Conformance"),
            Link(
              href: url(.dcat), rel: "describedby", type: ContentType.jsonLD,
              title: "Mô tả dữ liệu theo DCAT / The data in DCAT"),
            Link(
              href: url(.collections), rel: "data", type: ContentType.json,
              title: "Các tập dữ liệu / The collections"),
            Link(
              href: url(.matrixSets), rel: "\(Self.relations)tiling-schemes",
              type: ContentType.json, title: "Cách chia ô bản đồ / How the tiles part the world"),
          ]).map(\.json)),
      ]
    }
  }

  @Sendable func conformance(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, hasPage: true) { url in
      [
        "conformsTo": .strings(Self.conformance),
        "links": .array(url.selfLinks(.conformance).map(\.json)),
      ]
    }
  }

  @Sendable func openAPI(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, type: ContentType.openAPI, hasPage: false) { url in
      OpenAPIDocument(server: url.base, agency: settings.agency, collections: collections.map(\.rawValue)).json
    }
  }

  @Sendable func collections(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, hasPage: true) { url in
      [
        "links": .array(url.selfLinks(.collections).map(\.json)),
        "collections": .array(collections.map { document($0, url).json }),
      ]
    }
  }

  /// The document of one collection.
  func collection(_ collection: CollectionID) -> @Sendable (Request, MapRequestContext) throws -> Response {
    { request, context in try answer(request, context, hasPage: true) { document(collection, $0).json } }
  }

  @Sendable func unknownCollection(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let id = context.parameters.get("collection") ?? ""
    let known = collections.map(\.rawValue).joined(separator: ", ")
    throw Problem.notFound(
      vi: "Không có tập dữ liệu \(id.prefix(40)); có \(known).",
      en: "There is no collection \(id.prefix(40)); there are \(known).")
  }

  @Sendable func dcat(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try answer(request, context, type: ContentType.jsonLD, hasPage: false) { url in
      DCATDocument(
        .init(
          document: url(.dcat), api: url(.landing), openAPI: url(.openAPI), documentation: url(.documentation),
          collection: url(.collection(.outlets)), home: url(.page(.map)), download: { url(.download($0)) }),
        agency: settings.agency ?? "Hàng Việt Bình Định", licence: settings.licence, extent: extent
      ).json
    }
  }

  static let relations = "http://www.opengis.net/def/rel/ogc/1.0/"

  private func schemaLink(_ href: String, rel: String, _ title: String) -> Link {
    Link(href: href, rel: rel, type: ContentType.schema, title: title)
  }

  private func document(_ collection: CollectionID, _ url: SiteURL) -> CollectionDocument {
    let links =
      url.selfLinks(.collection(collection)) + [
        Link(
          href: url(.items(collection)), rel: "items", type: ContentType.geoJSON,
          title: "Dữ liệu GeoJSON / The features as GeoJSON"),
        Link(
          url(.items(collection), [("f", "html")]),
          .init(rel: "items", type: ContentType.html, title: "Bảng để đọc / The features as a page")),
      ]
    switch collection {
    case .outlets:
      return CollectionDocument(
        id: collection.rawValue, title: "Điểm bán hàng Việt / Outlets of Vietnamese goods",
        description: "Chợ, siêu thị, cửa hàng, điểm bán OCOP và hàng Việt, nhà phân phối, đại lý, hợp tác xã. / "
          + "Markets, supermarkets, shops, OCOP and Vietnamese-goods points, distributors, agents, cooperatives.",
        extent: extent, systems: CoordinateReferenceSystem.offered,
        links: links + [
          schemaLink(url(.schema(collection)), rel: "\(Self.relations)schema", "The properties"),
          schemaLink(url(.queryables), rel: "\(Self.relations)queryables", "What filter may ask for"),
          // GDAL 3.6 knows the draft's name only.
          schemaLink(url(.queryables), rel: "queryables", "What filter may ask for"),
          schemaLink(url(.sortables), rel: "\(Self.relations)sortables", "What sortby takes"),
          Link(
            href: url(.tilesets), rel: "\(Self.relations)tilesets-vector",
            type: ContentType.json, title: "Ô bản đồ vector / As vector tiles"),
          Link(
            href: settings.licence, rel: "license", type: ContentType.html,
            title: "Giấy phép dữ liệu / Licence of the data"),
        ]
          + OutletFileFormat.allCases.map {
            Link(
              href: url(.download($0)), rel: "enclosure", type: $0.mediaType,
              title: "Tải tất cả / All outlets, .\($0.rawValue)")
          })
    case .communes:
      return CollectionDocument(
        id: collection.rawValue, title: "Xã, phường / Communes",
        description: "Trung tâm các xã, phường từ 2025 và trước đó, kèm số cơ sở trong mỗi xã, phường. / "
          + "Centres of the communes of 2025 and of those before, with the number of outlets in each.",
        extent: settings.extent, systems: CoordinateReferenceSystem.offered,
        links: links + [schemaLink(url(.schema(collection)), rel: "\(Self.relations)schema", "The properties")])
    case .changes:
      return CollectionDocument(
        id: collection.rawValue, title: "Thay đổi / Changes",
        description: "Những gì được thêm, sửa, dời, đóng cửa hoặc xoá, theo thứ tự, từ thay đổi đầu tiên. / "
          + "What was added, changed, moved, closed or removed, from the first change on, in order: applied "
          + "one after the other it gives the outlets. The parameter since takes the version up to which a copy goes.",
        extent: extent, systems: CoordinateReferenceSystem.offered,
        links: links + [
          Link(
            href: url(.changesAtom), rel: "alternate", type: ContentType.atom,
            title: "Thay đổi mới nhất / The latest changes as a feed")
        ])
    }
  }
}
