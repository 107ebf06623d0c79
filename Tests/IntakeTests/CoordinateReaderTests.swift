import Geodesy
import Outlets
import Spatial
import Testing

@testable import Intake

@Suite struct CoordinateReaderTests {
  private static let standIns = [Coordinate(longitude: 108.902683, latitude: 14.166532)!]

  private static let reader = try! CoordinateReader(extent: ListReader.province, crs: .auto, standIns: standIns)

  private func read(_ latitude: String, _ longitude: String, crs: CRSChoice = .auto) throws -> CoordinateReader.Result {
    var cells: [OutletDraft.Field: OutletDraft.Cell] = [:]
    if !latitude.isEmpty { cells[.latitude] = OutletDraft.Cell(column: "Vĩ độ", text: latitude) }
    if !longitude.isEmpty { cells[.longitude] = OutletDraft.Cell(column: "Kinh độ", text: longitude) }
    let reader =
      crs == .auto ? Self.reader : try CoordinateReader(extent: ListReader.province, crs: crs, standIns: Self.standIns)
    return reader.read(OutletDraft(row: 1, cells: cells))
  }

  private func read(cell: String) throws -> CoordinateReader.Result {
    Self.reader.read(OutletDraft(row: 1, cells: [.coordinates: OutletDraft.Cell(column: "Tọa độ", text: cell)]))
  }

  private func expect(
    _ result: CoordinateReader.Result, near latitude: Double, _ longitude: Double, _ codes: [String] = [],
    within degrees: Double = 2e-5, at location: SourceLocation = #_sourceLocation
  ) {
    guard case .point(let point, let notes, _) = result else {
      Issue.record("no point: \(result)", sourceLocation: location)
      return
    }
    #expect(abs(point.latitude - latitude) < degrees, sourceLocation: location)
    #expect(abs(point.longitude - longitude) < degrees, sourceLocation: location)
    #expect(notes.map(\.code) == codes, sourceLocation: location)
  }

  private func codes(_ result: CoordinateReader.Result) -> String {
    switch result {
    case .none(let notes): "none \(notes.map(\.code))"
    case .point(_, let notes, _): "point \(notes.map(\.code))"
    case .ask(let point, let notes): "ask \(point == nil ? "" : "point ")\(notes.map(\.code))"
    case .outside(let notes): "outside \(notes.map(\.code))"
    }
  }

  @Test func degreesComeExactly() throws {
    guard case .point(let point, let notes, .degrees) = try read("13.7821882", "109.2254308") else {
      Issue.record("no point")
      return
    }
    #expect(point == Coordinate(longitude: 109.2254308, latitude: 13.7821882))
    #expect(notes.isEmpty)
  }

  @Test func fixesWhatHasOneReading() throws {
    expect(try read("109.2217", "13.76736"), near: 13.76736, 109.2217, ["swapped-coordinates"])
    expect(try read("13,76736", "109,2217"), near: 13.76736, 109.2217, ["decimal-comma"])
    expect(try read("109,2217", "13,76736"), near: 13.76736, 109.2217, ["decimal-comma", "swapped-coordinates"])
    expect(try read("13.767", "109.222"), near: 13.767, 109.222)
    expect(try read("1.376736E+01", "1.092217E+02"), near: 13.76736, 109.2217)
  }

  @Test(arguments: [
    ("13°46'02.5\"N", "109°13'18.1\"E"), ("13º46’02,5”B", "109º13’18,1”Đ"), ("13 46 2.5", "109 13 18.1"),
    ("13°46'2.5''", "109°13'18.1''"), ("B 13°46'02.5\"", "Đ 109°13'18.1\""), ("13o46'02.5\"B", "109o13'18.1\"Đ"),
    ("13 độ 46 phút 2,5 giây Bắc", "109 độ 13 phút 18,1 giây Đông"), ("13°46.0417'N", "109°13.3017'E"),
    ("13d46m2.5s", "109d13m18.1s"), ("13d46m2.5sN", "109d13m18.1sE"), ("13D46M2.5S", "109D13M18.1S"),
  ])
  func readsDegreesMinutesSeconds(latitude: String, longitude: String) throws {
    guard case .point(let point, let notes, _) = try read(latitude, longitude) else {
      Issue.record("no point: \(try read(latitude, longitude))")
      return
    }
    #expect(abs(point.latitude - 13.767361) < 2e-5)
    #expect(abs(point.longitude - 109.221694) < 2e-5)
    #expect(notes.map(\.code).contains("sexagesimal-coordinates"))
  }

