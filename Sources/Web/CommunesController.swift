import Catalog
import Foundation
import Geodesy
import Hummingbird
import Outlets
import Render
import Spatial

/// Communes of both eras as points, with how many outlets each holds.
struct CommunesController: Sendable {
  static let defaultLimit = 100
  static let maximumLimit = 10_000

  let catalog: Catalog
  let settings: ServerSettings
  let gazetteer: Gazetteer

  @Sendable func items(_ request: Request, _ context: MapRequestContext) throws -> Response {
    var parameters = try QueryParameters(request)
    let era = try parameters.take("era").map { text in
      guard let era = Int(text).flatMap({ AdminUnit.Era(rawValue: $0) }) else {
        throw Problem.parameter("era", vi: "chỉ nhận 2020 hoặc 2025", en: "takes 2020 or 2025")
      }
      return era
    }
    // The same conditions as for outlets, as far as a commune has them.
    let area = try OutletQuery.area(&parameters)
    let system = try CoordinateReferenceSystem(&parameters)
    let limit = try parameters.take("limit", in: 1...Self.maximumLimit) ?? Self.defaultLimit
    let offset = try parameters.take("offset", in: 0...Int(Int32.max)) ?? 0
    if let text = parameters.take("datetime"), DateTimeInterval(text) == nil {
      throw DateTimeInterval.problem
    }
    let representation = try Representation(&parameters, request)
    try parameters.finish()
    let snapshot = catalog.snapshot
    return Answer(
      request, representation, version: snapshot.version, build: settings.build, type: ContentType.geoJSON
    ) {
      let matched = gazetteer.communes.filter { commune in
        (era == nil || commune.id.era == era)
          && (area.box == nil || commune.center.map { area.box!.contains($0) } == true)
          && (area.exact == nil || commune.center.map { area.exact!.contains($0) } == true)
      }
      let page = matched.dropFirst(offset).prefix(limit)
      let url = SiteURL(request, from: context.peer, settings: settings, representation)
      var links = url.selfLinks(.items(.communes), parameters.all())
      links.append(url.collectionLink(.communes))
      if offset + page.count < matched.count {
        let start = url(.items(.communes), parameters.all(without: "offset"))
        links.append(url.nextLink(start, from: ("offset", String(offset + page.count))))
      }
      return FeatureCollection(numberMatched: matched.count, links: links)
        .document(count: page.count) { bytes in
          for commune in page {
            bytes += feature(commune, snapshot, in: system)
            bytes.append(UInt8(ascii: ","))
          }
        }
    }.coordinates(in: system).response
  }

  @Sendable func item(_ request: Request, _ context: MapRequestContext) throws -> Response {
    var parameters = try QueryParameters(request)
    let system = try CoordinateReferenceSystem(&parameters)
    let representation = try Representation(&parameters, request)
    try parameters.finish()
    let commune = try gazetteer.commune(written: context.text("id"))
    let snapshot = catalog.snapshot
    return Answer(
      request, representation, version: snapshot.version, build: settings.build, type: ContentType.geoJSON
    ) {
      let url = SiteURL(request, from: context.peer, settings: settings, representation)
      return EncodedFeature.document(
        feature(commune, snapshot, in: system),
        links: url.selfLinks(
          .item(.communes, id: commune.id.description), parameters.all())
          + [url.collectionLink(.communes)] + relatives(of: commune, url))
    }.coordinates(in: system).response
  }

  /// Links to the communes that came after and before (RFC 5829).
  private func relatives(of commune: AdminUnit, _ url: SiteURL) -> [Link] {
    [("successor-version", commune.successors), ("predecessor-version", gazetteer.predecessors(of: commune).map(\.id))]
      .flatMap { rel, ids in
        ids.map { id in
          Link(
            href: url(.item(.communes, id: id.description)), rel: rel, type: ContentType.geoJSON,
            title: gazetteer[id]?.name ?? id.description)
        }
      }
  }

  private func feature(
    _ commune: AdminUnit, _ snapshot: Snapshot, in system: CoordinateReferenceSystem
  ) -> ArraySlice<UInt8> {
    let parent = commune.parent.flatMap { gazetteer[$0] }
    let feature = CommuneFeature.json(
      commune, parentName: parent?.name, predecessors: gazetteer.predecessors(of: commune).map(\.id),
      outlets: snapshot.outletCount(in: commune.id))
    return system.placing(feature.bytes[...], at: commune.center)
  }
}

extension Gazetteer {
  /// The commune whose id stands in an address.
  func commune(written text: String) throws -> AdminUnit {
    guard let unit = AdminUnit.ID(text).flatMap({ self[$0] }), unit.level == .commune else {
      throw Problem.notFound(
        vi: "Không có xã, phường mang mã \(text.prefix(40)); mã có dạng 21583:2025.",
        en: "There is no commune with the id \(text.prefix(40)); ids are like 21583:2025.")
    }
    return unit
  }
}
