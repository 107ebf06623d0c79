import Foundation
import HTTPTypes
import Hummingbird
import Outlets
import Render
import Store

/// What was published, by whom, and the way back.
struct HistoryController: Sendable {
  let desk: Desk

  @Sendable func list(_ request: Request, _ context: MapRequestContext) throws -> Response {
    _ = try context.signedIn()
    var parameters = try QueryParameters(request)
    let earlier = try parameters.take("before", in: 1...Int.max).map(Int64.init)
    let limit = try parameters.take("limit", in: 1...1000) ?? 50
    try parameters.finish()
    let history = try desk.store.history(before: earlier, limit: limit)
    return Response(desk: [
      "changesets": .array(history.map { .object(Self.members($0)) }),
      "next": history.count == limit ? JSONValue(history.last?.id) : .null,
    ])
  }

  @Sendable func item(_ request: Request, _ context: MapRequestContext) throws -> Response {
    _ = try context.signedIn()
    var parameters = try QueryParameters(request)
    let limit = try parameters.take("limit", in: 1...5000) ?? 1000
    let offset = try parameters.take("offset", in: 0...Int(Int32.max)) ?? 0
    try parameters.finish()
    let id = try context.id()
    guard let summary = try desk.store.summary(id) else { throw StoreError.unknownChangeset(id) }
    let (matched, changes) = try desk.store.changes(of: id, limit: limit, offset: offset)
    return Response(
      desk: .object(
        Self.members(summary) + [
          ("matched", JSONValue(matched)), ("changes", .array(changes.map { .object(Self.members($0)) })),
        ]))
  }

  /// Of one outlet.
  @Sendable func ofOutlet(_ request: Request, _ context: MapRequestContext) throws -> Response {
    _ = try context.signedIn()
    let history = try desk.store.history(ofOutlet: context.id())
    return Response(desk: [
      "changes": .array(
        history.map { summary, change in
          .object(
            [
              ("changeset", JSONValue(summary.id)), ("created_at", JSONValue(summary.createdAt)),
              ("author", .string(summary.author)), ("note", JSONValue(summary.note)),
            ] + Self.members(change))
        })
    ])
  }

  private struct Undoing: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case note }
    let note: String?
  }

  @Sendable func undo(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let officer = try context.signedIn()
    let id = try context.id()
    let note = try desk.note(try await desk.json(Undoing.self, of: request, context).note)
    if officer.area != nil {
      guard let changeset = try desk.store.changeset(id) else { throw StoreError.unknownChangeset(id) }
      let states = changeset.changes.flatMap { [$0.before, $0.after].compactMap(\.self) }
      guard states.allSatisfy(officer.mayPublish) else { throw Problem.outsideArea }
    }
    let undo = try desk.store.exclusively {
      let undo = try desk.store.undo(id, author: officer.name, note: note)
      try desk.store.record(.undo, by: officer.name, subject: String(id), detail: "changeset \(undo.id)")
      return undo
    }
    desk.catchUp()
    return Response(desk: ["changeset": JSONValue(undo.id)])
  }

  private static func members(_ summary: OutletStore.Summary) -> [(key: String, value: JSONValue)] {
    [
      ("id", JSONValue(summary.id)), ("created_at", JSONValue(summary.createdAt)), ("author", .string(summary.author)),
      ("note", JSONValue(summary.note)),
      (
        "file",
        summary.source.map { ["name": .string($0.fileName), "sha256": .string($0.sha256)] } ?? nil
      ),
      ("added", JSONValue(summary.added)), ("updated", JSONValue(summary.updated)),
      ("removed", JSONValue(summary.removed)), ("undoes", JSONValue(summary.undoes)),
      ("undone_by", JSONValue(summary.undoneBy)),
      ("outlet", summary.outlet.map { ["id": JSONValue($0.id), "name": .string($0.name)] } ?? nil),
      ("takedown", .bool(summary.isTakedown)),
    ]
  }

  private static func members(_ change: Changeset.Change) -> [(key: String, value: JSONValue)] {
    [
      ("id", JSONValue(change.outletID)), ("before", change.before.map { JSONValue($0) } ?? nil),
      ("after", change.after.map { JSONValue($0) } ?? nil),
      ("differences", .differences(change.before, change.after)),
    ]
  }
}
