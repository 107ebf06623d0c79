import Catalog
import Hummingbird
import Render

/// The page on agency, privacy and licence.
struct AboutController: Sendable {
  let catalog: Catalog
  let settings: ServerSettings

  @Sendable func about(_ request: Request, _ context: MapRequestContext) -> Response {
    let page = PageRequest(request, context, catalog.snapshot, settings)
    return page.answer("about-\(settings.hashOfWords)") {
      AboutPage(
        page.language, base: page.base, agency: settings.agency, contact: settings.contact, licence: settings.licence
      ).bytes
    }
  }
}

extension ServerSettings {
  /// Changes with what the operator says, which the program's build does not.
  fileprivate var hashOfWords: String {
    let words = [agency ?? "", contact ?? "", licence, publicURL ?? ""].joined(separator: "\n")
    return String(words.utf8.reduce(UInt32(5381)) { ($0 &* 33) ^ UInt32($1) }, radix: 36)
  }
}
