internal import Foundation
internal import Outlets

/// One outlet as a page for people, readable without scripts, with schema.org data for machines.
public struct OutletPage {
  /// The page's own addresses, whole.
  public struct Addresses {
    public let page: String
    public let map: String
    public let data: String

    public init(page: String, map: String, data: String) {
      self.page = page
      self.map = map
      self.data = data
    }
  }

  private let outlet: [String: Any]
  private let longitude: Double
  private let latitude: Double
  private let addresses: Addresses
  private let isEnglish: Bool
  private let agency: String?

  /// - Parameters:
  ///   - feature: as the service answers it in GeoJSON.
  ///   - agency: who answers for the data.
  public init(feature: ArraySlice<UInt8>, addresses: Addresses, isEnglish: Bool, agency: String?) {
    let document = (try? JSONSerialization.jsonObject(with: Data(feature))) as? [String: Any] ?? [:]
    outlet = document["properties"] as? [String: Any] ?? [:]
    let coordinates = (document["geometry"] as? [String: Any])?["coordinates"] as? [Double] ?? [0, 0]
    (longitude, latitude) = (coordinates[0], coordinates[1])
    self.addresses = addresses
    self.isEnglish = isEnglish
    self.agency = agency
  }

  public var bytes: [UInt8] {
    let name = text("name") ?? ""
    let title = HTMLPage.escape(name)
    let description = HTMLPage.escape([kind, address].compactMap(\.self).joined(separator: " · "))
    let url = HTMLPage.escape(addresses.page)
    let own = isEnglish ? url + "?lang=en" : url
    return Array(
      """
      <!doctype html>
      <html lang="\(isEnglish ? "en" : "vi")">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(title) · \(say("Hàng Việt ở Bình Định", "Vietnamese goods in Bình Định"))</title>
        <meta name="description" content="\(description)">
        <link rel="canonical" href="\(own)">
        <link rel="alternate" hreflang="vi" href="\(url)">
        <link rel="alternate" hreflang="en" href="\(url)?lang=en">
        <link rel="alternate" type="application/geo+json" href="\(HTMLPage.escape(addresses.data))">
        <meta property="og:title" content="\(title)">
        <meta property="og:description" content="\(description)">
        <meta property="og:url" content="\(own)">
        <meta property="og:type" content="place">
        <link rel="icon" href="/css/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/css/page.css">
        <link rel="stylesheet" href="/css/form.css">
        <link rel="stylesheet" href="/css/document.css">
        <script type="application/ld+json">\(linkedData)</script>
      </head>
      <body class="document">
        <header class="top">
          <img class="top-mark" src="/css/icon.svg" alt="" width="36" height="36">
          <a class="top-title" href="\(isEnglish ? "/?lang=en" : "/")">\(say("Hàng Việt ở Bình Định", "Vietnamese goods in Bình Định"))</a>
          <a class="top-language" lang="\(isEnglish ? "vi" : "en")" hreflang="\(isEnglish ? "vi" : "en")" href="\(isEnglish ? url : url + "?lang=en")">\(isEnglish ? "Tiếng Việt" : "English")</a>
        </header>
        <main id="content"><article>
          <h1>\(title)</h1>
          <p>\(HTMLPage.escape(kind))</p>
          \(warnings)
          <p class="buttons">
            <a class="button primary" href="\(HTMLPage.escape(addresses.map))">\(say("Xem trên bản đồ", "See it on the map"))</a>
            <a class="button" href="geo:\(latitude),\(longitude)?q=\(latitude),\(longitude)">\(say("Chỉ đường", "Directions"))</a>
          </p>
          <table><tbody>
      \(facts)
          </tbody></table>
        </article></main>
      </body>
      </html>

      """.utf8)
  }

  private func say(_ vi: String, _ en: String) -> String { isEnglish ? en : vi }
  private func say(_ label: BilingualText) -> String { isEnglish ? label.en : label.vi }

  private func text(_ property: String) -> String? { outlet[property] as? String }
  private func texts(_ property: String) -> [String] { outlet[property] as? [String] ?? [] }

