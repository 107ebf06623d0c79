import Foundation
import Hummingbird
import Outlets
import Render
import Store

/// Publishes what an upload's rows say, and proposes what to close.
struct DraftPublishingController: Sendable {
  let desk: Desk

  private struct Publishing: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case note, close }
    let note: String?
    let close: [Int64]?
  }

  /// Publishes all rows that are ready.
  @Sendable func publish(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let officer = try context.signedIn()
    let wish = try await desk.json(Publishing.self, of: request, context)
    let note = try desk.note(wish.note)
    let (upload, plan, changeset) = try desk.store.exclusively {
      let upload = try desk.upload(context)
      guard upload.reading != nil else { throw HTTPError(.notFound) }
      let rows = try desk.store.draftRows(of: upload.id, states: [.ready, .ask])
      var plan = try desk.plan(rows, officer, isPublishing: true)
      try plan.close(wish.close ?? [], desk.published.current(), officer)
      let changeset = try desk.store.publish(plan.edits, of: upload, author: officer.name, note: note)
      return (upload, plan, changeset)
    }
    desk.catchUp()
    desk.uploadResults.published.add()
    let outside = plan.edits.rows.filter { $0.outcome.notes.contains { $0.code == DraftPlan.outsideCode } }
    return try desk.answer(
      upload,
      [
        ("changeset", JSONValue(changeset?.id)), ("added", JSONValue(plan.added)),
        ("updated", JSONValue(plan.updated)), ("unchanged", JSONValue(plan.edits.unchanged.count)),
        ("closed", JSONValue(plan.edits.closing.count)),
        ("outside", Self.named(outside)), ("held", Self.named(plan.held)),
      ])
  }

  private static func named(_ rows: [DraftRow]) -> JSONValue {
    .array(
      rows.map { row in
        [
          "row": JSONValue(row.outcome.row), "name": JSONValue(row.outcome.outlet?.name),
          "commune": JSONValue(row.outcome.outlet?.commune?.name),
        ]
      })
  }

  /// Published outlets that a complete list of these kinds in these communes would have.
  @Sendable func missing(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let officer = try context.signedIn()
    let upload = try desk.upload(context)
    guard upload.reading != nil else { throw HTTPError(.notFound) }
    let rows = try desk.store.draftRows(of: upload.id)
    let gone = try desk.plan(rows, officer, isComplete: true).gone
    let outlets = (gone?.outlets ?? []).filter { officer.mayPublish($0.outlet) }
    return Response(desk: [
      "covered": JSONValue(gone?.covered ?? 0), "doubtful": .bool(gone?.isDoubtful ?? false),
      "outlets": .array(outlets.map { ["id": JSONValue($0.id), "outlet": JSONValue($0.outlet)] }),
    ])
  }
}
