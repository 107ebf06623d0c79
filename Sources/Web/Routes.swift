import Catalog
import Foundation
import Hummingbird
import Logging
import Outlets
import Render
import Spatial

/// Every address the service answers, on one screen.
func makeRouter(
  catalog: Catalog, gazetteer: Gazetteer, desk: Desk?, tiles: TilesController, work: Work, settings: ServerSettings
) throws -> Router<MapRequestContext> {
  let standards = StandardsController(catalog: catalog, settings: settings, hasChanges: desk != nil)
  let outlets = OutletsController(catalog: catalog, settings: settings)
  let communes = CommunesController(catalog: catalog, settings: settings, gazetteer: gazetteer)
  let counts = CountsController(catalog: catalog, settings: settings)
  let suggestions = SuggestionsController(catalog: catalog, settings: settings, gazetteer: gazetteer)
  let tilesets = TilesetsController(catalog: catalog, settings: settings)
  let downloads = DownloadsController(catalog: catalog, settings: settings)
  let outletPages = OutletPagesController(catalog: catalog, settings: settings)
  let lists = ListPagesController(catalog: catalog, settings: settings, gazetteer: gazetteer)
  let picture = try MapPictureController(catalog: catalog, settings: settings, gazetteer: gazetteer)
  let statistics = StatisticsController(
    catalog: catalog, settings: settings, gazetteer: gazetteer, picture: picture)
  let about = AboutController(catalog: catalog, settings: settings)
  let sitemap = SitemapController(
    catalog: catalog, settings: settings, pages: [.map, .about, .statistics] + lists.addresses)
  let schemas = SchemasController(catalog: catalog, settings: settings)
  let pages = try PagesController(settings: settings)

  let router = Router(context: MapRequestContext.self, options: .autoGenerateHeadEndpoints)
  router.add(middleware: HeadersMiddleware(tileOrigin: settings.baseMap?.origin))
  router.add(middleware: ProblemMiddleware())
  router.add(middleware: RoomMiddleware(work: work))
  router.add(middleware: FileRequestMiddleware())
  let files = settings.resources.appending(path: "Public")
  router.add(middleware: PageFilesMiddleware(root: files, build: settings.build))
  router.add(middleware: CompressedFilesMiddleware(root: files))
  router.add(
    middleware: FileMiddleware(
      files.path,
      cacheControl: .init([.text, .application, .image, .font].map { (.init(type: $0), [.noCache]) }),
      searchForIndexHtml: true, logger: Logger(label: "files") { _ in SwiftLogNoOpLogHandler() }))

  // Browsers that do not read the pages' own links to it.
  router.get("/favicon.ico") { _, _ in Response.redirect(to: "/icons/icon-192.png", type: .temporary) }
  router.get("/api", use: standards.landing)
  router.get("/api/conformance", use: standards.conformance)
  router.get("/api/openapi.json", use: standards.openAPI)
  router.get("/api/collections", use: standards.collections)
  router.get("/api/collections/outlets", use: standards.collection(.outlets))
  router.get("/api/collections/communes", use: standards.collection(.communes))
  if let desk {
    let changes = ChangesController(store: desk.store, settings: settings)
    router.get("/api/collections/changes", use: standards.collection(.changes))
    router.get("/api/collections/changes/items", use: changes.items)
    router.get("/api/collections/changes/items/:id", use: changes.item)
    router.get("/api/changes.atom", use: changes.atom)
  }
  router.get("/api/dcat.jsonld", use: standards.dcat)
  router.get("/api/collections/:collection", use: standards.unknownCollection)
  router.get("/api/collections/outlets/items") { try outlets.items(QueryParameters($0), $0, from: $1.peer).response }
  router.get("/api/collections/outlets/items/:id") {
    try outlets.item($1.text("id"), QueryParameters($0), $0, from: $1.peer).response
  }
  router.get("/api/collections/outlets/nearest") {
    try outlets.nearest(QueryParameters($0), $0, from: $1.peer).response
  }
  router.get("/api/collections/outlets/queryables", use: schemas.queryables)
  router.get("/api/collections/outlets/sortables", use: schemas.sortables)
  router.get("/api/collections/outlets/schema", use: schemas.outlets)
  router.get("/api/collections/communes/schema", use: schemas.communes)
  router.get("/api/collections/outlets/tiles", use: tilesets.tilesets)
  router.get("/api/collections/outlets/tiles/WebMercatorQuad", use: tilesets.tileset)
  router.get("/api/tileMatrixSets", use: tilesets.matrixSets)
  router.get("/api/tileMatrixSets/WebMercatorQuad", use: tilesets.matrixSet)
  router.get("/api/collections/outlets/tiles/WebMercatorQuad/:z/:y/:x") { request, context in
    let numbers = ["z", "y", "x"].map { context.parameters.get($0) ?? "" }
    return try tiles.tile(numbers.joined(separator: "/"), QueryParameters(request), request).response
  }
  router.get("/api/collections/outlets/counts", use: counts.counts)
  router.get("/downloads/:file", use: downloads.outlets)
  // How long a file will be is known when it is made: the head that is made from the answer to GET would say 0.
  router.head("/downloads/:file", use: downloads.outlets)
  router.get("/api/suggestions", use: suggestions.suggestions)
  router.get("/api/tiles.json", use: tiles.tileJSON)
  router.get("/api/collections/communes/items", use: communes.items)
  router.get("/api/collections/communes/items/:id", use: communes.item)

  router.get("/", use: pages.map)
  router.get("/outlets/:id", use: outletPages.outlet)
  router.get("/outlets/:id/print", use: outletPages.printSheet)
  router.get("/map.svg", use: picture.picture)
  router.get("/lists", use: lists.lists)
  router.get("/kinds/:kind", use: lists.kind)
  router.get("/communes/:id", use: lists.commune)
  router.get("/statistics", use: statistics.page)
  router.get("/statistics.svg", use: statistics.map)
  router.get("/statistics.csv", use: statistics.csv)
  router.get("/statistics.xlsx", use: statistics.workbook)
  router.get("/about", use: about.about)
  router.get("/sitemap.xml", use: sitemap.sitemap)
  router.get("/sitemap/:number", use: sitemap.sitemapPart)
  router.get("/robots.txt", use: sitemap.robots)
  router.get("/officer", use: pages.officer)
  if let desk { router.addRoutes(of: desk, settings: settings) }

  router.get("/map-settings.json", use: pages.mapSettings)
  router.get("/basemap.geojson", use: pages.baseMap)
  router.get("/basemap/:z/:x/:y", use: BaseMapController(archive: settings.baseMap?.archive).tile)
  return router
}

extension Router<MapRequestContext> {
  /// What the operator asks.
  func addRoutes(health: HealthController, metrics: MetricsController) {
    get("/health/live", use: health.live)
    get("/health/ready", use: health.ready)
    get("/metrics", use: metrics.metrics)
  }
}
