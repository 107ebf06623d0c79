/// Reads a calendar date.
enum DateText {
  /// `yyyy-MM-dd` for "2025-03-04", "2025/03/04" (as the converter writes) and "4/3/2025" (day first, as in
  /// Vietnam), each perhaps with a time behind; nil for anything else, and for days that no month has.
  static func isoDate(_ text: String) -> String? {
    let day = text.split(separator: " ", maxSplits: 1)[...].first?.split(separator: "T", maxSplits: 1).first ?? ""
    let parts = day.split(omittingEmptySubsequences: false) { "/-.".contains($0) }
    guard parts.count == 3,
      parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit) })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    let (year, month, date) =
      parts[0].count == 4 ? (numbers[0], numbers[1], numbers[2]) : (numbers[2], numbers[1], numbers[0])
    guard (1990...2100).contains(year), (1...12).contains(month), (1...days(month, year)).contains(date) else {
      return nil
    }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(date < 10 ? "0" : "")\(date)"
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
