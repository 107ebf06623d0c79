import Catalog
import Outlets
import Render
import Spatial

/// The tables of the statistics, made from one snapshot's numbers.
struct StatisticsTables {
  let snapshot: Snapshot
  let statistics: OutletStatistics
  let gazetteer: Gazetteer
  let coverage: GroupCoverage

  static let ids = ["kinds", "programmes", "groups", "communes", "communes_2020", "coverage"]
  private static let outlets = BilingualText(vi: "Cơ sở", en: "Outlets")

  var kinds: StatisticsTable {
    var table = StatisticsTable(
      "kinds", .init(vi: "Cơ sở theo loại hình", en: "Outlets by kind"),
      columns: [.init(vi: "Loại hình", en: "Kind"), Self.outlets, .init(vi: "Tỷ lệ", en: "Share")])
    table.rows = OutletKind.allCases.map { kind in
      let count = statistics.count(.kind, kind.rawValue)
      return [.words(kind.label), .number(count), .share(share(count, of: statistics.outlets))]
    }
    table.charted = 1
    return table
  }

  var programmes: StatisticsTable {
    var table = StatisticsTable(
      "programmes", .init(vi: "Cơ sở theo chương trình", en: "Outlets by programme"),
      columns: [.init(vi: "Chương trình", en: "Programme"), Self.outlets])
    table.rows = Programme.allCases.map { [.words($0.label), .number(statistics.count(.programmes, $0.rawValue))] }
    table.notes = [
      .init(
        vi: "Một cơ sở có thể tham gia nhiều chương trình.", en: "An outlet may take part in several programmes.")
    ]
    table.charted = 1
    return table
  }

  func groups(beyond kilometres: Int) -> StatisticsTable {
    var table = StatisticsTable(
      "groups", .init(vi: "Cơ sở theo nhóm hàng", en: "Outlets by product group"),
      columns: [
        .init(vi: "Nhóm hàng", en: "Product group"), Self.outlets,
        .init(vi: "Xã, phường xa hơn \(kilometres) km", en: "Communes farther than \(kilometres) km"),
      ])
    table.rows = ProductGroup.allCases.map { group in
      let beyond = coverage.reaches(group, snapshot).filter { $0.isBeyond(Double(kilometres) * 1000) }.count
      return [.words(group.label), .number(statistics.count(.productGroups, group.rawValue)), .number(beyond)]
    }
    table.notes = [
      .init(
        vi: "Một cơ sở có thể bán nhiều nhóm hàng; cơ sở chưa ghi nhóm hàng không được tính.",
        en: "An outlet may sell several groups; outlets whose goods are not listed are not counted.")
    ]
    table.charted = 1
    return table
  }

  func communes(_ era: AdminUnit.Era) -> StatisticsTable {
    let isNew = era == .e2025
    var table = StatisticsTable(
      isNew ? "communes" : "communes_2020",
      isNew
        ? .init(vi: "Cơ sở theo xã, phường từ 1/7/2025", en: "Outlets by commune, since 1 July 2025")
        : .init(vi: "Cơ sở theo xã, phường trước 1/7/2025", en: "Outlets by commune, before 1 July 2025"),
      columns: [
        .init(vi: "Xã, phường", en: "Commune"), .init(vi: "Mã", en: "Code"), Self.outlets,
        .init(vi: "Nhận đặt hàng trên mạng", en: "Taking orders online"),
      ])
    table.rows = gazetteer.communes(era).map { commune in
      let numbers = statistics.communes[commune.id]
      return [
        .name(commune.name, .commune(commune.id)), .name(commune.id.code, nil), .number(numbers?.outlets ?? 0),
        .number(numbers?.takingOrders ?? 0),
      ]
    }
    return table
  }

  func coverage(_ group: ProductGroup, kilometres: Int) -> StatisticsTable {
    var table = StatisticsTable(
      "coverage",
      .init(
        vi: "Từ trung tâm xã, phường đến điểm bán gần nhất: \(group.label.vi)",
        en: "From the commune’s centre to the nearest outlet: \(group.label.en)"),
      columns: [
        .init(vi: "Xã, phường", en: "Commune"), .init(vi: "Khoảng cách", en: "Distance"),
        .init(vi: "Xa hơn \(kilometres) km", en: "Farther than \(kilometres) km"),
        .init(vi: "Điểm bán gần nhất", en: "Nearest outlet"),
      ])
    let reaches = coverage.reaches(group, snapshot)
      .sorted { ($1.nearest?.distance ?? .infinity) < ($0.nearest?.distance ?? .infinity) }
    table.rows = reaches.map { reach in
      let isBeyond = reach.isBeyond(Double(kilometres) * 1000)
      return [
        .name(reach.commune.name, .commune(reach.commune.id)), .metres(reach.nearest?.distance),
        .words(isBeyond ? .init(vi: "có", en: "yes") : .init(vi: "không", en: "no")), nearest(reach.nearest?.slot),
      ]
    }
    table.notes = [
      .init(
        vi:
          "Khoảng cách tính bằng mét trong tệp CSV và XLSX. Điểm bán chỉ biết xã, phường được coi như ở trung tâm xã đó.",
        en:
          "Distances are in metres in the CSV and XLSX files. An outlet placed by its commune counts as standing at that commune’s centre."
      )
    ]
    return table
  }

  private func nearest(_ slot: Slot?) -> StatisticsTable.Cell {
    guard let slot else { return .words(.init(vi: "chưa có nơi nào", en: "none anywhere")) }
    let name = EncodedFeature.text(of: .name, feature: snapshot.feature(slot)) ?? ""
    return .name(name, .outlet(String(snapshot.id(slot))))
  }

  private func share(_ part: Int, of whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) * 100 / Double(whole)
  }
}
