public import struct Foundation.Date

/// A minute by Vietnam's clocks: UTC+7, without summer time.
public struct LocalMoment: Sendable, Hashable {
  public let day: LocalDay
  /// From midnight.
  public let minute: Int

  public init(_ date: Date) {
    let minutes = Int((date.timeIntervalSince1970 / 60).rounded(.down)) + 7 * 60
    day = LocalDay(number: minutes >= 0 ? minutes / 1440 : (minutes - 1439) / 1440)
    minute = minutes - day.number * 1440
  }
}

/// A day in Vietnam.
public struct LocalDay: Sendable, Hashable {
  /// Days since 1 January 1970.
  public let number: Int

  public init(number: Int) { self.number = number }

  /// Nil for what is not written as `yyyy-MM-dd`.
  public init?(_ date: String) {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else { return nil }
    self.init(number: Self.number(year: parts[0], month: parts[1], day: parts[2]))
  }

  /// 0 is Monday.
  public var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  var previous: LocalDay { LocalDay(number: number - 1) }

  /// The five days that the Labour Code gives for Tết: the last one of the old lunar year and four of the new.
  var isTet: Bool { Self.tet.contains { (-1...3).contains(number - $0) } }

  /// Tết, New Year, the Hùng Kings' day, 30 April and 1 May, 2 September and the day before it.
  var isHoliday: Bool {
    if isTet || Self.hungKings.contains(number) { return true }
    let (month, day) = monthAndDay
    return [(1, 1), (4, 30), (5, 1), (9, 1), (9, 2)].contains { $0 == (month, day) }
  }

  /// First day of the lunar year, and the tenth of its third month, by the Vietnamese calendar.
  private static let tet = [
    (2025, 1, 29), (2026, 2, 17), (2027, 2, 6), (2028, 1, 26), (2029, 2, 13), (2030, 2, 2),
  ].map { number(year: $0.0, month: $0.1, day: $0.2) }
  private static let hungKings = [
    (2025, 4, 7), (2026, 4, 26), (2027, 4, 16), (2028, 4, 4), (2029, 4, 23), (2030, 4, 12),
  ].map { number(year: $0.0, month: $0.1, day: $0.2) }

  /// Days since 1970 of a date of any year, by counting from March, so that a leap day is a year's last: H. Hinnant,
  /// "chrono-compatible low-level date algorithms".
  public static func number(year: Int, month: Int, day: Int) -> Int {
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    return era * 146_097 + 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + (153 * m + 2) / 5 + day - 1 - 719_468
  }

  private var monthAndDay: (month: Int, day: Int) {
    let days = number + 719_468
    var year = days * 400 / 146_097
    while Self.number(year: year + 1, month: 3, day: 1) <= number { year += 1 }
    while Self.number(year: year, month: 3, day: 1) > number { year -= 1 }
    let ofYear = number - Self.number(year: year, month: 3, day: 1)
    let month = (5 * ofYear + 2) / 153
    return (month < 10 ? month + 3 : month - 9, ofYear - (153 * month + 2) / 5 + 1)
  }
}
