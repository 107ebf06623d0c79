import Foundation
import Intake
import Outlets
import Testing

/// The gazetteer with the real units.
@Suite struct GazetteerTests {
  static let gazetteer: Gazetteer = {
    let top = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    do {
      let bytes = [UInt8](try Data(contentsOf: top.appending(path: "GeoData/admin-units.csv")))
      return try Gazetteer(adminUnitsCSV: bytes)
    } catch {
      fatalError("GeoData/admin-units.csv: \(error)")
    }
  }()

  private var gazetteer: Gazetteer { Self.gazetteer }

  private func found(_ commune: String?, _ district: String?, address: String? = nil) -> Gazetteer.Resolution? {
    guard case .found(let resolution) = gazetteer.resolve(commune: commune, district: district, address: address) else {
      return nil
    }
    return resolution
  }

  private func id(_ text: String) -> AdminUnit.ID { AdminUnit.ID(text)! }

  @Test func holdsBothEras() {
    #expect(gazetteer.units.count == 230)
    #expect(gazetteer.communes(.e2020).count == 159)
    #expect(gazetteer.communes(.e2025).count == 58)
    #expect(gazetteer[id("21583:2020")]?.name == "Phường Thị Nại")
    #expect(gazetteer[id("21583:2025")]?.name == "Phường Quy Nhơn")
    #expect(gazetteer[id("21583:2025")]?.parent == id("52:2025"))
    #expect(gazetteer[id("540:2020")]?.parent == id("52:2020"))
    #expect(gazetteer[id("52:2020")]?.successors == [id("52:2025")])
  }

  /// Names that two units of one district bore, before and after December 2024.
  private let reused: Set<String> = ["Phường Thị Nại", "Phường Trần Phú"]

  @Test func everyOldCommuneIsFoundWithItsDistrict() throws {
    for unit in gazetteer.communes(.e2020) {
      let district = try #require(unit.parent.flatMap { gazetteer[$0] })
      for (commune, home) in [
        (unit.name, district.name), (unit.name.uppercased(), district.name.uppercased()),
        (VietnameseText.fold(unit.name), VietnameseText.fold(district.name)),
        (unit.name.decomposedStringWithCanonicalMapping, district.name),
      ] {
        guard let found = found(commune, home) else {
          // Without diacritics two communes of a district may be one name.
          let outcome = gazetteer.resolve(commune: commune, district: home)
          guard case .several(let units) = outcome, units.contains(unit), commune == VietnameseText.fold(commune) else {
            Issue.record("\(commune), \(home): \(outcome)")
            continue
          }
          continue
        }
        #expect(found.district2020 == district, "\(commune), \(home)")
        if reused.contains(unit.name) {
          #expect(found.namesakes.contains(unit) || found.commune2020 == unit, "\(commune)")
        } else if commune != VietnameseText.fold(commune) {
          #expect(found.commune2020 == unit, "\(commune), \(home)")
        }
        #expect(unit.successors.contains(try #require(found.commune2025).id), "\(commune), \(home)")
      }
    }
  }

  @Test func everyCommuneOfTodayIsFound() {
    for unit in gazetteer.communes(.e2025) {
      let outcome = gazetteer.resolve(commune: unit.name, district: nil)
      switch outcome {
      case .found(let found): #expect(found.commune2025 == unit, "\(unit.name)")
      case .several(let units): #expect(units.contains(unit), "\(unit.name): \(units.map(\.name))")
      default: Issue.record("\(unit.name): \(outcome)")
      }
    }
  }

  @Test func namesThatCollideAreToldApart() {
    #expect(found("Phường Ngô Mây", "TP. Quy Nhơn")?.commune2020?.id == id("21577:2020"))
    #expect(found("TT. Ngô Mây", "H. Phù Cát")?.commune2020?.id == id("21853:2020"))
    #expect(found("xã Ngô Mây", nil)?.commune2025?.id == id("21901:2025"))
    #expect(found("Phường Bình Định", "TX. An Nhơn")?.commune2020?.id == id("21907:2020"))
    #expect(found("Phường Bình Định", nil)?.commune2025?.id == id("21907:2025"))
  }

  @Test func thiNaiIsTwoWardsOfOneHeir() {
    let found = found("P. Thị Nại", "TP Quy Nhơn")
    #expect(found?.commune2025?.id == id("21583:2025"))
    #expect(found?.commune2020 == nil)
    #expect(Set(found?.namesakes.map(\.id) ?? []) == [id("21583:2020"), id("21568:2020")])
  }

  @Test func aFormerNameIsAnAlias() {
    #expect(found("P. Lê Lợi", "Qui Nhơn")?.commune2020?.id == id("21583:2020"))
    #expect(found("Phường Lý Thường Kiệt", "TP.QN")?.commune2020?.id == id("21580:2020"))
    #expect(found("Thị trấn Bồng Sơn", "Huyện Hoài Nhơn")?.commune2020?.id == id("21640:2020"))
  }

  @Test func aSplitCommuneGoesToItsDefault() {
    let found = found("An Nghĩa", "An Lão")
    #expect(found?.commune2025?.id == id("21628:2025"))
    #expect(found?.split.map(\.id) == [id("21628:2025"), id("21622:2025")])
  }

  @Test func aWrongDistrictIsSaid() {
    guard case .mismatch(let communes, let district) = gazetteer.resolve(commune: "P. Đập Đá", district: "H. Phù Cát")
    else {
      Issue.record("no mismatch")
      return
    }
    #expect(communes.map(\.id).contains(id("21910:2020")))
    #expect(district.id == id("548:2020"))
  }

