import Outlets
import Spatial
import Testing

@testable import Intake

@Suite struct FactTests {
  @Test(arguments: [
    ("Chợ", OutletKind.market), ("Chợ hạng 2", .market), ("ST", .supermarket), ("Siêu thị hạng III", .supermarket),
    ("TTTM", .shoppingCentre), ("CHTL", .convenienceStore), ("Cửa hàng tiện ích", .convenienceStore),
    ("NPP", .distributor),
    ("Tổng đại lý", .distributor), ("Đại lý cấp 1", .agent), ("HTX", .cooperative), ("Tạp hóa", .grocery),
    ("Tạp hoá", .grocery),
    ("Cửa hàng đặc sản", .specialtyStore), ("Điểm bán hàng Việt Nam cố định", .vietGoodsPoint),
    ("shopping_centre", .shoppingCentre),
    ("Điểm giới thiệu và bán sản phẩm OCOP", .ocopPoint), ("Điểm bán OCOP và đặc sản", .ocopPoint),
    ("Làng nghề", .producer), ("Quán tạp hoá", .grocery), ("Gian hàng OCOP", .ocopPoint),
    ("Trung tâm giới thiệu sản phẩm OCOP", .ocopPoint),
    ("viet_goods_point", .vietGoodsPoint),
  ])
  func knowsKinds(text: String, kind: OutletKind) {
    #expect(KindWords.kind(text) == kind)
  }

