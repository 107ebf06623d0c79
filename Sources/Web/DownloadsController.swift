import Catalog
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Outlets
import Render
import Spatial

/// Everything, or what a query finds, as one file.
///
/// Text formats are sent while they are written, as fast as the client takes them; the others are made first, one at
/// a time, in a file that goes when it was sent to all that ask for it meanwhile.
struct DownloadsController: Sendable {
  /// More outlets than this are no list for a person.
  static let longestWorkbook = 100_000
  /// More outlets than this are not put in the order of their distances.
  static let longestAround = 10_000

  let catalog: Catalog
  let settings: ServerSettings
  private let thread = BlockingThreads(1)
  private let waiting = Slots(4)
  private let files = DownloadFiles()

  init(catalog: Catalog, settings: ServerSettings) {
    (self.catalog, self.settings) = (catalog, settings)
  }

  @Sendable func outlets(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let name = context.parameters.get("file") ?? ""
    guard name.hasPrefix("outlets."), let format = OutletFileFormat(rawValue: String(name.dropFirst(8))) else {
      let list = OutletFileFormat.allCases.map { "outlets.\($0.rawValue)" }.joined(separator: ", ")
      throw Problem.notFound(
        vi: "Không có tệp \(name.prefix(40)); có \(list).",
        en: "There is no file \(name.prefix(40)); there are \(list).")
    }
    var parameters = try QueryParameters(request)
    let point = try parameters.takePoint()
    let reach = try parameters.takeReach()
    guard point != nil || reach == nil else {
      throw Problem.parameter("max-distance", vi: "chỉ dùng cùng point", en: "goes with point only")
    }
    let query = try OutletQuery(&parameters)
    try parameters.finish()
    let snapshot = catalog.snapshot
    let tag = EntityTag(snapshot.version, build: settings.build + query.clockTag, form: format.rawValue)
    var headers: HTTPFields = [.eTag: tag.text, .cacheControl: "no-cache", .vary: "Accept-Encoding"]
    if tag.matches(request) { return Response(status: .notModified, headers: headers) }
    let url = SiteURL(request, from: context.peer, settings: settings, .json)
    let notice = settings.notice(at: url.base)
    let day = notice.date.formatted(.iso8601.year().month().day().dateSeparator(.omitted))
    headers[.contentType] = format.mediaType
    headers[.contentDisposition] = "attachment; filename=\"hang-viet-binh-dinh-\(day).\(format.rawValue)\""
    headers[.init("Link")!] = "<\(settings.licence)>; rel=\"license\""
    var download = OutletDownload(format, query, of: snapshot, notice: notice)
    if let point {
      // One more than may be, to know whether there are more.
      download = download.ordered(around: point, within: reach ?? .infinity, limit: Self.longestAround + 1)
      guard download.count <= Self.longestAround else {
        // The map page shows it to residents.
        throw Problem(
          status: .badRequest,
          title: BilingualText(vi: "Quá nhiều điểm bán quanh một điểm", en: "Too many outlets around a place"),
          detail: BilingualText(
            vi: "Có hơn \(Self.longestAround) điểm bán quanh điểm này (point). Hãy lọc bớt, hoặc giảm khoảng cách "
              + "(max-distance).",
            en: "There are more than \(Self.longestAround) outlets around this place (point). Filter more, or name a "
              + "shorter distance (max-distance)."),
          parameter: "point")
      }
    }
    guard format != .xlsx || download.count <= Self.longestWorkbook else {
      throw Problem(
        status: .badRequest, title: BilingualText(vi: "Bảng tính quá dài", en: "Too long for a workbook"),
        detail: BilingualText(
          vi: "Có \(download.count) điểm bán, nhiều hơn \(Self.longestWorkbook). Hãy lọc bớt, hoặc lấy tệp .csv.",
          en: "There are \(download.count) outlets, more than \(Self.longestWorkbook). Filter, or take .csv."))
    }
    if request.method == .head { return Response(status: .ok, headers: headers, body: ResponseBody { _ in }) }
    if download.pieces() != nil {
      let body = ResponseBody { [download] writer in
        for piece in download.pieces()! { try await writer.write(piece, on: context.eventLoop) }
        try await writer.finish(nil)
      }
      return Response(status: .ok, headers: headers, body: body)
    }
    let key = "\(tag.text) \(url.base)?\(request.uri.query ?? "")"
    let file = try await waiting.with {
      try await thread.run { [download] in
        try files.file(key) { try DownloadFile("outlets.\(format.rawValue)") { try download.write(to: $0) } }
      }
    }
    let body = ResponseBody(contentLength: file.size) { writer in
      try await file.pieces { try await writer.write($0, on: context.eventLoop) }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: headers, body: body)
  }
}

extension ResponseBodyWriter {
  /// Sends a piece, and waits until the connection has it: pieces are made sooner than a connection of many learns that
  /// its client does not read, and would all wait in memory.
  fileprivate mutating func write(_ piece: some Sequence<UInt8> & Sendable, on eventLoop: any EventLoop) async throws {
    try await write(ByteBuffer(bytes: piece))
    try await eventLoop.submit {}.get()
  }
}
