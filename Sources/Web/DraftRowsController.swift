import HTTPTypes
import Foundation
import Hummingbird
import Intake
import NIOCore
import Outlets
import Render
import Store

/// The rows of an upload: shown and settled.
struct DraftRowsController: Sendable {
  static let mostRows = 10_000

  let desk: Desk

  @Sendable func list(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let upload = try desk.upload(context)
    var parameters = try QueryParameters(request)
    let states = try parameters.take("verdict").map { text in
      try text.split(separator: ",").map { name in
        guard let state = DraftRow.State(rawValue: String(name)) else {
          let known = DraftRow.State.allCases.map(\.rawValue).joined(separator: ", ")
          throw Problem.parameter("verdict", vi: "nhận \(known)", en: "takes \(known)")
        }
        return state
      }
    }
    let limit = try parameters.take("limit", in: 1...Self.mostRows) ?? Self.mostRows
    let offset = try parameters.take("offset", in: 0...Int(Int32.max)) ?? 0
    try parameters.finish()
    let published = try desk.published.current()
    var bytes: [UInt8] = []
    let matched = try desk.store.draftRows(of: upload.id, states: Set(states ?? []), limit: limit, offset: offset) {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: ",")) }
      DraftRowDocument.append($0, published, to: &bytes)
    }
    let head = "{\"revision\":\(upload.revision),\"matched\":\(matched),\"rows\":["
    return Response(
      status: .ok, headers: [.contentType: ContentType.json],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: Array(head.utf8) + bytes + Array("]}".utf8))))
  }

  @Sendable func settle(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let settlement = try await desk.json(RowSettlement.self, of: request, context)
    let number = Int(try context.id("row"))
    let (upload, rows) = try settle([number], settlement, context)
    if rows.isEmpty { throw HTTPError(.notFound) }
    let documents = try documents(rows.map(\.outcome.row), of: upload)
    return try desk.answer(
      upload, [("row", documents.first ?? .null), ("also", .array(Array(documents.dropFirst())))])
  }

  private struct Bulk: RequestDocument {
    enum CodingKeys: String, CodingKey, CaseIterable { case rows, decision }
    let rows: [Int]
    let decision: RowSettlement.Decision
  }

  @Sendable func settleMany(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let wish = try await desk.json(Bulk.self, of: request, context, limit: 1 << 20)
    guard wish.rows.count <= Self.mostRows, [.accept, .skip, .reset].contains(wish.decision) else {
      throw Problem.invalid(
        vi: "Nhiều dòng cùng lúc chỉ nhận accept, skip, reset, tối đa \(Self.mostRows) dòng.",
        en: "Many rows at once take accept, skip, reset, at most \(Self.mostRows) rows.")
    }
    var refused: [JSONValue] = []
    let (upload, rows) = try settle(wish.rows, RowSettlement(decision: wish.decision), context) { row, problem in
      refused.append(["row": JSONValue(row), "message": JSONValue(problem.detail)])
    }
    let documents = try documents(rows.map(\.outcome.row), of: upload)
    return try desk.answer(upload, [("rows", .array(documents)), ("refused", .array(refused))])
  }

  /// - Parameter refuse: handed what cannot be settled; without it, that is the request's error.
  /// - Returns: the upload, and those of the rows that there are, settled.
  private func settle(
    _ numbers: [Int], _ settlement: RowSettlement, _ context: MapRequestContext,
    refuse: ((Int, Problem) -> Void)? = nil
  ) throws -> (Upload, [DraftRow]) {
    let officer = try context.signedIn()
    return try desk.store.exclusively {
      let upload = try desk.upload(context)
      guard let reading = try upload.reading.map({ try UploadReading(json: $0) }) else { throw HTTPError(.notFound) }
      let published = try desk.published.current()
      var reader = desk.reader
      reader.coordinates = CRSChoice(reading.coordinates) ?? .auto
      var settled: [DraftRow] = []
      var known: Set<Int> = []
      var merges: [Int: Int]?
      for number in numbers {
        guard let row = try desk.store.draftRow(number, of: upload.id) else { continue }
        do {
          let rows = try settlement.applied(
            to: row, reader: reader, other: { try desk.store.draftRow($0, of: upload.id) },
            merges: {
              if merges == nil { merges = try desk.store.merges(of: upload.id) }
              return merges ?? [:]
            },
            isPublished: { published[outletID: $0] != nil })
          settled += rows.filter { known.insert($0.outcome.row).inserted }
        } catch let problem as Problem {
          guard let refuse else { throw problem }
          refuse(number, problem)
        }
      }
      let plan = try desk.plan(settled, officer)
      if !plan.rows.isEmpty { try desk.store.save(plan.rows, of: upload.id) }
      return (upload, plan.rows)
    }
  }

  private func documents(_ numbers: [Int], of upload: Upload) throws -> [JSONValue] {
    let published = try desk.published.current()
    return try numbers.compactMap { number in
      try desk.store.draftRecord(number, of: upload.id).map { record in
        var bytes: [UInt8] = []
        DraftRowDocument.append(record, published, to: &bytes)
        return .encoded(bytes)
      }
    }
  }
}
