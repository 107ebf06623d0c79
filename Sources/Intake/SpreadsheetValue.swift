import Foundation
import Outlets

/// What spreadsheets make of what was typed: "12/3" becomes a date, "6:00" a time, and either may become a number.
enum SpreadsheetValue {
  /// "12/3" for a cell that is a whole date; nil for any other.
  static func houseNumber(ofDate text: String) -> String? {
    if let date = dayOfMonth(text) { return "\(date.number)/\(date.month)" }
    guard let parts = DateText.isoDate(text)?.split(separator: "-"), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return "\(day)/\(month)"
  }

  /// "12-Mar", "Mar-12", "12-Thg3": what a spreadsheet shows of "12/3", and so writes into a text file.
  private static func dayOfMonth(_ text: String) -> (number: Int, month: Int)? {
    guard text.utf8.count <= 8 else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    for (number, word) in [(parts[0], parts[1]), (parts[1], parts[0])] {
      let name = word.lowercased()
      let month = months.firstIndex(of: name).map { $0 + 1 } ?? (name.hasPrefix("thg") ? Int(name.dropFirst(3)) : nil)
      if let number = Int(number), (1...99).contains(number), let month, (1...12).contains(month) {
        return (number, month)
      }
    }
    return nil
  }

  private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  /// Whether the cell is the number under which a spreadsheet keeps a day of the years 2000 to 2099.
  static func isDayNumber(_ text: String) -> Bool {
    text.utf8.count == 5 && Int(text).map((36_526...73_050).contains) ?? false
  }

  /// `yyyy-MM-dd` of such a number, which may have a time of day behind its point.
  static func date(ofNumber text: String) -> String? {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { ".,".contains($0) }
    guard let first = parts.first.map(String.init), isDayNumber(first), let days = Int(first),
      parts.dropFirst().allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) })
    else { return nil }
    // Day 25,569 is 1 January 1970.
    return Date(timeIntervalSince1970: Double(days - 25_569) * 86_400).formatted(.iso8601.year().month().day())
  }

  /// Whether the cell is one moment, or a fraction of a day, and so no opening hours.
  static func isMoment(_ text: String) -> Bool {
    guard text.utf8.count <= 20, text.utf8.first?.isDigit == true else { return false }
    let time = text.split(separator: ":", omittingEmptySubsequences: false)
    if (2...3).contains(time.count), time.allSatisfy({ (1...2).contains($0.utf8.count) && Int($0) != nil }) {
      return true
    }
    // A time alone is of the day before 1900.
    return text.hasPrefix("1899/") || DateText.isoDate(text) != nil || Double(text.replacing(",", with: ".")) != nil
  }
}
