import Outlets

/// The numbers, words and marks of written opening hours, and the days and times that they make.
struct HoursPieces {
  private enum Piece: Equatable {
    case number(String)
    /// Folded; "tới" is "den", since it folds as "tối" does.
    case word(Substring)
    case mark(Character)
  }

  private enum Part {
    case morning, noon, afternoon, evening, night, am, pm

    var isLate: Bool { self != .morning && self != .am }
  }

  private struct Time {
    let hour: Int
    let minute: Int
    /// Written as a time of day, and no bare number.
    let isTime: Bool
    let part: Part?
  }

  static let everyDay: HoursText.Days = 0b111_1111
  static let holiday: HoursText.Days = 1 << 7

  private let pieces: [Piece]
  private var index = 0

  init(_ text: String) {
    var pieces: [Piece] = []
    var rest = Substring(text.lowercased())
    while let first = rest.first {
      if first.isDigit {
        let digits = rest.prefix(while: \.isDigit)
        pieces.append(.number(String(digits)))
        rest = rest[digits.endIndex...]
      } else if first.isLetter {
        let letters = rest.prefix(while: \.isLetter)
        pieces.append(.word(Self.word(String(letters))))
        rest = rest[letters.endIndex...]
      } else {
        if !first.isWhitespace { pieces.append(.mark(Self.dashes.contains(first) ? "-" : first)) }
        rest = rest.dropFirst()
      }
    }
    self.pieces = pieces
  }

  /// Without marks nobody can tell "until" from "evening".
  private static func word(_ letters: String) -> Substring {
    switch letters {
    case "tới": "den"
    case "toi": "?"
    // Odd days are no holiday.
    case "lẻ": "?"
    default: Substring(VietnameseText.fold(letters))
    }
  }

  private static let dashes: Set<Character> = ["-", "–", "—", "−", "~", "→"]

  var isAtEnd: Bool { index == pieces.count }

  /// What parts hours and days from one another.
  mutating func skipMarks() {
    while take(marks: ",;.:()/&+-") || take(word: "va") {}
  }

  /// Takes the first of the phrases that stands here.
  mutating func take(_ phrases: [[Substring]]) -> Bool {
    for phrase in phrases where pieces[index...].starts(with: phrase.map(Piece.word)) {
      index += phrase.count
      return true
    }
    return false
  }

  private mutating func take(word: Substring) -> Bool { take([[word]]) }

  private mutating func take(marks: String) -> Bool {
    guard index < pieces.count, case .mark(let mark) = pieces[index], marks.contains(mark) else { return false }
    index += 1
    return true
  }

  private mutating func takeNumber(_ isSuch: (String) -> Bool) -> Int? {
    guard index < pieces.count, case .number(let digits) = pieces[index], isSuch(digits) else { return nil }
    index += 1
    return Int(digits)
  }

  /// What `take` reads; where it is nil, nothing is taken.
  private mutating func attempt<Value>(_ take: (inout HoursPieces) -> Value?) -> Value? {
    let start = index
    let value = take(&self)
    if value == nil { index = start }
    return value
  }

  private mutating func takeUntil() -> Bool {
    let hasDash = take(marks: "-")
    return take(word: "den") || hasDash
  }

  // MARK: Days

  mutating func takeDays() -> HoursText.Days? {
    if take(Self.everyDayWords) { return Self.everyDay }
    if take(Self.weekendWords) { return 0b110_0000 }
    return attempt { pieces in
      while pieces.take(Self.beforeDays) {}
      if pieces.take(Self.holidayWords) {
        _ = pieces.attempt { pieces in
          pieces.skipMarks()
          return pieces.take(word: "tet") ? true : nil
        }
        return Self.holiday
      }
      guard let first = pieces.takeWeekday() else { return nil }
      let last = pieces.attempt { $0.takeUntil() ? $0.takeWeekday() ?? $0.takeBareWeekday() : nil } ?? first
      _ = pieces.take(Self.weeklyWords)
      return (first...(last < first ? last + 7 : last)).reduce(0) { $0 | 1 << HoursText.Days($1 % 7) }
    }
  }

  private mutating func takeWeekday() -> Int? {
    if take(Self.sundayWords) { return 6 }
    return attempt { pieces in
      guard pieces.take(word: "thu") || pieces.take(word: "t") else { return nil }
      for (day, name) in Self.weekdayNames.enumerated() where pieces.take(word: name) { return day }
      _ = pieces.take(marks: ".")
      return pieces.takeNumber { ["2", "3", "4", "5", "6", "7"].contains($0) }.map { $0 - 2 }
    }
  }

  /// "T2-7", but not "T2-7h".
  private mutating func takeBareWeekday() -> Int? {
    attempt { pieces in
      let day = pieces.takeNumber { ["3", "4", "5", "6", "7"].contains($0) }
      return pieces.takeUnit() || pieces.takeMinutes(behind: ":.") != nil ? nil : day.map { $0 - 2 }
    }
  }

  private static func phrases(_ texts: [String]) -> [[Substring]] { texts.map { $0.split(separator: " ") } }

  private static let everyDayWords = phrases([
    "tat ca cac ngay trong tuan", "tat ca cac ngay", "hang ngay", "moi ngay", "ca tuan", "suot tuan",
  ])
  private static let weekendWords = phrases(["cac ngay cuoi tuan", "ngay cuoi tuan", "cuoi tuan"])
  private static let weeklyWords = phrases(["hang tuan", "moi tuan"])
  private static let sundayWords = phrases(["cn", "chu nhat", "chua nhat"])
  private static let holidayWords = phrases(["le"])
  private static let beforeDays = phrases(["tu", "cac", "ngay", "vao"])
  private static let weekdayNames: [Substring] = ["hai", "ba", "tu", "nam", "sau", "bay"]

