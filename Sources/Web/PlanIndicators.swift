import Catalog
import Outlets
import Render

/// The targets for 2025 of the province's e-commerce plan, as far as a list of outlets can measure them.
struct PlanIndicators {
  let statistics: OutletStatistics
  let gazetteer: Gazetteer

  var all: [StatisticsPage.Indicator] { [onlineCommunes, outsideTheCity, websites, cashless] }

  private var onlineCommunes: StatisticsPage.Indicator {
    func trading(_ era: AdminUnit.Era) -> (Int, Int) {
      let communes = gazetteer.communes(era).filter { $0.wasNamed(on: era == .e2020 ? "2025-06-30" : "9999") }
      return (communes.filter { statistics.communes[$0.id]?.takingOrders ?? 0 > 0 }.count, communes.count)
    }
    let (now, then) = (trading(.e2025), trading(.e2020))
    return .init(
      name: .init(vi: "Xã, phường có thương nhân bán hàng trên mạng", en: "Communes with a merchant trading online"),
      target: .init(vi: "40 %", en: "40%"),
      value: value(
        now,
        .init(
          vi: "xã, phường hiện nay; theo đơn vị cũ: \(percent(then, .vi)) (\(then.0)/\(then.1))",
          en: "communes of today; of the former units: \(percent(then, .en)) (\(then.0)/\(then.1))")),
      method: .init(
        vi: "Số xã, phường có ít nhất một cơ sở có địa chỉ đặt hàng trực tuyến, chia cho số xã, phường.",
        en: "Communes with at least one outlet that has an address for online orders, by the number of communes."),
      limits: .init(
        vi:
          "Thương nhân không có trong danh sách, hay chỉ bán qua mạng xã hội, sàn thương mại điện tử mà chưa được ghi địa chỉ.",
        en:
          "Merchants who are not on the lists, or sell on social media or marketplaces without their address being listed."
      ))
  }

  private var outsideTheCity: StatisticsPage.Indicator {
    let (part, whole) = (statistics.takingOrdersOutsideQuyNhon, statistics.takingOrders)
    return .init(
      name: .init(
        vi: "Giá trị thương mại điện tử B2C ngoài thành phố Quy Nhơn", en: "B2C e-commerce value outside Quy Nhơn"),
      target: .init(vi: "30 %", en: "30%"), value: nil,
      method: .init(
        vi:
          "Không tính được: dữ liệu không có doanh số. Chỉ biết \(part) trong \(whole) cơ sở nhận đặt hàng trên mạng ở ngoài Quy Nhơn (theo thành phố cũ; \(statistics.takingOrdersOfUnknownDistrict) cơ sở chưa rõ huyện cũ). Đó là số cơ sở, không phải giá trị.",
        en:
          "Cannot be computed: there are no sales in the data. Known is only that \(part) of \(whole) outlets that take orders online are outside Quy Nhơn (the former city; of \(statistics.takingOrdersOfUnknownDistrict) the former district is not known). That is a number of outlets, not a value."
      ),
      limits: .init(
        vi: "Giá trị giao dịch B2C, ở đâu cũng vậy.", en: "The value of B2C trade, anywhere."))
  }

  private var websites: StatisticsPage.Indicator {
    let parts = (statistics.withWebsiteTakingOrders, statistics.withWebsite)
    return .init(
      name: .init(vi: "Trang web doanh nghiệp có chức năng đặt hàng", en: "Business websites that take orders"),
      target: .init(vi: "80 %", en: "80%"),
      value: value(parts, .init(vi: "cơ sở có trang web", en: "outlets with a website")),
      method: .init(
        vi: "Trong các cơ sở có ghi trang web, tỷ lệ có địa chỉ đặt hàng trực tuyến.",
        en: "Of the outlets with a website listed, the share that has an address for online orders."),
      limits: .init(
        vi: "Trang web của doanh nghiệp ngoài mạng lưới này; trang có nhận đặt hàng hay không nếu cán bộ chưa ghi.",
        en: "Websites of businesses outside this network; whether a site takes orders where no officer has noted it."))
  }

  private var cashless: StatisticsPage.Indicator {
    let parts = (statistics.largeCashless, statistics.large)
    let unknown = statistics.largeUnknown
    return .init(
      name: .init(
        vi: "Siêu thị, trung tâm thương mại nhận thanh toán không tiền mặt",
        en: "Supermarkets and shopping centres that accept cashless payment"),
      target: .init(vi: "100 %", en: "100%"),
      value: value(
        parts,
        .init(vi: "nơi; \(unknown) nơi chưa ghi cách thanh toán", en: "places; of \(unknown) no payment is listed")),
      method: .init(
        vi:
          "Tỷ lệ siêu thị và trung tâm thương mại nhận thẻ, QR, ví điện tử hoặc chuyển khoản; nơi chưa ghi được coi là chưa nhận.",
        en: "The share that accepts cards, QR, e-wallets or transfer; where nothing is listed it counts as no."),
      limits: .init(
        vi: "Mọi quầy có nhận hay không, và bao nhiêu phần doanh số không dùng tiền mặt.",
        en: "Whether every till does, and how much of the sales is cashless."))
  }

  private func percent(_ parts: (Int, Int), _ say: PageLanguage) -> String { say.percent(parts.0, of: parts.1) }

  private func value(_ parts: (Int, Int), _ of: BilingualText) -> BilingualText {
    BilingualText(
      vi: "\(percent(parts, .vi)) (\(parts.0)/\(parts.1) \(of.vi))",
      en: "\(percent(parts, .en)) (\(parts.0)/\(parts.1) \(of.en))")
  }
}