  @Test(arguments: [
    "13.76736, 109.2217", "13.76736 109.2217", "(13.76736; 109.2217)", "13,76736; 109,2217", "13,76736, 109,2217",
    "13,76736,109,2217", "13.76736,109.2217", "109.2217, 13.76736", "13.76736/109.2217",
    "Vĩ độ: 13.76736, Kinh độ: 109.2217", "109º13’18,1’’E-13º46’02,5’’N",
    "13.76736°N 109.2217°E", "13.76736\n109.2217", "13°46'02.5\"N, 109°13'18.1\"E", "13°46'02.5\"N 109°13'18.1\"E",
    "13d46m2.5s 109d13m18.1s", "13d46m2.5s, 109d13m18.1s",
    "POINT (109.2217 13.76736)", "POINT Z (109.2217 13.76736 0)",
    "https://www.google.com/maps/place/Co.opmart/@13.70,109.10,17z/data=!3m1!4b1!8m2!3d13.76736!4d109.2217!16s",
    "https://maps.google.com/?q=13.76736,109.2217", "https://www.google.com/maps/search/13.76736,+109.2217",
  ])
  func readsBothNumbersInOneCell(cell: String) throws { try expectTheOnePlace(in: cell) }

  /// As GPS receivers write them.
  @Test(arguments: [
    "N13 46.0417 E109 13.3017", "B 13°46'02.5\" Đ 109°13'18.1\"", "N13.76736 E109.2217", "E109.2217 N13.76736",
    "B 13o46'02.5'' - Đ 109o13'18.1''", "N 13° 46' 2,5\"  E 109° 13' 18,1\"", "Vị trí: N13 46.0417 E109 13.3017",
  ])
  func readsHemispheresInFront(cell: String) throws { try expectTheOnePlace(in: cell) }

  private func expectTheOnePlace(in cell: String) throws {
    guard case .point(let point, _, _) = try read(cell: cell) else {
      Issue.record("no point: \(try read(cell: cell))")
      return
    }
    #expect(abs(point.latitude - 13.76736) < 2e-5)
    #expect(abs(point.longitude - 109.2217) < 2e-5)
  }

  /// What two columns say of one row must agree; a layer's geometry goes first.
  @Test func columnsThatContradictEachOtherAreAsked() throws {
    func read(_ latitude: String, _ longitude: String, _ cell: String) -> CoordinateReader.Result {
      Self.reader.read(
        OutletDraft(
          row: 1,
          cells: [
            .latitude: .init(column: "VI_DO", text: latitude), .longitude: .init(column: "KINH_DO", text: longitude),
            .coordinates: .init(column: "Bản đồ", text: cell),
          ]))
    }
    let link = "https://www.google.com/maps?q="
    for cell in ["\(link)13.7769,109.2325", "13.7769, 109.2325", "POINT (109.2325 13.7769)"] {
      let apart = read("13.760012", "109.220034", cell)
      #expect(codes(apart) == "ask point [\"places-apart\"]", "\(cell)")
      guard case .ask(let point, let notes) = apart else { continue }
      #expect(point?.latitude == (cell.hasPrefix("POINT") ? 13.7769 : 13.760012))
      #expect(notes[0].message.vi.contains("cách nhau 2.3 km") && notes[0].message.vi.contains("“Bản đồ” (13.7769"))
      #expect(codes(read("13.7768", "109.2326", cell)) == "point []", "\(cell)")
      // What says nothing leaves it to the other.
      #expect(codes(read("0", "0", cell)).hasPrefix("point "), "\(cell)")
    }
    #expect(codes(read("13.7768", "109.2326", "https://maps.app.goo.gl/abc")) == "point []")
    #expect(codes(read("13.7768", "109.2326", "\(link)21.03,105.85")) == "ask point [\"outside-extent\"]")
    // Metres in a layer's columns may be of any system.
    #expect(codes(read("1523574", "578000", "POINT (109.2325 13.7769)")) == "point []")
    #expect(codes(read("13.7768", "109.2326", "POINT EMPTY")) == "point []")
  }

