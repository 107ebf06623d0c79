import Outlets
import Spatial
import Testing

@testable import Intake

@Suite struct RowReaderTests {
  private let header = "STT,Mã,Tên cơ sở,Loại hình,Xã/phường,Huyện,Vĩ độ,Kinh độ"

  @Test func aRowWithoutCoordinatesIsPlacedInItsCommune() async throws {
    let row = try await Fixtures.row(header, "1,,Chợ Gò Găng,Chợ,P. Nhơn Thành,TX. An Nhơn,,")
    #expect(row.verdict == .ready)
    #expect(row.codes == ["placed-in-commune"])
    let outlet = try #require(row.outlet)
    #expect(outlet.accuracy == .commune)
    #expect(outlet.coordinate == Fixtures.gazetteer[AdminUnit.ID("21916:2020")!]?.center)
    #expect(outlet.commune == AdminUnit.Name(code: "21925", name: "Phường An Nhơn Bắc"))
    #expect(outlet.commune2020 == AdminUnit.Name(code: "21916", name: "Phường Nhơn Thành"))
    #expect(outlet.district2020 == AdminUnit.Name(code: "549", name: "Thị xã An Nhơn"))
  }

  /// Lists of 2025 have the commune of before the merger and that of today side by side.
  @Test func communesOfBothErasAreHeldAgainstEachOther() async throws {
    func read(_ former: String, _ present: String, _ header: String = "Xã/phường cũ,Xã/phường mới") async throws
      -> RowOutcome
    {
      try await Fixtures.row("Tên,Loại hình,\(header)", "Chợ A,Chợ,\(former),\(present)")
    }
    let known = try await read("Phường Nhơn Bình", "Phường Quy Nhơn Đông")
    #expect(known.verdict == .ready)
    #expect(known.outlet?.commune?.name == "Phường Quy Nhơn Đông")
    #expect(known.outlet?.commune2020?.name == "Phường Nhơn Bình")
    // The new one tells which of two former ones is meant.
    let namesakes = try await read("Ngô Mây", "Phường Quy Nhơn Nam")
    #expect(namesakes.verdict == .ready && namesakes.outlet?.commune2020?.name == "Phường Ngô Mây")
    let swapped = try await read("Phường Quy Nhơn Nam", "Phường Ngô Mây", "Xã/phường mới,Xã/phường cũ")
    #expect(swapped.outlet?.commune2020 == namesakes.outlet?.commune2020)
    #expect(try await read("", "Phường Quy Nhơn Nam").outlet?.commune?.name == "Phường Quy Nhơn Nam")
    #expect(try await read("Phường Nhơn Bình", "").outlet?.commune?.name == "Phường Quy Nhơn Đông")
    let apart = try await read("Phường Nhơn Bình", "Phường Quy Nhơn Nam")
    #expect(apart.verdict == .ask && apart.codes.contains("commune-eras-mismatch"))
    let same = try await read("Phường Quy Nhơn Nam", "Phường Quy Nhơn Nam")
    #expect(same.outlet?.commune?.name == "Phường Quy Nhơn Nam" && same.verdict == .ready)
    #expect(try await read("Phường Không Có", "Phường Quy Nhơn Nam").codes.contains("unknown-commune"))
  }

