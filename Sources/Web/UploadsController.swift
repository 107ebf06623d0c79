import HTTPTypes
import Foundation
import Hummingbird
import Intake
import NIOCore
import Outlets
import Render
import Store

/// Lists that officers send: taken in, read, listed, let go.
struct UploadsController: Sendable {
  let desk: Desk

  /// Lists that one officer may keep at a time.
  private static let most = 200

  @Sendable func create(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let officer = try context.signedIn()
    var parameters = try QueryParameters(request)
    let name = Self.fileName(parameters.take("name"))
    try parameters.finish()
    let limit = desk.reader.limits.bytes
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw ListFileError.tooManyBytes(limit: limit)
    }
    guard try desk.store.uploads(of: officer).count < Self.most else {
      throw Problem.desk(
        .conflict, "too-many-uploads",
        BilingualText(
          vi: "Bạn đang giữ \(Self.most) danh sách. Hãy xoá bớt danh sách cũ.",
          en: "You keep \(Self.most) lists. Delete old ones."))
    }
    let upload = try await desk.uploading.with {
      let writing = try desk.store.uploadFolder.create()
      for try await piece in request.body {
        guard writing.size + piece.readableBytes <= limit else { throw ListFileError.tooManyBytes(limit: limit) }
        try writing.append(Array(piece.readableBytesView))
      }
      guard writing.size > 0 else { throw ListFileError.empty }
      let file = try writing.finish()
      do {
        return try desk.store.addUpload(file, name: name, by: officer, days: desk.keepDays)
      } catch {
        desk.store.uploadFolder.remove(file.name)
        throw error
      }
    }
    desk.uploadResults.stored.add()
    return Response(
      desk: try document(upload), status: .created,
      headers: [.location: "\(DeskMiddleware.path)/uploads/\(upload.id)"])
  }

  /// The name without folders, as it may be shown.
  private static func fileName(_ text: String?) -> String {
    let last = (text ?? "").split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    let name = VietnameseText.clean(last)
    return name.isEmpty ? "danh-sach" : String(name.prefix(200))
  }

  @Sendable func list(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let officer = try context.signedIn()
    var parameters = try QueryParameters(request)
    let all = parameters.take("all") == "true"
    try parameters.finish()
    if all { _ = try context.admin() }
    return Response(desk: ["uploads": .array(try desk.store.uploads(of: all ? nil : officer).map(document))])
  }

  @Sendable func item(_ request: Request, _ context: MapRequestContext) throws -> Response {
    Response(desk: try document(desk.upload(context)))
  }

  @Sendable func delete(_ request: Request, _ context: MapRequestContext) throws -> Response {
    try desk.store.deleteUpload(desk.upload(context), by: context.signedIn())
    return Response(status: .noContent)
  }

  private struct Wish: RequestDocument {
    let sheet: String?
    let headerRow: Int?
    let columns: [String: String?]?
    let crs: String?

    enum CodingKeys: String, CodingKey, CaseIterable {
      case sheet, columns, crs
      case headerRow = "header_row"
    }

    func choices() throws -> ReadingChoices {
      var chosen: [Int: OutletDraft.Field] = [:]
      for (index, name) in columns ?? [:] {
        guard let index = Int(index), (0..<10_000).contains(index) else {
          throw Problem.invalid(vi: "Số cột đếm từ 0.", en: "Columns are counted from 0.")
        }
        guard let field = name.map({ OutletDraft.Field($0) }) ?? .ignored else {
          throw Problem.invalid(
            vi: "Không có loại cột “\(name?.prefix(40) ?? "")”; có: \(UploadReading.fields.joined(separator: ", ")).",
            en: "No column “\(name?.prefix(40) ?? "")”; there are: \(UploadReading.fields.joined(separator: ", ")).")
        }
        chosen[index] = field
      }
      return ReadingChoices(sheet: sheet, headerRow: headerRow, columns: chosen)
    }
  }

  /// Reads the kept file, and makes its rows anew.
  @Sendable func read(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let officer = try context.signedIn()
    let upload = try desk.upload(context)
    let wish = try await desk.json(Wish.self, of: request, context)
    let choices = try wish.choices()
    guard let coordinates = CRSChoice(wish.crs ?? "auto") else {
      throw Problem.invalid(vi: "Hệ tọa độ là auto hoặc EPSG:n.", en: "The reference system is auto or EPSG:n.")
    }
    let bytes = try desk.bytes(of: upload)
    var reader = desk.reader
    reader.coordinates = coordinates
    let reading: ListReading
    do {
      reading = try await desk.reading.with {
        try await reader.read(bytes, name: upload.fileName, choices: choices) { shape in
          guard let json = try? desk.store.rememberedColumns(shape, of: officer) else { return nil }
          return try? JSONDecoder().decode([Int: OutletDraft.Field].self, from: Data(json.utf8))
        }
      }
    } catch {
      desk.uploadResults.unreadable.add()
      throw error
    }
    desk.uploadResults.read.add()
    if wish.columns != nil {
      let json = String(decoding: try JSONEncoder().encode(choices.columns), as: UTF8.self)
      try desk.store.remember(
        columns: choices.columns.isEmpty ? nil : json, shape: reading.shape, of: officer)
    }
    let plan = try desk.plan(reading.rows.map { DraftRow($0) }, officer)
    let whole = UploadReading(reading, choices: choices, coordinates: coordinates)
    guard try desk.store.setReading(try whole.json(), rows: plan.rows, of: upload.id) else { throw Problem.fileGone }
    return Response(desk: try document(desk.upload(context)))
  }

  private func document(_ upload: Upload) throws -> JSONValue {
    let reading = try upload.reading.map { try UploadReading(json: $0) }
    return [
      "id": JSONValue(upload.id), "officer": .string(upload.officer), "state": reading == nil ? "stored" : "read",
      "created_at": JSONValue(upload.createdAt), "expires_at": JSONValue(upload.expiresAt),
      "revision": JSONValue(upload.revision),
      "file": [
        "name": .string(upload.fileName), "size": JSONValue(upload.fileSize), "sha256": .string(upload.sha256),
        "kept": .bool(upload.storedAs != nil), "format": JSONValue(reading?.format.rawValue),
        "sheet": JSONValue(reading?.sheet), "rows": reading.map { JSONValue($0.rows) } ?? nil,
        "header_row": reading?.headerRow.map { JSONValue($0) } ?? nil,
      ],
      "columns": .array(
        (reading?.columns ?? []).map {
          ["index": JSONValue($0.index), "header": .string($0.header), "field": JSONValue($0.field?.name)]
        }),
      "fields": .strings(UploadReading.fields), "remembered": .bool(reading?.isRemembered ?? false),
      "crs": JSONValue(reading?.coordinates), "notes": .array((reading?.notes ?? []).map { JSONValue($0) }),
      "totals": Self.totals(upload),
    ]
  }

  static func totals(_ upload: Upload) -> JSONValue {
    let counts = DraftRow.State.allCases.map { (key: $0.rawValue, count: upload.totals[$0] ?? 0) }
    let read = counts.reduce(0) { $0 + ($1.key == DraftRow.State.ignored.rawValue ? 0 : $1.count) }
    return .object([("read", JSONValue(read))] + counts.map { ($0.key, JSONValue($0.count)) })
  }
}
