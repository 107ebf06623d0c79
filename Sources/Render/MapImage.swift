/// A map picture in a page, light or dark as the reader has it, and a smaller one for a phone, so that its words stay
/// readable.
struct MapImage {
  let address: PageAddress
  let width: Int
  var height: Int
  /// What the picture shows, for whoever cannot look at it.
  let words: String

  /// Of the picture for a phone, which is 360 pixels wide.
  var phoneHeight = 300

  private static let phoneWidth = 360

  func markup(_ language: PageLanguage) -> Markup {
    let phone = (width: Self.phoneWidth, height: phoneHeight)
    let (narrow, dark) = ("(max-width: 30rem)", "(prefers-color-scheme: dark)")
    let sources = [
      source("\(narrow) and \(dark)", phone, "dark", language), source(narrow, phone, nil, language),
      source(dark, (width, height), "dark", language),
    ]
    return """
      <picture class="picture">\(sources.joined())\
      <img src="\(sized((width, height), nil).href(language))" width="\(width)" height="\(height)" alt="\(words)"></picture>
      """
  }

  private func source(
    _ media: String, _ size: (width: Int, height: Int), _ theme: String?, _ language: PageLanguage
  ) -> Markup {
    """
    <source media="\(media)" srcset="\(sized(size, theme).href(language))" width="\(size.width)" height="\(size.height)">
    """
  }

  private func sized(_ size: (width: Int, height: Int), _ theme: String?) -> PageAddress {
    address.with("width", String(size.width)).with("height", String(size.height)).with("theme", theme)
  }
}