  private func joined(_ texts: [String?]) -> String? {
    let known = texts.compactMap(\.self)
    return known.isEmpty ? nil : known.joined(separator: ", ")
  }

  private var kind: String {
    guard let kind = text("kind").flatMap(OutletKind.init) else { return "" }
    guard let grade = outlet["grade"] as? Int else { return say(kind.label) }
    let numeral = kind == .market ? "\(grade)" : ["I", "II", "III"][min(max(grade, 1), 3) - 1]
    return say("\(kind.label.vi), hạng \(numeral)", "\(kind.label.en), grade \(numeral)")
  }

  private var address: String? { joined([text("address"), text("commune")]) }
  private var oldAddress: String? {
    text("commune_2020") == nil ? nil : joined([text("address"), text("commune_2020"), text("district_2020")])
  }

  /// What a reader must not overlook.
  private var warnings: String {
    var lines: [String] = []
    if let status = text("status").flatMap(OutletStatus.init), status != .active { lines.append(say(status.label)) }
    if text("accuracy") == CoordinateAccuracy.commune.rawValue {
      lines.append(
        say(
          "Trên bản đồ, cơ sở này được đặt tạm ở trung tâm xã, phường, vì chưa có toạ độ. Nơi thật có thể cách đó vài km.",
          "On the map this outlet stands at the centre of its commune, as its coordinates are not known yet. It may be some km away."
        ))
    }
    if outlet["synthetic"] as? Bool == true {
      lines.append(say("Dữ liệu minh hoạ, không phải cơ sở có thật.", "Demonstration data, not a real outlet."))
    }
    return lines.map { "<p class=\"warning\">\(HTMLPage.escape($0))</p>" }.joined(separator: "\n")
  }

  private var facts: String {
    let labels = { (codes: [String], label: (String) -> BilingualText?) in
      codes.isEmpty ? nil : codes.map { code in label(code).map(say) ?? code }.joined(separator: ", ")
    }
    let verified = text("verified_on").map { day in joined([day, text("verified_by")])! }
    let rows: [(name: String, html: String?)] = [
      (say("Địa chỉ", "Address"), address.map(HTMLPage.escape)),
      (say("Trước 1/7/2025", "Before 1 July 2025"), oldAddress.map(HTMLPage.escape)),
      (
        say("Điện thoại", "Phone"),
        texts("phone").isEmpty
          ? nil
          : texts("phone").map { "<a href=\"tel:\(HTMLPage.escape($0))\">\(HTMLPage.escape($0))</a>" }.joined(
            separator: ", ")
      ),
      (say("Giờ mở cửa", "Opening hours"), text("opening_hours").map(hours)),
      (say("Trang web", "Website"), text("website").map(link)),
      (say("Thư điện tử", "Email"), text("email").map(HTMLPage.escape)),
      (say("Đặt hàng trực tuyến", "Order online"), text("online_order_url").map(link)),
      (say("Sản phẩm", "Products"), joined(texts("products")).map(HTMLPage.escape)),
      (
        say("Nhóm hàng", "Product groups"),
        labels(texts("product_groups")) { ProductGroup(rawValue: $0)?.label }.map(HTMLPage.escape)
      ),
      (
        say("Chương trình", "Programmes"),
        labels(texts("programmes")) { Programme(rawValue: $0)?.label }.map(HTMLPage.escape)
      ),
      (
        say("Thanh toán", "Payment"),
        labels(texts("payments")) { PaymentMethod(rawValue: $0)?.label }.map(HTMLPage.escape)
      ),
      (
        say("Hoá đơn điện tử", "E-invoice"),
        (outlet["e_invoice"] as? Bool).map { $0 ? say("có", "yes") : say("không", "no") }
      ),
      (say("Truy xuất nguồn gốc", "Traceability"), text("traceability_url").map(link)),
      (say("Toạ độ", "Coordinates"), "\(latitude), \(longitude)"),
      (say("Xác minh", "Verified"), verified.map(HTMLPage.escape) ?? say("Chưa có ngày xác minh", "Not verified yet")),
      (say("Cơ quan phụ trách", "Agency in charge"), agency.map(HTMLPage.escape)),
    ]
    return rows.compactMap { row in
      row.html.map { "<tr><th scope=\"row\">\(HTMLPage.escape(row.name))</th><td>\($0)</td></tr>" }
    }.joined(separator: "\n")
  }