  @Test func degreesAloneAreAsked() throws {
    for (latitude, longitude) in [("14", "109"), ("14.0", "109.0"), ("109.00", "14.00"), ("14°", "109°")] {
      #expect(codes(try read(latitude, longitude)) == "ask point [\"whole-degrees\"]")
    }
    #expect(codes(try read(cell: "14, 109")) == "ask point [\"whole-degrees\"]")
    // One number alone: eleven kilometres of latitude or longitude are open.
    for (latitude, longitude) in [("13.9086", "109"), ("14.0", "109.012")] {
      #expect(codes(try read(latitude, longitude)) == "ask point [\"whole-degrees\"]")
    }
    #expect(codes(try read(cell: "13.9086, 109")) == "ask point [\"whole-degrees\"]")
    #expect(codes(try read("14.0001", "109.012")) == "point []")
  }

  @Test func readsPlaneCoordinatesInEitherOrder() throws {
    let plane = try CoordinateTransform("EPSG:9217").fromWGS84(Coordinate(longitude: 109.2217, latitude: 13.76736)!)!
    let (north, east) = ("\(plane.y)", "\(plane.x)")
    expect(try read(north, east), near: 13.76736, 109.2217, ["vn2000-converted"])
    expect(try read(east, north), near: 13.76736, 109.2217, ["vn2000-converted"])
    let utm = try CoordinateTransform("EPSG:3406").fromWGS84(Coordinate(longitude: 109.2217, latitude: 13.76736)!)!
    expect(try read("\(utm.y)", "\(utm.x)"), near: 13.76736, 109.2217, ["plane-converted"])
    expect(
      try read("1.522.900,12", "605.000,5"), near: 13.7688, 109.2215, ["decimal-comma", "vn2000-converted"],
      within: 0.01)
  }

  /// UTM 49N and TM-3 of the province have eastings that never meet; both numbers may stand in one cell.
  @Test func tellsUTMFromTheProvincesPlane() throws {
    let point = Coordinate(longitude: 109.2217, latitude: 13.76736)!
    for (name, code) in [("EPSG:9217", "vn2000-converted"), ("EPSG:3406", "plane-converted")] {
      let plane = try CoordinateTransform(name).fromWGS84(point)!
      let (north, east) = ("\((plane.y * 100).rounded() / 100)", "\((plane.x * 100).rounded() / 100)")
      for cell in ["\(north) \(east)", "\(east); \(north)", "X=\(north), Y=\(east)", "VN-2000: \(north); \(east)"] {
        guard case .point(let read, let notes, _) = try read(cell: cell) else {
          Issue.record("\(cell)")
          continue
        }
        #expect(abs(read.latitude - point.latitude) < 2e-6 && abs(read.longitude - point.longitude) < 2e-6)
        #expect(notes.map(\.code) == [code])
      }
    }
  }

  /// As a GPS receiver shows UTM: the zone in front, in one cell or above the easting's column.
  @Test func theZoneInFrontIsNoNumber() throws {
    for (north, east) in [("1523400", "49P 0308700"), ("1523400", "49N\u{a0}308700"), ("N 1523400", "49 P 308700")] {
      expect(try read(north, east), near: 13.772645, 109.23232, ["plane-converted"], within: 1e-5)
    }
    for cell in ["49 P 0308700 1523400", "UTM 49P 308700, 1523400", "49N\n0308700\n1523400"] {
      expect(try read(cell: cell), near: 13.772645, 109.23232, ["plane-converted"], within: 1e-5)
    }
  }

  /// The published control pair (central meridian 106°15′).
  @Test func agreesWithThePublishedControlPair() throws {
    let point = try CoordinateTransform("EPSG:9212").toWGS84(.init(x: 546151.8072, y: 1855759.3584))!
    #expect(abs(point.latitude - 16.77839862) < 1e-6)
    #expect(abs(point.longitude - 106.6847777) < 1e-6)
    let wide = BoundingBox(west: 102, south: 8, east: 118, north: 24)!
    let reader = try CoordinateReader(extent: wide, crs: .epsg(9212), standIns: [])
    let cells: [OutletDraft.Field: OutletDraft.Cell] = [
      .latitude: .init(column: "X", text: "1855759.3584"), .longitude: .init(column: "Y", text: "546151.8072"),
    ]
    expect(
      reader.read(OutletDraft(row: 1, cells: cells)), near: 16.77839862, 106.6847777, ["plane-converted"], within: 1e-6)
  }