  @Test func everyKindIsKnownByItsLabelAndCode() {
    for kind in OutletKind.allCases {
      #expect(KindWords.kind(kind.label.vi) == kind)
      #expect(KindWords.kind(kind.rawValue) == kind)
    }
    for status in OutletStatus.allCases { #expect(StatusWords.status(status.label.vi) == status) }
    for method in PaymentMethod.allCases { #expect(ValueWords.payments(method.rawValue).values == [method]) }
    for group in ProductGroup.allCases { #expect(ValueWords.productGroups(group.rawValue).values == [group]) }
    for programme in Programme.allCases { #expect(ValueWords.programmes(programme.rawValue).values == [programme]) }
  }

  /// A kind stands in front; what a sentence names besides is another's.
  @Test(arguments: [
    "Hộ kinh doanh trong chợ", "Cơ sở cho thuê mặt bằng", "Cửa hàng gần siêu thị", "Điểm DL", "Ngoài HTX", "Cho thuê",
    "Cửa hàng bán lẻ cho người tiêu dùng", "Chưa có đại lý", "Trạm dừng chân có bán đặc sản", "Sạp chợ",
  ])
  func aKindInsideIsNone(_ text: String) async throws {
    #expect(KindWords.kind(text) == nil)
    let row = try await Fixtures.row("Tên,Loại hình,Xã", "Minh Phát,\(text),P. Đống Đa")
    #expect(row.verdict == .ask && row.codes.contains("unknown-kind"))
  }

  @Test(arguments: [
    ("Các chợ", OutletKind.market), ("CHO HANG 2", .market), ("2. Hệ thống siêu thị", .supermarket),
    ("Hộ kinh doanh tạp hoá", .grocery), ("Chuỗi cửa hàng tiện lợi", .convenienceStore),
  ])
  func whatStandsInFrontOfAKind(_ text: String, _ kind: OutletKind) { #expect(KindWords.kind(text) == kind) }

  @Test func leavesUnknownKinds() {
    #expect(KindWords.kind("Kho lạnh") == nil)
    #expect(KindWords.kind("Cửa hàng") == nil)
    #expect(KindWords.kind("Khu chợ và siêu thị") == nil)
    #expect(KindWords.kind(ofName: "MM Mega Market") == nil)
    #expect(KindWords.kind(ofName: "Cho thuê xe Minh") == nil && KindWords.kind(ofName: "Chợ Đầm") == .market)
  }

  @Test(
    arguments: [
      ("0256 3822222", ["+842563822222"], []), ("(0256) 3.822.222", ["+842563822222"], []),
      ("056 3822222", ["+842563822222"], ["phone-old-area-code"]),
      ("2563822222", ["+842563822222"], ["phone-lost-zero"]),
      ("914123456", ["+84914123456"], ["phone-lost-zero"]), ("0914123456", ["+84914123456"], []),
      ("+84 914 123 456", ["+84914123456"], []), ("01682345678", ["+84382345678"], ["phone-old-mobile"]),
      ("0914123456; 0256 3822222", ["+84914123456", "+842563822222"], []),
      ("0256.3822222 - 0914123456", ["+842563822222", "+84914123456"], []),
      ("ĐT: 0256 3822222, Fax: 0256 3822223", ["+842563822222"], ["phone-fax"]), ("0914xxx456", [], ["phone-masked"]),
      ("2.56E+09", [], ["phone-digits-lost"]), ("12345", [], ["phone-unreadable"]),
      ("Anh Nam 0914123456", [], ["phone-personal"]),
      ("Ông Bình: 0256 3822222", ["+842563822222"], []), ("19001234", ["+8419001234"], []), ("không có", [], []),
      ("", [], []),
      // Hotlines are dialled as they are, with or without the country's number.
      ("84256 3822222", ["+842563822222"], []), ("84914123456", ["+84914123456"], []),
      ("1900 6067", ["+8419006067"], []), ("+84 1900 1234", ["+8419001234"], []),
      ("1800-588-888", ["+841800588888"], []),
      ("(84) 1900 636 363", ["+841900636363"], []), ("19001", [], ["phone-unreadable"]),
      ("0256 3735\n777", ["+842563735777"], []), ("0905\n123\n456", ["+84905123456"], []),
      ("0256 3822222 - 3822223", ["+842563822222", "+842563822223"], ["phone-area-code"]),
      ("3822223", [], ["phone-unreadable"]),
      ("2560000000", [], ["phone-rounded"]), ("0905 100 000", ["+84905100000"], []),
      ("0905100000", ["+84905100000"], []), ("0256 3800000", ["+842563800000"], []),
      ("84905100000", [], ["phone-rounded"]),
      ("2,56382E+09", [], ["phone-digits-lost"]), ("9.14E+08", [], ["phone-digits-lost"]),
      ("8.42564E+11", [], ["phone-digits-lost"]),
      // As programs write a number cell that know no whole numbers.
      ("2563822111.0", ["+842563822111"], ["phone-lost-zero"]), ("914123456.0", ["+84914123456"], ["phone-lost-zero"]),
      ("842563822111.0", ["+842563822111"], []), ("914100000.0", [], ["phone-rounded"]),
      ("914100000", [], ["phone-rounded"]), ("0256.38222**", [], ["phone-masked"]),
      ("0256 38222XX", [], ["phone-masked"]),
      ("Fax: 0256 3822223", [], ["phone-fax"]), ("0256.3822222/fax 3822223", ["+842563822222"], ["phone-fax"]),
    ] as [(String, [String], [String])])
  func readsPhones(text: String, numbers: [String], codes: [String]) {
    let phone = PhoneText(text, column: "SĐT", besidePerson: false)
    #expect(phone.numbers == numbers)
    #expect(phone.notes.map(\.code) == codes)
  }

  /// Several numbers in one cell, however they are joined, and what is left out is said.
  @Test(
    arguments: [
      ("0905.123.214 – 0905.123.215", ["+84905123214", "+84905123215"], []),
      ("0905123216-0905123217", ["+84905123216", "+84905123217"], []),
      ("0905123218 và 0905123219", ["+84905123218", "+84905123219"], []),
      ("0905123220 hoặc 0256 3822 220", ["+84905123220", "+842563822220"], []),
      ("0905123224  0905123225", ["+84905123224", "+84905123225"], []),
      ("0905123240 & 0905123241", ["+84905123240", "+84905123241"], []),
      ("0905123242 + 0905123243", ["+84905123242", "+84905123243"], []),
      ("0905123242+84905123243", ["+84905123242", "+84905123243"], []),
      ("0905 123 242 0256 3822 220", ["+84905123242", "+842563822220"], []),
      ("0256 - 3822222", ["+842563822222"], []), ("0256-3822-222-0905-123-456", ["+842563822222", "+84905123456"], []),
      ("0256.3822.251-252", ["+842563822251", "+842563822252"], ["phone-shorthand"]),
      ("0256 3822252 - 253", ["+842563822252", "+842563822253"], ["phone-shorthand"]),
      (
        "0256 3822251/252/253", ["+842563822251", "+842563822252", "+842563822253"],
        ["phone-shorthand", "phone-shorthand"]
      ),
      ("0256 3822221 (máy lẻ 102)", ["+842563822221"], ["phone-extension"]),
      ("0905123456 (Ext: 102)", ["+84905123456"], ["phone-extension"]),
      ("Nội bộ: 0256 3822221", ["+842563822221"], []),
      ("O905123239", ["+84905123239"], ["phone-letter-o"]), ("09O5 123 2oo", ["+84905123200"], ["phone-letter-o"]),
      ("ĐT1: 0905123239; ĐT2: 0905123240", ["+84905123239", "+84905123240"], []),
      ("1) 0905123239\n2) 0905123240", ["+84905123239", "+84905123240"], []),
      ("0905123239 / 0914xxx456", ["+84905123239"], ["phone-masked"]),
      ("0905123239, 12345", ["+84905123239"], ["phone-unreadable"]),
      ("0905123239 - 12345", ["+84905123239"], ["phone-unreadable"]),
      ("090512322x", [], ["phone-masked"]),
      // The fax is the number that it stands behind.
      ("0256.3822111/3822112 (fax)", ["+842563822111"], ["phone-fax"]),
      ("0256.3822111 - 3822112 (Fax)", ["+842563822111"], ["phone-fax"]),
      ("0256 3822112 (fax), 0905123456", ["+84905123456"], ["phone-fax"]),
      // When to call names nobody, and is no number.
      ("0905.123.456 (giờ hành chính 7h-17h)", ["+84905123456"], ["phone-hours"]),
      ("0905 123 456 (7h30 - 17h)", ["+84905123456"], ["phone-hours"]),
      ("0905123456 giờ hành chính", ["+84905123456"], []), ("0905123456 (Sáng)", [], ["phone-personal"]),
      ("Hạnh 0905123456 (giờ hành chính)", [], ["phone-personal", "phone-hours"]),
      ("(giờ hành chính)", [], ["phone-unreadable"]),
      // What may be a slip is no number, nor is a part of it.
      ("0905 123 456 7", [], ["phone-unreadable"]), ("0905-123-456-7", [], ["phone-unreadable"]),
      ("0905123456 12345", [], ["phone-unreadable"]), ("0256 3822221 - 102", ["+842563822221"], ["phone-unreadable"]),
      ("0905123216-217", ["+84905123216"], ["phone-unreadable"]), ("113", [], ["phone-unreadable"]),
      ("Chị Lan: 0905123223 - 0905123224", [], ["phone-personal", "phone-personal"]),
      ("Lê O905123223", [], ["phone-personal"]),
    ] as [(String, [String], [String])])
  func readsSeveralNumbersInACell(text: String, numbers: [String], codes: [String]) {
    let phone = PhoneText(text, column: "SĐT", besidePerson: false)
    #expect(phone.numbers == numbers)
    #expect(phone.notes.map(\.code) == codes)
  }

  /// Every joint between every two forms of a number gives both numbers back.
  @Test func anyTwoNumbersAreReadWhateverJoinsThem() {
    let forms = [
      ("0256 3822201", "+842563822201"), ("02563822202", "+842563822202"), ("(0256) 3822204", "+842563822204"),
      ("0256-3822-205", "+842563822205"), ("+84 256 3822 207", "+842563822207"), ("0905123208", "+84905123208"),
      ("0905.123.214", "+84905123214"), ("0905-123-215", "+84905123215"), ("+84905123237", "+84905123237"),
      ("0084905123238", "+84905123238"), ("01691234229", "+84391234229"), ("1900 1236", "+8419001236"),
    ]
    let joints = [
      " - ", "-", " – ", "–", " — ", " và ", " & ", "&", " + ", "  ", " ", "/", " / ", ", ", ";", "\n", " hoặc ",
    ]
    for (first, one) in forms {
      for (second, other) in forms where one != other {
        for joint in joints {
          let phone = PhoneText(first + joint + second, column: nil, besidePerson: false)
          #expect(phone.numbers == [one, other], "\(first)\(joint)\(second)")
        }
      }
    }
  }

  /// No digits are published that do not stand in the cell one after the other, and none is lost without a word.
  @Test func madeUpCellsAreReadOrSaid() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "0", "09", "0905", "123", "456", "3822", "0256", "84", "1900", " ", "-", " - ", "/", "+", "(", ")", ".", "và",
    ]
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
        .joined()
      let phone = PhoneText(text, column: nil, besidePerson: false)
      let hasDigits = text != "0" && text.contains(where: \.isNumber)
      #expect(!hasDigits || !phone.numbers.isEmpty || !phone.notes.isEmpty, "\(text)")
      #expect(phone.isLost == (hasDigits && phone.numbers.isEmpty && phone.personal.isEmpty), "\(text)")
      if phone.notes.contains(where: { $0.code == "phone-shorthand" }) { continue }
      let digits = text.filter(\.isNumber)
      #expect(phone.numbers.allSatisfy { digits.contains($0.suffix(6)) }, "\(text)")
    }
  }

  @Test func manyGroupsOfDigitsTakeNoTime() {
    let phone = PhoneText(String(repeating: "1 9 0 0 1 2 3 4 ", count: 2_000) + "5", column: nil, besidePerson: false)
    #expect(phone.isLost)
    _ = PhoneText(String(repeating: "1900 12 34 ", count: 13) + "5", column: nil, besidePerson: false)
    // Each pair may be two lines of an office or one number, and in the end none of it stands.
    let pairs = (0..<18).map { "\(310 + 2 * $0)-0\(311 + 2 * $0)" }.joined(separator: "-")
    _ = PhoneText("02563820\(pairs)-5", column: nil, besidePerson: false)
  }

  /// A row that would be published without any of its numbers waits for a person.
  @Test(
    arguments: [
      ("113", .ask), ("914100000", .ask), ("0914xxx456", .ask), ("9.05E+08", .ask), ("Fax: 0256 3822223", .ask),
      ("0905123239; 12345", .ready), ("Chị Lan: 0905123223", .ready), ("Không có", .ready), ("gọi anh Ba", .ready),
    ] as [(String, Verdict)])
  func aCellThatLosesAllItsNumbersIsAsked(_ text: String, _ verdict: Verdict) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,SĐT", "Chợ A,Chợ,P. Đống Đa,\(text)")
    #expect(row.verdict == verdict, "\(row.codes)")
  }

  /// Two columns of numbers are both read.
  @Test func aSecondColumnOfNumbersIsRead() async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã,ĐT bàn,Di động,Fax", "Chợ A,Chợ,P. Đống Đa,0256 3822222,0914123456,0256 3822223")
    #expect(row.outlet?.phone == ["+842563822222", "+84914123456"])
    let second = try await Fixtures.row(
      "Tên,Loại hình,Xã,Điện thoại 1,Điện thoại 2", "Chợ A,Chợ,P. Đống Đa,,0914123456")
    #expect(second.outlet?.phone == ["+84914123456"])
  }

