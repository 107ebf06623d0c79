import Foundation
import HTTPTypes
import Hummingbird
import Store

/// Tiles of the operator's base map, from an MBTiles file.
struct BaseMapController: Sendable {
  static let template = "/basemap/{z}/{x}/{y}"

  let archive: TileArchive?

  /// 204 where the file has no tile, so that a map draws nothing there without a complaint.
  @Sendable func tile(_ request: Request, _ context: MapRequestContext) async throws -> Response {
    let numbers = ["z", "x", "y"].map { context.parameters.get($0, as: Int.self) }
    guard let archive, let zoom = numbers[0], let column = numbers[1], let row = numbers[2] else {
      throw HTTPError(.notFound)
    }
    var headers: HTTPFields = [.cacheControl: "max-age=3600"]
    guard let tile = try await archive.tile(zoom: zoom, column: column, row: row) else {
      return Response(status: .noContent, headers: headers)
    }
    headers[.contentType] = archive.description.format.mediaType
    // As it lies in the file: every browser that draws vector tiles takes gzip.
    if tile.starts(with: [0x1F, 0x8B]) { headers[.contentEncoding] = "gzip" }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: tile)))
  }
}

extension TileArchive.Description.Format {
  fileprivate var mediaType: String {
    switch self {
    case .png: "image/png"
    case .jpg: "image/jpeg"
    case .webp: "image/webp"
    case .pbf: "application/vnd.mapbox-vector-tile"
    }
  }
}
