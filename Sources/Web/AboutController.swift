import Catalog
import Hummingbird
import Render

/// The page on agency, privacy and licence.
struct AboutController: Sendable {
  let catalog: Catalog
  let settings: ServerSettings

  @Sendable func about(_ request: Request, _ context: MapRequestContext) -> Response {
    let page = PageRequest(request, context, catalog.snapshot, settings)
    return page.answer("about") {
      AboutPage(
        page.language, base: page.base, agency: settings.agency, contact: settings.contact, licence: settings.licence
      ).bytes
    }
  }
}
