import Foundation
import HTTPTypes
import Hummingbird
import Intake
import Outlets
import Render
import Store

/// Lists as XLSX: a file back with what was made of it, the empty form, the published outlets of an area.
struct WorkbooksController: Sendable {
  /// More outlets than this are no list for a person.
  private static let mostOutlets = 100_000

  let desk: Desk

  @Sendable func template(_ request: Request, _ context: MapRequestContext) throws -> Response {
    _ = try context.signedIn()
    return try answer(OutletSheet.template(), name: "mau-danh-sach.xlsx")
  }

  @Sendable func outlets(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let officer = try context.signedIn()
    var parameters = try QueryParameters(request)
    let area = try parameters.take("area").map(desk.area) ?? officer.area
    try parameters.finish()
    let latest = try desk.published.latest()
    let outlets = latest.outlets.filter { published in area.map { published.outlet.lies(in: $0) } ?? true }
    guard outlets.count <= Self.mostOutlets else {
      throw Problem.invalid(
        vi: "Có \(outlets.count) điểm bán, nhiều hơn \(Self.mostOutlets). Hãy chọn một địa bàn (area).",
        en: "There are \(outlets.count) outlets, more than \(Self.mostOutlets). Choose an area.")
    }
    return try answer(OutletSheet.list(outlets, version: desk.store.version(latest.version)), name: "diem-ban.xlsx")
  }

  /// The file's own rows, with two columns more.
  @Sendable func result(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let upload = try desk.upload(context)
    var parameters = try QueryParameters(request)
    let isEnglish = parameters.take("lang") == "en"
    try parameters.finish()
    guard let reading = try upload.reading.map({ try UploadReading(json: $0) }) else { throw HTTPError(.notFound) }
    let bytes = try desk.bytes(of: upload)
    let sheets = try await desk.reading.with {
      try await desk.reader.sheets(bytes, choices: ReadingChoices(sheet: reading.sheet))
    }
    guard let sheet = sheets.first(where: { $0.name == reading.sheet }) else { throw HTTPError(.notFound) }
    var table = ResultSheet(sheet, headerRow: reading.headerRow, isEnglish: isEnglish)
    _ = try desk.store.draftRows(of: upload.id) { table.take(try $0.decoded()) }
    let name = (upload.fileName as NSString).deletingPathExtension
    return try answer(Workbook([table.sheet]), name: name + (isEnglish ? "-result.xlsx" : "-ket-qua.xlsx"))
  }

  private func answer(_ workbook: Workbook, name: String) throws -> Response {
    let encoded = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "list.xlsx"
    return Response(
      status: .ok,
      headers: [
        .contentType: ContentType.workbook,
        .contentDisposition: "attachment; filename=\"list.xlsx\"; filename*=UTF-8''\(encoded)",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: try workbook.bytes())))
  }
}

/// A list as it came, and behind its columns what became of each row.
private struct ResultSheet {
  private(set) var sheet = Workbook.Sheet(name: "Danh sách")
  private let isEnglish: Bool
  /// Rows of the workbook before the file's first.
  private let offset: Int
  /// Column of the verdict.
  private let column: Int

  init(_ source: Sheet, headerRow: Int?, isEnglish: Bool) {
    self.isEnglish = isEnglish
    offset = source.header == nil && headerRow != 0 ? 0 : 1
    var rows: [[Workbook.Cell]] = []
    func put(_ cells: [String], at row: Int) {
      while rows.count <= row { rows.append([]) }
      rows[row] = cells.map { Workbook.Cell($0) }
    }
    if let header = source.header { put(header, at: 0) }
    for row in source { put(row.cells, at: row.number - 1 + offset) }
    column = rows.reduce(0) { widest, row in
      max(widest, (row.lastIndex { $0 != .empty } ?? -1) + 1)
    }
    sheet.header = headerRow.map { max(0, $0 - 1) } ?? 0
    sheet.widths = Array(repeating: 18, count: column) + [20, 80]
    sheet.rows = rows
    set(isEnglish ? "Result" : "Kết quả đọc", isEnglish ? "What to correct" : "Cần sửa gì", at: sheet.header ?? 0)
  }

  mutating func take(_ row: DraftRow) {
    guard let word = word(row) else { return }
    let notes = row.outcome.notes.map { note in
      (note.column.map { "[\($0)] " } ?? "") + (isEnglish ? note.message.en : note.message.vi)
    }
    set(word, notes.joined(separator: "\n"), at: row.outcome.row - 1 + offset)
  }

  private mutating func set(_ verdict: String, _ notes: String, at row: Int) {
    guard sheet.rows.indices.contains(row) else { return }
    var cells = Array(sheet.rows[row].prefix(column))
    while cells.count < column { cells.append(.empty) }
    sheet.rows[row] = cells + [.text(verdict), notes.isEmpty ? .empty : .text(notes)]
  }

  private func word(_ row: DraftRow) -> String? {
    switch row.state {
    case .ready: isEnglish ? "Ready" : "Sẵn sàng"
    case .ask: isEnglish ? "To ask" : "Cần hỏi"
    case .rejected: isEnglish ? "Rejected" : "Bị loại"
    case .skipped: isEnglish ? "Left out" : "Đã bỏ qua"
    case .published: (isEnglish ? "Published" : "Đã đăng") + (row.outletID.map { " (\($0))" } ?? "")
    case .ignored: nil
    }
  }
}
