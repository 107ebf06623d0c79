public import Outlets

/// The network in numbers, for whoever plans it: tables, charts, the plan's indicators, and where goods are far.
public struct StatisticsPage {
  /// One of the plan's aims, as far as the data can tell how near it is.
  public struct Indicator: Sendable {
    public let name: BilingualText
    public let target: BilingualText
    /// Nil where the data do not hold it.
    public let value: BilingualText?
    public let method: BilingualText
    /// What the data cannot say.
    public let limits: BilingualText

    public init(
      name: BilingualText, target: BilingualText, value: BilingualText?, method: BilingualText, limits: BilingualText
    ) {
      (self.name, self.target, self.value, self.method, self.limits) = (name, target, value, method, limits)
    }
  }

  /// From which communes one kind of goods is farther than so much.
  public struct Coverage: Sendable {
    public let group: ProductGroup
    public let kilometres: Int
    public let table: StatisticsTable
    /// How many communes are farther, and of how many.
    public let beyond: Int
    public let communes: Int

    public init(group: ProductGroup, kilometres: Int, table: StatisticsTable, beyond: Int, communes: Int) {
      (self.group, self.kilometres, self.table, self.beyond, self.communes) = (
        group, kilometres, table, beyond, communes
      )
    }
  }

  private let say: PageLanguage
  private let base: String
  public var outlets = 0
  public var verified = 0
  public var synthetic = 0
  public var indicators: [Indicator] = []
  public var tables: [StatisticsTable] = []
  /// Long ones, folded.
  public var longTables: [StatisticsTable] = []
  public var coverage: Coverage?

  public init(_ language: PageLanguage, base: String) { (say, self.base) = (language, base) }

  public var bytes: [UInt8] {
    var frame = PageFrame(
      say, title: say("Thống kê mạng lưới", "The network in numbers"), address: .statistics, base: base)
    frame.description = say(
      "Số cơ sở phân phối hàng Việt theo loại hình, chương trình, xã phường; chỉ tiêu kế hoạch; nơi còn xa điểm bán.",
      "Outlets for Vietnamese goods by kind, programme and commune; the plan’s indicators; where goods are far.")
    let demo: Markup =
      synthetic == 0
      ? ""
      : "<p class=\"warning\">\(say("Có \(say.number(synthetic)) cơ sở minh hoạ, không có thật, trong các số dưới đây.", "The numbers below include \(say.number(synthetic)) made-up outlets for demonstration."))</p>"
    return frame.page(
      """
      <p>\(say("\(say.number(outlets)) cơ sở, trừ những nơi đã đóng cửa; \(say.number(verified)) cơ sở có ngày xác minh.", "\(say.number(outlets)) outlets, closed ones left out; \(say.number(verified)) have a date of verification."))</p>
      \(demo)
      <p class="buttons"><a class="button" href="\(PageAddress.statisticsWorkbook.href(say))">\(say("Tải mọi bảng (XLSX)", "Download all tables (XLSX)"))</a></p>
      <h2>\(say("Chỉ tiêu kế hoạch thương mại điện tử", "Indicators of the e-commerce plan"))</h2>
      \(indicators.map(indicator).joined("\n"))
      \(tables.map { "<h2>\(say($0.title))</h2>\($0.markup(say))" as Markup }.joined("\n"))
      \(longTables.map { "<h2>\(say($0.title))</h2><details><summary>\(say("Mở bảng \($0.rows.count) dòng", "Open the table of \($0.rows.count) rows"))</summary>\($0.markup(say))</details>" as Markup }.joined("\n"))
      \(coverage.map(far))
      """
    ).bytes
  }

  private func indicator(_ indicator: Indicator) -> Markup {
    """
    <section class="indicator"><h3>\(say(indicator.name))</h3>
    <dl class="figures"><div><dt>\(say("Chỉ tiêu", "Target"))</dt><dd>\(say(indicator.target))</dd></div>
    <div><dt>\(say("Theo dữ liệu này", "By these data"))</dt><dd>\(indicator.value.map { say($0) } ?? say("không tính được", "cannot be told"))</dd></div></dl>
    <p class="note">\(say("Cách tính", "How")): \(say(indicator.method))</p>
    <p class="note">\(say("Dữ liệu không cho biết", "What the data cannot say")): \(say(indicator.limits))</p></section>
    """
  }

  private func far(_ coverage: Coverage) -> Markup {
    let options = ProductGroup.allCases.map { group -> Markup in
      "<option value=\"\(group.rawValue)\"\(group == coverage.group ? " selected" as Markup : "")>\(say(group.label))</option>"
    }
    let picture = MapImage(
      address: PageAddress.coveragePicture.with("group", coverage.group.rawValue).with(
        "km", String(coverage.kilometres)),
      width: 560, height: 780,
      words: say(
        "Bản đồ: xã, phường cách điểm bán \(coverage.group.label.vi) quá \(coverage.kilometres) km; số liệu ở bảng dưới",
        "Map: communes farther than \(coverage.kilometres) km from \(coverage.group.label.en); the numbers are in the table below"
      ), phoneHeight: 500)
    let language: Markup = say == .vi ? "" : "<input type=\"hidden\" name=\"lang\" value=\"\(say.rawValue)\">"
    return """
      <h2 id="far">\(say("Nơi còn xa điểm bán", "Where goods are far"))</h2>
      <form class="ask" action="/statistics#far" method="get">\(language)
      <div class="field"><label for="group">\(say("Nhóm hàng", "Product group"))</label><select id="group" name="group">\(options.joined())</select></div>
      <div class="field"><label for="km">\(say("Xa hơn (km)", "Farther than (km)"))</label><input id="km" name="km" type="number" min="1" max="100" value="\(coverage.kilometres)"></div>
      <button class="button" type="submit">\(say("Xem", "Show"))</button></form>
      <p>\(say("\(coverage.beyond) trong \(coverage.communes) xã, phường có trung tâm cách điểm bán \(coverage.group.label.vi) gần nhất hơn \(coverage.kilometres) km.", "From the centres of \(coverage.beyond) of \(coverage.communes) communes the nearest outlet with \(coverage.group.label.en) is farther than \(coverage.kilometres) km."))</p>
      <p class="note">\(say("Khoảng cách đo theo đường thẳng trên mặt đất từ một điểm là trung tâm xã, phường; không có ranh giới, dân số hay đường đi. Vòng tròn trên bản đồ là bán kính quanh điểm đó, không phải hình dạng của xã.", "Distances are straight over the ground from one point, the commune’s centre; there are no boundaries, people or roads in the data. A ring on the map is that distance around the point, not the commune’s shape."))</p>
      \(picture.markup(say))
      \(coverage.table.markup(say))
      """
  }
}