  /// A ward's name in the address of another city is not taken for ours.
  @Test func anAddressElsewhereNamesNoCommuneOfOurs() async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Địa chỉ", "Chợ A,Chợ,\"12 Trần Phú, phường Lê Lợi, TP Kon Tum\"")
    #expect(row.outlet == nil && row.codes.contains("other-province"))
    let here = try await Fixtures.row("Tên,Loại hình,Địa chỉ", "Chợ A,Chợ,\"12 Trần Phú, phường Đống Đa, TP Quy Nhơn\"")
    #expect(here.outlet?.commune2020?.name == "Phường Đống Đa")
  }

  @Test func otherProvincesAreNotOurs() async throws {
    for address in [
      "12 Quang Trung, Phường Quang Trung, Hà Đông, Hà Nội", "Xã Cát Hải, Hải Phòng",
      "Xã An Hòa, huyện An Lão, TP. Hải Phòng 180000", "Phường Lê Lợi, TP.HCM, Việt Nam",
      "P. Đống Đa - tỉnh Bình Thuận",
    ] {
      let row = try await Fixtures.row("Tên,Loại hình,Địa chỉ", "Chợ A,Chợ,\"\(address)\"")
      #expect(row.outlet == nil && row.codes.contains("other-province"), "\(address) \(row.codes)")
    }
    for address in [
      "12 Trần Phú, P. Đống Đa, Quy Nhơn, Bình Định", "P. Đống Đa, tỉnh Gia Lai, Việt Nam", "Thôn 2, xã Bình Thuận",
      "Thôn 2, Bình Thuận, huyện Tây Sơn", "P. Đống Đa, 12 Hà Nội",
    ] {
      let row = try await Fixtures.row("Tên,Loại hình,Địa chỉ", "Chợ A,Chợ,\"\(address)\"")
      #expect(!row.codes.contains("other-province"), "\(address) \(row.codes)")
    }
    let header = "Tên,Loại hình,Tỉnh/TP,Huyện,Phường/Xã"
    let other = try await Fixtures.row(header, "Chợ A,Chợ,Hải Phòng,An Lão,Xã An Hòa")
    #expect(other.verdict == .ask && other.outlet == nil && other.codes.contains("other-province"))
    let ours = try await Fixtures.row(header, "Chợ A,Chợ,Bình Định,An Lão,Xã An Hòa")
    #expect(ours.verdict == .ready)
  }

  @Test func anAddressIsHeldAgainstTheCommunesColumn() async throws {
    func read(_ address: String, _ commune: String, _ place: String = ",") async throws -> RowOutcome {
      try await Fixtures.row(
        "Tên,Loại hình,Địa chỉ,Xã/phường,Vĩ độ,Kinh độ", "Chợ A,Chợ,\"\(address)\",\(commune),\(place)")
    }
    // The same, its heir of today, its part of before, and streets that bear the name of another.
    for (address, commune) in [
      ("12 Trần Phú, P. Đống Đa, TP Quy Nhơn", "P. Đống Đa"), ("12 Trần Phú, P. Đống Đa", "Phường Quy Nhơn"),
      ("12 Trần Phú, Phường Quy Nhơn", "P. Đống Đa"), ("96 Ngô Mây, Tổ 3", "P. Đống Đa"),
      ("Phường Không Có", "P. Đống Đa"),
    ] {
      #expect(try await !read(address, commune).codes.contains("address-elsewhere"), "\(address)")
    }
    let apart = try await read("12 Trần Phú, P. Nhơn Bình, TP Quy Nhơn", "P. Đống Đa")
    #expect(apart.verdict == .ask && apart.codes.contains("address-elsewhere"))
    // The place is in the column's commune.
    let placed = try await read("12 Trần Phú, P. Nhơn Bình", "P. Đống Đa", "13.7856,109.2105")
    #expect(placed.verdict == .ready && placed.codes == ["address-elsewhere"])
  }

  /// A place that is only proposed is held against the commune, too.
  @Test func aProposedPlaceFarFromItsCommuneIsSaid() async throws {
    let far = try await Fixtures.row(header, "1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,1444320,1089918")
    #expect(far.verdict == .ask && far.codes.contains("separators-lost") && far.codes.contains("far-from-commune"))
    let near = try await Fixtures.row(header, "1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,1378560,1092105")
    #expect(near.verdict == .ask && near.codes == ["separators-lost"])
  }

  /// Three decimals are a block of a hundred metres, in one cell as in two.
  @Test(
    arguments: [
      ("\"13.78, 109.21\"", .approximate), ("\"13,785; 109,21\"", .approximate), ("13.7856 109.2105", .exact),
      ("13°47'08.2\"\"N 109°12'37.8\"\"E", .exact), ("https://www.google.com/maps?q=13.78,109.21", .exact),
      ("POINT (109.21 13.78)", .exact),
    ] as [(String, CoordinateAccuracy)])
  func decimalsOfOneCellTellTheAccuracy(_ cell: String, _ accuracy: CoordinateAccuracy) async throws {
    let quoted = cell.contains("\"\"") || cell.contains("https") ? "\"\(cell)\"" : cell
    let row = try await Fixtures.row("Tên,Loại hình,Xã,Tọa độ", "Chợ A,Chợ,P. Đống Đa,\(quoted)")
    #expect(row.verdict == .ready && row.outlet?.accuracy == accuracy, "\(row.codes)")
  }

  @Test func verdictsFollowTheRules() async throws {
    let cases: [(String, Verdict, [String])] = [
      ("1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,13.7856,109.2105", .ready, []),
      ("1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,109.2105,13.7856", .ready, ["swapped-coordinates"]),
      ("1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,0,0", .ready, ["zero-coordinates", "placed-in-commune"]),
      ("1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,14.166532,108.902683", .ready, ["province-centre", "placed-in-commune"]),
      ("1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,21.02,105.85", .rejected, ["outside-extent"]),
      ("1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,14.4432,108.9918", .ask, ["far-from-commune"]),
      ("1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,13.790897,109.203865", .ask, ["other-commune-centre"]),
      ("1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,13.785607,109.210479", .ready, ["commune-centre"]),
      ("1,,Chợ A,Chợ,P. Đập Đá,Phù Cát,13.9228,109.0906", .ask, ["commune-not-in-district"]),
      // Communes of the name are elsewhere, too.
      ("1,,Chợ A,Chợ,P. Đống Đa,TP Pleiku,13.7856,109.2105", .ask, ["unknown-district"]),
      ("1,,Chợ A,Chợ,P. Đống Đa,Hà Nội,,", .ask, ["unknown-district", "placed-in-commune"]),
      ("1,,Chợ A,Chợ,P. Đống Đa,Tỉnh Gia Lai,13.7856,109.2105", .ready, []),
      ("1,,Chợ A,Chợ,Xã Tuy Phước,Xã Tuy Phước,,", .ready, ["placed-in-commune"]),
      ("1,,Chợ A,Chợ,Xã Không Có,Quy Nhơn,13.77,109.22", .ask, ["unknown-commune"]),
      ("1,,Chợ A,Chợ,Xã Không Có,Quy Nhơn,,", .ask, ["unknown-commune", "no-place"]),
      ("1,,Chợ A,Chợ,,,13.77,109.22", .ready, ["commune-missing"]),
      ("1,,Chợ A,Chợ,,,14.3,109.38", .ask, ["commune-missing", "far-from-communes"]),
      ("1,,Chợ A,Chợ,,,13.6215,109.35", .ready, ["commune-missing"]),
      ("1,,Chợ A,Chợ,\"P. Đống Đa, TP. Quy Nhơn\",,13.7856,109.2105", .ready, []),
      ("1,,Chợ A,Chợ,Đống Đa - Quy Nhơn,,13.7856,109.2105", .ask, ["unknown-commune"]),
      ("1,,Chợ A,Chợ,,,,", .ask, ["commune-missing", "no-place"]),
      ("1,,Chợ A,Chợ,An Nghĩa,An Lão,,", .ready, ["commune-split", "placed-in-commune"]),
      ("1,,,Chợ,P. Đống Đa,Quy Nhơn,13.7856,109.2105", .ask, ["name-missing"]),
      ("1,,MM Mega,Kho lạnh,P. Đống Đa,Quy Nhơn,13.7856,109.2105", .ask, ["unknown-kind"]),
      ("1,,Chợ A,,P. Đống Đa,Quy Nhơn,13.7856,109.2105", .ready, ["kind-from-name"]),
    ]
    for (cells, verdict, codes) in cases {
      let row = try await Fixtures.row(header, cells)
      #expect(row.verdict == verdict, "\(cells): \(row.codes)")
      #expect(row.codes == codes, "\(cells)")
      #expect(row.notes.allSatisfy { !$0.message.vi.isEmpty && !$0.message.en.isEmpty })
    }
  }

  /// The word is left over from when the outlet was put at its commune's centre; its place was found out since.
  @Test func aTypedPlaceIsNotTheCommunes() async throws {
    let header = "Tên,Loại hình,Xã,Vĩ độ,Kinh độ,Độ chính xác"
    for (place, accuracy, codes) in [
      ("13.7856123,109.2105", CoordinateAccuracy.exact, ["not-the-centre"]),
      ("13.786,109.211", .approximate, ["not-the-centre"]), (",", .commune, ["placed-in-commune"]),
    ] {
      let row = try await Fixtures.row(header, "Chợ A,Chợ,P. Đống Đa,\(place),Theo xã/phường")
      #expect(row.verdict == .ready && row.outlet?.accuracy == accuracy && row.codes == codes, "\(row.codes)")
      #expect(row.assumed.contains(.accuracy) == (accuracy != .commune))
    }
  }

  /// Two units share a point: the row's own goes first.
  @Test func aCentreThatTwoUnitsShareIsTheRowsOwn() async throws {
    for commune in ["P. Trần Phú", "P. Lê Hồng Phong", "P. Lý Thường Kiệt"] {
      let row = try await Fixtures.row(header, "1,,Chợ A,Chợ,\(commune),Quy Nhơn,13.767074,109.22517")
      #expect(row.verdict == .ready, "\(commune) \(row.codes)")
      #expect(row.outlet?.accuracy == .commune)
    }
  }

  @Test func aPointNearATooSmallBoxIsReady() async throws {
    // The box of 21910 (Đập Đá) is a few hundred metres wide.
    let row = try await Fixtures.row(header, "1,,Chợ A,Chợ,P. Đập Đá,An Nhơn,13.935,109.105")
    #expect(row.verdict == .ready)
  }

  /// A slip of the pen is asked, with what may have been meant.
  @Test func anUnknownCommuneIsAskedWithItsLikes() async throws {
    let row = try await Fixtures.row(header, "1,,Chợ A,Chợ,P. Bình Địnhh,TX. An Nhơn,13.885,109.11")
    #expect(row.verdict == .ask)
    let message = try #require(row.notes.first { $0.code == "unknown-commune" }?.message.vi)
    #expect(message.contains("Phường Bình Định (21907:2025)"))
    #expect(row.outlet?.commune == nil)
    #expect(row.outlet?.district2020?.code == "549")
  }

  /// No commune is chosen among several, but a former one may stand beside that of today.
  @Test func severalCommunesInACellAreAsked() async throws {
    for text in ["Xã Phước Lộc; Xã Phước Hưng", "Xã Phước Lộc, xã Phước Hưng", "Xã Không Có; Xã Phước Hưng"] {
      let row = try await Fixtures.row("Tên,Loại hình,Xã,Huyện", "Chợ A,Chợ,\"\(text)\",Tuy Phước")
      #expect(row.verdict == .ask && row.codes.contains("several-communes"), "\(text) \(row.codes)")
    }
    let untold = try await Fixtures.row("Tên,Loại hình,Xã,Huyện", "Chợ A,Chợ,\"Phước Lộc, Phước Hưng\",Tuy Phước")
    #expect(untold.verdict == .ask && untold.codes.contains("unknown-commune"), "\(untold.codes)")
    for text in ["Xã Phước Lộc, huyện Tuy Phước", "Xã Phước Lộc; Xã Tuy Phước", "Xã Tuy Phước; xã Phước Lộc"] {
      let row = try await Fixtures.row("Tên,Loại hình,Xã", "Chợ A,Chợ,\"\(text)\"")
      #expect(row.verdict == .ready && row.outlet?.commune?.name == "Xã Tuy Phước", "\(text) \(row.codes)")
    }
  }

  /// Where a wider extent lets other provinces in, their communes are not known here.
  @Test func communesElsewhereAreNotDoubted() async throws {
    let wide = ListReader(
      gazetteer: Fixtures.gazetteer, extent: BoundingBox(west: 102, south: 8, east: 118, north: 24)!)
    let reading = try await wide.read(
      Array("\(header)\n1,,Chợ A,Chợ,P. Bến Nghé,Quận 1,10.776,106.7\n2,,Chợ B,Chợ,,,21.03,105.85\n".utf8),
      name: "x.csv")
    #expect(reading.totals.ready == 2)
  }

  /// "Thị Nại" was one ward until November 2024 and is another since.
  @Test(arguments: [("2024-03-01", "21568"), ("2025-02-01", "21583")])
  func aDateTellsTwoWardsOfOneNameApart(_ day: String, _ code: String) async throws {
    let dated = try await Fixtures.row(
      "Tên,Loại hình,Xã,Huyện,Ngày kiểm tra", "Chợ A,Chợ,P. Thị Nại,TP. Quy Nhơn,\(day)")
    #expect(dated.outlet?.commune2020?.code == code)
    #expect(dated.codes.contains("commune-by-date"))
    let undated = try await Fixtures.row("Tên,Loại hình,Xã,Huyện", "Chợ A,Chợ,P. Thị Nại,TP. Quy Nhơn")
    #expect(undated.outlet?.commune2020 == nil)
    let note = try #require(undated.notes.first { $0.code == "commune-namesakes" })
    #expect(note.message.vi.contains("21568 đến 2024-11-30") && note.message.vi.contains("21583 từ 2024-12-01"))
  }

  @Test func framesAreIgnored() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên cơ sở,Loại hình,Xã/phường,Huyện
      II. THỊ XÃ AN NHƠN,,,,
      1,Chợ Gò Găng,Chợ,P. Nhơn Thành,
      2,Chợ Đập Đá,Chợ,P. Đập Đá,nt
      STT,Tên cơ sở,Loại hình,Xã/phường,Huyện
      III,HUYỆN PHÙ CÁT,,,
      3,Chợ Phù Cát,Chợ,TT. Ngô Mây,
      4,Chợ Bến,",,",",,
      ,Tổng cộng: 4,,,
      ,,,"Bình Định, ngày 4 tháng 3 năm 2025",
      ,,,Người lập biểu,
      ,,,Nguyễn Văn A,
      ,,,,
      """.replacing("4,Chợ Bến,\",,\",\",,", with: "4,Tổng đại lý Bia,,TT. Ngô Mây,"))
    let ignored = reading.rows.filter { $0.verdict == .ignored }
    #expect(ignored.map(\.row) == [1, 2, 5, 6, 9, 10, 11, 12])
    #expect(
      ignored.map { $0.codes[0] } == [
        "header-row", "section-row", "header-row", "section-row", "total-row", "signature-row", "signature-row",
        "signature-row",
      ])
    let outlets = reading.rows.compactMap(\.outlet)
    #expect(outlets.map { $0.district2020?.code } == ["549", "549", "548", "548"])
    #expect(outlets.last?.kind == .distributor)
    #expect(reading.totals.read == 4)
    #expect(reading.totals.ignored == 8)
  }

  @Test func oneBadRowLeavesTheRest() async throws {
    let reading = try await Fixtures.read(
      "\(header)\n1,,Chợ A,Chợ,P. Đống Đa,Quy Nhơn,13.7856,109.2105\n2,,Chợ B,Chợ,,,99,999\n3,,\"Chợ C,Chợ,P. Đống Đa,Quy Nhơn,13.7856,109.2105\n4,,Chợ D,Chợ,P. Đống Đa,Quy Nhơn,13.7856,109.2105\n"
    )
    #expect(reading.rows.map(\.verdict) == [.ignored, .ready, .rejected, .ask, .ready])
    #expect(reading.rows[3].codes.contains("stray-quote"))
  }

  @Test func exportedCodesKeepTheUnitsExact() async throws {
    let names =
      "name,kind,commune,commune_code,commune_2020,commune_code_2020,district_2020,district_code_2020,latitude,longitude"
    let row = try await Fixtures.row(
      names,
      "Chợ A,market,Phường Quy Nhơn,21583,Phường Thị Nại,21568,Thành phố Quy Nhơn,540,13.7822,109.2254")
    #expect(row.verdict == .ready)
    #expect(row.codes.isEmpty)
    #expect(row.outlet?.commune2020?.code == "21568")
    let moved = try await Fixtures.row(
      names,
      "Chợ A,market,Phường Quy Nhơn Nam,21583,Phường Thị Nại,21568,Thành phố Quy Nhơn,540,13.7822,109.2254")
    #expect(moved.verdict == .ask)
    #expect(moved.codes.contains("commune-code-mismatch"))
  }

  /// One fault, one remark: a spreadsheet's error is not also no number, no kind and no commune.
  @Test func anErrorIsToldOnce() async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,SĐT,Vĩ độ", "Chợ A,#N/A,P. Đống Đa,#VALUE!,#REF!")
    #expect(row.verdict == .ask && row.codes.count { $0 == "cell-error" } == 3)
    #expect(!row.codes.contains { ["unknown-kind", "phone-unreadable", "coordinates-missing"].contains($0) })
    let nameless = try await Fixtures.row("Tên,Loại hình,Xã", "#REF!,Chợ,P. Đống Đa")
    #expect(nameless.outlet == nil && nameless.verdict == .ask)
  }
}
