import Outlets
import Spatial
import Testing

@testable import Intake

@Suite struct HeaderTests {
  private func fields(_ headers: [String]) -> [String: String] {
    let matcher = HeaderMatcher(headers)
    return Dictionary(uniqueKeysWithValues: matcher.columns.map { (matcher.headers[$0.index], $0.field.name) })
  }

  @Test(arguments: [
    ("Tên cơ sở", "name"), ("Tên chợ", "name"), ("Tên đơn vị", "name"), ("TÊN ĐIỂM BÁN HÀNG", "name"),
    ("Tên\ncơ sở", "name"), ("Tên cơ sở kinh doanh (hộ cá thể)", "name"), ("Loại hình", "kind"),
    ("Địa chỉ (số nhà, đường)", "address"), ("Xã/phường", "commune"), ("Phường, xã, thị trấn", "commune"),
    ("Huyện/TX/TP", "district"), ("Huyện, thị xã, thành phố", "district"), ("Vĩ độ", "latitude"),
    ("X (Vĩ độ)", "latitude"), ("Y (Kinh độ)", "longitude"), ("Lat", "latitude"), ("Lng", "longitude"),
    ("Vĩ độ (độ thập phân)", "latitude"), ("Toạ độ", "coordinates"), ("Link Google Maps", "coordinates"),
    ("SĐT", "phone"),
    ("Số điện thoại liên hệ", "phone"), ("Mã", "key"), ("id", "key"), ("product_groups", "product_groups"),
    ("e_invoice", "e_invoice"), ("Hạng chợ", "grade"), ("STT", "number"), ("Ghi chú", "remark"),
    ("Địa điểm (xã, thị trấn)", "commune"), ("Địa chỉ (huyện)", "district"), ("Địa chỉ (thôn, xã)", "address"),
    ("Giờ họp", "opening_hours"), ("Thời gian họp", "opening_hours"), ("Giờ bán", "opening_hours"),
    ("store_type", "kind"),
  ])
  func knowsTheNames(header: String, field: String) {
    #expect(HeaderReading(header)?.field.name == field)
  }

  @Test(arguments: ["", "Doanh thu", "DANH SÁCH CÁC CHỢ TRÊN ĐỊA BÀN TỈNH BÌNH ĐỊNH NĂM 2025", "1", "Tổng"])
  func leavesTheRest(header: String) {
    #expect(HeaderReading(header) == nil)
  }

