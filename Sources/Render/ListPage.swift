public import Outlets
public import Spatial

/// The outlets of one commune or one kind as a page, readable without scripts, part by part.
public struct ListPage {
  public enum Subject: Sendable {
    /// - Parameters:
    ///   - parent: name of its district or province.
    ///   - relatives: for a commune of 2020 its successors, for one of today those it was made of.
    case commune(AdminUnit, parent: String?, relatives: [AdminUnit])
    case kind(OutletKind)
  }

  private let say: PageLanguage
  private let base: String
  private let subject: Subject
  /// As the service answers them in GeoJSON.
  public var features: [ArraySlice<UInt8>] = []
  /// How many outlets the whole list has.
  public var count = 0
  /// From 1.
  public var number = 1
  public var pages = 1
  /// What the picture shows; nil for none.
  public var box: BoundingBox?

  public init(_ subject: Subject, _ language: PageLanguage, base: String) {
    (self.subject, say, self.base) = (subject, language, base)
  }

  public var bytes: [UInt8] {
    let own = address(number)
    var frame = PageFrame(
      say, title: number == 1 ? name : name + say(", trang \(number)", ", page \(number)"), address: own, base: base)
    frame.description = say(
      "\(say.number(count)) cơ sở phân phối hàng Việt: \(name)",
      "\(say.number(count)) outlets for Vietnamese goods: \(name)")
    frame.trail = [(say("Danh sách cơ sở", "Lists of outlets"), .lists)]
    return frame.page(
      """
      \(introduction)
      <p>\(count == 0 ? say("Chưa có cơ sở nào trong danh sách này.", "No outlet in this list yet.") : say("\(say.number(count)) cơ sở, xếp theo tên.", "\(say.number(count)) outlets, by name."))</p>
      \(count == 0 ? nil : picture)
      \(features.isEmpty ? nil : table)
      \(pages > 1 ? steps : nil)
      \(count == 0 ? nil : downloads)
      """
    ).bytes
  }

  private var name: String {
    switch subject {
    case .kind(let kind): say(kind.label)
    case .commune(let commune, _, _):
      commune.id.era == .e2025 ? commune.name : commune.name + say(" (trước 1/7/2025)", " (before 1 July 2025)")
    }
  }

  private func address(_ page: Int) -> PageAddress {
    let address: PageAddress =
      switch subject {
      case .kind(let kind): .kind(kind)
      case .commune(let commune, _, _): .commune(commune.id)
      }
    return page == 1 ? address : address.with("page", String(page))
  }

  private var introduction: Markup? {
    guard case .commune(let commune, let parent, let relatives) = subject else { return nil }
    let links = relatives.map { unit -> Markup in
      // A ward that took another in, and its name, stands beside that other one.
      let isShared = relatives.count { $0.name == unit.name } > 1
      let before = isShared ? unit.otherNames.first.map { " (\($0))" } : nil
      return "<a href=\"\(PageAddress.commune(unit.id).href(say))\">\(unit.name)\(before ?? "")</a>"
    }.joined(", ")
    let place: Markup? = parent.map { "<p>\($0)</p>" }
    if relatives.isEmpty { return place }
    return commune.id.era == .e2020
      ? "\(place)<p class=\"warning\">\(say("Đơn vị này không còn từ 1/7/2025. Nay là", "This unit ended on 1 July 2025. Today it is")): \(links).</p>"
      : "\(place)<p>\(say("Gồm các đơn vị cũ", "Made of the former")): \(links).</p>"
  }

  private var picture: Markup? {
    guard let box else { return nil }
    let whole = PageAddress.picture.with("bbox", "\(box.west),\(box.south),\(box.east),\(box.north)")
    let (address, map, zoom) =
      switch subject {
      case .kind(let kind): (whole.with("kind", kind.rawValue), PageAddress.map.with("kind", kind.rawValue), 9)
      case .commune(let commune, _, _):
        (whole.with(commune.id.era == .e2025 ? "commune_code" : "commune_code_2020", commune.id.code), .map, 13)
      }
    var image = MapImage(address: address, width: 800, height: 500, words: say("Bản đồ: \(name)", "Map: \(name)"))
    // The whole province is higher than it is wide.
    if case .kind = subject { (image.height, image.phoneHeight) = (720, 460) }
    let link = map.href(say) + "#map=\(zoom)/\(box.center.latitude)/\(box.center.longitude)"
    return """
      \(image.markup(say))<p><a href="\(link)">\(say("Mở trên bản đồ tương tác", "Open on the interactive map"))</a></p>
      """
  }

  private var downloads: Markup {
    let condition =
      switch subject {
      case .kind(let kind): "kind=\(kind.rawValue)"
      case .commune(let commune, _, _):
        (commune.id.era == .e2025 ? "commune_code=" : "commune_code_2020=") + commune.id.code
      }
    let links = [OutletFileFormat.xlsx, .csv, .geojson].map { format -> Markup in
      "<a href=\"/downloads/outlets.\(format.rawValue)?\(condition)\">\(format.rawValue.uppercased())</a>"
    }
    return "<p class=\"note\">\(say("Tải danh sách này", "Download this list")): \(links.joined(", "))</p>"
  }

  private var table: Markup {
    let outlets = features.map { OutletFacts($0, say) }
    // A column that nothing is known for is left out.
    let (hasAddress, hasPhone) = (
      outlets.contains { $0.text(.address) != nil }, outlets.contains { !$0.phones.isEmpty }
    )
    let isOfKind = if case .kind = subject { true } else { false }
    let cell = { (shown: Bool, content: Markup) -> Markup? in shown ? "<td>\(content)</td>" : nil }
    let head = { (shown: Bool, name: String) -> Markup? in shown ? "<th scope=\"col\">\(name)</th>" : nil }
    let rows = outlets.map { facts -> Markup in
      let phones = facts.phones.map { "<a href=\"tel:\($0.dialled)\">\($0.number)</a>" as Markup }.joined(", ")
      let status = facts.statusWords.map { " <strong>(\($0))</strong>" as Markup }
      return """
        <tr><th scope="row"><a href="\(PageAddress.outlet(facts.id).href(say))">\(facts.name)</a>\(status)</th>\
        <td>\(isOfKind ? facts.text(.commune) ?? "" : facts.kindWords)</td>\
        \(cell(hasAddress, "\(facts.text(.address) ?? "")"))\(cell(hasPhone, phones))</tr>

        """
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(name)"><table class="outlets">
      <thead><tr>\(head(true, say("Tên", "Name")))\(head(true, isOfKind ? say("Xã, phường", "Commune") : say("Loại hình", "Kind")))\
      \(head(hasAddress, say("Địa chỉ", "Address")))\(head(hasPhone, say("Điện thoại", "Phone")))</tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>
      """
  }

  private var steps: Markup {
    let before: Markup? =
      number > 1
      ? "<a rel=\"prev\" href=\"\(address(number - 1).href(say))\">\(say("‹ Trang trước", "‹ Previous page"))</a>" : nil
    let after: Markup? =
      number < pages
      ? "<a rel=\"next\" href=\"\(address(number + 1).href(say))\">\(say("Trang sau ›", "Next page ›"))</a>" : nil
    return """
      <nav class="pages" aria-label="\(say("Các phần của danh sách", "Parts of the list"))">\(before)\
      <span>\(say("Trang \(number) / \(pages)", "Page \(number) of \(pages)"))</span>\(after)</nav>
      """
  }
}
