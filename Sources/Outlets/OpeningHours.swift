/// Opening hours in a small part of OpenStreetMap's syntax: `Mo-Sa 07:30-11:30,13:30-17:00; PH off`.
///
/// A later rule takes the days it names from the rules before it. Without `PH` a public holiday is a day like others,
/// but for Tết, when nearly everybody closes for some days: then nothing is known.
public struct OpeningHours: Sendable, Hashable {
  private struct Rule: Hashable {
    /// Bit 0 is Monday, bit 7 `PH`; 0 where the rule names no days.
    var days: UInt8
    /// Minutes from midnight, end excluded; an end before its start lies on the next day. None: closed.
    var spans: [Range<Int>]
  }

  private let rules: [Rule]

  /// Nil for what is not in this syntax: words, as "chợ phiên ngày 3, 8 âm lịch".
  public init?(_ text: String) {
    if text == "24/7" {
      rules = [Rule(days: 0, spans: [0..<1440])]
      return
    }
    let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { Self.rule($0) }
    guard !parts.contains(where: { $0 == nil }) else { return nil }
    rules = parts.compactMap(\.self)
  }

  public func state(at moment: LocalMoment) -> OpeningState {
    if isOpen(on: moment.day, minute: moment.minute) { return .open }
    // What opened last evening may still be open.
    if isOpen(on: moment.day.previous, minute: moment.minute + 1440) { return .open }
    return rule(for: moment.day) == nil && moment.day.isTet ? .unknown : .closed
  }

  /// When it opens on a day, in minutes from midnight, an end beyond 1440 on the next day; none on a day off. Nil in
  /// Tết where no rule speaks of holidays: then nothing is known.
  public func spans(on day: LocalDay) -> [Range<Int>]? {
    guard let rule = rule(for: day) else { return day.isTet ? nil : [] }
    return rule.spans
  }

  private func isOpen(on day: LocalDay, minute: Int) -> Bool {
    rule(for: day)?.spans.contains { $0.contains(minute) } ?? false
  }

  /// The rule of a day; nil where none holds.
  private func rule(for day: LocalDay) -> Rule? {
    if day.isHoliday {
      if let rule = rules.last(where: { $0.days & Self.holiday != 0 }) { return rule }
      if day.isTet { return nil }
    }
    return rules.last { $0.days == 0 || $0.days & 1 << UInt8(day.weekday) != 0 }
  }

  private static let holiday: UInt8 = 1 << 7
  private static let names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"]

  private static func rule(_ text: Substring) -> Rule? {
    let words = text.split(separator: " ")
    guard (1...2).contains(words.count) else { return nil }
    var rule = Rule(days: 0, spans: [])
    if words.count == 2 {
      for part in words[0].split(separator: ",", omittingEmptySubsequences: false) {
        let ends = part.split(separator: "-", omittingEmptySubsequences: false)
          .map { end in names.firstIndex { $0 == end } }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends.last! else { return nil }
        guard first < 7 && last < 7 || ends.count == 1 else { return nil }
        // Fr-Mo goes over the week's end.
        for day in first...(last < first ? last + 7 : last) {
          rule.days |= 1 << UInt8(day > 7 ? day - 7 : day == 7 && first != 7 ? 0 : day)
        }
      }
    }
    if words.last! == "off" { return rule }
    for part in words.last!.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(minutes)
      guard ends.count == 2, let start = ends[0], let end = ends[1], start != end, start < 1440 else { return nil }
      rule.spans.append(start..<(end < start ? end + 1440 : end))
    }
    return rule
  }

  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
      let minute = Int(parts[1]),
      (0..<60).contains(minute), hour >= 0, hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }
}

/// Whether an outlet is open at a moment.
public enum OpeningState: String, Sendable, CaseIterable {
  case open, closed
  /// Its hours are not known, or only in words.
  case unknown
}