  @Test func everyPropertyThatAListCanCarryIsKnown() {
    for field in Fixtures.fieldNames { #expect(HeaderReading(field) != nil, "\(field)") }
  }

  @Test func aPersonsPhoneIsNotAnOutlets() {
    #expect(HeaderReading("Điện thoại người đại diện")?.field == .contactPhone)
    #expect(HeaderReading("Chủ hộ")?.field == .contactPerson)
  }

  @Test func theBetterOfTwoColumnsIsReadAndTheOtherNamed() {
    let matcher = HeaderMatcher(["Tên cơ sở kinh doanh cũ", "Tên cơ sở", "Địa chỉ", "Doanh thu"])
    #expect(matcher[.name] == 1)
    #expect(matcher.columns.map(\.index) == [1, 2])
    let alike = HeaderMatcher(["Tên chợ", "Tên cơ sở", "Địa chỉ"])
    #expect(alike[.name] == 0 && alike.notes.map(\.column) == ["Tên cơ sở"])
    #expect(alike.notes.first?.message.vi.contains("chỉ đọc cột “Tên chợ”") == true)
  }

  /// Columns of which nothing is read are named, once each.
  @Test func whatIsNotReadIsNamed() async throws {
    let reading = try await Fixtures.read(
      "Tên chợ,Tên cơ sở,Loại hình,Đơn vị quản lý,Diện tích (m2),Xã\nChợ A,x,Chợ,UBND,300,P. Đống Đa\n")
    #expect(reading.notes.map(\.code) == ["duplicate-column", "unread-columns"])
    #expect(reading.notes.last?.message.vi.contains("“Đơn vị quản lý”, “Diện tích (m2)”") == true)
  }

  /// What other registers, and the state, number people and firms by is no key of the list, and not for all to see.
  @Test(arguments: [
    "Mã số thuế", "Mã số doanh nghiệp", "Mã số hộ kinh doanh", "Mã số ĐKKD", "Mã số định danh cá nhân", "Mã số CCCD",
  ])
  func numbersOfOthersAreNoKey(_ header: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,\(header)", "Cửa hàng Lan,Tạp hoá,P. Đống Đa,052088001234")
    #expect(row.outlet?.key == nil && row.outlet != nil)
  }

  @Test func anAddressMayStandInSeveralColumns() async throws {
    func address(_ header: String, _ cells: String) async throws -> String? {
      try await Fixtures.row("Tên,Loại hình,Xã,\(header)", "Chợ A,Chợ,P. Đống Đa,\(cells)").outlet?.address
    }
    #expect(try await address("Số nhà,Tên đường", "12/3,Lê Lợi") == "12/3 Lê Lợi")
    #expect(try await address("Số nhà,Tên đường,Khu phố", "12/3,Lê Lợi,2") == "12/3 Lê Lợi, Khu phố 2")
    #expect(try await address("Thôn,Địa chỉ", "An Hoà,QL1A") == "Thôn An Hoà, QL1A")
    #expect(try await address("Địa chỉ,Thôn", "Thôn An Hoà - QL1A,An Hoà") == "Thôn An Hoà - QL1A")
    #expect(try await address("Số nhà,Tên đường", ",Lê Lợi") == "Lê Lợi")
  }

  /// Whoever stands beside the telephone, by whatever name.
  @Test(arguments: [
    "Cửa hàng trưởng", "Dược sĩ phụ trách", "Trưởng BQL chợ", "Cán bộ phụ trách", "Tên người nộp thuế", "Tổ trưởng",
    "Thủ quỹ", "Owner", "Contact", "Quản lý", "Quản lý cửa hàng", "Nhân viên bán hàng", "Chủ vựa", "Chủ tịch HĐQT",
  ])
  func aPersonsColumnKeepsTheMobileBack(_ person: String) async throws {
    let row = try await Fixtures.row(
      "Tên cơ sở,Loại hình,Xã,\(person),SĐT", "Cửa hàng A,Tạp hoá,P. Đống Đa,Nguyễn Thị Lan,0914123456")
    #expect(row.outlet?.phone == [] && row.privateFacts?.contactPerson == "Nguyễn Thị Lan")
  }

  @Test(arguments: [
    "Điện thoại trưởng thôn", "SĐT kế toán", "Điện thoại Bí thư", "SĐT vợ", "ĐT phụ trách", "Điện thoại (chủ hộ)",
    "6. Số điện thoại liên hệ của chủ cơ sở?",
  ])
  func aPersonsTelephoneIsTheirs(_ header: String) { #expect(HeaderReading(header)?.field == .contactPhone) }

  @Test(arguments: [
    "Địa chỉ thường trú", "Địa chỉ chủ hộ", "Địa chỉ (thường trú)", "Email chủ cơ sở", "Email cá nhân",
    "Đơn vị quản lý", "Số cán bộ", "Tăng trưởng", "Đơn vị tính", "Tên tuyến xe", "Đóng", "Đông lạnh",
    "Phương thức kinh doanh", "Phương tiện", "Quan hệ", "Đồng phục", "Hàng", "Tình trạng pháp lý",
    "Hiện trạng nhà lồng", "Lao động (người)",
    "Quan ly nha nuoc",
  ])
  func isNothingOfTheOutlets(_ header: String) { #expect(HeaderReading(header) == nil) }

  @Test(arguments: [
    ("Điện thoại ban quản lý chợ", "phone"), ("Địa chỉ văn phòng đại diện", "address"), ("Phường cũ", "commune"),
    ("Hạng của chợ", "grade"), ("Đông", "longitude"), ("DONG", "longitude"), ("Quận", "district"),
    ("Dòng sản phẩm", "products"), ("Tình trạng chợ", "status"), ("Hiện trạng (6/2025)", "status"),
  ])
  func wordsWithTheirMarks(_ header: String, _ field: String) {
    #expect(HeaderReading(header)?.field.name == field)
  }

  /// Who does not agree is not published with numbers.
  @Test(
    arguments: [
      ("Đồng ý công khai số điện thoại", "Không", false, .ready),
      ("Đồng ý công khai số điện thoại", "Có", true, .ready),
      ("Bạn có đồng ý công khai số điện thoại không?", "Đồng ý", true, .ready),
      ("Đồng ý công khai số điện thoại", "Không đồng ý", false, .ready), ("Đồng ý công khai", "Không", false, .ask),
      ("Đồng ý công khai", "", true, .ready), ("Đồng ý công khai", "Được", true, .ready),
      ("Đồng ý công khai", "Có - chị Lan đã ký", true, .ready),
      ("Đồng ý công khai", "Đồng ý công khai địa chỉ; không công khai SĐT", false, .ask),
      ("Đồng ý công khai", "Có (trừ số điện thoại)", false, .ask),
      ("Đồng ý công khai số điện thoại", "Có nhưng chưa cho số", false, .ready),
    ] as [(String, String, Bool, Verdict)])
  func aRefusalIsHeld(_ header: String, _ answer: String, _ isPublic: Bool, _ verdict: Verdict) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã,SĐT,Email,\(header)", "Chợ A,Chợ,P. Đống Đa,0914123456,a@b.vn,\(answer)")
    #expect(row.outlet?.phone == (isPublic ? ["+84914123456"] : []) && (row.outlet?.email != nil) == isPublic)
    #expect(row.verdict == verdict && row.codes.contains("no-consent") == !isPublic)
    if !isPublic { #expect(row.privateFacts?.phone == ["+84914123456"] && row.privateFacts?.email == "a@b.vn") }
  }

  @Test(arguments: [
    ["Đơn vị", "Tên chợ"], ["Cơ sở", "Tên nhà thuốc"], ["Tên công ty", "Tên cửa hàng"], ["Chợ", "Tên sạp"],
    ["Tên viết tắt", "Tên doanh nghiệp"],
  ])
  func theOutletsOwnNameGoesFirst(_ headers: [String]) { #expect(HeaderMatcher(headers + ["Địa chỉ"])[.name] == 1) }

  @Test(arguments: [
    ["Địa chỉ cũ", "Địa chỉ mới"], ["Địa chỉ (trụ sở chính)", "Địa chỉ cửa hàng"], ["Địa chỉ trước đây", "Địa chỉ"],
    ["Điện thoại cũ", "Điện thoại mới"], ["Toạ độ cũ", "Toạ độ"],
  ])
  func whatWasIsNotRead(_ headers: [String]) async throws {
    let matcher = HeaderMatcher(["Tên", "Loại hình"] + headers)
    #expect(matcher.columns.map(\.index) == [0, 1, 3])
    #expect(HeaderMatcher(["Tên", "Loại hình", headers[0]]).columns.count == 3)
  }

  @Test(arguments: [
    "Tên khách hàng", "Tên nhà thuốc", "Tên CHXD", "Tên hộ", "Tên chi nhánh", "Tên NPP", "Hộ kinh doanh", "Cửa hàng",
    "Chợ", "1. Tên cơ sở kinh doanh của anh/chị là gì?", "2) Tên cơ sở", "Tên làng nghề", "Nhà thuốc",
  ])
  func namesOfColumnsOfNames(_ header: String) async throws {
    let row = try await Fixtures.row("STT,\(header),Loại hình,Xã", "1,Minh Phát,Tạp hoá,P. Đống Đa")
    #expect(row.outlet?.name == "Minh Phát")
  }

  @Test(arguments: [
    ("2. Cơ sở của anh/chị thuộc loại hình nào sau đây?", "kind"),
    ("3. Vui lòng cho biết địa chỉ cụ thể (số nhà, đường, thôn)?", "address"),
    ("4. Xã/phường (trước 01/7/2025)?", "commune"), ("7. Giờ mở cửa hằng ngày?", "opening_hours"),
    ("8. Cơ sở có chấp nhận thanh toán không dùng tiền mặt không? (có thể chọn nhiều)", "payments"),
  ])
  func questionsOfForms(_ header: String, _ field: String) {
    #expect(HeaderReading(header)?.field.name == field)
  }

  /// Who runs a market, and what is sold there, is not its kind.
  @Test(arguments: [
    "Hình thức quản lý", "Mô hình quản lý", "Loại hình quản lý", "Loại hình sở hữu", "Loại hình doanh nghiệp",
  ])
  func otherSortsAreNotTheKind(_ header: String) async throws {
    let row = try await Fixtures.row("STT,Tên,Xã,\(header)", "1,Chợ A,P. Đống Đa,HTX")
    #expect(row.verdict == .ready && row.outlet?.kind == .market)
  }

  @Test(arguments: ["Loại sản phẩm", "Nhóm ngành hàng", "Loại hàng hoá"])
  func sortsOfGoodsAreTheirGroups(_ header: String) async throws {
    let row = try await Fixtures.row("STT,Tên,Xã,\(header)", "1,HTX A,P. Đống Đa,Đặc sản")
    #expect(row.verdict == .ready && row.outlet?.kind == .cooperative && row.outlet?.productGroups == [.specialties])
  }

  @Test(arguments: [
    "Xã cũ,Huyện cũ,Xã mới", "Xã trước sáp nhập,Huyện,Xã sau sáp nhập",
    "Xã cũ (trước 01/7/2025),Huyện cũ (trước 01/7/2025),Xã mới (từ 01/7/2025)",
  ])
  func communesOfBothErasMayStandInTwoColumns(_ columns: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,\(columns)", "Chợ A,Chợ,Xã Phước Hòa,Huyện Tuy Phước,Xã Tuy Phước Đông")
    #expect(row.outlet?.commune2020?.name == "Xã Phước Hòa" && row.outlet?.commune?.name == "Xã Tuy Phước Đông")
  }

  /// "Nhà phân phối" names the outlets where it comes first and nothing else does.
  @Test func distributorsMayBeTheOutlets() {
    #expect(HeaderMatcher(["STT", "Nhà phân phối", "Địa chỉ", "Người liên hệ"])[.name] == 1)
    #expect(HeaderMatcher(["STT", "Họ tên chủ hộ", "Nhà phân phối", "Địa chỉ"])[.name] == nil)
    #expect(HeaderMatcher(["STT", "Nhà phân phối", "Tên cửa hàng", "Địa chỉ"])[.suppliedBy] == 1)
  }

  @Test func aColumnOfPlacesMayHoldAddresses() async throws {
    func outlet(_ cell: String) async throws -> Outlet? {
      try await Fixtures.row("STT,Tên chợ,Xã,Vị trí", "1,Chợ A,P. Nhơn Thành,\"\(cell)\"").outlet
    }
    #expect(try await outlet("KV Tiên Hội")?.address == "KV Tiên Hội")
    #expect(try await outlet("13.99, 109.08")?.coordinate.latitude == 13.99)
    #expect(try await outlet("Vĩ độ 13.99123, kinh độ 109.08123")?.coordinate.latitude == 13.99123)
    // Where coordinates stand among them, it holds those.
    let mixed = try await Fixtures.read(
      "STT,Tên chợ,Xã,Vị trí\n1,Chợ A,P. Nhơn Thành,Km 12\n2,Chợ B,P. Nhơn Thành,Thôn 2\n3,Chợ C,P. Nhơn Thành,\"13.99, 109.08\"\n"
    )
    #expect(mixed.rows.last?.outlet?.coordinate.latitude == 13.99 && mixed.totals.ask == 2)
  }

  @Test func whatIsMissingIsSaid() async {
    await #expect(throws: ListFileError.noList(sheets: [], known: ["STT", "Loại hình", "Xã"])) {
      try await Fixtures.read("DANH SÁCH,,,\nSTT,Gì đó,Loại hình,Xã\n1,Minh Phát,Tạp hoá,P. Đống Đa\n")
    }
    let message = ListFileError.noList(sheets: [], known: ["STT", "Xã"]).message
    #expect(message.vi.contains("cột tên cơ sở") && message.vi.contains("“STT”, “Xã”"))
    // Nobody shall give the owners' column that name.
    #expect(message.vi.contains("không dùng cột tên người"))
  }

  @Test func opensAndClosesInTwoColumns() async throws {
    func hours(_ header: String, _ cells: String) async throws -> String? {
      try await Fixtures.row("Tên,Loại hình,Xã,\(header)", "Chợ A,Chợ,P. Đống Đa,\(cells)").outlet?.openingHours
    }
    #expect(try await hours("Giờ mở cửa,Giờ đóng cửa", "06:00,21:00") == "06:00-21:00")
    #expect(try await hours("Giờ mở cửa,Giờ đóng cửa", "06:00:00,21:00:00") == "06:00-21:00")
    #expect(try await hours("Giờ mở cửa,Giờ đóng cửa", "6h,") == "6h")
    #expect(try await hours("Giờ mở cửa,Giờ đóng cửa", ",21h") == "đến 21h")
    #expect(try await hours("Giờ mở cửa,Giờ đóng cửa", "\"0,25\",\"0,875\"") == nil)
    let grouped = try await Fixtures.read("Tên,Loại hình,Xã,Giờ,\n,,,Mở,Đóng\nChợ A,Chợ,P. Đống Đa,06:00,21:00\n")
    #expect(grouped.rows.last?.outlet?.openingHours == "06:00-21:00" && grouped.totals.read == 1)
  }

  /// Under "Tình trạng" each value has a column of its own, to be ticked.
  @Test func ticksStandForTheirColumnsValue() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên chợ,Xã,Hạng chợ,,,Tình trạng,,,Hình thức thanh toán,,Hoá đơn điện tử,
      ,,,Hạng 1,Hạng 2,Hạng 3,Đang hoạt động,Tạm ngừng,Đã đóng cửa,Tiền mặt,Thẻ,Có,Không
      1,Chợ A,P. Đống Đa,x,,,x,,,x,✓,,x
      2,Chợ B,P. Đống Đa,,,x,,,x,,x,x,
      3,Chợ C,P. Đống Đa,,x,,,từ 3/2025,,,,,
      4,Chợ D,P. Đống Đa,,,,x,,x,,,,
      """)
    #expect(reading.totals.read == 4 && reading.notes.isEmpty)
    let rows = reading.rows.suffix(4)
    #expect(rows.map { $0.outlet?.grade } == [1, 3, 2, nil])
    #expect(rows.map { $0.outlet?.status } == [.active, .closed, .suspended, .active])
    #expect(rows.map { $0.outlet?.payments } == [[.cash, .card], [.card], [], []])
    #expect(rows.map { $0.outlet?.issuesEInvoice } == [false, true, nil, nil])
    #expect(rows.map(\.verdict) == [.ready, .ready, .ready, .ask])
    #expect(reading.columns.allSatisfy { $0.field != nil })
  }

  @Test func ourOwnNumberGivesWayToTheKey() {
    let matcher = HeaderMatcher(["id", "key", "name", "kind"])
    #expect(matcher[.key] == 1)
    #expect(HeaderMatcher(["id", "name", "kind"])[.key] == 0)
  }

  /// A file from here knows its outlets by our number where a list gave them no key, also without the column of keys.
  @Test func ourOwnNumberStandsInForTheKey() async throws {
    let facts = "name,kind,commune,commune_2020,commune_code_2020,updated_at,synthetic"
    let rest = "Chợ A,market,Phường Quy Nhơn,,,2026-11-27T03:25:06Z,false"
    let reading = try await Fixtures.read("id,key,\(facts)\n4,,\(rest)\n5.0,A-1,\(rest)\n6.0,,\(rest)\n,,\(rest)\n")
    #expect(reading.rows.dropFirst().map { $0.outlet?.key } == ["HV-4", "A-1", "HV-6", nil])
    #expect(reading.notes.compactMap(\.column).isEmpty && reading.columns.first?.field == .key)
    let bare = try await Fixtures.read("id,\(facts)\n4,\(rest)\n")
    #expect(bare.rows.last?.outlet?.key == "HV-4")
    // Anybody else's number is the list's own key.
    let foreign = try await Fixtures.read("id,name,kind,commune,updated_at\n4,Chợ A,market,Phường Quy Nhơn,2026\n")
    #expect(foreign.rows.last?.outlet?.key == "4")
  }

  @Test func findsTheHeaderBelowATitle() async throws {
    let reading = try await Fixtures.read(
      """
      UBND TỈNH BÌNH ĐỊNH,,,
      DANH SÁCH CHỢ,,,

      STT,Địa chỉ,Tên chợ,Xã/phường
      1,QL1A,Chợ Gò Găng,P. Nhơn Thành
      """)
    #expect(reading.rows.map(\.verdict) == [.ignored, .ignored, .ignored, .ignored, .ready])
    #expect(reading.rows.map(\.codes).prefix(4) == [["title-row"], ["title-row"], ["blank-row"], ["header-row"]])
    #expect(reading.rows.last?.row == 5)
    #expect(reading.rows.last?.number == "1")
  }

  @Test func joinsAHeaderOfTwoRows() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên cơ sở,Loại hình,Tọa độ,,Ghi chú
      ,,,X (Vĩ độ),Y (Kinh độ),
      (1),(2),(3),(4),(5),(6)
      1,Siêu thị A,Siêu thị,13.76736,109.2217,
      """)
    #expect(
      reading.columns.map(\.header) == [
        "STT", "Tên cơ sở", "Loại hình", "Tọa độ > X (Vĩ độ)", "Tọa độ > Y (Kinh độ)", "Ghi chú",
      ])
    #expect(reading.rows.map(\.verdict) == [.ignored, .ignored, .ignored, .ready])
  }

