import Outlets

/// Reads opening hours as people write them ("T2-T7: 7h30-17h, CN nghỉ") into what ``OpeningHours`` understands.
///
/// Strict: the whole text must be hours, days and days off, put together in one way only. Anything else stays words:
/// "chợ phiên ngày 3, 8 âm lịch", "giờ hành chính", "6-18", which may be days, "5h - 9h tối".
enum HoursText {
  /// Bit 0 is Monday, bit 7 a public holiday.
  typealias Days = UInt8

  private enum Item {
    case days(Days)
    case spans([Range<Int>])
    case off
    /// "trừ": off on the days behind it.
    case except
  }

  private struct Rule {
    let days: Days
    let spans: [Range<Int>]
  }

  /// Longer texts are sentences.
  private static let longest = 160

  /// The hours in the syntax of ``OpeningHours``; nil for words.
  static func hours(_ text: String) -> String? {
    if OpeningHours(text) != nil { return text }
    guard text.utf8.count <= longest, text.utf8.contains(where: \.isDigit) else { return nil }
    var pieces = HoursPieces(text)
    guard let items = items(&pieces), items.count <= 16 else { return nil }
    let written = Set(rules(items[...], isFirst: true).filter(areSound).map(text(of:)))
    guard written.count == 1, let hours = written.first, OpeningHours(hours) != nil else { return nil }
    return hours
  }

  private static func items(_ pieces: inout HoursPieces) -> [Item]? {
    var items: [Item] = []
    while true {
      pieces.skipMarks()
      if pieces.isAtEnd { return items }
      if pieces.take(offWords) {
        items.append(.off)
      } else if pieces.take(exceptWords) {
        items.append(.except)
      } else if let days = pieces.takeDays() {
        items.append(.days(days))
      } else if let span = pieces.takeSpan() {
        if case .spans(let earlier) = items.last {
          // Hours of one day follow one another; only the last may go on into the night.
          guard earlier.last!.upperBound <= span.lowerBound, earlier.last!.upperBound <= 1440 else { return nil }
          items[items.count - 1] = .spans(earlier + [span])
        } else {
          items.append(.spans([span]))
        }
      } else if !pieces.take(introductions) {
        return nil
      }
    }
  }

  /// Every way to make rules of the items: "hours", "days hours", "hours days", "days off", "off days", and
  /// "days (off days) hours". Hours without days are every day's, and stand first.
  private static func rules(_ items: ArraySlice<Item>, isFirst: Bool) -> [[Rule]] {
    if items.isEmpty { return [[]] }
    var found: [[Rule]] = []
    func add(_ own: [Rule], _ end: Int) {
      found += rules(items[end...], isFirst: false).map { own + $0 }
    }
    let start = items.startIndex
    if case .spans(let spans) = items[start] {
      if isFirst { add([Rule(days: everyDay, spans: spans)], start + 1) }
      for (days, end) in daysBehind(start + 1, items) { add([Rule(days: days, spans: spans)], end) }
    }
    if isOff(start, items, orExcept: !isFirst) {
      for (days, end) in daysBehind(start + 1, items) { add([Rule(days: days, spans: [])], end) }
    }
    for (days, end) in daysBehind(start, items) where end < items.endIndex {
      if case .spans(let spans) = items[end] { add([Rule(days: days, spans: spans)], end + 1) }
      if case .off = items[end] { add([Rule(days: days, spans: [])], end + 1) }
      guard isOff(end, items, orExcept: true) else { continue }
      for (others, next) in daysBehind(end + 1, items) where next < items.endIndex {
        guard case .spans(let spans) = items[next] else { continue }
        add([Rule(days: days, spans: spans), Rule(days: others, spans: [])], next + 1)
      }
    }
    return found
  }

  private static func isOff(_ index: Int, _ items: ArraySlice<Item>, orExcept: Bool) -> Bool {
    switch items[index] {
    case .off: true
    case .except: orExcept
    default: false
    }
  }

  /// The days of the next item, of the next two and so on.
  private static func daysBehind(_ start: Int, _ items: ArraySlice<Item>) -> [(days: Days, end: Int)] {
    var found: [(days: Days, end: Int)] = []
    var all: Days = 0
    var index = start
    while index < items.endIndex, case .days(let days) = items[index] {
      all |= days
      index += 1
      found.append((all, index))
    }
    return found
  }

  /// It opens at all, and each rule holds on a day at least: a later one takes the days that it names.
  private static func areSound(_ rules: [Rule]) -> Bool {
    var later: Days = 0
    for rule in rules.reversed() {
      if rule.days & ~later == 0 { return false }
      later |= rule.days
    }
    return rules.contains { !$0.spans.isEmpty }
  }

  private static func text(of rules: [Rule]) -> String {
    if rules.count == 1, rules[0].days == everyDay, rules[0].spans == [0..<1440] { return "24/7" }
    return rules.map { rule in
      "\(text(of: rule.days)) \(rule.spans.isEmpty ? "off" : rule.spans.map(text(of:)).joined(separator: ","))"
    }.joined(separator: "; ")
  }

  private static func text(of span: Range<Int>) -> String {
    "\(clock(span.lowerBound))-\(clock(span.upperBound > 1440 ? span.upperBound - 1440 : span.upperBound))"
  }

  private static func clock(_ minutes: Int) -> String {
    [minutes / 60, minutes % 60].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }

  private static func text(of days: Days) -> String {
    let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    var parts: [String] = []
    var day = 0
    while day < 7 {
      let first = day
      while day < 7, days & 1 << Days(day) != 0 { day += 1 }
      if day - first > 2 {
        parts.append("\(names[first])-\(names[day - 1])")
      } else {
        parts += names[first..<day]
      }
      day += 1
    }
    return (parts + (days & HoursPieces.holiday != 0 ? ["PH"] : [])).joined(separator: ",")
  }

  private static let everyDay = HoursPieces.everyDay

  private static let offWords = [
    "nghi ban", "nghi", "dong cua", "khong ban", "khong mo cua", "khong hoat dong",
  ].map { $0.split(separator: " ") }

  private static let exceptWords = ["ngoai tru", "tru"].map { $0.split(separator: " ") }

  /// What says no more than the column's header does.
  private static let introductions = [
    "gio mo cua", "thoi gian mo cua", "gio hoat dong", "thoi gian hoat dong", "gio ban hang", "mo cua", "hoat dong",
    "ban hang", "phuc vu", "mo", "ban",
  ].map { $0.split(separator: " ") }
}
