import Foundation
import HTTPTypes
import Hummingbird
import Outlets
import Render
import Spatial
import Store

/// What residents report, and the queue in which officers settle it.
struct ReportsController: Sendable {
  let desk: Desk
  let settings: ServerSettings

  private struct NewReport: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case kind, outlet, message, coordinate, contact }
    let kind: String
    let outlet: Int64?
    let message: String?
    let coordinate: [Double]?
    let contact: String?
  }

  @Sendable func add(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let wish = try await desk.json(NewReport.self, of: request, context, limit: 8 << 10)
    guard let kind = Report.Kind(rawValue: wish.kind) else {
      let known = Report.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem.invalid(vi: "Loại phản ánh là: \(known).", en: "The kind is one of: \(known).")
    }
    let message = VietnameseText.clean(wish.message ?? "")
    let contact = VietnameseText.clean(wish.contact ?? "")
    guard message.count <= 1000, contact.count <= 200 else {
      throw Problem.invalid(
        vi: "Nội dung dài nhất 1000 ký tự, liên hệ dài nhất 200 ký tự.",
        en: "The message has at most 1000 characters, the contact 200.")
    }
    if let id = wish.outlet {
      guard try desk.store.standing(id) != nil else {
        throw Problem.invalid(
          vi: "Điểm bán này không còn trên bản đồ. Hãy tải lại trang.",
          en: "This outlet is not on the map any more. Reload the page.")
      }
    } else if ![.missing, .other].contains(kind) || message.isEmpty {
      throw Problem.invalid(
        vi: "Hãy chọn điểm bán, hoặc mô tả điểm bán còn thiếu.", en: "Choose the outlet, or describe the missing one.")
    }
    guard kind != .other || !message.isEmpty else {
      throw Problem.invalid(vi: "Hãy viết điều gì chưa đúng.", en: "Write what is wrong.")
    }
    let position = try wish.coordinate.map(place)
    // Counted last: a mistake in the form costs nothing.
    let address = ClientAddress(request, context, settings)
    if !address.isExempt, let wait = desk.reports.attempt(address) { throw Problem.tooMany(wait: wait) }
    guard
      try desk.store.addReport(
        kind, outlet: wish.outlet, message: message, coordinate: position, contact: contact.isEmpty ? nil : contact)
        != nil
    else { throw Problem.busy(seconds: 3600) }
    return Response(desk: ["received": true], status: .accepted)
  }

  private func place(_ position: [Double]) throws -> Coordinate {
    guard position.count == 2, let point = Coordinate(longitude: position[0], latitude: position[1]),
      settings.extent.contains(point)
    else {
      throw Problem.invalid(
        vi: "Vị trí phải là [kinh độ, vĩ độ] trong phạm vi bản đồ.",
        en: "The place is [longitude, latitude] within the map.")
    }
    return point
  }

  @Sendable func list(_ request: Request, _ context: MapRequestContext) throws -> Response {
    _ = try context.signedIn()
    var parameters = try QueryParameters(request)
    let state = parameters.take("state") ?? "open"
    let limit = try parameters.take("limit", in: 1...500) ?? 50
    let offset = try parameters.take("offset", in: 0...Int(Int32.max)) ?? 0
    try parameters.finish()
    guard ["open", "done", "all"].contains(state) else {
      throw Problem.parameter("state", vi: "nhận open, done, all", en: "takes open, done, all")
    }
    let (matched, reports) = try desk.store.reports(
      isOpen: state == "all" ? nil : state == "open", limit: limit, offset: offset)
    let open = try desk.store.reports(isOpen: true, limit: 0, offset: 0).matched
    let published = try desk.published.current()
    return Response(desk: [
      "open": JSONValue(open), "matched": JSONValue(matched),
      "reports": .array(reports.map { document($0, published) }),
    ])
  }

  private struct Closing: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case state, answer }
    let state: String
    let answer: String?
  }

  @Sendable func close(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let officer = try context.signedIn()
    let id = try context.id()
    let wish = try await desk.json(Closing.self, of: request, context)
    guard let state = Report.State(rawValue: wish.state), state != .open else {
      throw Problem.invalid(vi: "Trạng thái là fixed hoặc refused.", en: "The state is fixed or refused.")
    }
    guard try desk.store.report(id) != nil else { throw HTTPError(.notFound) }
    guard try desk.store.closeReport(id, as: state, answer: desk.note(wish.answer), by: officer.name),
      let report = try desk.store.report(id)
    else {
      throw Problem.desk(
        .conflict, "conflict",
        BilingualText(vi: "Phản ánh này đã được xử lý.", en: "This report has been settled already."))
    }
    return Response(desk: document(report, try desk.published.current()))
  }

  private func document(_ report: Report, _ published: [PublishedOutlet]) -> JSONValue {
    let outlet = report.outletID.map { id -> JSONValue in
      ["id": JSONValue(id), "name": JSONValue(published[outletID: id]?.outlet.name)]
    }
    return [
      "id": JSONValue(report.id), "kind": .string(report.kind.rawValue), "outlet": outlet ?? nil,
      "message": .string(report.message),
      "coordinate": report.coordinate.map { [.number($0.longitude), .number($0.latitude)] } ?? nil,
      "contact": JSONValue(report.contact), "created_at": JSONValue(report.createdAt),
      "due_at": JSONValue(report.dueAt),
      "overdue": .bool(report.state == .open && report.dueAt.map { $0 < Date() } ?? false),
      "state": .string(report.state.rawValue), "handled_by": JSONValue(report.handledBy),
      "handled_at": JSONValue(report.handledAt), "answer": JSONValue(report.answer),
    ]
  }
}
