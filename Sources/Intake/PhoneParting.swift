import Outlets

/// Finds the numbers in a part of a telephone cell.
///
/// "0905123216-0905123217" is two numbers and "0256 - 3822 222" is one: of the ways to put neighbouring groups of
/// digits together the first stands that leaves no group over, long numbers before short ones. Where there is none,
/// each part between dashes, words and brackets is tried by itself, and what then is no number stays unread.
struct PhoneParting {
  struct Number: Equatable {
    /// As dialled inside Vietnam.
    let national: String
    /// The code of the fix it took.
    let fix: String?
    let written: String
  }

  private(set) var numbers: [Number] = []
  private(set) var unread: [String] = []
  /// "máy lẻ 102", which nobody dials from a map.
  private(set) var extensions: [String] = []
  private(set) var areaCode: String?

  private let written: [Character]
  /// The same with zeros for letters O among digits.
  private let read: [Character]
  /// Where the groups of digits stand.
  private var groups: [Range<Int>] = []

  /// Where no parting was found. The same groups come up again behind every other way to part those before them.
  private var deadEnds: Set<DeadEnd> = []

  private struct DeadEnd: Hashable {
    let groups: Range<Int>
    let last: String?
    let areaCode: String?
  }

  /// More groups are no telephone numbers.
  private static let mostGroups = 40

  /// - Parameters:
  ///   - last: the number before, as dialled: "251-252" goes on from it.
  ///   - areaCode: of an earlier number in the cell.
  init(_ text: String, after last: String?, areaCode: String?) {
    self.areaCode = areaCode
    written = Array(text)
    read = Self.zeros(written)
    findGroups()
    guard !groups.isEmpty else { return }
    guard groups.count <= Self.mostGroups else {
      unread.append(text)
      return
    }
    var whole = parted(groups[...], after: last, areaCode)
    // "1) 0905 123 456", "ĐT1: 0905 123 456".
    if whole == nil, isOrdinal(groups[0]) { whole = parted(groups.dropFirst(), after: last, areaCode) }
    if let whole {
      take(whole)
    } else {
      takeParts(after: last)
    }
  }

  private mutating func take(_ found: [Number]) {
    numbers += found
    if found.contains(where: { $0.national.hasPrefix("0256") }) { areaCode = "0256" }
  }

  private mutating func takeParts(after last: String?) {
    var left: Range<Int>?
    var start = groups.startIndex
    while start < groups.endIndex {
      var end = start + 1
      while end < groups.endIndex, !isBreak(before: end) { end += 1 }
      if let found = parted(groups[start..<end], after: left == nil ? numbers.last?.national ?? last : nil, areaCode) {
        if let text = left { unread.append(String(written[text])) }
        left = nil
        take(found)
      } else {
        left = (left?.lowerBound ?? groups[start].lowerBound)..<groups[end - 1].upperBound
      }
      start = end
    }
    if let text = left { unread.append(String(written[text])) }
  }

  /// The groups as numbers, none left over; nil where that cannot be.
  private mutating func parted(_ groups: ArraySlice<Range<Int>>, after last: String?, _ areaCode: String?) -> [Number]?
  {
    guard let first = groups.first else { return [] }
    let way = DeadEnd(groups: groups.indices, last: last, areaCode: areaCode)
    if deadEnds.contains(way) { return nil }
    var ends: [Int] = []
    var digits = 0
    for index in groups.indices {
      digits += groups[index].count
      // The longest is 0084 and ten digits.
      if digits > 14 || index > groups.startIndex && parts(before: index, "+&") { break }
      ends.append(index)
    }
    for end in ends.reversed() {
      guard let number = number(groups[groups.startIndex...end], areaCode) else { continue }
      let code = number.national.hasPrefix("0256") ? "0256" : areaCode
      if let rest = parted(groups[(end + 1)...], after: number.national, code) { return [number] + rest }
    }
    if let next = following(first, at: groups.startIndex, after: last),
      let rest = parted(groups.dropFirst(), after: next.national, areaCode)
    {
      return [next] + rest
    }
    deadEnds.insert(way)
    return nil
  }

  private func number(_ groups: ArraySlice<Range<Int>>, _ areaCode: String?) -> Number? {
    var start = groups.first!.lowerBound
    // "+84", "(84)".
    while start > 0, "+(".contains(written[start - 1]) { start -= 1 }
    let range = start..<groups.last!.upperBound
    let digits = groups.map { String(read[$0]) }.joined()
    guard let (national, fix) = PhoneText.national(digits, String(read[range]), areaCode: areaCode) else { return nil }
    let isMended = read[range] != written[range]
    return Number(national: national, fix: fix ?? (isMended ? "phone-letter-o" : nil), written: String(written[range]))
  }

  /// "251-252", "251/252": the next number of the same office, by its last digits. Only lines of one office follow so
  /// closely.
  private func following(_ group: Range<Int>, at index: Int, after last: String?) -> Number? {
    let digits = String(read[group])
    let gap = gap(before: index)
    let isParted = (index == 0 || gap.contains { "-–—".contains($0) }) && !gap.contains(where: \.isLetter)
    guard let last, last.hasPrefix("02"), isParted, (2...4).contains(digits.count),
      let before = Int(last.suffix(digits.count)), let now = Int(digits), (before + 1...before + 20).contains(now)
    else { return nil }
    return Number(
      national: last.dropLast(digits.count) + digits, fix: "phone-shorthand", written: String(written[group]))
  }

  /// All runs of digits but extensions.
  private mutating func findGroups() {
    var index = 0
    var end = 0
    while index < read.count {
      guard read[index].isDigit else {
        index += 1
        continue
      }
      let start = index
      while index < read.count, read[index].isDigit { index += 1 }
      let isExtension = index - start <= 4 && read[start] != "0" && PhoneText.endsInExtension(read[end..<start])
      if isExtension { extensions.append(String(written[start..<index])) } else { groups.append(start..<index) }
      end = index
    }
  }

  private func gap(before index: Int) -> ArraySlice<Character> {
    written[(index == 0 ? 0 : groups[index - 1].upperBound)..<groups[index].lowerBound]
  }

  private func parts(before index: Int, _ marks: String) -> Bool {
    gap(before: index).contains { $0.isLetter || marks.contains($0) }
  }

  private func isBreak(before index: Int) -> Bool { parts(before: index, "+&-–—(") }

  private func isOrdinal(_ group: Range<Int>) -> Bool {
    guard group.count == 1, groups.count > 1 else { return false }
    return ").:".contains(written[group.upperBound]) || group.lowerBound > 0 && written[group.lowerBound - 1].isLetter
  }

  /// With zeros for letters O that stand among digits: "O905 123 239".
  private static func zeros(_ text: [Character]) -> [Character] {
    guard text.contains("O") || text.contains("o") else { return text }
    var zeros = text
    for run in runs(of: "oO", amongDigits: text) { for index in run { zeros[index] = "0" } }
    return zeros
  }

  /// The runs of letters that touch a digit, and no other letter.
  static func runs(of letters: String, amongDigits text: [Character]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let start = index
      while index < text.count, letters.contains(text[index]) { index += 1 }
      if index > start {
        let beside = [start > 0 ? text[start - 1] : " ", index < text.count ? text[index] : " "]
        if beside.contains(where: \.isDigit), !beside.contains(where: \.isLetter) { runs.append(start..<index) }
      }
      index = max(index, start + 1)
    }
    return runs
  }
}
