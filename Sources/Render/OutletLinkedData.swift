internal import Foundation
internal import Outlets

extension OutletFacts {
  /// schema.org's words for what is known, as JSON-LD in its element. `<` is escaped, so that no text ends it.
  ///
  /// - Parameter page: the page's whole address.
  func linkedData(page: String) -> Markup {
    var members: [(key: String, value: JSONValue)] = [
      ("@context", "https://schema.org"), ("@type", .string(schemaType)), ("@id", .string(page)),
      ("url", .string(page)), ("name", .string(name)),
    ]
    if address != nil {
      var parts: [(key: String, value: JSONValue)] = [("@type", "PostalAddress")]
      if let street = text(.address) { parts.append(("streetAddress", .string(street))) }
      if let commune = text(.commune) { parts.append(("addressLocality", .string(commune))) }
      parts += [("addressRegion", "Gia Lai"), ("addressCountry", "VN")]
      members.append(("address", .object(parts)))
    }
    if !isPlacedByCommune {
      members.append(
        ("geo", ["@type": "GeoCoordinates", "latitude": .number(latitude), "longitude": .number(longitude)]))
    }
    if let phone = texts(.phone).first { members.append(("telephone", .string(phone))) }
    if let email = text(.email) { members.append(("email", .string(email))) }
    if let website = text(.website) { members.append(("sameAs", .string(website))) }
    // Whatever its hours were, nobody is to go there now.
    if statusWords == nil, let hours = text(.openingHours), OpeningHours(hours) != nil {
      members.append(("openingHours", .strings(Self.schemaHours(hours))))
    }
    let document = String(decoding: JSONValue.object(members).bytes, as: UTF8.self).replacing("<", with: "\\u003c")
    return Markup(verbatim: "<script type=\"application/ld+json\">\(document)</script>")
  }

  /// schema.org writes one span of hours a text and knows no `off` and no public holidays.
  private static func schemaHours(_ hours: String) -> [String] {
    if hours == "24/7" { return ["Mo-Su 00:00-24:00"] }
    return hours.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.hasSuffix("off") && !$0.contains("PH") }
      .flatMap { rule in
        let days = rule.prefix { !$0.isNumber }
        return rule.dropFirst(days.count).split(separator: ",").map { span in
          String(days) + span.trimmingCharacters(in: .whitespaces)
        }
      }
  }

  private var schemaType: String {
    switch kind {
    case .shoppingCentre: "ShoppingCenter"
    case .convenienceStore: "ConvenienceStore"
    case .supermarket, .grocery: "GroceryStore"
    case .distributor: "WholesaleStore"
    case .specialtyStore, .agent, .vietGoodsPoint, .ocopPoint: "Store"
    default: "LocalBusiness"
    }
  }
}
