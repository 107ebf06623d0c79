internal import Foundation
public import Outlets

/// One outlet as a page for people, readable without scripts, with schema.org data for machines.
public struct OutletPage {
  /// An outlet that this one is supplied by or supplies.
  public struct Partner: Sendable {
    public let id: String
    public let name: String

    public init(id: String, name: String) { (self.id, self.name) = (id, name) }
  }

  /// Who stands before and behind the outlet on the way of goods.
  public struct Supply: Sendable {
    public var supplier: Partner?
    /// The first of those that it supplies.
    public var supplied: [Partner] = []
    /// How many it supplies in all.
    public var suppliedCount = 0

    public init() {}
  }

  private let facts: OutletFacts
  private let say: PageLanguage
  private let base: String
  private let data: String
  private let today: LocalDay
  private let supply: Supply
  private let agency: String?

  /// - Parameters:
  ///   - feature: as the service answers it in GeoJSON.
  ///   - base: scheme and host that the page is found under.
  ///   - data: whole address of the outlet's data.
  ///   - agency: who answers for the data.
  public init(
    feature: ArraySlice<UInt8>, _ language: PageLanguage, base: String, data: String, today: LocalDay,
    supply: Supply = Supply(), agency: String?
  ) {
    facts = OutletFacts(feature, language)
    (say, self.base, self.data, self.today, self.supply, self.agency) = (language, base, data, today, supply, agency)
  }

  public var bytes: [UInt8] {
    let address = PageAddress.outlet(facts.id)
    var frame = PageFrame(say, title: facts.name, address: address, base: base)
    frame.description = OutletFacts.joined([facts.kindWords, facts.address])
    frame.schemaType = "place"
    frame.trail = [(say("Danh sách cơ sở", "Lists of outlets"), .lists)]
    if let commune = facts.commune, let name = facts.text(.commune) { frame.trail.append((name, commune)) }
    frame.head =
      "<link rel=\"alternate\" type=\"application/geo+json\" href=\"\(data)\">"
      + facts.linkedData(page: base + address.path)
    return frame.page(content).bytes
  }

  private var content: Markup {
    let place = "\(facts.latitude),\(facts.longitude)"
    let map = PageAddress.map.href(say) + "#map=17/\(facts.latitude)/\(facts.longitude)&outlet=\(facts.id)"
    let warnings = facts.warnings.map { "<p class=\"warning\">\($0)</p>" as Markup }.joined("\n")
    let picture = MapImage(
      address: PageAddress.picture.with("mark", facts.id), width: 640, height: 320,
      words: say("Bản đồ quanh \(facts.name)", "Map around \(facts.name)"))
    return """
          <p>\(facts.kindWords)</p>
          \(warnings)
          <p class="buttons">
            <a class="button primary" href="\(map)">\(say("Xem trên bản đồ", "See it on the map"))</a>
            <a class="button" href="geo:\(place)?q=\(place)">\(say("Chỉ đường", "Directions"))</a>
            <a class="button" href="\(PageAddress.printSheet(facts.id).href(say))">\(say("In tờ thông tin", "Print sheet"))</a>
          </p>
          <p class="note">\(say("Chỉ đường trên mạng", "Directions on the web")): \(mapsOnTheWeb)</p>
          \(picture.markup(say))
          <table class="facts"><tbody>
      \(rows)
          </tbody></table>
      """
  }

