import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Outlets
import Render
import Store

/// One outlet at a time: seen, added, edited, verified, removed, taken down.
struct EditingController: Sendable {
  let desk: Desk
  let settings: ServerSettings

  @Sendable func item(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let officer = try context.signedIn()
    let standing = try standing(context)
    return answer(standing, more: [("within_area", .bool(officer.mayPublish(standing.published.outlet)))])
  }

  @Sendable func add(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let officer = try context.signedIn()
    let wish = try await desk.json(OutletEditing.self, of: request, context)
    let (changeset, notes) = try desk.store.exclusively {
      let (outlet, notes) = try wish.new(reader: desk.reader, published: desk.published.current())
      guard officer.mayPublish(outlet) else { throw Problem.outsideArea }
      let changeset = try desk.store.edit(
        .add(outlet), as: .edit, by: officer.name, note: desk.note(wish.note), settling: wish.report)
      return (changeset, notes)
    }
    desk.catchUp()
    guard let id = changeset?.outletIDs.first, let standing = try desk.store.standing(id) else {
      throw HTTPError(.internalServerError)
    }
    return answer(
      standing, status: .created, more: [("changeset", JSONValue(changeset?.id)), Self.member(notes)],
      headers: [.location: "\(DeskMiddleware.path)/outlets/\(id)"])
  }

  @Sendable func change(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let standing = try unchanged(request, context)
    let wish = try await desk.json(OutletEditing.self, of: request, context)
    let (after, notes) = try wish.applied(to: standing.published.outlet, reader: desk.reader)
    return try publish(standing, after, as: .edit, context, note: wish.note, report: wish.report, notes: notes)
  }