  @Test(arguments: [
    ("SĐT 1", "SĐT 2"), ("SDT1", "SDT2"), ("ĐT1", "ĐT 2"), ("Số điện thoại 1", "Số điện thoại 2"),
    ("Điện thoại (1)", "Điện thoại (2)"), ("SĐT", "SĐT khác"), ("ĐT 01", "Di động"), ("Số ĐT 1", "Zalo"),
    ("SĐT/Zalo", "SĐT (nếu có)"),
  ])
  func numberedColumnsOfNumbersAreAllRead(_ first: String, _ second: String) async throws {
    let header = "Tên,Loại hình,Xã,\(first),\(second)"
    let row = try await Fixtures.row(header, "Chợ A,Chợ,P. Đống Đa,0256 3822222,0914123456")
    #expect(row.outlet?.phone == ["+842563822222", "+84914123456"])
    let other = try await Fixtures.row(header, "Chợ A,Chợ,P. Đống Đa,,0914123456")
    #expect(other.outlet?.phone == ["+84914123456"])
  }

  @Test func numberedColumnsMayStandUnderOneGroup() async throws {
    let reading = try await Fixtures.read(
      """
      Tên,Loại hình,Xã,Điện thoại,
      ,,,SĐT 1,SĐT 2
      Chợ A,Chợ,P. Đống Đa,0256 3822222,0914123456
      """)
    #expect(reading.rows.last?.outlet?.phone == ["+842563822222", "+84914123456"])
    #expect(reading.totals.read == 1)
  }

  /// "Số 1" or "Hạng 2" is no column of that name, and a person's numbers stay that person's.
  @Test func aNumberBehindAHeaderChangesNothingElse() {
    #expect(HeaderReading("Số 1") == nil)
    #expect(HeaderReading("Số CCCD chủ hộ") == nil)
    #expect(HeaderReading("SĐT chủ hộ 2")?.field == .contactPhone)
    #expect(HeaderReading("Chủ hộ 1")?.field == .contactPerson)
  }

  @Test func aMobileBesideAPersonsNameIsNotPublished() async throws {
    let header = "Tên cơ sở,Loại hình,Chủ hộ,Xã,SĐT"
    let mobile = try await Fixtures.row(header, "Tạp hoá Hoa,Tạp hoá,Trần Thị Hoa,P. Đống Đa,0914123456")
    #expect(mobile.outlet?.phone == [])
    #expect(mobile.codes.contains("phone-personal"))
    let landline = try await Fixtures.row(header, "Tạp hoá Hoa,Tạp hoá,Trần Thị Hoa,P. Đống Đa,0256 3822222")
    #expect(landline.outlet?.phone == ["+842563822222"])
    let nobody = try await Fixtures.row(header, "Tạp hoá Hoa,Tạp hoá,,P. Đống Đa,0914123456")
    #expect(nobody.outlet?.phone == ["+84914123456"])
  }

  /// Lists call an owner by many names.
  @Test(arguments: [
    "Chủ kinh doanh", "Tên chủ", "Chủ", "CHỦ SỞ HỮU", "Người đứng tên", "Tiểu thương", "Tên tiểu thương", "Cá nhân",
    "Họ và tên chủ hộ", "Họ, tên chủ cơ sở", "Chủ hộ kinh doanh", "Chủ sạp", "Người bán", "Chủ thể", "Chủ thể OCOP",
    "Tên chủ kinh doanh", "Họ tên tiểu thương",
  ])
  func anOwnersMobileIsKeptBack(_ owner: String) async throws {
    let row = try await Fixtures.row(
      "Tên cơ sở,Loại hình,\"\(owner)\",Xã,SĐT", "Tạp hoá Hoa,Tạp hoá,Trần Thị Hoa,P. Đống Đa,0914123456")
    #expect(row.outlet?.name == "Tạp hoá Hoa")
    #expect(row.outlet?.phone == [])
    #expect(row.privateFacts?.contactPerson == "Trần Thị Hoa")
    #expect(row.privateFacts?.phone == ["+84914123456"])
    #expect(row.codes.contains("phone-personal"))
  }

  @Test(arguments: ["SĐT chủ kinh doanh", "Điện thoại chủ", "Số điện thoại chủ sở hữu", "SĐT tiểu thương"])
  func anOwnersOwnColumnOfNumbersIsKeptBack(_ column: String) async throws {
    let row = try await Fixtures.row(
      "Tên cơ sở,Loại hình,Xã,\(column)", "Tạp hoá Hoa,Tạp hoá,P. Đống Đa,0914123456")
    #expect(row.outlet?.phone == [])
    #expect(row.privateFacts?.phone == ["+84914123456"])
  }

