/// What all pages have around their content: head, header with the other language, the way here, footer.
///
/// Readable without scripts, in the dress of `Public/css/document.css`.
struct PageFrame {
  let language: PageLanguage
  let title: String
  /// Nil for a page without an address of its own in each language.
  let address: PageAddress?
  /// Scheme and host, for the addresses that must be whole.
  let base: String
  var description: String?
  /// The pages above this one.
  var trail: [(name: String, address: PageAddress)] = []
  /// More elements of the head.
  var head: Markup = ""
  var schemaType = "website"

  init(_ language: PageLanguage, title: String, address: PageAddress?, base: String = "") {
    (self.language, self.title, self.address, self.base) = (language, title, address, base)
  }

  /// The page.
  func page(_ content: Markup) -> Markup {
    let site = language("Hàng Việt ở Bình Định", "Vietnamese goods in Bình Định")
    return """
      <!doctype html>
      <html lang="\(language.rawValue)">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · \(site)</title>
        \(addresses)\(head)
        <meta name="theme-color" content="#0b4f57">
        <link rel="icon" href="/css/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/css/page.css">
        <link rel="stylesheet" href="/css/form.css">
        <link rel="stylesheet" href="/css/document.css">
      </head>
      <body class="document">
        <a class="skip" href="#content">\(language("Đến nội dung", "Skip to the content"))</a>
        <header class="top">
          <img class="top-mark" src="/css/icon.svg" alt="" width="36" height="36">
          <a class="top-title" href="\(PageAddress.map.href(language))">\(site)</a>
          \(otherLanguage)
        </header>
        \(way)
        <main id="content"><article>
          <h1>\(title)</h1>
      \(content)
        </article></main>
        <footer class="links"><nav aria-label="\(language("Các trang", "Pages"))">
          \(links)
        </nav></footer>
      </body>
      </html>

      """
  }

  private var addresses: Markup {
    guard let address else { return "" }
    let own = base + address.href(language)
    let summary: Markup = """
      <link rel="canonical" href="\(own)">
        <link rel="alternate" hreflang="vi" href="\(base + address.href(.vi))">
        <link rel="alternate" hreflang="en" href="\(base + address.href(.en))">
        <meta property="og:title" content="\(title)">
        <meta property="og:url" content="\(own)">
        <meta property="og:type" content="\(schemaType)">
        <meta property="og:image" content="\(base)/icons/icon-512.png">
        <meta property="og:locale" content="\(language("vi_VN", "en_GB"))">
        <meta property="og:site_name" content="\(language("Hàng Việt ở Bình Định", "Vietnamese goods in Bình Định"))">
      """
    guard let description else { return summary }
    return summary + """

        <meta name="description" content="\(description)">
        <meta property="og:description" content="\(description)">
      """
  }

  private var otherLanguage: Markup {
    guard let address else { return "" }
    let other: PageLanguage = language == .vi ? .en : .vi
    return """
      <a class="top-language" lang="\(other.rawValue)" hreflang="\(other.rawValue)" href="\(address.href(other))">\
      \(other("Tiếng Việt", "English"))</a>
      """
  }

  private var way: Markup {
    if trail.isEmpty { return "" }
    let steps = ([(language("Bản đồ", "Map"), PageAddress.map)] + trail).map { step -> Markup in
      "<li><a href=\"\(step.1.href(language))\">\(step.0)</a></li>"
    }
    return """
      <nav class="way" aria-label="\(language("Đường dẫn", "Breadcrumb"))"><ol>\(steps.joined())\
      <li aria-current="page">\(title)</li></ol></nav>
      """
  }

  private var links: Markup {
    let pages: [(String, PageAddress)] = [
      (language("Bản đồ", "Map"), .map), (language("Danh sách cơ sở", "Lists of outlets"), .lists),
      (language("Thống kê", "Statistics"), .statistics),
      (language("Giới thiệu, quyền riêng tư", "About, privacy"), .about),
      (language("Dữ liệu mở (API)", "Open data (API)"), .data),
    ]
    return pages.map { "<a href=\"\($0.1.href(language))\">\($0.0)</a>" as Markup }.joined(" ")
  }
}
