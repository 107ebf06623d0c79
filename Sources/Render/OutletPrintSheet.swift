internal import Foundation
internal import Outlets

/// One outlet on a sheet of A4, black on white: to be hung up, filed or carried along.
public struct OutletPrintSheet {
  private let facts: OutletFacts
  private let say: PageLanguage
  private let base: String
  private let agency: String?

  public init(feature: ArraySlice<UInt8>, _ language: PageLanguage, base: String, agency: String?) {
    facts = OutletFacts(feature, language)
    (say, self.base, self.agency) = (language, base, agency)
  }

  public var bytes: [UInt8] {
    let page = base + PageAddress.outlet(facts.id).href(say)
    let own = PageAddress.printSheet(facts.id)
    let picture = PageAddress.picture.with("mark", facts.id).with("width", "680").with("height", "400")
      .with("theme", "print")
    let warnings = facts.warnings.map { "<p class=\"warning\">\($0)</p>" as Markup }.joined("\n")
    let other: PageLanguage = say == .vi ? .en : .vi
    let markup: Markup = """
      <!doctype html>
      <html lang="\(say.rawValue)">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(facts.name) · \(say("tờ thông tin", "print sheet"))</title>
        <link rel="canonical" href="\(page)">
        <meta name="robots" content="noindex">
        <link rel="icon" href="/css/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/css/print.css">
        <script defer src="/js/print.js"></script>
      </head>
      <body>
        <nav class="screen-only" aria-label="\(say("Các trang", "Pages"))">
          <a href="\(PageAddress.outlet(facts.id).href(say))">\(say("Về trang của cơ sở", "Back to the outlet’s page"))</a>
          <a lang="\(other.rawValue)" hreflang="\(other.rawValue)" href="\(own.href(other))">\(other("Tiếng Việt", "English"))</a>
          <button type="button" id="print" hidden>\(say("In", "Print"))</button>
          <noscript>\(say("In: Ctrl+P, khổ A4.", "To print: Ctrl+P, paper A4."))</noscript>
        </nav>
        <main>
          <header>
            <div>
              <h1>\(facts.name)</h1>
              <p class="kind">\(facts.kindWords)</p>
            </div>
            <figure>\(QRCode(page)?.svg(title: say("Mã QR dẫn đến \(page)", "QR code that leads to \(page)")))</figure>
          </header>
          \(warnings)
          <dl>
      \(rows)
          </dl>
          <img src="\(picture.href(say))" width="680" height="400" alt="\(say("Bản đồ quanh \(facts.name)", "Map around \(facts.name)"))">
        </main>
        <footer>
          <p>\(page)</p>
          <p>\(say("Hàng Việt ở Bình Định", "Vietnamese goods in Bình Định"))\(agency.map { " · \($0)" } ?? "")</p>
        </footer>
      </body>
      </html>

      """
    return markup.bytes
  }

  private var rows: Markup {
    let verified = facts.text(.verifiedOn).flatMap { OutletFacts.joined([say.date($0), facts.text(.verifiedBy)]) }
    let rows: [(name: String, lines: [String])] = [
      (say("Địa chỉ", "Address"), [facts.address].compactMap(\.self)),
      (say("Trước 1/7/2025", "Before 1 July 2025"), [facts.oldAddress].compactMap(\.self)),
      (say("Điện thoại", "Phone"), facts.phones.map(\.number)),
      (say("Giờ mở cửa", "Opening hours"), facts.hours),
      (say("Trang web", "Website"), [facts.text(.website)].compactMap(\.self)),
      (say("Sản phẩm", "Products"), [OutletFacts.joined(facts.texts(.products))].compactMap(\.self)),
      (
        say("Thanh toán", "Payment"),
        [facts.labels(.payments) { (payment: PaymentMethod) in payment.label }].compactMap(\.self)
      ),
      (say("Toạ độ (vĩ độ, kinh độ)", "Coordinates (latitude, longitude)"), [facts.position]),
      (say("Xác minh", "Verified"), [verified ?? say("Chưa có ngày xác minh", "Not verified yet")]),
    ]
    return rows.filter { !$0.lines.isEmpty }.map { row in
      "<dt>\(row.name)</dt><dd>\(row.lines.map { "\($0)" as Markup }.joined("<br>"))</dd>" as Markup
    }.joined("\n")
  }
}
