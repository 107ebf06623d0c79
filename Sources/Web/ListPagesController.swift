import Catalog
import Foundation
import Hummingbird
import Outlets
import Render
import Spatial

/// Lists of outlets as pages: the page of all lists, one for every kind and for every commune of both eras.
struct ListPagesController: Sendable {
  static let outletsPerPage = 100

  let catalog: Catalog
  let settings: ServerSettings
  let gazetteer: Gazetteer
  /// The outlets of a list by name in the Vietnamese alphabet, then by id: lists are read part by part.
  private let orders = VersionCache<OutletQuery, [Slot]>(capacity: 300)

  init(catalog: Catalog, settings: ServerSettings, gazetteer: Gazetteer) {
    (self.catalog, self.settings, self.gazetteer) = (catalog, settings, gazetteer)
  }

  /// Every list's address, for the sitemap.
  var addresses: [PageAddress] {
    [.lists] + OutletKind.allCases.map { .kind($0) } + gazetteer.communes.map { .commune($0.id) }
  }

  @Sendable func lists(_ request: Request, _ context: MapRequestContext) -> Response {
    let page = PageRequest(request, context, catalog.snapshot, settings)
    return page.answer("lists") {
      let statistics = page.snapshot.statistics
      let former = Dictionary(grouping: gazetteer.communes(.e2020), by: \.parent)
      let districts = former.compactMap { parent, communes in
        parent.flatMap { gazetteer[$0] }.map {
          (id: $0.id.code, list: ListsPage.District(name: $0.name, communes: communes))
        }
      }
      return ListsPage(
        page.language, base: page.base, communes: gazetteer.communes(.e2025),
        districts: districts.sorted { $0.id < $1.id }.map(\.list),
        kindCount: { statistics.count(.kind, $0.rawValue) }, communeCount: { page.snapshot.outletCount(in: $0) }
      ).bytes
    }
  }

  @Sendable func kind(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let code = context.parameters.get("kind") ?? ""
    guard let kind = OutletKind(rawValue: code) else {
      let known = OutletKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem.notFound(
        vi: "Không có loại hình \(code.prefix(40)); có: \(known).",
        en: "There is no kind \(code.prefix(40)); there are: \(known).")
    }
    var query = OutletQuery()
    query.values[.kind] = [code]
    return try list(.kind(kind), query, box: settings.extent, "kind-\(code)", request, context)
  }

  @Sendable func commune(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let commune = try gazetteer.commune(written: context.text("id"))
    let id = commune.id
    var query = OutletQuery()
    query.values[id.era == .e2025 ? .communeCode : .communeCode2020] = [id.code]
    let relatives =
      id.era == .e2020 ? commune.successors.compactMap { gazetteer[$0] } : gazetteer.predecessors(of: commune)
    let subject = ListPage.Subject.commune(
      commune, parent: commune.parent.flatMap { gazetteer[$0]?.name }, relatives: relatives)
    return try list(subject, query, box: nil, "commune-\(id)", request, context)
  }

  /// - Parameter box: what the picture shows; without one, where the outlets are.
  private func list(
    _ subject: ListPage.Subject, _ query: OutletQuery, box: BoundingBox?, _ form: String, _ request: Request,
    _ context: MapRequestContext
  ) throws -> Response {
    let page = PageRequest(request, context, catalog.snapshot, settings)
    let number = try page.number("page", in: 1...10_000) ?? 1
    let slots = orders.value(of: query, page.snapshot.version) {
      page.snapshot.page(query, sortedBy: [SortKey(.name)], limit: .max).slots
    }
    let pages = max((slots.count + Self.outletsPerPage - 1) / Self.outletsPerPage, 1)
    guard number <= pages else {
      throw Problem.notFound(
        vi: "Danh sách này có \(pages) trang.", en: "This list has \(pages) pages.")
    }
    return page.answer("\(form)-\(number)") {
      var list = ListPage(subject, page.language, base: page.base)
      list.features = slots.dropFirst((number - 1) * Self.outletsPerPage).prefix(Self.outletsPerPage)
        .map { page.snapshot.feature($0) }
      (list.count, list.number, list.pages) = (slots.count, number, pages)
      list.box = box ?? Self.bounds(of: slots.map { page.snapshot.coordinate($0) })
      return list.bytes
    }
  }

  /// Around some points, with a margin of some streets; within what the base map has. Nil for no points.
  private static func bounds(of points: [Coordinate]) -> BoundingBox? {
    guard let box = BoundingBox(around: points) else { return nil }
    let extent = BaseMap.extent
    let rounded = { (degrees: Double) in (degrees * 10_000).rounded() / 10_000 }
    return BoundingBox(
      west: max(rounded(box.west - 0.01), extent.west), south: max(rounded(box.south - 0.01), extent.south),
      east: min(rounded(box.east + 0.01), extent.east), north: min(rounded(box.north + 0.01), extent.north))
  }
}
