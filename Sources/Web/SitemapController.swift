import Catalog
import Foundation
import Hummingbird
import NIOCore
import Outlets
import Render
import Spatial

/// What leads search engines to the pages.
struct SitemapController: Sendable {
  /// A sitemap may hold 50,000 addresses (sitemaps.org); the first one also holds the pages that are no outlet's.
  static let addressesPerSitemap = 40_000

  let catalog: Catalog
  let settings: ServerSettings
  /// The pages that are no outlet's.
  let pages: [PageAddress]

  /// All outlets' addresses, or the list of the lists where they are too many for one.
  @Sendable func sitemap(_ request: Request, _ context: MapRequestContext) -> Response {
    let snapshot = catalog.snapshot
    guard snapshot.openCount > Self.addressesPerSitemap else { return part(0, request, context, snapshot) }
    return answer(request, snapshot, form: "sitemap") {
      let url = url(request, context)
      let list = (0..<Self.parts(snapshot.openCount)).map { "<sitemap><loc>\(url(.sitemap($0)))</loc></sitemap>\n" }
        .joined()
      return "<sitemapindex xmlns=\"\(Self.namespace)\">\n\(list)</sitemapindex>\n"
    }
  }

  @Sendable func sitemapPart(_ request: Request, _ context: MapRequestContext) throws -> Response {
    let snapshot = catalog.snapshot
    let name = context.parameters.get("number")
    guard let number = (0..<Self.parts(snapshot.openCount)).first(where: { "\($0).xml" == name }) else {
      throw Problem.notFound(vi: "Không có sơ đồ trang này.", en: "There is no such sitemap.")
    }
    return part(number, request, context, snapshot)
  }

  static func parts(_ count: Int) -> Int { max(1, (count + addressesPerSitemap - 1) / addressesPerSitemap) }

  private func part(_ number: Int, _ request: Request, _ context: MapRequestContext, _ snapshot: Snapshot) -> Response {
    answer(request, snapshot, form: "sitemap\(number)") {
      let url = url(request, context)
      let page = snapshot.page(
        OutletQuery(), limit: Self.addressesPerSitemap, from: .offset(number * Self.addressesPerSitemap))
      let list = page.slots.map { "<url><loc>\(url(.page(.outlet(String(snapshot.id($0))))))</loc></url>\n" }.joined()
      let others = number == 0 ? pages.map { "<url><loc>\(url(.page($0)))</loc></url>\n" }.joined() : ""
      return "<urlset xmlns=\"\(Self.namespace)\">\n\(others)\(list)</urlset>\n"
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
    SiteURL(request, from: context.peer, settings: settings, .html)
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
