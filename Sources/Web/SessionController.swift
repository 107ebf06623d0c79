import Foundation
import Hummingbird
import Intake
import Outlets
import Render
import Store

/// Signing in and out, one's own password, and tokens for scripts.
struct SessionController: Sendable {
  let desk: Desk
  let settings: ServerSettings

  private struct Credentials: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case name, password }
    let name: String
    let password: String
  }

  @Sendable func signIn(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let credentials = try await desk.json(Credentials.self, of: request, context, limit: 8 << 10)
    let address = ClientAddress(request, context, settings)
    if let wait = desk.signIns.attempt(credentials.name, from: address) { throw Problem.tooMany(wait: wait) }
    let opened = try await desk.withPasswordThread {
      try desk.store.signIn(credentials.name, password: credentials.password)
    }
    guard let (session, token) = opened else { throw Problem.wrongPassword }
    desk.signIns.succeeded(credentials.name, from: address)
    return Response(desk: me(session), headers: [.setCookie: Self.cookie(token.text, seconds: Int(Session.longest))])
  }

  @Sendable func current(_ request: Request, _ context: MapRequestContext) throws -> Response {
    guard let session = context.session else { throw Problem.signedOut }
    return Response(desk: me(session))
  }

  @Sendable func signOut(_ request: Request, _ context: MapRequestContext) throws -> Response {
    if let session = context.session, session.label == nil { try desk.store.signOut(session) }
    return Response(status: .noContent, headers: [.setCookie: Self.cookie("", seconds: 0)])
  }

  private struct PasswordChange: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case current, new }
    let current: String
    let new: String
  }

  @Sendable func changePassword(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let officer = try context.byHand()
    let change = try await desk.json(PasswordChange.self, of: request, context, limit: 8 << 10)
    // A session left open must not become a place to guess from.
    let address = ClientAddress(request, context, settings)
    if let wait = desk.signIns.attempt(officer.name, from: address) { throw Problem.tooMany(wait: wait) }
    let opened = try await desk.withPasswordThread {
      try desk.store.changePassword(of: officer, from: change.current, to: change.new)
    }
    guard let (_, token) = opened else { throw Problem.wrongPassword }
    desk.signIns.succeeded(officer.name, from: address)
    return Response(
      status: .noContent, headers: [.setCookie: Self.cookie(token.text, seconds: Int(Session.longest))])
  }

  @Sendable func tokens(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let tokens = try desk.store.tokens(of: context.signedIn())
    return Response(desk: ["tokens": .array(tokens.map(Self.document))])
  }

  private struct NewToken: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case label, days }
    let label: String
    let days: Int?
  }

  @Sendable func createToken(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let officer = try context.byHand()
    let wish = try await desk.json(NewToken.self, of: request, context)
    let label = VietnameseText.clean(wish.label)
    let days = wish.days ?? 90
    guard (1...80).contains(label.count), (1...365).contains(days) else {
      throw Problem.invalid(
        vi: "Mã truy cập cần một tên 1–80 ký tự và hạn 1–365 ngày.",
        en: "A token takes a label of 1–80 characters and 1–365 days.")
    }
    let (session, token) = try desk.store.createToken(for: officer, label: label, days: days)
    guard case .object(var members) = Self.document(session) else { return Response(status: .internalServerError) }
    members.append(("token", .string(token.text)))
    return Response(desk: .object(members), status: .created)
  }

  @Sendable func revokeToken(_ request: Request, _ context: MapRequestContext) throws -> Response {
    guard try desk.store.revokeToken(context.id(), of: context.signedIn()) else { throw HTTPError(.notFound) }
    return Response(status: .noContent)
  }

  private func me(_ session: Session) -> JSONValue {
    let officer = session.officer
    return [
      "name": .string(officer.name), "role": .string(officer.role.rawValue),
      "area": OfficersController.area(officer.area, desk.reader.gazetteer), "agency": JSONValue(settings.agency),
      "expires_at": JSONValue(session.expiresAt), "keep_days": JSONValue(desk.keepDays),
      "max_upload_bytes": JSONValue(desk.reader.limits.bytes),
    ]
  }

  private static func document(_ token: Session) -> JSONValue {
    [
      "id": JSONValue(token.id), "label": JSONValue(token.label), "created_at": JSONValue(token.createdAt),
      "last_used_at": JSONValue(token.lastUsedAt), "expires_at": JSONValue(token.expiresAt),
    ]
  }

  private static func cookie(_ token: String, seconds: Int) -> String {
    "\(DeskMiddleware.cookieName)=\(token); Path=/; Max-Age=\(seconds); HttpOnly; Secure; SameSite=Strict"
  }
}
