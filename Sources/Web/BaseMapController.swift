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
    let tile = Array(try await archive.tile(zoom: zoom, column: column, row: row) ?? Data())
    var response = Answer(request, tag: EntityTag(of: tile), type: archive.description.format.mediaType) { tile }
      .response
    response.headers[.cacheControl] = "max-age=3600"
    // As it lies in the file: every browser that draws vector tiles takes gzip.
    if response.status == .ok, tile.starts(with: [0x1F, 0x8B]) { response.headers[.contentEncoding] = "gzip" }
    return response
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