  @Test func aFileWithoutHeaderIsNoList() async {
    await #expect(throws: ListFileError.noList(sheets: [])) { try await Fixtures.read("a,b,c\n1,2,3\n") }
    await #expect(throws: ListFileError.noList(sheets: [])) { try await Fixtures.read("Tên\nChợ A\n") }
  }

  /// Degrees, minutes and seconds in cells of their own, below one header or two.
  @Test(arguments: [
    "Vĩ độ,,,Kinh độ,,", "Vĩ độ,,,Kinh độ,,\n,,Độ,Phút,Giây,Độ,Phút,Giây", "Vĩ độ,Phút,Giây,Kinh độ,Phút,Giây",
    "Vĩ độ (độ),Vĩ độ (phút),Vĩ độ (giây),Kinh độ (độ),Kinh độ (phút),Kinh độ (giây)",
  ])
  func anAngleMayStandInThreeColumns(_ header: String) async throws {
    let reading = try await Fixtures.read("Tên chợ,Xã,\(header)\nChợ X,Cát Hiệp,14,3,20,109,1,10.5\n")
    let row = try #require(reading.rows.last)
    #expect(row.verdict == .ready && reading.totals.read == 1 && row.codes.contains("sexagesimal-coordinates"))
    #expect(row.outlet?.coordinate.latitude == 14.0555556)
    #expect(row.outlet?.coordinate.longitude == 109.0195833)
    #expect(!reading.notes.contains { $0.code == "unread-columns" })
  }