  @Test func whatIsNotThereIsUnknown() {
    #expect(gazetteer.resolve(commune: "Phường Bến Nghé", district: nil) == .unknown)
    #expect(gazetteer.resolve(commune: nil, district: nil) == .unknown)
  }

  @Test func readsTheAddressForWhatTheRestLeavesOpen() {
    let found = found(nil, nil, address: "124 Phạm Hồng Thái, P. Đống Đa, TP. Quy Nhơn")
    #expect(found?.commune2020?.id == id("21556:2020"))
    // A street bears a ward's name.
    #expect(self.found(nil, "TP. Quy Nhơn", address: "96 Ngô Mây")?.commune2025 == nil)
  }

  /// Places that a person reads at once, without commas or types.
  @Test(arguments: [
    ("Thôn Hội An xã Ân Thạnh huyện Hoài Ân", "Xã Ân Thạnh"),
    ("xã Ân Nghĩa huyện Hoài Ân tỉnh Bình Định", "Xã Ân Nghĩa"),
    ("KP Liên Chánh P.Bình Định", "Phường Bình Định"),
    ("Thôn Tùng Giản, xã Phước Hòa cũ, huyện Tuy Phước", "Xã Phước Hòa"),
    ("Xã Phước Hòa, huyện Tuy Phước cũ", "Xã Phước Hòa"), ("Hội An, Ân Thạnh, Hoài Ân", "Xã Ân Thạnh"),
    ("Thôn Hội An - Ân Thạnh - Hoài Ân, Bình Định", "Xã Ân Thạnh"),
    ("25 Trần Phú, Bình Định, An Nhơn", "Phường Bình Định"),
    ("123 Quang Trung Bồng Sơn Hoài Nhơn", "Phường Bồng Sơn"),
    ("123 Quang Trung Bồng Sơn, Hoài Nhơn, Bình Định", "Phường Bồng Sơn"),
    ("Số 5 Lê Hồng Phong Tam Quan Bắc Hoài Nhơn", "Phường Tam Quan Bắc"),
    ("số 7 đường 31/3 p Hải Cảng tp quy nhơn", "Phường Hải Cảng"),
    ("12 Lê Lợi tt. Diêu Trì h. Tuy Phước", "Thị trấn Diêu Trì"),
    ("Chợ Gồm, Cát Hanh, huyện Phù Cát", "Xã Cát Hanh"), ("Thị trấn Ngô Mây huyện Phù Cát", "Thị trấn Ngô Mây"),
    ("Hải Nam, Nhơn Hải, Tp.Quy Nhơn", "Xã Nhơn Hải"), ("Lý Hưng, Nhơn Lý, Quy Nhơn", "Xã Nhơn Lý"),
    ("xã đảo Nhơn Châu", "Xã Nhơn Châu"), ("T.T Diêu Trì, Tuy Phước", "Thị trấn Diêu Trì"),
    ("Khu phố 1, tt Phù Mỹ, huyện Phù Mỹ (nay là xã Phù Mỹ, tỉnh Gia Lai)", "Thị trấn Phù Mỹ"),
  ])
  func placesThatAddressesName(_ address: String, _ name: String) {
    let found = found(nil, nil, address: address)
    let names = [found?.commune2020?.name, found?.commune2025?.name].compactMap(\.self)
    #expect(names.contains(name), "\(names)")
  }

  @Test(arguments: [
    "Ngô Mây, Quy Nhơn", "45 Nhơn Bình, TP Quy Nhơn", "25 Trần Phú, Quy Nhơn", "Đường đi xã Ân Thạnh, huyện Hoài Ân",
    "Xa lộ Hà Nội",
    "Tuy Phước, Bình Định", "12 Ngô Mây Phù Cát", "12 Lê Hoài Đức Hoài Nhơn", "12 Quang Trung Đống Đa Quy Nhơn",
    "Gần chợ Bồng Sơn Hoài Nhơn", "123 Quang Trung Bồng Sơn",
    "Phước Hòa, Phước Sơn, Tuy Phước", "Chợ Gò Bồi, Phước Hòa", "124 Phạm Hồng Thái",
  ])
  func addressesThatNameNoCommune(_ address: String) {
    #expect(found(nil, nil, address: address)?.commune2025 == nil)
  }

  @Test func titlesNameDistricts() {
    func names(_ title: String) -> [String] { gazetteer.districts(namedIn: title).map(\.name) }
    #expect(names("DANH SÁCH CHỢ TRÊN ĐỊA BÀN HUYỆN PHÙ CÁT NĂM 2025") == ["Huyện Phù Cát"])
    #expect(
      names("UBND THỊ XÃ AN NHƠN") == ["Thị xã An Nhơn"]
        && names("Danh sách chợ TP. Quy Nhơn") == ["Thành phố Quy Nhơn"])
    #expect(names("Danh sách chợ các huyện") == [])
  }

  @Test(arguments: [
    ("P. Lý Thường Kiệt", PlaceName.UnitType.ward, "ly thuong kiet"), ("TX.An Nhơn", .town, "an nhon"),
    ("TP QN", .city, "quy nhon"), ("thị trấn Diêu Trì", .township, "dieu tri"),
    ("H. Tuy Phước", .district, "tuy phuoc"),
    ("Xã Nhơn Châu (đảo)", .commune, "nhon chau"), ("Thị xã: Hoài Nhơn", .town, "hoai nhon"),
  ])
  func takesNamesApart(text: String, type: PlaceName.UnitType, bare: String) {
    #expect(PlaceName(text).type == type)
    #expect(PlaceName(text).folded == bare)
  }

  @Test func aNameWithoutTypeHasNone() {
    #expect(PlaceName("Thị Nại").type == nil)
    #expect(PlaceName("Phù Cát").folded == "phu cat")
    #expect(PlaceName("Xã").type == nil)
  }
}