  // MARK: Times

  /// In minutes from midnight, an end on the next day beyond 1440.
  mutating func takeSpan() -> Range<Int>? {
    attempt { $0.takeWholeDay() } ?? attempt { $0.takeTimes() }
  }

  /// "24/24", "24h/24h", "24h/ngày", "24/7", "suốt ngày đêm".
  private mutating func takeWholeDay() -> Range<Int>? {
    if take(Self.wholeDayWords) { return 0..<1440 }
    guard takeNumber({ $0 == "24" }) != nil else { return nil }
    _ = takeUnit()
    guard take(marks: "/") else { return nil }
    if take(word: "ngay") || takeNumber({ $0 == "7" }) != nil { return 0..<1440 }
    guard takeNumber({ $0 == "24" }) != nil else { return nil }
    _ = takeUnit()
    return 0..<1440
  }

  private static let wholeDayWords = phrases(["suot ngay dem", "ca ngay dem", "ca ngay lan dem"])

  private mutating func takeTimes() -> Range<Int>? {
    _ = take(word: "buoi")
    let part = takePart()
    _ = take(marks: ":")
    _ = take(Self.fromWords)
    guard let first = takeTime(), takeUntil(), let last = takeTime(), first.isTime || last.isTime else { return nil }
    let isNextDay = take(Self.nextDayWords)
    // "5h - 9h tối" may begin in the morning or in the evening.
    if part == nil, first.part == nil, let own = last.part, own.isLate, first.hour <= last.hour, last.hour <= 12,
      own != .noon || last.hour < 12
    {
      return nil
    }
    guard let start = Self.minutes(first, part), let end = Self.minutes(last, part) else { return nil }
    // "2h-5h" in a list is the afternoon as often as the night.
    if start < 240, end != 1440, part == nil, first.part == nil { return nil }
    if start < end { return isNextDay || start >= 1440 ? nil : start..<end }
    let isOvernight = isNextDay || last.part == .morning || last.part == .am || start >= 17 * 60
    guard isOvernight, start >= 12 * 60, start < 1440, end <= 12 * 60, end > 0 else { return nil }
    return start..<(end + 1440)
  }

  private mutating func takeTime() -> Time? {
    guard let hour = takeNumber({ $0.utf8.count <= 2 }), hour <= 24 else { return nil }
    var minute: Int?
    var isTime = takeUnit()
    if isTime {
      minute = attempt { pieces in
        let minutes = pieces.takeNumber { $0.utf8.count == 2 }
        // "6h 11h": the next hour.
        return pieces.takeUnit() ? nil : minutes
      }
      if minute != nil, !take(word: "phut"), !take(word: "p") { _ = take(marks: "'’′") }
    } else if let minutes = takeMinutes(behind: ":.") {
      (minute, isTime) = (minutes, true)
      // A spreadsheet's seconds.
      _ = attempt { pieces in pieces.takeMinutes(behind: ":") }
      _ = takeUnit()
    }
    guard minute ?? 0 < 60 else { return nil }
    let part = attempt { pieces in
      _ = pieces.take(word: "buoi")
      let part = pieces.takePart()
      // "6h-11h chiều 14h-18h": that of the next hours.
      return pieces.isBeforeTime ? nil : part
    }
    return Time(hour: hour, minute: minute ?? 0, isTime: isTime, part: part)
  }

  private mutating func takeUnit() -> Bool { take(Self.units) }

  /// Two digits behind a mark.
  private mutating func takeMinutes(behind marks: String) -> Int? {
    attempt { pieces in pieces.take(marks: marks) ? pieces.takeNumber { $0.utf8.count == 2 } : nil }
  }

  private mutating func takePart() -> Part? {
    for (word, part) in Self.parts where take(word: word) { return part }
    return nil
  }

  private var isBeforeTime: Bool {
    guard index < pieces.count else { return false }
    return switch pieces[index] {
    case .number: true
    case .word(let word): word == "tu"
    case .mark(let mark): mark == ":"
    }
  }

  /// - Parameter part: of both times, where the time itself has none.
  private static func minutes(_ time: Time, _ part: Part?) -> Int? {
    let hour: Int? =
      switch (time.part ?? part, time.hour) {
      case (nil, _), (.morning, ..<12): time.hour
      case (.morning, 12): time.part == nil ? 12 : nil
      case (.noon, 10...14): time.hour
      case (.noon, 1...3), (.afternoon, 1...9), (.evening, 5...11), (.night, 6...11), (.pm, 1...11): time.hour + 12
      case (.afternoon, 12...21), (.evening, 17...24), (.night, 18...24), (.night, 0...5), (.am, 1...11), (.pm, 12):
        time.hour
      case (.evening, 12), (.night, 12): 24
      case (.am, 12): 0
      default: nil
      }
    let minutes = hour.map { $0 * 60 + time.minute }
    return minutes.flatMap { $0 <= 1440 ? $0 : nil }
  }

  private static let units = phrases(["gio", "h", "g"])
  private static let fromWords = phrases(["tu luc", "tu", "luc"])
  private static let nextDayWords = phrases(["hom sau", "ngay hom sau", "sang hom sau"])
  private static let parts: [(Substring, Part)] = [
    ("sang", .morning), ("trua", .noon), ("chieu", .afternoon), ("toi", .evening), ("dem", .night), ("am", .am),
    ("pm", .pm),
  ]
}
