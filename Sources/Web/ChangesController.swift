import Catalog
import Foundation
import Geodesy
import Hummingbird
import Outlets
import Render
import Spatial
import Store

/// The public feed of changes, by which others keep a copy of the outlets.
struct ChangesController: Sendable {
  static let defaultLimit = 100
  static let maximumLimit = 1_000
  /// What a feed reader gets.
  private static let entriesOfAtom = 100

  let store: OutletStore
  let settings: ServerSettings
  /// The log is on the disk: one reader at a time, so that the desk is not kept waiting.
  private let thread = BlockingThreads(1)
  private let waiting = Slots(16)

  init(store: OutletStore, settings: ServerSettings) {
    (self.store, self.settings) = (store, settings)
  }

  @Sendable func items(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    var parameters = try QueryParameters(request)
    var query = OutletStore.ChangesQuery()
    query.since = Int64(try parameters.take("since", in: 0...Int.max) ?? 0)
    query.after = Int64(try parameters.take("cursor", in: 0...Int.max) ?? 0)
    query.limit = try parameters.take("limit", in: 1...Self.maximumLimit) ?? Self.defaultLimit
    if let text = parameters.take("datetime") {
      guard let interval = DateTimeInterval(text) else { throw DateTimeInterval.problem }
      query.time = interval.bounds
    }
    let area = try OutletQuery.area(&parameters)
    if let box = area.box {
      query.area = { box.contains($0) && area.exact?.contains($0) ?? true }
    }
    let system = try CoordinateReferenceSystem(&parameters)
    let representation = try Representation(&parameters, request)
    try parameters.finish()
    return try await answer(request, representation, type: ContentType.geoJSON) { [query, parameters] in
      let found = try store.publicChanges(query)
      // Nothing would ever come to a copy of a database that is not this one any more.
      guard try query.since == 0 || store.summary(query.since) != nil else {
        throw Problem.otherDatabase(version: found.version)
      }
      let url = SiteURL(request, from: context.peer, settings: settings, representation)
      var links = url.selfLinks(.items(.changes), parameters.all())
      links.append(url.collectionLink(.changes))
      if let next = found.next {
        let start = url(.items(.changes), parameters.all(without: "cursor"))
        links.append(url.nextLink(start, from: ("cursor", String(next))))
      }
      var collection = FeatureCollection(numberMatched: nil, links: links)
      collection.version = found.version
      return collection.document(count: found.changes.count) { bytes in
        for change in found.changes {
          bytes += system.placing(ChangeFeature(change).bytes[...], at: change.after?.coordinate)
          bytes.append(UInt8(ascii: ","))
        }
      }
    }.coordinates(in: system).response
  }

  @Sendable func item(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    var parameters = try QueryParameters(request)
    let system = try CoordinateReferenceSystem(&parameters)
    let representation = try Representation(&parameters, request)
    try parameters.finish()
    let text = context.text("id")
    return try await answer(request, representation, type: ContentType.geoJSON) { [parameters] in
      guard let id = Int64(written: text), let change = try store.publicChange(id) else {
        throw Problem.notFound(
          vi: "Không có thay đổi mang số \(text.prefix(40)).",
          en: "There is no change with the number \(text.prefix(40)).")
      }
      let url = SiteURL(request, from: context.peer, settings: settings, representation)
      return EncodedFeature.document(
        system.placing(ChangeFeature(change).bytes[...], at: change.after?.coordinate),
        links: url.selfLinks(.item(.changes, id: text), parameters.all()) + [
          url.collectionLink(.changes)
        ])
    }.coordinates(in: system).response
  }

  @Sendable func atom(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    try QueryParameters(request).finish()
    return try await answer(request, .json, form: "atom", type: ContentType.atom) {
      let url = SiteURL(request, from: context.peer, settings: settings, .json)
      let changes = try store.latestPublicChanges(Self.entriesOfAtom)
      return ChangesAtom(
        changes,
        addresses: .init(
          feed: url(.changesAtom), collection: url(.items(.changes)),
          item: { url(.item(.changes, id: String($0.id))) }, page: { url(.page(.outlet(String($0.outletID)))) }),
        author: settings.agency ?? "Hàng Việt Bình Định", licence: settings.licence
      ).bytes
    }.response
  }

  private func answer(
    _ request: Request, _ representation: Representation, form: String? = nil, type: String,
    _ document: @escaping @Sendable () throws -> [UInt8]
  ) async throws -> Answer {
    try await waiting.with {
      try await thread.run {
        let version = try store.feedVersion()
        let tag = EntityTag(
          store.version(version.changeset), build: "\(settings.build)-\(version.takedowns)",
          form: form ?? representation.rawValue)
        return try Answer(request, representation, tag: tag, type: type, document: document)
      }
    }
  }
}

extension Problem {
  fileprivate static func otherDatabase(version: Int64) -> Problem {
    Problem(
      status: .conflict,
      title: BilingualText(vi: "Dữ liệu không còn như trước", en: "The data are not those of before"),
      detail: BilingualText(
        vi:
          "Phiên bản mới nhất là \(version): dữ liệu đã được khôi phục từ bản cũ. Hãy tải lại toàn bộ, rồi dùng since=\(version).",
        en:
          "The latest version is \(version): the data were restored from an earlier copy. Take them all anew, then go on with since=\(version)."
      ),
      parameter: "since")
  }
}