  private struct Verification: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case note, report }
    let note: String?
    let report: Int64?
  }

  /// Verified on the spot, today in Vietnam.
  @Sendable func verify(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let standing = try unchanged(request, context)
    let wish = try await desk.json(Verification.self, of: request, context)
    var after = standing.published.outlet
    after.verifiedOn = Self.day(Date())
    // An officer's own name is nobody's business.
    after.verifiedBy = settings.agency ?? after.verifiedBy
    return try publish(standing, after, as: .verify, context, note: wish.note, report: wish.report)
  }

  @Sendable func remove(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let officer = try context.signedIn()
    let published = try unchanged(request, context).published
    guard officer.mayPublish(published.outlet) else { throw Problem.outsideArea }
    let changeset = try desk.store.edit(
      .remove(id: published.id, before: published.outlet), as: .remove, by: officer.name)
    desk.catchUp()
    return Response(desk: ["changeset": JSONValue(changeset?.id)])
  }

  private struct TakedownWish: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case properties, report }
    let properties: [String]?
    let report: Int64?
  }

  /// Off the map for good.
  @Sendable func takeDown(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let officer = try context.signedIn()
    let published = try unchanged(request, context).published
    guard officer.mayPublish(published.outlet) else { throw Problem.outsideArea }
    let wish = try await desk.json(TakedownWish.self, of: request, context)
    let properties = wish.properties.map { $0.compactMap { OutletProperty(rawValue: $0) } }
    guard properties?.count == wish.properties?.count, let takedown = Takedown(properties.map(Set.init)) else {
      let allowed = Takedown.allowed.map(\.rawValue).sorted().joined(separator: ", ")
      throw Problem.invalid(
        vi: "Chỉ gỡ riêng được: \(allowed). Còn lại thì gỡ cả điểm bán.",
        en: "These can be taken down by themselves: \(allowed). Otherwise the whole outlet.")
    }
    let redaction = try desk.store.takeDown(
      takedown, of: published.id, before: published.outlet, by: officer.name, settling: wish.report)
    desk.catchUp()
    return Response(desk: [
      "changeset": JSONValue(redaction.changeset),
      "redacted": [
        "changes": JSONValue(redaction.changes), "rows": JSONValue(redaction.rows), "files": JSONValue(redaction.files),
      ],
    ])
  }

  /// Open outlets that nobody has looked at for long, in the officer's area.
  @Sendable func unverified(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let officer = try context.signedIn()
    var parameters = try QueryParameters(request)
    let days = try parameters.take("days", in: 0...36_500) ?? 365
    let limit = try parameters.take("limit", in: 1...1000) ?? 200
    let offset = try parameters.take("offset", in: 0...Int(Int32.max)) ?? 0
    try parameters.finish()
    let day = Self.day(Date().addingTimeInterval(-Double(days) * 86400))
    let old = try desk.published.current().filter { published in
      let outlet = published.outlet
      return outlet.status != .closed && outlet.verifiedOn ?? "" < day && officer.mayPublish(outlet)
    }.sorted { ($0.outlet.verifiedOn ?? "", $0.id) < ($1.outlet.verifiedOn ?? "", $1.id) }
    return Response(desk: [
      "matched": JSONValue(old.count),
      "outlets": .array(
        old.dropFirst(offset).prefix(limit).map { ["id": JSONValue($0.id), "outlet": JSONValue($0.outlet)] }),
    ])
  }

  private func publish(
    _ standing: OutletStore.Standing, _ after: Outlet, as action: AuditEntry.Action, _ context: MapRequestContext,
    note: String?, report: Int64?, notes: [Note] = []
  ) throws -> Response {
    let officer = try context.signedIn()
    let (id, before) = (standing.published.id, standing.published.outlet)
    guard officer.mayPublish(before), officer.mayPublish(after) else { throw Problem.outsideArea }
    let changeset = try desk.store.edit(
      .update(id: id, before: before, after: after), as: action, by: officer.name, note: desk.note(note),
      settling: report)
    desk.catchUp()
    guard let now = try desk.store.standing(id) else { throw HTTPError(.notFound) }
    return answer(now, more: [("changeset", JSONValue(changeset?.id)), Self.member(notes)])
  }

  /// What the reading remarked of what was typed: why something of it was not taken.
  private static func member(_ notes: [Note]) -> (key: String, value: JSONValue) {
    ("notes", .array(notes.map { .init($0) }))
  }

  private func standing(_ context: MapRequestContext) throws -> OutletStore.Standing {
    let id = try context.id()
    guard let standing = try desk.store.standing(id) else {
      throw Problem.desk(
        .notFound, "not-found",
        BilingualText(vi: "Không còn điểm bán số \(id) trên bản đồ.", en: "Outlet \(id) is not on the map."))
    }
    return standing
  }

  /// The outlet as the officer saw it.
  ///
  /// - Throws: a ``Problem`` with the outlet as it is, when someone has changed it since.
  private func unchanged(_ request: Request, _ context: MapRequestContext) throws -> OutletStore.Standing {
    _ = try context.signedIn()
    let standing = try standing(context)
    guard let tag = request.headers[.ifMatch] else {
      throw Problem.desk(
        .init(code: 428, reasonPhrase: "Precondition Required"), "if-match-missing",
        BilingualText(
          vi: "Thiếu If-Match: hãy tải điểm bán rồi sửa.", en: "If-Match is missing: load the outlet, then edit it."))
    }
    let held = tag.split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }
    guard held.contains(where: { $0 == "*" || $0 == Self.tag(standing) }) else {
      throw Problem.desk(
        .preconditionFailed, "changed-meanwhile",
        BilingualText(
          vi: "Người khác vừa sửa điểm bán này; chưa có gì được lưu. Hãy xem bản mới rồi sửa lại.",
          en: "Someone has just changed this outlet; nothing was stored. Look at it as it is now, and edit again."),
        members: [("current", .object(Self.members(standing))), ("etag", .string(Self.tag(standing)))])
    }
    return standing
  }

  private func answer(
    _ standing: OutletStore.Standing, status: HTTPResponse.Status = .ok, more: [(key: String, value: JSONValue)],
    headers: HTTPFields = [:]
  ) -> Response {
    var headers = headers
    headers[.eTag] = Self.tag(standing)
    return Response(desk: .object(Self.members(standing) + more), status: status, headers: headers)
  }

  private static func members(_ standing: OutletStore.Standing) -> [(key: String, value: JSONValue)] {
    [
      ("id", JSONValue(standing.published.id)), ("updated_at", JSONValue(standing.published.updatedAt)),
      ("outlet", JSONValue(standing.published.outlet)),
    ]
  }

  private static func tag(_ standing: OutletStore.Standing) -> String { "\"\(standing.changeset)\"" }

  private static func day(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(timeZone: TimeZone(secondsFromGMT: 7 * 3600)!).year().month().day())
  }
}
