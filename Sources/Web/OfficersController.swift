import Foundation
import Hummingbird
import Intake
import Outlets
import Render
import Store

/// The accounts, and who did what: for admins.
struct OfficersController: Sendable {
  let desk: Desk

  @Sendable func list(_ request: Request, _ context: MapRequestContext) throws -> Response {
    _ = try context.admin()
    return Response(desk: ["officers": .array(try desk.store.officers().map(document))])
  }

  private struct NewOfficer: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case name, password, role, area }
    let name: String
    let password: String
    let role: String
    let area: String?
  }

  @Sendable func add(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    _ = try context.byHand()
    let admin = try context.admin()
    let wish = try await desk.json(NewOfficer.self, of: request, context, limit: 8 << 10)
    let role = try Self.role(wish.role)
    let area = try wish.area.map(desk.area)
    let officer = try await desk.withPasswordThread {
      try desk.store.addOfficer(wish.name, password: wish.password, role: role, area: area, by: admin.name)
    }
    return Response(desk: document(officer), status: .created)
  }

  /// A null area frees from the area, a missing one leaves it.
  private struct Change: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case role, area, disabled, password }
    let role: String?
    let area: String??
    let disabled: Bool?
    let password: String?

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      role = try values.decodeIfPresent(String.self, forKey: .role)
      area = values.contains(.area) ? .some(try values.decodeIfPresent(String.self, forKey: .area)) : nil
      disabled = try values.decodeIfPresent(Bool.self, forKey: .disabled)
      password = try values.decodeIfPresent(String.self, forKey: .password)
    }
  }

  @Sendable func change(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    _ = try context.byHand()
    let admin = try context.admin()
    let name = context.text("name")
    let wish = try await desk.json(Change.self, of: request, context, limit: 8 << 10)
    var change = OutletStore.OfficerChange()
    change.role = try wish.role.map(Self.role)
    change.area = try wish.area.map { try $0.map(desk.area) }
    change.isDisabled = wish.disabled
    change.password = wish.password
    let officer = try await desk.withPasswordThread { [change] in
      try desk.store.changeOfficer(name, change, by: admin.name)
    }
    return Response(desk: document(officer))
  }

  @Sendable func audit(_ request: Request, _ context: MapRequestContext) throws -> Response {
    _ = try context.admin()
    var parameters = try QueryParameters(request)
    let earlier = try parameters.take("before", in: 1...Int.max).map(Int64.init)
    let limit = try parameters.take("limit", in: 1...1000) ?? 100
    try parameters.finish()
    let entries = try desk.store.audit(before: earlier, limit: limit)
    return Response(desk: [
      "entries": .array(
        entries.map { entry in
          [
            "id": JSONValue(entry.id), "at": JSONValue(entry.at), "officer": .string(entry.officer),
            "action": .string(entry.action), "subject": JSONValue(entry.subject), "detail": JSONValue(entry.detail),
          ]
        }), "next": entries.count == limit ? JSONValue(entries.last?.id) : .null,
    ])
  }

  private func document(_ officer: Officer) -> JSONValue {
    [
      "name": .string(officer.name), "role": .string(officer.role.rawValue),
      "area": Self.area(officer.area, desk.reader.gazetteer), "disabled": .bool(officer.isDisabled),
      "created_at": JSONValue(officer.createdAt), "last_sign_in_at": JSONValue(officer.lastSignInAt),
    ]
  }

  static func area(_ id: AdminUnit.ID?, _ gazetteer: Gazetteer) -> JSONValue {
    guard let id else { return .null }
    return ["id": .string(id.description), "name": .string(gazetteer[id]?.name ?? id.description)]
  }

  private static func role(_ text: String) throws -> Officer.Role {
    guard let role = Officer.Role(rawValue: text) else {
      throw Problem.invalid(vi: "Vai trò là officer hoặc admin.", en: "The role is officer or admin.")
    }
    return role
  }
}