  @Test func asksWhereAPersonMustDecide() throws {
    #expect(codes(try read("1376736", "1092217")) == "ask point [\"separators-lost\"]")
    for cell in ["1376736 1092217", "1376736, 1092217", "13.767.360; 109.221.700", "1092217 13.76736"] {
      #expect(codes(try read(cell: cell)) == "ask point [\"separators-lost\"]", "\(cell)")
    }
    #expect(codes(try read("1376736", "109.2217")) == "ask point [\"separators-lost\"]")
    #expect(codes(try read("13.767.360", "109.221.700")) == "ask point [\"separators-lost\"]")
    #expect(codes(try read("13.76736", "")) == "ask [\"incomplete-coordinates\"]")
    #expect(
      codes(try read(cell: "https://www.google.com/maps/@13.76736,109.2217,17z")) == "ask point [\"map-link-viewport\"]"
    )
    #expect(codes(try read(cell: "https://maps.app.goo.gl/abcDEF123")) == "ask [\"map-link-unreadable\"]")
    #expect(codes(try read(cell: "POLYGON ((109 13,109 14,110 14,109 13))")) == "ask [\"not-a-point\"]")
  }

  /// "13.54.31" is 13°54′31″; without dots it may be 13.5431, too.
  @Test func degreesMinutesAndSecondsWithoutMarksAreAsked() throws {
    for result in [
      try read("13.54.31", "109.06.24"), try read("109.06.24", "13.54.31"), try read(cell: "13.54.31, 109.06.24"),
    ] {
      guard case .ask(let point?, let notes) = result else {
        Issue.record("\(result)")
        continue
      }
      #expect(abs(point.latitude - 13.908611) < 1e-5 && abs(point.longitude - 109.106667) < 1e-5)
      #expect(notes.map(\.code) == ["separators-lost"])
    }
    guard case .ask(nil, let notes) = try read("135431", "1090624") else {
      Issue.record("\(try read("135431", "1090624"))")
      return
    }
    #expect(notes[0].message.vi.contains("13.5431, 109.0624 hoặc 13.908611, 109.106667 (°, ′, ″)"))
    // No seconds, and no pair of two sorts.
    #expect(codes(try read("13.76.36", "109.22.17")) == "ask [\"unreadable-coordinates\"]")
    #expect(codes(try read("13.7673", "109.22.17")) == "ask [\"unreadable-coordinates\"]")
  }

  /// Metres of a plane, in kilometres where the header says so.
  @Test func kilometresUnderSuchAHeaderAreRead() throws {
    func read(_ first: String, _ second: String, _ headers: (String, String)) -> CoordinateReader.Result {
      Self.reader.read(
        OutletDraft(
          row: 1,
          cells: [
            .latitude: .init(column: headers.0, text: first), .longitude: .init(column: headers.1, text: second),
          ]))
    }
    let plane = try CoordinateTransform("EPSG:9217").fromWGS84(Coordinate(longitude: 109.2217, latitude: 13.76736)!)!
    let (north, east) = ("\(plane.y / 1000)", "\(plane.x / 1000)")
    expect(read(north, east, ("X (km)", "Y (km)")), near: 13.76736, 109.2217, ["vn2000-converted"])
    expect(read(east, north, ("Y (km)", "X (km)")), near: 13.76736, 109.2217, ["vn2000-converted"])
    #expect(codes(read(north, east, ("X", "Y"))) == "outside [\"outside-extent\"]")
    expect(read("\(plane.y)", "\(plane.x)", ("X (km)", "Y (km)")), near: 13.76736, 109.2217, ["vn2000-converted"])
  }

  @Test func discardsStandIns() throws {
    #expect(codes(try read("0", "0")) == "none [\"zero-coordinates\"]")
    #expect(codes(try read("0.0", "0,0")) == "none [\"zero-coordinates\"]")
    #expect(codes(try read("14.166532", "108.902683")) == "none [\"province-centre\"]")
    #expect(codes(try read("108.9027", "14.1665")) == "none [\"province-centre\"]")
    for cell in ["0,0", "0.0", "0", "0; 0", "0,0; 0,0"] {
      #expect(codes(try read(cell: cell)) == "none [\"zero-coordinates\"]", "\(cell)")
    }
    #expect(codes(try read("", "")) == "none []")
    #expect(codes(try read("chưa có", "chưa có")) == "none [\"coordinates-missing\"]")
  }

  @Test func whatLiesOutsideIsNotPublished() throws {
    #expect(codes(try read("21.0285", "105.8542")) == "outside [\"outside-extent\"]")
    #expect(codes(try read("13.76736", "110.9")) == "outside [\"outside-extent\"]")
    #expect(codes(try read("-13.76736", "109.2217")) == "outside [\"outside-extent\"]")
    #expect(codes(try read("13°46'02\"S", "109°13'18\"E")) == "outside [\"outside-extent\"]")
  }

  /// What is not understood lies nowhere: it is asked as unreadable, with the forms that are read.
  @Test(arguments: ["7P2M+RQ Quy Nhơn", "7P2M+RQ", "7p2m+rq, Quy Nhơn", "7Q4Q7P2M+RQ", "7P2M+RQX, Bình Định"])
  func aPlusCodeIsNotUnderstood(_ cell: String) throws {
    for result in [try read(cell: cell), try read(cell, ""), try read(cell, cell)] {
      #expect(codes(result) == "ask [\"unreadable-coordinates\"]")
      guard case .ask(_, let notes) = result else { continue }
      #expect(notes[0].message.vi.contains("Plus Code") && notes[0].message.vi.contains("13.76736 và 109.2217"))
      #expect(notes[0].message.en.contains("plus code") && notes[0].message.en.contains("decimal degrees"))
    }
  }

  @Test func digitsThatAreNoNumberLieNowhere() throws {
    #expect(codes(try read("13.774.5", "109.231.2")) == "ask point [\"separators-lost\"]")
    #expect(codes(try read("13.774.5", "")) == "ask [\"incomplete-coordinates\"]")
    #expect(codes(try read(cell: "13.774.5")) == "ask [\"unreadable-coordinates\"]")
    #expect(codes(try read(cell: "21.03, 105.85")) == "outside [\"outside-extent\"]")
    #expect(codes(try read(cell: "đối diện số 12, cách 30 m")) == "ask [\"unreadable-coordinates\"]")
    #expect(codes(try read(cell: "Hà Nội 21.03, 105.85")) == "outside [\"outside-extent\"]")
    #expect(codes(try read("99", "999")) == "outside [\"outside-extent\"]")
    // South of the equator, and no seconds.
    #expect(codes(try read("13°46'02\"S", "109°13'18\"E")) == "outside [\"outside-extent\"]")
  }

  @Test func theIslandCommuneIsInside() throws {
    expect(try read("13.6209", "109.3473"), near: 13.6209, 109.3473)
    expect(try read("13.6209", "109.37097"), near: 13.6209, 109.37097)
  }

  @Test func aForcedSystemIsObeyed() throws {
    #expect(codes(try read("13.76736", "109.2217", crs: .epsg(9217))) == "outside [\"outside-extent\"]")
    expect(try read("13.76736", "109.2217", crs: .epsg(4326)), near: 13.76736, 109.2217)
    #expect(throws: ListFileError.unknownReferenceSystem(epsg: 999_999)) {
      try CoordinateReader(extent: ListReader.province, crs: .epsg(999_999), standIns: [])
    }
  }

  @Test(arguments: [
    "NaN", "inf", "-inf", "1e999", "1E+9999", "99999999999999999999999999999999999999999999999", "", ".", ",", "-",
    "°'\"",
    "13.", ".5", "1,,2", "1..2", "13°°", "N", "𝟙𝟛.𝟟", "١٣", "!3d!4d", "https://", "POINT (", "POINT (1e999 nan)", "(((",
    "13,76736,109,2217,5,6,7", "0x1p3", "−13", "1 2 3 4 5 6 7 8 9",
  ])
  func nothingCrashesIt(text: String) throws {
    for other in ["", text, "13.76736", "1522900"] {
      _ = try read(text, other)
      _ = try read(other, text)
      _ = try read(cell: text + other)
    }
    if case .point(let point, _, _) = try read(text, text) { #expect(ListReader.province.contains(point)) }
  }

  /// Half a megabyte of numbers in one cell; it took for ever.
  @Test(.timeLimit(.minutes(1))) func aVeryLongCellHoldsNoPlace() throws {
    let text = String(repeating: "1; ", count: 160_000)
    #expect(codes(try read(cell: text)) == "ask [\"unreadable-coordinates\"]")
    #expect(codes(try read(text, "109.2217")) == "ask [\"unreadable-coordinates\"]")
    let words = "Toạ độ của cổng chính theo bản đồ địa chính của xã, đo ngày 5 tháng 3: "
    expect(try read(cell: words.filter { !$0.isNumber } + "13.76736, 109.2217"), near: 13.76736, 109.2217)
  }
}
