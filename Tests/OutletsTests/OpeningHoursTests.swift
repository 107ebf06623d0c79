import Foundation
import Outlets
import Testing

@Suite struct OpeningHoursTests {
  /// A moment by Vietnam's clocks.
  private func moment(_ text: String) throws -> LocalMoment {
    LocalMoment(try Date(text + ":00+07:00", strategy: .iso8601))
  }

  // 24 November 2026 is a Tuesday; 17 February 2026 the first day of the lunar year.
  @Test(arguments: [
    ("Mo-Sa 07:30-11:30,13:30-17:00; PH off", "2026-11-24T07:30", OpeningState.open),
    ("Mo-Sa 07:30-11:30,13:30-17:00; PH off", "2026-11-24T11:30", .closed),
    ("Mo-Sa 07:30-11:30,13:30-17:00; PH off", "2026-11-22T08:00", .closed),
    ("Mo-Sa 07:30-11:30,13:30-17:00; PH off", "2026-09-02T08:00", .closed),
    ("Mo-Sa 07:30-11:30,13:30-17:00; PH off", "2026-02-17T08:00", .closed),
    ("06:00-22:00", "2026-09-02T08:00", .open), ("06:00-22:00", "2026-02-16T08:00", .unknown),
    ("06:00-22:00", "2026-02-20T08:00", .unknown), ("06:00-22:00", "2026-02-21T08:00", .open),
    ("06:00-22:00; PH 09:00-12:00", "2026-02-18T10:00", .open), ("24/7", "2026-11-24T03:00", .open),
    ("Mo-Su 18:00-02:00", "2026-11-24T01:59", .open), ("Mo-Su 18:00-02:00", "2026-11-24T02:00", .closed),
    ("Mo 18:00-02:00", "2026-11-24T01:00", .open), ("Tu 18:00-02:00", "2026-11-24T01:00", .closed),
    ("Mo-Fr 08:00-17:00; Tu off", "2026-11-24T09:00", .closed), ("Fr-Mo 08:00-17:00", "2026-11-22T09:00", .open),
    ("Fr-Mo 08:00-17:00", "2026-11-23T09:00", .open), ("Fr-Mo 08:00-17:00", "2026-11-24T09:00", .closed),
    ("Sa,Su 08:00-24:00", "2026-11-22T23:59", .open), ("PH 08:00-12:00", "2026-04-26T09:00", .open),
  ])
  func aMomentIsOpenClosedOrUnknown(_ hours: String, _ time: String, _ state: OpeningState) throws {
    #expect(try #require(OpeningHours(hours)).state(at: moment(time)) == state)
  }

  @Test(arguments: [
    "", "chợ phiên ngày 3, 8 âm lịch", "sáng", "Mo-Sa", "Mo-Xx 07:00-11:00", "07:00-7:30", "25:00-26:00",
    "Mo-PH 08:00-09:00", "07:00-07:00", "Mo 07:00-11:00;", "7h-11h", "Mo 08:61-09:00",
  ])
  func wordsAreNotHours(_ text: String) { #expect(OpeningHours(text) == nil) }

  @Test(
    arguments: [
      ("1970-01-01", 0), ("2024-02-29", 19_782), ("2025-03-12", 20_159), ("2025-13-01", nil), ("12/3/2025", nil),
      ("", nil),
    ] as [(String, Int?)])
  func aDateIsADay(_ text: String, _ number: Int?) { #expect(LocalDay(text)?.number == number) }
}
