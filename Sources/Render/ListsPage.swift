public import Outlets

/// All lists of outlets on one page: by kind, by commune of today, by commune before July 2025.
public struct ListsPage {
  public struct District: Sendable {
    public let name: String
    public let communes: [AdminUnit]

    public init(name: String, communes: [AdminUnit]) { (self.name, self.communes) = (name, communes) }
  }

  private let say: PageLanguage
  private let base: String
  private let communes: [AdminUnit]
  private let districts: [District]
  private let kindCount: (OutletKind) -> Int
  private let communeCount: (AdminUnit.ID) -> Int

  public init(
    _ language: PageLanguage, base: String, communes: [AdminUnit], districts: [District],
    kindCount: @escaping (OutletKind) -> Int, communeCount: @escaping (AdminUnit.ID) -> Int
  ) {
    (say, self.base, self.communes, self.districts) = (language, base, communes, districts)
    (self.kindCount, self.communeCount) = (kindCount, communeCount)
  }

  public var bytes: [UInt8] {
    var frame = PageFrame(say, title: say("Danh sách cơ sở", "Lists of outlets"), address: .lists, base: base)
    frame.description = say(
      "Cơ sở phân phối hàng Việt ở Bình Định theo loại hình và theo xã, phường, xem được không cần bản đồ.",
      "Outlets for Vietnamese goods in Bình Định by kind and by commune, without the map.")
    let kinds = OutletKind.allCases.map { item(say($0.label), .kind($0), kindCount($0)) }
    let former = districts.map { district -> Markup in
      "<details><summary>\(district.name)</summary><ul class=\"columns\">\(items(district.communes))</ul></details>"
    }
    return frame.page(
      """
      <form class="form" role="search" action="/api/collections/outlets/items">
        <input type="hidden" name="f" value="html">
        <p class="field"><label for="q">\(say("Tên cơ sở, sản phẩm, xã phường", "Name, product or commune"))</label>
        <input id="q" type="search" name="q" maxlength="200" required></p>
        <button class="button primary">\(say("Tìm", "Search"))</button>
      </form>
      <h2>\(say("Theo loại hình", "By kind"))</h2>
      <ul class="columns">\(kinds.joined())</ul>
      <h2>\(say("Theo xã, phường từ 1/7/2025", "By commune, since 1 July 2025"))</h2>
      <ul class="columns">\(items(communes))</ul>
      <h2>\(say("Theo xã, phường, thị trấn trước 1/7/2025", "By commune, before 1 July 2025"))</h2>
      \(former.joined("\n"))
      """
    ).bytes
  }

  private func items(_ communes: [AdminUnit]) -> Markup {
    communes.map { item($0.name, .commune($0.id), communeCount($0.id)) }.joined()
  }

  private func item(_ name: String, _ address: PageAddress, _ count: Int) -> Markup {
    "<li><a href=\"\(address.href(say))\">\(name)</a> (\(say.number(count)))</li>"
  }
}