  private var rows: Markup {
    let phones = facts.phones.map { "<a href=\"tel:\($0.dialled)\">\($0.number)</a>" as Markup }
    let hours = facts.hours.map { "\($0)" as Markup }
    let verified = facts.text(.verifiedOn).flatMap { OutletFacts.joined([say.date($0), facts.text(.verifiedBy)]) }
    let rows: [(name: String, value: Markup?)] = [
      (say("Loại hình", "Kind"), facts.kind.map { link(say($0.label), .kind($0)) }),
      (say("Địa chỉ", "Address"), words(facts.address)),
      (say("Trước 1/7/2025", "Before 1 July 2025"), words(facts.oldAddress)),
      (say("Cơ sở cùng nơi", "Outlets nearby"), communes),
      (say("Điện thoại", "Phone"), phones.isEmpty ? nil : phones.joined(", ")),
      (say("Hôm nay", "Today"), facts.statusWords == nil ? words(facts.hours(on: today)) : nil),
      (say("Giờ mở cửa", "Opening hours"), hours.isEmpty ? nil : hours.joined("<br>")),
      (say("Trang web", "Website"), facts.text(.website).map(webLink)),
      (say("Thư điện tử", "Email"), facts.text(.email).map { "<a href=\"mailto:\($0)\">\($0)</a>" }),
      (say("Đặt hàng trực tuyến", "Order online"), facts.text(.onlineOrderURL).map(webLink)),
      (say("Sản phẩm", "Products"), words(OutletFacts.joined(facts.texts(.products)))),
      (
        say("Nhóm hàng", "Product groups"), words(facts.labels(.productGroups) { (group: ProductGroup) in group.label })
      ),
      (
        say("Chương trình", "Programmes"),
        words(facts.labels(.programmes) { (programme: Programme) in programme.label })
      ),
      (say("Thanh toán", "Payment"), words(facts.labels(.payments) { (payment: PaymentMethod) in payment.label })),
      (
        say("Hoá đơn điện tử", "E-invoice"),
        facts.flag(.eInvoice).map { $0 ? "\(say("có", "yes"))" : "\(say("không", "no"))" }
      ),
      (say("Truy xuất nguồn gốc", "Traceability"), facts.text(.traceabilityURL).map(webLink)),
      (say("Nguồn hàng", "Supplied by"), supplier),
      (say("Cung cấp cho", "Supplies"), supplied),
      (say("Toạ độ", "Coordinates"), words(facts.position)),
      (say("Xác minh", "Verified"), words(verified ?? say("Chưa có ngày xác minh", "Not verified yet"))),
      (say("Cơ quan phụ trách", "Agency in charge"), words(agency)),
    ]
    return rows.compactMap { row in
      row.value.map { "<tr><th scope=\"row\">\(row.name)</th><td>\($0)</td></tr>" as Markup }
    }.joined("\n")
  }

  /// A laptop has no map of its own to open.
  private var mapsOnTheWeb: Markup {
    let (latitude, longitude) = (facts.latitude, facts.longitude)
    let place = "\(latitude),\(longitude)"
    return [
      ("Google Maps", "https://www.google.com/maps/dir/?api=1&destination=\(place)"),
      ("Apple Maps", "https://maps.apple.com/?daddr=\(place)"),
      ("OpenStreetMap", "https://www.openstreetmap.org/directions?to=\(place)#map=16/\(latitude)/\(longitude)"),
    ].map { "<a href=\"\($0.1)\" rel=\"noopener noreferrer\">\($0.0)</a>" as Markup }.joined(", ")
  }

  private func words(_ text: String?) -> Markup? { text.map { "\($0)" } }
  private func link(_ name: String, _ address: PageAddress) -> Markup { "<a href=\"\(address.href(say))\">\(name)</a>" }

  private var communes: Markup? {
    let links = [
      facts.commune.map { link(facts.text(.commune) ?? "", $0) },
      facts.oldCommune.map {
        link(say("\(facts.text(.commune2020) ?? "") (cũ)", "\(facts.text(.commune2020) ?? "") (former)"), $0)
      },
    ].compactMap(\.self)
    return links.isEmpty ? nil : links.joined(", ")
  }

  private var supplier: Markup? {
    supply.supplier.map { link($0.name, .outlet($0.id)) } ?? words(facts.text(.suppliedBy))
  }

  private var supplied: Markup? {
    if supply.supplied.isEmpty { return nil }
    let links = supply.supplied.map { link($0.name, .outlet($0.id)) }.joined(", ")
    let rest = supply.suppliedCount - supply.supplied.count
    return rest == 0 ? links : "\(links) \(say("và \(say.number(rest)) cơ sở khác", "and \(say.number(rest)) more"))"
  }

  /// A link, if the address is one of the web; else words.
  private func webLink(_ address: String) -> Markup {
    guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return "\(address)" }
    return "<a href=\"\(address)\" rel=\"noopener nofollow\">\(address)</a>"
  }
}