  /// Where the owner is an organisation, or the column only counts, the number is the business's.
  @Test(arguments: [
    ("Chủ thể OCOP", "HTX Nông nghiệp Phước Hưng", true), ("Chủ thể", "Công ty TNHH Bình Minh", true),
    ("Chủ thể", "HTX Phước Hưng - Trần Thị Hoa", false), ("Chủ thể", "Hộ kinh doanh Trần Thị Hoa", false),
    ("Số tiểu thương", "45", true),
  ])
  func anOrganisationIsNobodysName(_ column: String, _ owner: String, _ isPublic: Bool) async throws {
    let row = try await Fixtures.row(
      "Tên cơ sở,Loại hình,\(column),Xã,SĐT", "Điểm OCOP An,Điểm OCOP,\(owner),P. Đống Đa,0914123456")
    #expect(row.outlet?.phone == (isPublic ? ["+84914123456"] : []))
  }

  /// An outlet may be named by whoever keeps it, where the list says so of both.
  @Test func organisationsAndPersonsMayNameOutlets() {
    #expect(HeaderReading("Tổ chức, cá nhân")?.field == .name)
    #expect(HeaderReading("Tên tổ chức, cá nhân")?.field == .name)
  }

  @Test(
    arguments: [
      ("2025-03-04", "2025-03-04"), ("2025/03/04", "2025-03-04"), ("4/3/2025", "2025-03-04"),
      ("04-03-2025 10:30", "2025-03-04"),
      ("29/2/2024", "2024-02-29"), ("29/2/2025", nil), ("3/13/2025", nil), ("45720", nil), ("", nil), ("a/b/c", nil),
    ] as [(String, String?)])
  func readsDates(text: String, date: String?) {
    #expect(DateText.isoDate(text) == date)
  }

  @Test func listsComeInManyForms() {
    #expect(ListText.items("[ \"ocop\", \"a, b\" ]") == ["ocop", "a, b"])
    #expect(ListText.items("(2:ocop,binh_on_gia)") == ["ocop", "binh_on_gia"])
    #expect(ListText.items("nem; tré,\nrượu") == ["nem", "tré", "rượu"])
    #expect(ListText.items("[ ]") == [])
  }

  @Test func readsTheOtherFacts() async throws {
    let header =
      "name,kind,Hạng,programmes,products,product_groups,payments,Hóa đơn điện tử,status,verified_on,website,email,Xã,Giờ mở cửa,synthetic"
    let row = try await Fixtures.row(
      header,
      "Chợ A,Chợ,Hạng II,\"OCOP; Tự hào hàng Việt Nam\",\"nem, tré\",Nông sản,\"Tiền mặt, QR, POS\",Có,Tạm ngừng,4/3/2025,coop.vn,a@b.vn,P. Đống Đa,05:00-18:00,false"
    )
    let outlet = try #require(row.outlet)
    #expect(outlet.grade == 2)
    #expect(outlet.programmes == [.tuHaoHangViet, .ocop])
    #expect(outlet.products == ["nem", "tré"])
    #expect(outlet.productGroups == [.farmProduce])
    #expect(outlet.payments == [.cash, .card, .qr])
    #expect(outlet.issuesEInvoice == true)
    #expect(outlet.status == .suspended)
    #expect(outlet.verifiedOn == "2025-03-04")
    #expect(outlet.website == "https://coop.vn")
    #expect(outlet.email == "a@b.vn")
    #expect(outlet.openingHours == "05:00-18:00")
    #expect(outlet.synthetic == false)
    #expect(row.codes == ["placed-in-commune"])
  }

