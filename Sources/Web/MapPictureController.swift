import Catalog
import Foundation
import Hummingbird
import Outlets
import Render
import Spatial

/// The map as a picture, for pages without scripts, for print, and for whoever wants one.
struct MapPictureController: Sendable {
  let catalog: Catalog
  let settings: ServerSettings
  let baseMap: BaseMap
  /// Communes of today with a known place, wards first.
  private let communes: [AdminUnit]

  /// - Throws: when the base map cannot be read.
  init(catalog: Catalog, settings: ServerSettings, gazetteer: Gazetteer) throws {
    (self.catalog, self.settings) = (catalog, settings)
    let file = settings.resources.appending(path: "GeoData/basemap.geojson")
    baseMap = try BaseMap(geoJSON: Array(Data(contentsOf: file)))
    communes = gazetteer.communes(.e2025).filter { $0.center != nil }
  }

  /// `bbox`, `width`, `height`, `mark`, `lang`, `theme`, and the conditions of `items`.
  @Sendable func picture(_ request: Request, _ context: MapRequestContext) throws -> Response {
    var parameters = try QueryParameters(request)
    var query = try OutletQuery(&parameters)
    let look = try PictureLook(&parameters)
    let snapshot = catalog.snapshot
    let marked = try parameters.take("mark").map { text in
      guard let id = Int64(written: text) else {
        throw Problem.parameter("mark", vi: "phải là mã của một điểm bán", en: "takes the id of an outlet")
      }
      guard let slot = snapshot.slot(of: id) else {
        throw Problem.notFound("mark", vi: "không có điểm bán số \(id)", en: "there is no outlet with the id \(id)")
      }
      return slot
    }
    try parameters.finish()
    let box = query.box ?? marked.map { Self.surroundings(of: $0, snapshot) } ?? settings.extent
    (query.box, query.projectedBox) = (nil, nil)
    try Self.check(box)
    return Answer(
      request, tag: EntityTag(snapshot.version, build: settings.build + query.clockTag, form: "picture"),
      type: ContentType.svg + "; charset=utf-8"
    ) {
      let view = look.view(of: box)
      var picture = MapPicture(view, look.language, look.palette)
      picture.source = source(look.language)
      picture.labels = labels(snapshot)
      picture.highlight = marked.map { mark($0, snapshot) }
      for tile in view.tiles(deepest: TilesController.deepestZoom) {
        let contents = snapshot.tile(tile, query)
        picture.marks += contents.outlets.filter { $0 != marked }.map { mark($0, snapshot) }
        picture.marks += contents.clusters.map { MapMark(count: $0.count, at: $0.middle) }
      }
      query.box = view.box
      let count = snapshot.page(query, limit: 0, from: .offset(0)).matched
      describe(&picture, look.language, count: count)
      return picture.bytes(baseMap)
    }.response
  }

  /// Who answers for the data.
  func source(_ say: PageLanguage) -> String {
    settings.agency ?? say("Hàng Việt ở Bình Định", "Vietnamese goods in Bình Định")
  }

  private func describe(_ picture: inout MapPicture, _ say: PageLanguage, count: Int) {
    picture.title =
      picture.highlight?.outlet.map { say("Bản đồ quanh \($0.name)", "Map around \($0.name)") }
      ?? say("Bản đồ cơ sở phân phối hàng Việt", "Map of outlets for Vietnamese goods")
    picture.description = say(
      "\(say.number(count)) cơ sở trong khung. Ký hiệu theo loại hình; số là nhiều cơ sở gần nhau; nét đứt là chỉ biết xã, phường.",
      "\(say.number(count)) outlets in view. Symbols by kind; a number is several close together; dashed ones are placed by commune only."
    )
  }

  /// The base map ends somewhere; a box beyond it shows nothing.
  private static func check(_ box: BoundingBox) throws {
    let extent = BaseMap.extent
    guard box.west <= box.east, box.west >= extent.west, box.east <= extent.east, box.south >= extent.south,
      box.north <= extent.north
    else {
      let edges = "\(extent.west),\(extent.south),\(extent.east),\(extent.north)"
      throw Problem.notFound("bbox", vi: "chỉ có bản đồ trong \(edges)", en: "there is a map within \(edges) only")
    }
  }

  /// Some streets around an outlet where others are near, a wider view where it stands alone.
  private static func surroundings(of slot: Slot, _ snapshot: Snapshot) -> BoundingBox {
    let place = snapshot.coordinate(slot)
    let neighbours = snapshot.nearest(to: place, OutletQuery(), limit: 6, within: 8000)
    let metres = max(neighbours.count < 6 ? 8000 : neighbours.last!.distance * 1.2, 500)
    // A degree is 111 km from south to north; the picture is twice as wide as it is high.
    let (x, y) = (metres * 2 / 108_000, metres / 111_000)
    let middle = Coordinate(
      longitude: min(max(place.longitude, BaseMap.extent.west + x), BaseMap.extent.east - x),
      latitude: min(max(place.latitude, BaseMap.extent.south + y), BaseMap.extent.north - y))!
    return BoundingBox(
      west: middle.longitude - x, south: middle.latitude - y, east: middle.longitude + x, north: middle.latitude + y)!
  }

  private func mark(_ slot: Slot, _ snapshot: Snapshot) -> MapMark {
    let outlet = MapMark.Outlet(
      kind: snapshot.facet(.kind, slot).flatMap(OutletKind.init) ?? .grocery,
      isByCommune: snapshot.facet(.accuracy, slot) == CoordinateAccuracy.commune.rawValue,
      isActive: snapshot.facet(.status, slot) == OutletStatus.active.rawValue,
      name: EncodedFeature.text(of: .name, feature: snapshot.feature(slot)) ?? "")
    return MapMark(outlet, at: snapshot.coordinate(slot))
  }

  /// Wards first, then those with more outlets, as on the map page.
  func labels(_ snapshot: Snapshot) -> [MapPicture.Label] {
    let ranked = communes.map { commune in
      (rank: (commune.type == "Phường" ? 0 : 1_000_000_000) - snapshot.outletCount(in: commune.id), commune: commune)
    }
    return ranked.sorted { ($0.rank, $0.commune.id.code) < ($1.rank, $1.commune.id.code) }.map {
      MapPicture.Label(name: $0.commune.bareName, place: $0.commune.center!)
    }
  }
}

extension AdminUnit {
  /// The name without its type: "Quy Nhơn".
  var bareName: String { name.hasPrefix(type + " ") ? String(name.dropFirst(type.count + 1)) : name }
}
