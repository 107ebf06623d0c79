import Outlets
import Testing

@testable import Intake

/// What titles, headings and marks say of the rows below them.
@Suite struct ListTitleTests {
  /// "Ngô Mây" was a ward of Quy Nhơn and the town of Phù Cát.
  @Test(arguments: [
    ("DANH SÁCH CHỢ TRÊN ĐỊA BÀN HUYỆN PHÙ CÁT", "Thị trấn Ngô Mây"),
    ("DANH SÁCH CHỢ THÀNH PHỐ QUY NHƠN", "Phường Ngô Mây"),
  ])
  func aTitleTellsCommunesOfOneNameApart(_ title: String, _ commune: String) async throws {
    let reading = try await Fixtures.read("\(title),,\nSTT,Tên chợ,Xã\n1,Chợ A,Ngô Mây\n2,Chợ B,Phước Lộc\n")
    let rows = reading.rows.suffix(2)
    #expect(rows.map(\.verdict) == [.ready, .ready] && rows.first?.outlet?.commune2020?.name == commune)
    #expect(rows.map { $0.codes.contains("place-from-section") } == [true, false])
  }

  /// What one heading's district leaves open, another's may tell.
  @Test func eachDistrictTellsForItself() async throws {
    let reading = try await Fixtures.read(
      "STT,Tên chợ,Xã\nI. CHỢ HUYỆN TUY PHƯỚC,,\n1,Chợ A,Ngô Mây\nII. CHỢ HUYỆN PHÙ CÁT,,\n1,Chợ B,Ngô Mây\n"
        + "III. CHỢ HUYỆN HOÀI ÂN,,\n1,Chợ C,Ngô Mây\n")
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(rows.map { $0.outlet?.commune2020?.name } == [nil, "Thị trấn Ngô Mây", nil])
    #expect(rows.map { $0.codes.contains("ambiguous-commune") } == [true, false, true])
  }

  @Test func twoDistrictsInATitleTellNothing() async throws {
    let reading = try await Fixtures.read(
      "HUYỆN PHÙ CÁT,,\nThành phố Quy Nhơn,,\nSTT,Tên chợ,Xã\n1,Chợ A,Ngô Mây\n")
    #expect(reading.rows.last?.codes.contains("ambiguous-commune") == true)
  }

  @Test func aTitleGivesTheKindWhereNothingElseDoes() async throws {
    func kinds(_ title: String) async throws -> [OutletKind?] {
      let reading = try await Fixtures.read("\(title),,\nSTT,Tên,Xã\n1,Gò Bồi,P. Đống Đa\n2,Siêu thị B,P. Đống Đa\n")
      return reading.rows.suffix(2).map(\.outlet?.kind)
    }
    #expect(try await kinds("DANH SÁCH CHỢ") == [.market, .supermarket])
    for title in [
      "DANH SÁCH CHỢ VÀ CỬA HÀNG", "DANH SÁCH ĐIỂM BÁN HÀNG VIỆT TẠI CHỢ", "Danh sách hộ kinh doanh tại chợ Đầm",
    ] {
      #expect(try await kinds(title) == [nil, .supermarket], "\(title)")
    }
  }

  @Test func aColumnOfGradesAloneIsTheGrade() async throws {
    let reading = try await Fixtures.read(
      "DANH SÁCH CHỢ,,,\nSTT,Tên,Loại,Xã\n1,Gò Bồi,3,P. Đống Đa\n2,Chợ B,II,P. Đống Đa\n3,Chợ C,loại 1,P. Đống Đa\n"
        + "4,Chợ D,Chưa phân hạng,P. Đống Đa\n")
    let rows = reading.rows.suffix(4)
    #expect(rows.allSatisfy { $0.verdict == .ready && $0.outlet?.kind == .market }, "\(rows.map(\.codes))")
    #expect(rows.map(\.outlet?.grade) == [3, 2, 1, nil])
    let kinds = try await Fixtures.read("STT,Tên,Loại,Xã\n1,Minh Phát,Chợ,P. Đống Đa\n2,B,3,P. Đống Đa\n")
    #expect(kinds.rows[1].outlet?.kind == .market && kinds.rows[2].codes.contains("unknown-kind"))
  }