  @Test func whatCannotBeReadIsSaid() async throws {
    let row = try await Fixtures.row(
      "name,kind,payments,status,verified_on,website,Xã",
      "Chợ A,Chợ,vỏ sò,ai biết,hôm qua,javascript:alert(1),P. Đống Đa")
    #expect(row.verdict == .ask)
    #expect(row.outlet?.website == nil)
    #expect(
      row.notes.filter { $0.code == "unreadable-value" }.map(\.column) == [
        "payments", "verified_on", "website", "status",
      ])
  }

  @Test(
    arguments: [
      ("Đã giải toả", .closed), ("đã giải tỏa", .closed), ("Đã tháo dỡ", .closed), ("Phá sản", .closed),
      ("Ngừng kinh doanh", .closed), ("Ngừng hoạt động từ 1/2025", .closed), ("tạm đóng", .suspended),
      ("Tạm ngừng kinh doanh", .suspended), ("Tạm thời nghỉ", .suspended), ("sắp mở", .underConstruction),
      ("đang HĐ", .active), ("Chưa giải toả", nil), ("Nghỉ bán", nil), ("Đã chuyển", nil), ("x", nil),
      ("Ngưng", .closed), ("Đóng", .closed), ("Dừng", .closed), ("K HĐ", .closed), ("Ko hoạt động", .closed),
      ("Nghỉ", nil), ("Đông", nil), ("Đúng", nil), ("dong", nil), ("Dự kiến mở rộng", nil), ("Quy hoạch", nil),
      ("Chuẩn bị đầu tư", .underConstruction), ("Dự kiến khai trương năm 2099", .underConstruction),
    ] as [(String, OutletStatus?)])
  func readsStatuses(_ text: String, _ status: OutletStatus?) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,Tình trạng", "Chợ A,Chợ,P. Đống Đa,\(text)")
    #expect(row.outlet?.status == status ?? .active)
    #expect(row.verdict == (status == nil ? .ask : .ready))
    // What the remark says is what the row holds.
    if status == nil {
      let message = try #require(row.notes.first { $0.column == "Tình trạng" }?.message)
      #expect(message.vi.contains("“\(text)”; đang để là “Đang hoạt động”"))
      #expect(message.en.contains("“\(text)” was not understood; it is “Active”"))
    }
  }

  /// What a header says of its codes, or asks, is what the cells below answer.
  @Test(arguments: [
    ("Tình trạng (1: hoạt động, 0: ngừng)", "1", OutletStatus.active),
    ("Tình trạng (1: hoạt động, 0: ngừng)", "0", .closed),
    ("Trạng thái (1 - đang hoạt động; 2 - tạm ngừng; 3 - đã đóng cửa)", "2.0", .suspended),
    ("Tình trạng (H: hoạt động/Đ: đóng cửa)", "đ", .closed), ("Tình trạng hoạt động", "Có", .active),
    ("Tình trạng hoạt động (Có/Không)", "Không", .closed),
    ("Tình trạng kinh doanh", "không", .closed), ("Thực trạng hoạt động", "Ngưng", .closed),
    ("Hiện trạng", "Tốt", .active), ("Tình hình hoạt động", "Ổn định", .active),
    ("Tình hình hoạt động", "Trung bình", .active), ("Tình trạng", "Mới thành lập", .active),
  ])
  func readsCodesOfAStatus(_ header: String, _ cell: String, _ status: OutletStatus) async throws {
    let row = try await Fixtures.row("STT,Tên,Loại hình,Xã,\"\(header)\"", "1,Chợ A,Chợ,P. Đống Đa,\(cell)")
    #expect(row.verdict == .ready && row.outlet?.status == status, "\(row)")
  }

  @Test(arguments: [
    ("Tình trạng", "1"), ("Tình trạng (1: tốt, 0: xấu)", "0"), ("Tình trạng (ghi rõ: hoạt động, ngừng)", "0"),
    ("Tình trạng", "Không"), ("Tình trạng (1: hoạt động, 0: ngừng)", "2"), ("Tình trạng tạm ngừng kinh doanh", "Có"),
    ("Tình trạng hoạt động (đánh dấu nếu ngừng)", "Có"), ("Tình trạng hoạt động (Có: ngừng, Không: còn)", "Không"),
    ("Tình trạng (1: hoạt động, 2: tạm ngừng, 2: đóng cửa)", "2"),
  ])
  func otherCodesAreAsked(_ header: String, _ cell: String) async throws {
    let row = try await Fixtures.row("STT,Tên,Loại hình,Xã,\"\(header)\"", "1,Chợ A,Chợ,P. Đống Đa,\(cell)")
    #expect(row.verdict == .ask && row.codes.contains("unreadable-value"), "\(row)")
  }

  @Test func readsCodesOfAKind() async throws {
    let header = "STT,Tên,\"Loại hình (1: chợ, 2: siêu thị)\",Xã"
    #expect(try await Fixtures.row(header, "1,An Phú,2,P. Đống Đa").outlet?.kind == .supermarket)
    #expect(try await Fixtures.row(header, "1,An Phú,3,P. Đống Đa").codes.contains("unknown-kind"))
  }

  /// A cell states a status only where it is one, with a date behind it at most.
  @Test(
    arguments: [
      ("Xây dựng kiên cố năm 2010", nil), ("Đã xây dựng", nil), ("Nhà lồng xây dựng bán kiên cố", nil),
      ("Hoạt động, đóng cửa ngày Tết", nil), ("Đóng cửa chủ nhật", nil), ("Đóng cửa từ 21h", nil),
      ("Đóng cửa ngày 30/4", nil), ("Hoạt động lại sau khi tạm ngưng", nil), ("Chưa hoạt động hết công suất", nil),
      ("Không còn chỗ trống", nil), ("Không tạm ngưng", nil), ("Chưa đóng cửa", nil), ("Chưa giải thể", nil),
      ("Hoạt động tạm thời tại điểm mới", nil), ("Không hoạt động buổi chiều", nil),
      ("Dự kiến ngừng hoạt động năm 2027", nil), ("Ngừng hoạt động từ năm 2199", nil), ("Hoạt động đến 6/2025", nil),
      ("Đã đóng cửa (tạm thời)", nil), ("Chờ giải thể", nil),
      ("Đã ngừng hoạt động từ tháng 6 năm 2024", .closed), ("Đóng cửa từ tháng 6", .closed),
      ("ĐÃ ĐÓNG CỬA (12/3/2025)", .closed), ("Không còn hoạt động", .closed), ("Không hoạt động", .closed),
      ("Tạm ngưng hoạt động kinh doanh", .suspended), ("Đóng cửa tạm thời", .suspended),
      ("tạm ngưng để sửa chữa", .suspended), ("Tạm nghỉ do đang nâng cấp nhà lồng", .suspended),
      ("Tạm ngưng bán rượu", nil), ("Tạm nghỉ vì Tết", nil), ("Tạm đóng cửa để sửa chữa đến 30/6/2025", nil),
      ("NNT đang hoạt động (đã được cấp GCN ĐKT)", .active), ("NNT tạm ngừng hoạt động, kinh doanh", .suspended),
      ("NNT không hoạt động tại địa chỉ đã đăng ký", nil), ("Đang buôn bán", .active),
      ("Ngưng hoạt động từ T3/2024", .closed), ("Ngừng từ 2022", .closed), ("Dừng từ 2099", nil),
      ("NNT tạm nghỉ kinh doanh có thời hạn", .suspended), ("Họp buổi sáng", .active), ("Vẫn họp", .active),
      ("Không còn họp", .closed), ("Họp phiên nhưng sắp nghỉ", nil),
      ("KHĐ", .closed), ("Chấm dứt hoạt động từ 2024", .closed), ("Chấm dứt hợp đồng", nil), ("HĐBT", .active),
      ("Tạm ngừng HĐKD", .suspended), ("Đang KD", .active), ("Chưa HĐ", .underConstruction), ("Chưa sử dụng", nil),
      ("Ngừng hoạt động từ tháng 12/2099", nil), ("Đã ngừng", .closed), ("Đã chấm dứt", .closed),
      ("Đã ngừng bán rượu", nil), ("Nghỉ", nil),
      ("Đã dẹp", .closed), ("Đã đẹp", nil), ("Ngưng HĐ từ năm 2025", .closed), ("Đóng cửa vĩnh viễn", .closed),
      ("Đã dời vào chợ", nil), ("Đã sang tên", nil), ("Còn bán", .active), ("Vẫn bán bình thường", .active),
      ("Đang xây dựng", .underConstruction), ("Chưa hoạt động", .underConstruction),
      ("Đang hoạt động, xuống cấp", .active), ("Hoạt động bình thường", .active), ("hoat dong tot", .active),
      ("Đã hoạt động trở lại", .active), ("Đang duy trì", .active), ("Còn duy trì", .active), ("Không duy trì", nil),
      ("Đang họp", .active), ("Họp chợ bình thường", .active), ("Không họp chợ", nil), ("Bt", .active),
      ("Open", .active),
      ("Đã đi vào hoạt động", .active), ("Mới đưa vào sử dụng năm 2020", .active),
      ("Dự kiến đưa vào sử dụng", nil), ("Đã đưa vào sử dụng nhưng chưa họp", nil),
    ] as [(String, OutletStatus?)])
  func aStatusIsNoSentence(_ text: String, _ status: OutletStatus?) {
    #expect(StatusWords.status(text) == status)
  }

  /// "Hiện trạng" in a list of markets is that of the building, of which nothing is published.
  @Test(arguments: [
    ("Xây dựng kiên cố năm 2010", false), ("Nhà lồng xây dựng bán kiên cố", false), ("Xuống cấp nặng", false),
    ("Kiên cố, đã đóng cửa", true), ("Chưa xây dựng", true), ("Tạm ngưng một phần để cải tạo", true),
    ("Đã chuyển", true),
  ])
  func aBuildingIsNoStatus(_ text: String, _ isAsked: Bool) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,Hiện trạng", "Chợ A,Chợ,P. Đống Đa,\"\(text)\"")
    #expect(row.verdict == (isAsked ? .ask : .ready))
    #expect(row.outlet?.status == .active && row.assumed.contains(.status))
    #expect(row.notes.contains { $0.column == "Hiện trạng" })
  }

  /// Words of one syllable count with their marks, and what a longer phrase has taken stands for nothing else.
  @Test(
    arguments: [
      ("Cà phê", [.drinks]), ("Thực phẩm chế biến", [.processedFood]), ("Nước mắm Gò Bồi", [.processedFood]),
      ("Giấy vở", []), ("Ca nước nhựa", [.household]), ("Vải thiều", [.farmProduce]), ("Gáo dừa", []),
      ("Thuốc bảo vệ thực vật", [.farmSupplies]), ("Cá, vải, gỗ", [.seafood, .textiles, .woodFurniture]),
      ("ca, vai, go", [.seafood, .textiles, .woodFurniture]), ("Trà, chè", [.drinks]),
      ("Nem chua đặc sản", [.specialties]),
    ] as [(String, [ProductGroup])])
  func wordsOfProductGroups(_ text: String, _ groups: [ProductGroup]) {
    #expect(ValueWords.productGroups(text).values == groups)
  }

  /// What an outlet does not have or do is left open, and said.
  @Test(
    arguments: [
      ("Chỉ tiền mặt, không quẹt thẻ", [.cash], ["không quẹt thẻ"]),
      ("Không dùng tiền mặt", [], ["Không dùng tiền mặt"]), ("Chưa có QR", [], ["Chưa có QR"]),
      ("Có thể chuyển khoản", [.transfer], []), ("Vì khách ít nên chỉ tiền mặt", [.cash], []),
      ("Ví, thẻ", [.card, .eWallet], []),
    ] as [(String, [PaymentMethod], [String])])
  func denialsOfPayments(_ text: String, _ payments: [PaymentMethod], _ unread: [String]) {
    #expect(ValueWords.payments(text).values == payments && ValueWords.payments(text).unread == unread)
  }

  @Test(arguments: ["Chưa tham gia OCOP", "Không tham gia bình ổn giá", "Đã ngừng tham gia bình ổn"])
  func denialsOfProgrammes(_ text: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,Chương trình", "Chợ A,Chợ,P. Đống Đa,\(text)")
    #expect(row.outlet?.programmes == [] && row.codes.contains("unreadable-value"))
  }

  @Test func whatIsNotExactIsNotTakenForIt() {
    #expect(ValueWords.accuracy("Không chính xác") == nil && ValueWords.accuracy("Tương đối chính xác") == .approximate)
  }

  /// A person's name anywhere in the cell keeps every mobile number in it back.
  @Test(arguments: [
    "0905111222/Trần Văn Bảy", "0905111222\nTrần Văn Bảy", "0905111222/nguyen van b", "Bảy; 0905111222, 0905111223",
  ])
  func namesInTheCellKeepMobilesBack(_ text: String) {
    let phone = PhoneText(text, column: nil, besidePerson: false)
    #expect(phone.numbers.isEmpty)
    #expect(phone.notes.contains { $0.code == "phone-personal" })
  }

  @Test func aCellWithoutANumberIsNotDroppedInSilence() {
    #expect(PhoneText("gọi anh Ba", column: nil, besidePerson: false).notes.map(\.code) == ["phone-unreadable"])
    for nothing in ["Không có", "N/A", "chưa cập nhật", "?", "0", "-"] {
      #expect(PhoneText(nothing, column: nil, besidePerson: false).notes.isEmpty, "\(nothing)")
    }
  }

  @Test func fullWidthDigitsAreDigits() async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã/phường,Huyện,Điện thoại", "Chợ A,Chợ,Phường Ngô Mây,Quy Nhơn,０２５６３８２２２２２")
    #expect(row.outlet?.phone == ["+842563822222"])
  }

  @Test(arguments: [
    ("Nguyễn Thị Hoa - 0914123456", "1 Lê Lợi"), ("Tạp hoá Hoa", "nhà chị Hoa 0914.123.456"),
    ("Tạp hoá Hoa +84 914 123 456", ""),
    ("Tạp hoá Hoa", "18 Lê Lợi. CCCD 215123456"), ("Tạp hoá Hoa", "CCCD 052 088 001 234"),
  ])
  func aNumberInAPublicTextIsAsked(_ name: String, _ address: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Địa chỉ,Xã/phường,Huyện", "\(name),Tạp hoá,\(address),Phường Ngô Mây,Quy Nhơn")
    #expect(row.verdict == .ask)
    #expect(row.codes.contains("phone-in-text"))
  }

  @Test(arguments: ["Tạp hoá 24H", "Chợ Khu 2", "Số 12 đường 30/4", "QL1A, km 1217+500", "Lô 10-11-12-13"])
  func otherNumbersInATextAreNoPhone(_ text: String) { #expect(!PersonalNumber.isIn(text)) }

  @Test func aPersonsEmailIsKeptBack() async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã/phường,Huyện,Chủ hộ,Email", "Chợ A,Chợ,Phường Ngô Mây,Quy Nhơn,Nguyễn Văn A,a@gmail.com")
    #expect(row.outlet?.email == nil)
    #expect(row.codes.contains("email-personal"))
  }

  /// Google Forms puts the account of whoever answers beside the time of the answer.
  @Test(arguments: [("Dấu thời gian", "Địa chỉ email"), ("Timestamp", "Email Address"), ("Timestamp", "Username")])
  func theAccountOfAnAnswerIsNoOutletsEmail(_ time: String, _ account: String) async throws {
    let row = try await Fixtures.row(
      "\(time),\(account),Tên,Loại hình,Xã", "2025/11/12 9:21:33,a@gmail.com,Chợ A,Chợ,P. Đống Đa")
    #expect(row.outlet != nil && row.outlet?.email == nil)
    let own = try await Fixtures.row(
      "\(time),\(account),Tên,Loại hình,Xã,Email của cơ sở",
      "2025/11/12 9:21:33,a@gmail.com,Chợ A,Chợ,P. Đống Đa,cho@a.vn")
    #expect(own.outlet?.email == "cho@a.vn")
    let list = try await Fixtures.row("Tên,\(account),Loại hình,Xã", "Chợ A,a@gmail.com,Chợ,P. Đống Đa")
    #expect(list.outlet?.email == (account == "Username" ? nil : "a@gmail.com"))
  }

  @Test func dashesAndDittosWithNothingAboveAreEmpty() async throws {
    let dash = try await Fixtures.row(
      "Tên,Loại hình,Địa chỉ,Xã/phường,Huyện", "Chợ A,Chợ,-,Phường Ngô Mây,Quy Nhơn")
    #expect(dash.outlet?.address == nil)
    let ditto = try await Fixtures.row(
      "Tên,Loại hình,Địa chỉ,Xã/phường,Huyện", "Chợ A,Chợ,nt,Phường Ngô Mây,Quy Nhơn")
    #expect(ditto.outlet?.address == nil)
    #expect(ditto.codes.contains("nothing-above"))
  }

  @Test(arguments: ["=HYPERLINK(\"\"http://x\"\")", "=cmd|' /C calc'!A0", "#REF!", "#N/A", "########", "Err:502"])
  func formulasAndErrorsAreAsked(_ text: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,Ghi chú", "\"\(text)\",Chợ,P. Đống Đa,")
    #expect(row.verdict == .ask)
    #expect(row.codes.contains { $0 == "formula" || $0 == "cell-error" })
    let inNote = try await Fixtures.row("Tên,Loại hình,Xã,Ghi chú", "Chợ A,Chợ,P. Đống Đa,\"\(text)\"")
    #expect(inNote.verdict == .ready)
  }

  @Test func marksAndLineBreaksInNamesAreText() async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã", "\"<script>alert('1')</script> & \"\"Chợ\"\"\nA\",Chợ,P. Đống Đa")
    #expect(row.verdict == .ready)
    #expect(row.outlet?.name == "<script>alert('1')</script> & \"Chợ\" A")
  }

  /// Letters that another program has broken, in the one cell.
  @Test(arguments: [
    "T?p hóa Hoa", "TáºĄp hÃ³a", "Táº¡p hoÃ¡ Hoa", "Chợ Ä‘áº§u má»‘i", "NhÃ thuá»‘c", "Æ¯á»›c",
  ])
  func brokenLettersAreAsked(_ name: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã", "\(name),Chợ,P. Đống Đa")
    #expect(row.verdict == .ask && row.codes.contains("broken-text"))
  }

  @Test(arguments: [
    "CHỢ “NGÃ”", "CHỢ NGÃ BA", "Café Ân", "Chợ Bến Đá (mới?)", "Âu Cơ", "Chợ À Ơi", "Cửa hàng “Má”", "NGÃ – BA",
  ])
  func otherLettersAreWhole(_ name: String) async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã", "\(name),Chợ,P. Đống Đa")
    #expect(row.verdict == .ready, "\(row.codes)")
  }

  @Test func longTextsAreAsked() async throws {
    let name = try await Fixtures.row("Tên,Loại hình,Xã", "\(String(repeating: "Chợ ", count: 75)),Chợ,P. Đống Đa")
    #expect(name.verdict == .ask && name.codes.contains("long-name"))
    let address = try await Fixtures.row(
      "Tên,Loại hình,Xã,Địa chỉ", "Chợ A,Chợ,P. Đống Đa,\(String(repeating: "đường ", count: 100))")
    #expect(address.verdict == .ask && address.codes.contains("long-address"))
  }

  /// What a CSV of ours masks comes back unmasked.
  @Test func anApostropheInFrontIsNoPartOfTheText() async throws {
    let row = try await Fixtures.row("Tên,Loại hình,Xã,SĐT,Mã", "Chợ A,Chợ,P. Đống Đa,'0914123456,'-A1")
    #expect(row.outlet?.phone == ["+84914123456"])
    #expect(row.outlet?.key == "-A1")
  }

  /// A name of numbers alone, or a word for nothing, names nothing.
  @Test(arguments: [
    "N/A", "n/a", "null", "#N/A", "123", "20", "-", "không", "Không có", "KHÔNG CÓ", "Chưa có tên", "NA", "2025/03/12",
    "—",
  ])
  func whatSaysNothingIsNoName(_ name: String) async throws {
    let row = try await Fixtures.row(
      "STT,Tên,Loại hình,Địa chỉ,Xã/phường,Huyện", "1,\(name),Chợ,1 Lê Lợi,Phường Ngô Mây,Quy Nhơn")
    #expect(row.verdict == .ask)
    #expect(row.codes.contains("name-missing"))
    #expect(row.outlet == nil)
    // As typed at the desk, where nothing is taken for blank.
    let draft = OutletDraft(row: 1, cells: [.name: OutletDraft.Cell(column: "Tên", text: name)])
    let note = try Fixtures.reader().read(draft).notes.first { $0.code == "name-missing" }
    #expect(note?.message.vi.contains("“\(name)”") == true && note?.message.en.contains("“\(name)”") == true)
    #expect(note?.column == "Tên")
  }

  /// Rows without a name do not repeat one another.
  @Test func namelessRowsAreNoDuplicates() async throws {
    let reading = try await Fixtures.read(
      "STT,Mã,Tên,Loại hình,Xã/phường,Huyện\n1,N/A,N/A,Chợ,Phường Ngô Mây,Quy Nhơn\n2,N/A,N/A,Chợ,Phường Ngô Mây,Quy Nhơn\n"
    )
    #expect(reading.rows.allSatisfy { $0.duplicates.isEmpty })
  }

  @Test(arguments: ["không", "Không có", "N/A", "-", "null", "chưa có địa chỉ"])
  func anAddressThatSaysNothingIsEmpty(_ address: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Địa chỉ,Xã/phường,Huyện", "Chợ A,Chợ,\(address),Phường Ngô Mây,Quy Nhơn")
    #expect(row.verdict == .ready)
    #expect(row.outlet != nil && row.outlet?.address == nil)
  }

  /// Excel takes the house number 12/3 for a day.
  @Test(
    arguments: [
      ("2025/03/12", "12/3", true), ("12/03/2025", "12/3", true), ("2025-03-12 00:00:00", "12/3", true),
      ("45728", nil, true), ("2025/03/12 Lê Lợi", "12/3 Lê Lợi", true), ("45728 Lê Lợi", "Lê Lợi", true),
      ("12-Mar Lê Lợi", "12/3 Lê Lợi", true), ("Mar-12", "12/3", true), ("12-Thg3 Lê Lợi", "12/3 Lê Lợi", true),
      ("thg12-3", "3/12", true), ("Mar-A", "Mar-A", false), ("12-Hoa Lê Lợi", "12-Hoa Lê Lợi", false),
      ("12/3", "12/3", false), ("12/3/5 Lê Lợi", "12/3/5 Lê Lợi", false), ("45", "45", false),
      ("30/4 Lê Lợi", "30/4 Lê Lợi", false),
    ] as [(String, String?, Bool)])
  func aDateForAnAddressIsAsked(_ text: String, _ address: String?, _ isAsked: Bool) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Địa chỉ,Xã/phường,Huyện", "Chợ A,Chợ,\(text),Phường Ngô Mây,Quy Nhơn")
    #expect(row.outlet?.address == address)
    #expect(row.verdict == (isAsked ? .ask : .ready))
    #expect(row.codes.contains("address-date") == isAsked)
  }

  @Test(arguments: [
    ("2025/03/12", "Lê Lợi", "12/3 Lê Lợi"), ("45728", "Lê Lợi", "Lê Lợi"), ("12", "Lê Lợi", "12 Lê Lợi"),
    ("không có", "Lê Lợi", "Lê Lợi"), ("12", "không", "12"),
  ])
  func housesAndStreetsOfTwoColumns(_ house: String, _ street: String, _ address: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Số nhà,Đường,Xã/phường,Huyện", "Chợ A,Chợ,\(house),\(street),Phường Ngô Mây,Quy Nhơn")
    #expect(row.outlet?.address == address)
    #expect(row.codes.contains("address-date") == (house.utf8.count > 4 && house.contains("2")))
  }

  @Test(
    arguments: [
      ("06:00:00", true), ("6:00", true), ("\"0,25\"", true), ("0.25", true), ("1899/12/30 06:00:00", true),
      ("2025/06/18", true), ("24", true), ("06:00-18:00", false), ("6h-18h", false), ("24/24", false), ("24/7", false),
      ("Sáng", false), ("6-18", false),
    ])
  func aMomentIsNoOpeningHours(_ text: String, _ isAsked: Bool) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Giờ mở cửa,Xã/phường,Huyện", "Chợ A,Chợ,\(text),Phường Ngô Mây,Quy Nhơn")
    #expect(row.outlet != nil && (row.outlet?.openingHours == nil) == isAsked)
    #expect(row.verdict == (isAsked ? .ask : .ready))
    #expect(row.codes.contains("hours-moment") == isAsked)
  }

  @Test func aCheckInTheFutureIsAsked() async throws {
    let header = "Tên,Loại hình,Ngày khảo sát,Xã/phường,Huyện"
    let future = try await Fixtures.row(header, "Chợ A,Chợ,12/3/2099,Phường Ngô Mây,Quy Nhơn")
    #expect(future.verdict == .ask)
    #expect(future.codes.contains("date-in-future"))
    #expect(future.outlet?.verifiedOn == nil)
    let past = try await Fixtures.row(header, "Chợ A,Chợ,12/3/2025,Phường Ngô Mây,Quy Nhơn")
    #expect(past.verdict == .ready)
    #expect(past.outlet?.verifiedOn == "2025-03-12")
    // What a spreadsheet keeps of a day, here perhaps with the time.
    for number in ["45728", "45728.75", "45728,5"] {
      let day = try await Fixtures.row(header, "Chợ A,Chợ,\"\(number)\",Phường Ngô Mây,Quy Nhơn")
      #expect(day.outlet?.verifiedOn == "2025-03-12" && day.codes.contains("date-converted"), "\(day)")
    }
    let late = try await Fixtures.row(header, "Chợ A,Chợ,72000,Phường Ngô Mây,Quy Nhơn")
    #expect(late.verdict == .ask && late.outlet?.verifiedOn == nil)
    let year = try await Fixtures.row(header, "Chợ A,Chợ,2025,Phường Ngô Mây,Quy Nhơn")
    #expect(year.outlet?.verifiedOn == nil && year.codes.contains("unreadable-value"))
  }

  @Test(arguments: ["???", "Caf\u{FFFD} Ngon"])
  func brokenNamesAreAsked(_ name: String) async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã/phường,Huyện", "\(name),Chợ,Phường Ngô Mây,Quy Nhơn")
    #expect(row.verdict == .ask)
    #expect(row.codes.contains("broken-text"))
  }

  @Test func aTotalWithItsCountIsNoOutlet() async throws {
    let reading = try await Fixtures.read(
      "STT,Loại hình,Tên,Xã/phường,Huyện\n1,Chợ,Chợ A,Phường Ngô Mây,Quy Nhơn\nTổng cộng,,1,,\n")
    #expect(reading.totals.read == 1)
    #expect(reading.rows.last?.codes == ["total-row"])
  }

  /// Other programs hand coordinates back with fifteen digits: a list that went through one is the same list.
  @Test func coordinatesHaveSevenDecimals() async throws {
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã/phường,Huyện,Vĩ độ,Kinh độ", "Chợ A,Chợ,Phường Ngô Mây,Quy Nhơn,13.768416666666667,109.217")
    #expect(row.outlet?.coordinate.latitude == 13.7684167)
  }

  @Test(arguments: [
    "Tạp hoá/ Siêu thị", "Siêu thị/ Tạp hoá", "Chợ, siêu thị", "Không phải chợ", "Đại lý; NPP", "Chợ và siêu thị",
    "Chợ và các siêu thị",
  ])
  func twoKindsOrADenialAreNoKind(_ text: String) { #expect(KindWords.kind(text) == nil) }

  /// Who trades, or how, leaves the kind to the name.
  @Test func aTradeIsNoKind() async throws {
    for trade in ["Hộ kinh doanh", "Bán buôn, bán lẻ", "Công ty TNHH MTV", "DNTN"] {
      let row = try await Fixtures.row("Tên,Loại hình,Xã", "HTX A,\"\(trade)\",P. Đống Đa")
      #expect(row.verdict == .ready && row.outlet?.kind == .cooperative && row.codes.contains("kind-from-name"))
    }
    let other = try await Fixtures.row("Tên,Loại hình,Xã", "HTX A,Quán ăn,P. Đống Đa")
    #expect(other.verdict == .ask)
    // Medicine is a group of products; petrol is none.
    let medicine = try await Fixtures.row("Tên,Xã,Hạng", "Nhà thuốc Bình An,P. Đống Đa,")
    #expect(medicine.verdict == .ready && medicine.outlet?.kind == .specialtyStore)
    #expect(try await Fixtures.row("Tên,Xã,Hạng", "Cửa hàng xăng dầu số 5,P. Đống Đa,").verdict == .ask)
  }

  @Test(
    arguments: [
      ("Chợ hạng 4", nil), ("Chợ loại 5", nil), ("Chợ hạng 1, hạng 2", nil), ("Chợ hạng 2", 2),
      ("Siêu thị hàng Việt hạng III", 3), ("Chợ", nil),
    ] as [(String, Int?)])
  func gradesBehindTheKind(_ text: String, _ grade: Int?) async throws {
    #expect(GradeText.grade(inKind: text) == grade)
    let row = try await Fixtures.row(
      "Tên,Loại hình,Xã/phường,Huyện", "X,\"\(text)\",Phường Ngô Mây,Quy Nhơn")
    #expect(row.outlet?.grade == grade)
    #expect(row.codes.contains("grade-not-used") == (grade == nil && text != "Chợ"))
  }
}
