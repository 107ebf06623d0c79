import Catalog
import Foundation
import Outlets
import Render
import Spatial

/// `items`, one item, and `nearest` of the outlets.
struct OutletsController: Sendable {
  static let defaultLimit = 100
  static let maximumLimit = 10_000
  static let nearestDefaultLimit = 10
  static let nearestMaximumLimit = 1_000

  let catalog: Catalog
  let settings: ServerSettings

  func items(_ parameters: QueryParameters, _ request: some ReadRequest, from peer: String) throws -> Answer {
    var parameters = parameters
    // First what nearly all requests have: once all that was given is taken, nothing more is looked for.
    let limit = try parameters.take("limit", in: 1...Self.maximumLimit) ?? Self.defaultLimit
    let query = try OutletQuery(&parameters)
    let system = try CoordinateReferenceSystem(&parameters)
    let keys = try [SortKey](&parameters)
    let offset = try parameters.take("offset", in: 0...Int(Int32.max))
    let cursor = try Self.cursor(&parameters, keys, offset)
    let properties = try Set<OutletProperty>(&parameters)
    let representation = try Representation(&parameters, request)
    try parameters.finish()
    let snapshot = catalog.snapshot
    return Answer(
      request, representation, version: snapshot.version, build: settings.build + query.clockTag,
      type: ContentType.geoJSON
    ) {
      let page = ItemsPage(snapshot, query, keys, limit: limit, offset: offset ?? 0, cursor)
      let url = SiteURL(request, from: peer, settings: settings, representation)
      var links = url.selfLinks(.items(.outlets), parameters.all())
      links.append(url.collectionLink(.outlets))
      if let next = page.next {
        // The first page's own address begins nowhere else.
        let isFirst = offset == nil && cursor == nil
        let start =
          isFirst ? links[0].href : url(.items(.outlets), parameters.all(without: "offset", "cursor"))
        links.append(url.nextLink(start, from: ("cursor", next)))
      }
      return page.document(
        FeatureCollection(numberMatched: page.matched, links: links), snapshot, system, properties)
    }.coordinates(in: system)
  }

  /// - Parameter text: the id as the address has it.
  func item(
    _ text: String, _ parameters: QueryParameters, _ request: some ReadRequest, from peer: String
  ) throws -> Answer {
    var parameters = parameters
    let system = try CoordinateReferenceSystem(&parameters)
    let representation = try Representation(&parameters, request)
    try parameters.finish()
    let snapshot = catalog.snapshot
    let slot = try snapshot.slot(written: text)
    return Answer(
      request, representation, version: snapshot.version, build: settings.build, type: ContentType.geoJSON
    ) {
      let url = SiteURL(request, from: peer, settings: settings, representation)
      return EncodedFeature.document(
        system.placing(snapshot.feature(slot), at: snapshot.coordinate(slot)),
        links: url.selfLinks(.item(.outlets, id: text), parameters.all()) + [
          url.collectionLink(.outlets)
        ])
    }.coordinates(in: system)
  }

  func nearest(_ parameters: QueryParameters, _ request: some ReadRequest, from peer: String) throws -> Answer {
    var parameters = parameters
    guard let origin = try parameters.takePoint() else { throw QueryParameters.pointProblem }
    let limit = try parameters.take("limit", in: 1...Self.nearestMaximumLimit) ?? Self.nearestDefaultLimit
    let reach = try parameters.takeReach() ?? .infinity
    let query = try OutletQuery(&parameters)
    let system = try CoordinateReferenceSystem(&parameters)
    let representation = try Representation(&parameters, request)
    try parameters.finish()
    let snapshot = catalog.snapshot
    return Answer(
      request, representation, version: snapshot.version, build: settings.build + query.clockTag,
      type: ContentType.geoJSON
    ) {
      let neighbours = snapshot.nearest(to: origin, query, limit: limit, within: reach)
      let url = SiteURL(request, from: peer, settings: settings, representation)
      let collection = FeatureCollection(
        numberMatched: nil,
        links: url.selfLinks(.nearest, parameters.all()) + [
          url.collectionLink(.outlets)
        ])
      return collection.document(count: neighbours.count) { bytes in
        for neighbour in neighbours {
          let feature = system.placing(snapshot.feature(neighbour.slot), at: snapshot.coordinate(neighbour.slot))
          EncodedFeature.append(feature, distance: neighbour.distance, to: &bytes)
          bytes.append(UInt8(ascii: ","))
        }
      }
    }.coordinates(in: system)
  }

  private static func cursor(
    _ parameters: inout QueryParameters, _ keys: [SortKey], _ offset: Int?
  ) throws -> ItemsPage.Resumption? {
    guard let text = parameters.take("cursor") else { return nil }
    guard let cursor = ItemsPage.Resumption(text, keys) else {
      throw Problem.parameter(
        "cursor", vi: "chỉ nhận giá trị lấy từ liên kết next", en: "takes only what a next link holds")
    }
    guard offset == nil else {
      throw Problem.parameter("offset", vi: "không dùng cùng cursor", en: "does not go with cursor")
    }
    return cursor
  }
}

extension Snapshot {
  /// The outlet whose id stands in an address.
  func slot(written text: String) throws -> Slot {
    guard let id = Int64(written: text), let slot = slot(of: id) else {
      throw Problem.notFound(
        vi: "Không có điểm bán mang mã \(text.prefix(40)).", en: "There is no outlet with the id \(text.prefix(40)).")
    }
    return slot
  }
}