  @Test func numberedHeadingsNamePlaces() async throws {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Địa chỉ\nI,TX. An Nhơn (2 điểm),,\n1.,Phường Bình Định:,,\n1,Tạp hóa A,Tạp hóa,25 Trần Phú\n"
        + "2.,Xã Nhơn Lộc,,\n1,Tạp hóa B,Tạp hóa,Thôn Tráng Long\nII,TUY PHƯỚC: 1 điểm,,\n1,Tạp hóa C,Tạp hóa,P. Đống Đa\n"
        + "Nguồn: Phòng Kinh tế,,,\n")
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(
      rows.map { $0.outlet?.commune2020?.name ?? $0.outlet?.commune?.name }.prefix(2) == [
        "Phường Bình Định", "Xã Nhơn Lộc",
      ])
    #expect(rows.count == 3 && rows[0].verdict == .ready && rows[1].verdict == .ready)
    // The other district's heading ends the communes before it.
    #expect(rows[2].codes.contains("commune-not-in-district"))
  }

  @Test func marksInFrontOfNamesAreNoPartOfThem() async throws {
    func names(_ names: [String]) async throws -> [String?] {
      let rows = names.map { "\($0),Tạp hoá,P. Đống Đa\n" }.joined()
      return try await Fixtures.read("Tên,Loại hình,Xã\n" + rows).rows.dropFirst().map {
        $0.draft?[.name] ?? $0.outlet?.name
      }
    }
    #expect(
      try await names(["1. Chợ Gò Găng", "2) Chợ Đập Đá", "3- Tạp hóa 79", "- Tạp hóa Năm"]) == [
        "Chợ Gò Găng", "Chợ Đập Đá", "Tạp hóa 79", "Tạp hóa Năm",
      ])
    // Names that have numbers of their own.
    for own in [
      ["24H", "1. 2. 3 Mart"], ["7. Mart", "Tạp hóa A", "Tạp hóa B"], ["9. Mart", "3. Mart"], ["-A", "79 Mart"],
    ] {
      #expect(try await names(own) == own)
    }
  }

  /// The title of a second list below the first ends what the first's title and headings say.
  @Test func anotherTitleBelowBeginsAnotherList() async throws {
    func rows(_ title: String) async throws -> [RowOutcome] {
      try await Fixtures.read(
        "DANH SÁCH CHỢ,,\nSTT,Tên,Địa chỉ\nI. Phường Bình Định,,\n1,Bến Xe,12 Trần Phú\n\(title),,\n1,WinMart+ Hoa,15 Lê Lợi\n"
      ).rows.filter { $0.verdict != .ignored }
    }
    let other = try await rows("DANH SÁCH CỬA HÀNG TIỆN LỢI")
    #expect(other[0].outlet?.kind == .market && other[0].outlet?.commune?.name == "Phường Bình Định")
    #expect(other[1].notes.contains { $0.code == "kind-from-section" && $0.message.vi.contains("TIỆN LỢI") })
    #expect(other[1].codes.contains("commune-missing"))
    #expect(try await rows("DANH SÁCH SIÊU THỊ VÀ CỬA HÀNG")[1].codes.contains("unknown-kind"))
    for same in ["DANH SÁCH CHỢ", "Danh sách chợ (tiếp theo)"] {
      let outlet = try await rows(same)[1].outlet
      #expect(outlet?.kind == .market && outlet?.commune?.name == "Phường Bình Định")
    }
  }

  @Test(arguments: [
    "DANH SÁCH CHỢ TRÊN ĐỊA BÀN XÃ HOÀI ÂN, XÃ ÂN HẢO", "DANH SÁCH CHỢ TRÊN ĐỊA BÀN XÃ HOÀI ÂN VÀ ÂN HẢO",
    "Danh sách chợ trên địa bàn phường Quy Nhơn, Quy Nhơn Bắc", "Gửi: UBND xã Hoài Ân", "Nơi nhận: UBND xã Hoài Ân",
    "UBND XÃ PHƯỚC HOÀ,,\nDANH SÁCH CHỢ TRÊN ĐỊA BÀN HUYỆN TUY PHƯỚC",
    "UBND XÃ PHƯỚC HOÀ,,\nDANH SÁCH CHỢ TỈNH BÌNH ĐỊNH",
    "UBND XÃ TUY PHƯỚC,,\nDANH SÁCH CHỢ CÁC XÃ TUY PHƯỚC TUY PHƯỚC ĐÔNG", "UBND PHƯỜNG BỒNG SƠN - HOÀI NHƠN ĐÔNG",
    "PHÒNG KINH TẾ THỊ XÃ AN NHƠN", "Phòng Kinh tế và Hạ tầng huyện Tuy Phước - thị trấn Tuy Phước",
  ])
  func aTitleOfMoreThanOneCommuneGivesNone(_ title: String) async throws {
    let title = title.contains(",,") ? title : "\"\(title)\",,"
    let reading = try await Fixtures.read("\(title)\nSTT,Tên chợ,Địa chỉ\n1,Chợ A,Thôn 1\n")
    #expect(reading.rows.last?.codes.contains("commune-missing") == true)
  }

  @Test func anotherTitleMayBeOfAnotherCommune() async throws {
    let reading = try await Fixtures.read(
      "UBND XÃ TUY PHƯỚC,,\nSTT,Tên,Địa chỉ\nDANH SÁCH CHỢ,,\n1,Chợ A,Thôn 1\n"
        + "DANH SÁCH CHỢ TRÊN ĐỊA BÀN XÃ PHÙ CÁT,,\n1,Chợ B,Thôn 1\nDANH SÁCH CHỢ HUYỆN HOÀI ÂN,,\n1,Chợ C,Thôn 1\n")
    #expect(reading.rows.compactMap(\.outlet?.commune?.name) == ["Xã Tuy Phước", "Xã Phù Cát"])
  }

  @Test(arguments: [
    "UBND XÃ TUY PHƯỚC,,\nDanh sách chợ trên địa bàn xã Tuy Phước", "\"UBND XÃ TUY PHƯỚC, TỈNH GIA LAI\"",
    "UBND HUYỆN HOÀI ÂN,,\nUBND XÃ TUY PHƯỚC CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM,,\nDanh sách chợ (tính đến 30/6)",
  ])
  func aCommuneMayBeNamedMoreThanOnce(_ title: String) async throws {
    let reading = try await Fixtures.read("\(title),,\nSTT,Tên chợ,Địa chỉ\n1,Chợ A,Thôn 1\n")
    #expect(reading.rows.last?.outlet?.commune?.name == "Xã Tuy Phước")
  }

  /// The list of one commune needs no column for it.
  @Test(arguments: [
    ("UBND PHƯỜNG AN NHƠN BẮC", "Phường An Nhơn Bắc"),
    ("Đơn vị: Phòng Kinh tế và Đô thị phường An Nhơn Bắc", "Phường An Nhơn Bắc"),
    ("DANH SÁCH CHỢ TRÊN ĐỊA BÀN XÃ TUY PHƯỚC ĐÔNG NĂM 2025", "Xã Tuy Phước Đông"),
  ])
  func aTitleNamesTheCommune(_ title: String, _ commune: String) async throws {
    func rows(_ column: String, _ cell: String) async throws -> [RowOutcome] {
      try await Fixtures.read(
        "\(title),,\nSTT,Tên,Loại hình,\(column)\n1,Chợ A,Chợ,\(cell)\n2,Chợ B,Chợ,\"Thôn 1, xã Cát Hanh\"\n"
          + "3,Chợ C,Chợ,Thôn 2 xã Lạ\n4,Chợ D,Chợ,123 Quang Trung Bồng Sơn Hoài Nhơn\n"
      ).rows.suffix(4)
    }
    let told = try await rows("Địa chỉ", "Thôn 1")
    #expect(
      told[0].verdict == .ready && told[0].outlet?.commune?.name == commune
        && told[0].codes.contains("place-from-section"))
    // An address goes first.
    #expect(told[1].outlet?.commune2020?.name == "Xã Cát Hanh" && told[3].outlet?.commune?.name == "Phường Bồng Sơn")
    #expect(told[2].verdict == .ask)
    let addressed = try await Fixtures.read("Kính gửi: \(title),,\nSTT,Tên,Loại hình,Địa chỉ\n1,Chợ A,Chợ,Thôn 1\n")
    #expect(addressed.rows.last?.codes.contains("commune-missing") == true)
    // Where each row has a cell for it, an empty one is asked.
    #expect(try await rows("Xã", "")[0].codes.contains("commune-missing"))
  }
}
