import Catalog
import HTTPTypes
import Hummingbird
import Outlets
import Render
import Spatial

/// The statistics: a page, its map, and its tables as files.
struct StatisticsController: Sendable {
  private static let distances = 1...100
  /// What is shown unless something else is asked for.
  private static let (group, kilometres) = (ProductGroup.farmProduce, 5)

  let catalog: Catalog
  let settings: ServerSettings
  let gazetteer: Gazetteer
  let picture: MapPictureController
  private let coverage: GroupCoverage

  init(catalog: Catalog, settings: ServerSettings, gazetteer: Gazetteer, picture: MapPictureController) {
    (self.catalog, self.settings, self.gazetteer, self.picture) = (catalog, settings, gazetteer, picture)
    coverage = GroupCoverage(gazetteer)
  }

  /// Parameters of the page are strict where it knows them, and left alone where not.
  @Sendable func page(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let page = PageRequest(request, context, catalog.snapshot, settings)
    let kilometres = try page.number("km", in: Self.distances) ?? Self.kilometres
    let group = try page.value("group", among: ProductGroup.self) ?? Self.group
    return page.answer("statistics-\(group.rawValue)-\(kilometres)") {
      let tables = tables(page.snapshot)
      var statistics = StatisticsPage(page.language, base: page.base)
      statistics.outlets = tables.statistics.outlets
      statistics.verified = tables.statistics.verified
      statistics.synthetic = tables.statistics.count(.synthetic, "true")
      statistics.indicators = PlanIndicators(statistics: tables.statistics, gazetteer: gazetteer).all
      statistics.tables = [tables.kinds, tables.programmes, tables.groups(beyond: kilometres)]
      statistics.longTables = [tables.communes(.e2025), tables.communes(.e2020)]
      let reaches = coverage.reaches(group, page.snapshot)
      statistics.coverage = .init(
        group: group, kilometres: kilometres, table: tables.coverage(group, kilometres: kilometres),
        beyond: reaches.filter { $0.isBeyond(Double(kilometres) * 1000) }.count, communes: reaches.count)
      return statistics.bytes
    }
  }

  /// `table`, `group`, `km`, `lang`.
  @Sendable func csv(_ request: Request, _ context: MapRequestContext) throws -> Response {
    var parameters = try QueryParameters(request)
    let asked = try Asked(&parameters)
    let id = parameters.take("table") ?? StatisticsTables.ids[0]
    guard StatisticsTables.ids.contains(id) else {
      let known = StatisticsTables.ids.joined(separator: ", ")
      throw Problem.parameter("table", vi: "chỉ nhận \(known)", en: "takes \(known)")
    }
    try parameters.finish()
    return file(request, "\(id)-\(asked.tag)", name: "hang-viet-\(id).csv", type: "text/csv; charset=utf-8") {
      snapshot in
      all(snapshot, asked).first { $0.id == id }!.csv(asked.language)
    }
  }

  /// `group`, `km`, `lang`.
  @Sendable func workbook(_ request: Request, _ context: MapRequestContext) throws -> Response {
    var parameters = try QueryParameters(request)
    let asked = try Asked(&parameters)
    try parameters.finish()
    let type = ContentType.workbook
    return try file(request, "workbook-\(asked.tag)", name: "hang-viet-thong-ke.xlsx", type: type) { snapshot in
      try StatisticsTable.workbook(all(snapshot, asked), asked.language).bytes()
    }
  }

  /// `group`, `km`, and a picture's look.
  @Sendable func map(_ request: Request, _ context: MapRequestContext) throws -> Response {
    var parameters = try QueryParameters(request)
    let look = try PictureLook(&parameters)
    let group = try parameters.take("group", among: ProductGroup.self) ?? Self.group
    let kilometres = try parameters.take("km", within: Self.distances) ?? Self.kilometres
    try parameters.finish()
    let snapshot = catalog.snapshot
    return Answer(
      request, tag: EntityTag(snapshot.version, build: settings.build, form: "coverage"),
      type: ContentType.svg + "; charset=utf-8"
    ) {
      let reaches = coverage.reaches(group, snapshot)
      var map = MapPicture(
        look.view(of: settings.extent), look.language, look.palette)
      map.source = picture.source(look.language)
      map.labels = picture.labels(snapshot)
      map.showReach(
        reaches.map { ($0.commune.center!, $0.isBeyond(Double(kilometres) * 1000)) }, kilometres: kilometres,
        group: look.language(group.label))
      return map.bytes(picture.baseMap)
    }.response
  }

  private func tables(_ snapshot: Snapshot) -> StatisticsTables {
    StatisticsTables(snapshot: snapshot, statistics: snapshot.statistics, gazetteer: gazetteer, coverage: coverage)
  }

  private func all(_ snapshot: Snapshot, _ asked: Asked) -> [StatisticsTable] {
    let tables = tables(snapshot)
    return [
      tables.kinds, tables.programmes, tables.groups(beyond: asked.kilometres), tables.communes(.e2025),
      tables.communes(.e2020), tables.coverage(asked.group, kilometres: asked.kilometres),
    ]
  }

  private func file(
    _ request: Request, _ form: String, name: String, type: String, _ content: (Snapshot) throws -> [UInt8]
  ) rethrows -> Response {
    let snapshot = catalog.snapshot
    var response = try Answer(
      request, tag: EntityTag(snapshot.version, build: settings.build, form: form), type: type
    ) { try content(snapshot) }.response
    response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
    return response
  }

  private struct Asked {
    let group: ProductGroup
    let kilometres: Int
    let language: PageLanguage

    init(_ parameters: inout QueryParameters) throws {
      group = try parameters.take("group", among: ProductGroup.self) ?? StatisticsController.group
      kilometres = try parameters.take("km", within: distances) ?? StatisticsController.kilometres
      language = try parameters.take("lang", among: PageLanguage.self) ?? .vi
    }

    var tag: String { "\(group.rawValue)-\(kilometres)-\(language.rawValue)" }
  }
}