  /// A column without a header holds anything, and one that a person leaves out stays out.
  @Test func otherCellsAreNoMinutes() async throws {
    for cells in ["14.0555,3,,109.0195,1,", "14.0555,x,,109.0195,,tầng 2"] {
      let row = try await Fixtures.row("Tên chợ,Xã,Vĩ độ,,,Kinh độ,,", "Chợ X,Cát Hiệp,\(cells)")
      #expect(row.outlet?.coordinate.latitude == 14.0555 && row.verdict == .ready)
    }
    let ignored = HeaderMatcher(["Tên chợ", "Xã", "Vĩ độ", "", "Kinh độ", ""], chosen: [3: .ignored])
    #expect(ignored.columns.map(\.index) == [0, 1, 2, 4, 5])
  }

  /// What changes from year to year is read as it was last.
  @Test(arguments: [
    "Tình trạng 2024,Tình trạng 2025", "Hiện trạng năm 2025,Hiện trạng năm 2023",
    "Tình trạng (31/12/2024),Tình trạng (30/6/2025)", "Tình trạng 6/2025,Tình trạng T12/2025",
    "Tình trạng,\n,,,,Năm 2024,Năm 2025", "Tình trạng hoạt động,\n,,,,30/6/2025,31/12/2025",
    "Trạng thái,\n,,,,Quý II/2025,Quý III/2025", "Tình trạng quý 4/2024,Tình trạng quý 1/2025",
  ])
  func theLatestYearCounts(_ columns: String) async throws {
    let isFirst = columns.contains("2025,Hiện")
    let cells = isFirst ? ["Đóng cửa,Hoạt động", "Hoạt động,Đóng cửa"] : ["Hoạt động,Đóng cửa", "Đóng cửa,Hoạt động"]
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Xã,\(columns)\n1,Tạp hoá A,Tạp hoá,P. Đống Đa,\(cells[0])\n"
        + "2,Tạp hoá B,Tạp hoá,P. Đống Đa,\(cells[1])\n")
    #expect(reading.rows.suffix(2).map { $0.outlet?.status } == [.closed, .active], "\(columns)")
    #expect(reading.totals.ready == 2 && reading.notes.isEmpty)
  }

  @Test func whereItIsBlankTheYearBeforeCounts() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Loại hình,Xã,Tình trạng 2023,Tình trạng 2024,Tình trạng 2025
      1,Tạp hoá A,Tạp hoá,P. Đống Đa,Hoạt động,Đóng cửa,
      2,Tạp hoá B,Tạp hoá,P. Đống Đa,Đóng cửa,Hoạt động,-
      3,Tạp hoá C,Tạp hoá,P. Đống Đa,Đóng cửa
      4,Tạp hoá D,Tạp hoá,P. Đống Đa,Đóng cửa,Đóng cửa,Hoạt động
      """)
    #expect(reading.rows.suffix(4).map { $0.outlet?.status } == [.closed, .active, .closed, .active])
    #expect(reading.totals.ready == 4)
  }

  /// What is planned is not yet so.
  @Test(arguments: [
    "Tình trạng 2025,Tình trạng 2099", "Hiện trạng năm 2025,Tình trạng theo quy hoạch 2026",
    "Tình trạng 2025,Tình trạng dự kiến 2026", "Tình trạng,\n,,,,Năm 2025,Năm 2099",
  ])
  func noPlanCounts(_ columns: String) async throws {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Xã,\(columns)\n1,Tạp hoá A,Tạp hoá,P. Đống Đa,Hoạt động,Đóng cửa\n")
    #expect(reading.rows.last?.outlet?.status == .active && reading.totals.ready == 1, "\(columns)")
  }

  @Test(arguments: [
    "Ngày kiểm tra,Tình trạng", "Năm thành lập,Tình trạng", "Doanh thu 2024,Tình trạng",
    "Tình trạng nợ 2025,Tình trạng",
  ])
  func otherYearsDropNoColumn(_ columns: String) async throws {
    let row = try await Fixtures.row("STT,Tên,Loại hình,Xã,\(columns)", "1,Chợ A,Chợ,P. Đống Đa,2025,Đóng cửa")
    #expect(row.verdict == .ready && row.outlet?.status == .closed, "\(row.codes)")
  }

  @Test func yearsMayStandBelowOtherColumns() async throws {
    let reading = try await Fixtures.read(
      "STT,Tên chợ,Xã,Doanh thu,,\n,,,2023,2024,2025\n1,Chợ A,P. Đống Đa,10,12,13\n")
    #expect(reading.totals.ready == 1 && reading.totals.read == 1)
  }

  @Test func ticksOfTheLatestYearCount() async throws {
    let reading = try await Fixtures.read(
      """
      STT,Tên,Loại hình,Xã,Tình trạng 2024,,Tình trạng 2025,
      ,,,,Hoạt động,Đóng cửa,Hoạt động,Đóng cửa
      1,Tạp hoá A,Tạp hoá,P. Đống Đa,x,,,x
      2,Tạp hoá B,Tạp hoá,P. Đống Đa,,x,x,
      """)
    #expect(reading.rows.suffix(2).map { $0.outlet?.status } == [.closed, .active])
    #expect(reading.totals.ready == 2)
  }

  /// As forms of the province have them.
  @Test func aHeaderMayHaveThreeRows() async throws {
    let header = """
      STT,Tên chợ,Địa chỉ,,Thông tin,,,Tình trạng
      ,,Thôn,Xã,Tọa độ,,Điện thoại,
      ,,,,Vĩ độ,Kinh độ,,

      """
    let row = { (number: Int) in "\(number),Chợ \(number)A,Thôn \(number),P. Đống Đa,13.78,109.2\(number),,HĐ\n" }
    let reading = try await Fixtures.read("BIỂU 1,,,,,,,\n" + header + row(1) + row(2) + header + row(3))
    let rows = reading.rows.filter { $0.verdict != .ignored }
    #expect(rows.map(\.row) == [5, 6, 10] && rows.allSatisfy { $0.verdict == .ready }, "\(rows.map(\.codes))")
    #expect(rows.map { $0.outlet?.coordinate.longitude } == [109.21, 109.22, 109.23])
    #expect(rows.first?.outlet?.address == "Thôn 1")
  }

  /// Titles above a header, and rows below it, are no part of it.
  @Test(arguments: [
    "DANH SÁCH CHỢ,,,,\nGhi chú: x là đã đóng cửa,,,,\nSTT,Tên,Loại hình,Xã,Ghi chú\n1,Chợ A,Chợ,P. Đống Đa,\n",
    "UBND XÃ,,,,\nPHÒNG KINH TẾ,,,,\nSTT,Tên,Loại hình,Xã,Địa chỉ\n1,Chợ A,Chợ,P. Đống Đa,\n",
    "STT,Tên,Loại hình,Xã,Liên hệ\n,,,,SĐT\n,Chợ A,Chợ,P. Đống Đa,Chủ chợ\n",
    "STT,Tên,Loại hình,Xã,Tình trạng\n(1),(2),(3),(4),(5)\n,Chợ A,Chợ,P. Đống Đa,Hoạt động\n",
    "Tên,Loại hình,Xã,Kênh bán\nChợ A,Chợ,P. Đống Đa,Website\n",
    "STT,Tên,Loại hình,Xã,Kênh bán,Liên hệ,\n,,,,,SĐT,Email\n,Chợ A,Chợ,P. Đống Đa,Website,,\n",
  ])
  func otherRowsAreNoHeader(_ list: String) async throws {
    let reading = try await Fixtures.read(list)
    #expect(reading.totals.ready == 1 && reading.rows.last?.outlet?.name == "Chợ A", "\(reading.rows)")
  }
}