  /// A rule a line, in words for whoever does not know the syntax.
  private func hours(_ text: String) -> String {
    guard OpeningHours(text) != nil else { return HTMLPage.escape(text) }
    if text == "24/7" { return say("cả ngày, mọi ngày", "all day, every day") }
    let names = isEnglish ? Self.englishDays : Self.vietnameseDays
    return text.split(separator: ";").map { rule in
      var words = rule.trimmingCharacters(in: .whitespaces)
      if words.first?.isNumber == true { words = say("mọi ngày ", "every day ") + words }
      for (code, name) in names { words = words.replacing(code, with: name) }
      return words
    }.joined(separator: "<br>")
  }

  private static let vietnameseDays = [
    ("Mo", "thứ Hai"), ("Tu", "thứ Ba"), ("We", "thứ Tư"), ("Th", "thứ Năm"), ("Fr", "thứ Sáu"), ("Sa", "thứ Bảy"),
    ("Su", "Chủ nhật"), ("PH", "ngày lễ"), ("off", "nghỉ"),
  ]
  private static let englishDays = [("PH", "public holidays"), ("off", "closed")]

  /// A link, if the address is one of the web; else words.
  private func link(_ address: String) -> String {
    let text = HTMLPage.escape(address)
    let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
    return isWeb ? "<a href=\"\(text)\" rel=\"noopener nofollow\">\(text)</a>" : text
  }

  /// schema.org's words for what is known, as JSON-LD. `<` is escaped, so that no text ends the element it stands in.
  private var linkedData: String {
    var members: [(key: String, value: JSONValue)] = [
      ("@context", "https://schema.org"), ("@type", .string(schemaType)), ("@id", .string(addresses.page)),
      ("url", .string(addresses.page)), ("name", text("name").map { .string($0) } ?? nil),
    ]
    if address != nil {
      members.append(
        (
          "address",
          [
            "@type": "PostalAddress", "streetAddress": text("address").map { .string($0) } ?? nil,
            "addressLocality": text("commune").map { .string($0) } ?? nil, "addressRegion": "Gia Lai",
            "addressCountry": "VN",
          ]
        ))
    }
    if text("accuracy") != CoordinateAccuracy.commune.rawValue {
      members.append(
        ("geo", ["@type": "GeoCoordinates", "latitude": .number(latitude), "longitude": .number(longitude)]))
    }
    if let phone = texts("phone").first { members.append(("telephone", .string(phone))) }
    if let email = text("email") { members.append(("email", .string(email))) }
    if let website = text("website") { members.append(("sameAs", .string(website))) }
    if let hours = text("opening_hours"), OpeningHours(hours) != nil {
      members.append(("openingHours", .strings(Self.schemaHours(hours))))
    }
    return String(decoding: JSONValue.object(members).bytes, as: UTF8.self).replacing("<", with: "\\u003c")
  }

  /// schema.org writes one rule a text and knows no `off` and no public holidays.
  private static func schemaHours(_ hours: String) -> [String] {
    if hours == "24/7" { return ["Mo-Su 00:00-24:00"] }
    return hours.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.hasSuffix("off") && !$0.contains("PH") }
  }

  private var schemaType: String {
    switch text("kind").flatMap(OutletKind.init) {
    case .shoppingCentre: "ShoppingCenter"
    case .convenienceStore: "ConvenienceStore"
    case .supermarket, .grocery: "GroceryStore"
    case .distributor: "WholesaleStore"
    case .specialtyStore, .agent, .vietGoodsPoint, .ocopPoint: "Store"
    default: "LocalBusiness"
    }
  }
}
