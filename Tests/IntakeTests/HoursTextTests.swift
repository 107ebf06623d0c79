import Outlets
import Testing

@testable import Intake

@Suite struct HoursTextTests {
  @Test(arguments: [
    ("6h-18h", "Mo-Su 06:00-18:00"), ("7h30-17h", "Mo-Su 07:30-17:00"), ("7g30 - 20g", "Mo-Su 07:30-20:00"),
    ("07.00-22.00", "Mo-Su 07:00-22:00"), ("6:00-18:00", "Mo-Su 06:00-18:00"), ("6 - 18h", "Mo-Su 06:00-18:00"),
    ("07:30–21:30 hàng ngày", "Mo-Su 07:30-21:30"), ("Hằng ngày: 5h00 đến 12h00", "Mo-Su 05:00-12:00"),
    ("Từ 7 giờ đến 22 giờ", "Mo-Su 07:00-22:00"), ("7 giờ 30 phút tới 22 giờ", "Mo-Su 07:30-22:00"),
    ("Mở cửa từ 6h đến 21h tất cả các ngày trong tuần", "Mo-Su 06:00-21:00"),
    ("6h00 - 11h30; 13h30 - 17h00", "Mo-Su 06:00-11:30,13:30-17:00"),
    ("Sáng 6h-11h, chiều 14h-18h", "Mo-Su 06:00-11:00,14:00-18:00"),
    ("Sáng 6h-11h chiều 14h-18h", "Mo-Su 06:00-11:00,14:00-18:00"),
    ("Buổi sáng: từ 6h đến 11h; Buổi chiều: từ 1h30 đến 5h", "Mo-Su 06:00-11:00,13:30-17:00"),
    ("7h sáng đến 10h tối", "Mo-Su 07:00-22:00"), ("5:00 AM - 10:00 PM", "Mo-Su 05:00-22:00"),
    ("6h - 12h trưa", "Mo-Su 06:00-12:00"), ("7h - 5h chiều", "Mo-Su 07:00-17:00"),
    ("22h-4h sáng hôm sau", "Mo-Su 22:00-04:00"), ("17h - 12h đêm", "Mo-Su 17:00-24:00"),
    ("24/24", "24/7"), ("24h/24h", "24/7"), ("24/24h", "24/7"), ("24/24 hàng ngày", "24/7"), ("24h/ngày", "24/7"),
    ("0h-24h", "24/7"), ("T2-T7: 7h-17h", "Mo-Sa 07:00-17:00"), ("Thứ 2 - Thứ 7: 7h-17h", "Mo-Sa 07:00-17:00"),
    ("T2-7: 7h-17h", "Mo-Sa 07:00-17:00"), ("Thứ Hai đến Chủ nhật hàng tuần, 7h-17h", "Mo-Su 07:00-17:00"),
    ("7h-17h (T2, T4, T6)", "Mo,We,Fr 07:00-17:00"), ("T2-T7: 7h30-17h, CN nghỉ", "Mo-Sa 07:30-17:00; Su off"),
    ("7h-17h, CN nghỉ", "Mo-Su 07:00-17:00; Su off"), ("7h-17h T2-T7, nghỉ CN", "Mo-Sa 07:00-17:00; Su off"),
    ("7h-17h T2-T7, CN nghỉ", "Mo-Sa 07:00-17:00; Su off"),
    ("Hàng ngày (trừ chủ nhật): 7h-17h", "Mo-Su 07:00-17:00; Su off"),
    ("7h-17h, nghỉ lễ, Tết", "Mo-Su 07:00-17:00; PH off"), ("7h-17h trừ ngày lễ", "Mo-Su 07:00-17:00; PH off"),
    (
      "T2-T6 7h-11h và 13h30-17h, T7, CN 8h-11h", "Mo-Fr 07:00-11:00,13:30-17:00; Sa,Su 08:00-11:00"
    ),
  ])
  func whatPeopleWriteIsUnderstood(_ text: String, _ hours: String) {
    #expect(HoursText.hours(text) == hours)
    #expect(OpeningHours(hours) != nil)
    // What goes out comes back.
    #expect(HoursText.hours(hours) == hours)
  }

  /// What is not understood to its last word, or in two ways, stays words.
  @Test(arguments: [
    "chợ phiên ngày 3, 8 âm lịch", "Cả ngày", "Giờ hành chính", "Sáng", "Thứ 2 đến thứ 6", "6-11", "6-18", "3-8", "7h",
    "đến 18h", "Khoảng 6h-18h", "Mùa hè 6h-18h, mùa đông 7h-17h", "7h-21h (trừ Tết)", "6h-18h (nghỉ trưa 11h-13h)",
    "7h-5h", "7h-7h", "5h - 9h tối", "2h-5h", "7h toi 10h", "25h-26h", "7h60-8h", "6h-11h, 10h-17h", "CN nghỉ",
    "T2-T7 (nghỉ CN): 7h-17h", "T2-T7 7h-17h, hàng ngày nghỉ", "6h-18h ĐT 0905123456", "6-18 tháng 6", "T8: 7h-17h",
    "Lẻ, 5h-11h", "24", "24/12", "13.9086-109.1068", "7h-17h 7h-17h", "",
  ])
  func wordsStayWords(_ text: String) { #expect(HoursText.hours(text) == nil) }

  @Test func whatWasUnderstoodIsSaidAndAsksNothing() async throws {
    let header = "Tên,Loại hình,Xã,Giờ mở cửa"
    let read = try await Fixtures.row(header, "Chợ A,Chợ,P. Đống Đa,6h-18h")
    #expect(read.outlet?.openingHours == "Mo-Su 06:00-18:00")
    #expect(read.verdict == .ready && read.codes.contains("hours-converted"))
    let words = try await Fixtures.row(header, "Chợ A,Chợ,P. Đống Đa,\"chợ phiên ngày 3, 8 âm lịch\"")
    #expect(words.outlet?.openingHours == "chợ phiên ngày 3, 8 âm lịch")
    #expect(words.verdict == .ready && words.codes.contains("hours-in-words"))
    let exact = try await Fixtures.row(header, "Chợ A,Chợ,P. Đống Đa,Mo-Su 06:00-18:00")
    #expect(exact.codes == ["placed-in-commune"])
  }

  /// Made-up texts of the grammar's own words never crash it, and what it understands is in the syntax.
  @Test func madeUpTextsAreHoursOrWords() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "6", "7h", "17h30", "22:00", "24", "/", "-", " ", ", ", "; ", ":", "(", ")", "đến", "từ", "sáng", "chiều", "tối",
      "T2", "thứ", "CN", "hàng ngày", "nghỉ", "trừ", "lễ", "Tết", "và", "hôm sau",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
        .joined()
      if let hours = HoursText.hours(text) { #expect(OpeningHours(hours) != nil, "\(text)") }
    }
  }
}
