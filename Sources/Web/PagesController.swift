import Foundation
import Hummingbird
import Outlets
import Render
import Spatial

/// What the map page asks for besides its files.
struct PagesController: Sendable {
  let settings: ServerSettings
  private let baseMap: [UInt8]

  /// - Throws: when the base map cannot be read.
  init(settings: ServerSettings) throws {
    self.settings = settings
    baseMap = Array(try Data(contentsOf: settings.resources.appending(path: "GeoData/basemap.geojson")))
  }

  @Sendable func mapSettings(_ request: Request, _ context: MapRequestContext) -> Response {
    let extent = settings.extent
    let document: JSONValue = [
      "agency": settings.agency.map { .string($0) } ?? nil,
      "bounds": .array([extent.west, extent.south, extent.east, extent.north].map { .number($0) }),
      "basemap": settings.baseMap.map { ["tiles": [.string($0.tiles)], "attribution": .string($0.attribution)] } ?? nil,
    ]
    return file(document.bytes, type: ContentType.json)
  }

  @Sendable func baseMap(_ request: Request, _ context: MapRequestContext) -> Response {
    file(baseMap, type: ContentType.geoJSON)
  }

  /// The officers' desk, under an address without an ending.
  @Sendable func officer(_ request: Request, _ context: MapRequestContext) throws -> Response {
    guard let page = try? Data(contentsOf: settings.resources.appending(path: "Public/officer.html")) else {
      throw HTTPError(.notFound)
    }
    return Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: page)))
  }

  private func file(_ bytes: [UInt8], type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "max-age=300", .vary: "Accept-Encoding"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
