import Foundation
import Hummingbird
import Outlets
import Render
import Spatial
import Store

/// What the map page asks for besides its files.
struct PagesController: Sendable {
  let settings: ServerSettings
  private let baseMap: [UInt8]
  private let baseMapTag: EntityTag

  /// - Throws: when the base map cannot be read.
  init(settings: ServerSettings) throws {
    self.settings = settings
    baseMap = Array(try Data(contentsOf: settings.resources.appending(path: "GeoData/basemap.geojson")))
    baseMapTag = EntityTag(of: baseMap)
  }

  @Sendable func mapSettings(_ request: Request, _ context: MapRequestContext) -> Response {
    let extent = settings.extent
    let document: JSONValue = [
      "agency": settings.agency.map { .string($0) } ?? nil,
      "bounds": .array([extent.west, extent.south, extent.east, extent.north].map { .number($0) }),
      "basemap": settings.baseMap?.document ?? nil,
    ]
    let bytes = document.bytes
    return file(bytes, EntityTag(of: bytes), type: ContentType.json, request)
  }

  @Sendable func baseMap(_ request: Request, _ context: MapRequestContext) -> Response {
    file(baseMap, baseMapTag, type: ContentType.geoJSON, request)
  }

  /// The map page. Whoever shows a link to it takes its picture by the whole address only.
  @Sendable func map(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let base = SiteURL(request, from: context.peer, settings: settings, .html).base
    var text = String(decoding: try page("index.html"), as: UTF8.self)
    if PageLanguage(request) == .en {
      let words = String(decoding: try page("js/words/en.js"), as: UTF8.self)
      text = EnglishMapPage(of: text, words: words).text
    }
    text = text.replacing("property=\"og:image\" content=\"/", with: "property=\"og:image\" content=\"\(base)/")
    let bytes = Array(text.utf8)
    return Answer(request, tag: EntityTag(of: bytes), type: ContentType.page) { bytes }.response
  }

  /// The officers' desk, under an address without an ending. Not stored, it is not shown again by Back to whoever comes
  /// after the officer has signed out.
  @Sendable func officer(_ request: Request, _ context: MapRequestContext) throws -> Response {
    Response(
      status: .ok, headers: [.contentType: ContentType.page, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try page("officer.html"))))
  }

  private func page(_ name: String) throws -> Data {
    guard let page = try? Data(contentsOf: settings.resources.appending(path: "Public/\(name)")) else {
      throw HTTPError(.notFound)
    }
    return page
  }

  private func file(_ bytes: [UInt8], _ tag: EntityTag, type: String, _ request: Request) -> Response {
    var response = Answer(request, tag: tag, type: type) { bytes }.response
    response.headers[.cacheControl] = "max-age=300"
    return response
  }
}

extension ServerSettings.BaseMap {
  /// What the map page is told of the tiles, in the words of TileJSON.
  fileprivate var document: JSONValue {
    switch self {
    case .url(let template, let attribution):
      return ["type": "raster", "tiles": [.string(template)], "attribution": .string(attribution)]
    case .archive(let archive, let attribution):
      let description = archive.description
      return [
        "type": description.format == .pbf ? "vector" : "raster", "tiles": [.string(BaseMapController.template)],
        "attribution": .string(attribution ?? description.attribution),
        "minzoom": .number(Double(description.zooms.lowerBound)),
        "maxzoom": .number(Double(description.zooms.upperBound)),
        "bounds": description.bounds.map { .array($0.map { .number($0) }) } ?? nil,
        "layers": .array(description.layers.map { .string($0) }),
      ]
    }
  }
}
