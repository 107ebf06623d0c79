import Outlets

import struct Foundation.Date

/// Tells the year and month that words name: "Tháng 6/2025", "từ năm 2024", "31/12/2024", "quý IV/2025". Words are
/// folded.
enum MonthWords {
  struct Month: Comparable {
    let year: Int
    /// A quarter's last; 0 for a year alone.
    let month: Int

    static func < (one: Month, other: Month) -> Bool { (one.year, one.month) < (other.year, other.month) }

    /// Whether it begins after today.
    var isYetToCome: Bool {
      let day = LocalDay("\(year)-\(month < 10 ? "0" : "")\(max(month, 1))-01")
      return day.map { $0.number > LocalMoment(Date()).day.number } ?? false
    }
  }

  /// The last year, and the month in front of it, if there is one.
  static func last(in words: ArraySlice<Substring>) -> Month? {
    guard let index = words.lastIndex(where: isYear), let year = Int(words[index]) else { return nil }
    let before = words[..<index]
    var month = before.last.flatMap { Int($0.drop { $0 == "t" }) } ?? 0
    if before.dropLast().last == "quy", let quarter = quarters.firstIndex(where: { $0.contains(before.last!) }) {
      month = 3 * (quarter + 1)
    }
    return Month(year: year, month: (1...12).contains(month) ? month : 0)
  }

  static func last(in text: String) -> Month? { last(in: VietnameseText.fold(text).split(separator: " ")[...]) }

  /// Whether a text is "Năm 2025", "31/12/2024" and nothing else.
  static func isAlone(_ text: String) -> Bool {
    let words = VietnameseText.fold(text).split(separator: " ")
    return words.contains(where: isYear) && words.allSatisfy(isPart)
  }

  private static let quarters: [Set<Substring>] = [["1", "i"], ["2", "ii"], ["3", "iii"], ["4", "iv"]]

  static func isYear(_ word: Substring) -> Bool {
    word.utf8.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20")) && word.allSatisfy(\.isNumber)
  }

  /// "từ", "tháng", "12", "t12".
  static func isPart(_ word: Substring) -> Bool {
    parts.contains(word) || word.allSatisfy(\.isNumber) || word.first == "t" && Int(word.dropFirst()) != nil
  }

  static let parts: Set<Substring> = [
    "tu", "ngay", "thang", "nam", "quy", "i", "ii", "iii", "iv", "dau", "cuoi", "giua", "khoang", "vao",
  ]
}
