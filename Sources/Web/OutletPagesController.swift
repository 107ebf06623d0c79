import Catalog
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Outlets
import Render
import Spatial

/// A page for every outlet, and what leads search engines to them.
struct OutletPagesController: Sendable {
  /// The most addresses a sitemap may hold (sitemaps.org).
  static let addressesPerSitemap = 50_000

  let catalog: Catalog
  let settings: ServerSettings

  /// Unknown parameters are left alone: links from elsewhere carry such.
  @Sendable func outlet(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let text = context.parameters.get("id")?.removingPercentEncoding ?? ""
    let snapshot = catalog.snapshot
    guard let id = Int64(text), String(id) == text, let slot = snapshot.slot(of: id) else {
      throw Problem.notFound(
        vi: "Không có điểm bán mang mã \(text.prefix(40)).", en: "There is no outlet with the id \(text.prefix(40)).")
    }
    let isEnglish = request.uri.queryParameters["lang"] == "en"
    let tag = EntityTag(snapshot.version, build: settings.build, form: isEnglish ? "page-en" : "page-vi")
    return Answer(request, tag: tag, type: "text/html; charset=utf-8") {
      let url = url(request, context)
      let place = snapshot.coordinate(slot)
      let map = (isEnglish ? "/?lang=en" : "/") + "#map=17/\(place.latitude)/\(place.longitude)&outlet=\(text)"
      return OutletPage(
        feature: snapshot.feature(slot),
        addresses: .init(
          page: url(.outletPage(id: text)), map: map, data: url(.item("outlets", id: text))),
        isEnglish: isEnglish, agency: settings.agency
      ).bytes
    }.response
  }

  /// All outlets' addresses, or the list of the lists where they are too many for one.
  @Sendable func sitemap(_ request: Request, _ context: MapRequestContext) -> Response {
    let snapshot = catalog.snapshot
    guard snapshot.openCount > Self.addressesPerSitemap else { return part(0, request, context, snapshot) }
    return answer(request, snapshot, form: "sitemap") {
      let url = url(request, context)
      let numbers = 0..<(snapshot.openCount + Self.addressesPerSitemap - 1) / Self.addressesPerSitemap
      let list = numbers.map { "<sitemap><loc>\(url(.sitemap($0)))</loc></sitemap>\n" }.joined()
      return "<sitemapindex xmlns=\"\(Self.namespace)\">\n\(list)</sitemapindex>\n"
    }
  }

  @Sendable func sitemapPart(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let snapshot = catalog.snapshot
    guard let name = context.parameters.get("number"), name.hasSuffix(".xml"), let number = Int(name.dropLast(4)),
      number >= 0, number <= snapshot.openCount / Self.addressesPerSitemap
    else {
      throw Problem.notFound(vi: "Không có sơ đồ trang này.", en: "There is no such sitemap.")
    }
    return part(number, request, context, snapshot)
  }

  private func part(_ number: Int, _ request: Request, _ context: MapRequestContext, _ snapshot: Snapshot) -> Response {
    answer(request, snapshot, form: "sitemap\(number)") {
      let url = url(request, context)
      let page = snapshot.page(
        OutletQuery(), limit: Self.addressesPerSitemap, from: .offset(number * Self.addressesPerSitemap))
      let list = page.slots.map { "<url><loc>\(url(.outletPage(id: String(snapshot.id($0)))))</loc></url>\n" }.joined()
      return "<urlset xmlns=\"\(Self.namespace)\">\n\(number == 0 ? "<url><loc>\(url.base)/</loc></url>\n" : "")"
        + "\(list)</urlset>\n"
    }
  }

  @Sendable func robots(_ request: Request, _ context: MapRequestContext) -> Response {
    let text = """
      User-agent: *
      Disallow: /officer
      Disallow: /api/collections/
      Sitemap: \(url(request, context).base)/sitemap.xml

      """
    return Response(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "max-age=3600"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  private static let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

  private func url(_ request: Request, _ context: MapRequestContext) -> SiteURL {
    SiteURL(request, from: context.remoteAddress, settings: settings, .html)
  }

  private func answer(
    _ request: Request, _ snapshot: Snapshot, form: String, _ content: () -> String
  ) -> Response {
    Answer(
      request, tag: EntityTag(snapshot.version, build: settings.build, form: form), type: "application/xml"
    ) {
      Array(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content()).utf8)
    }.response
  }
}
