/// One way to read a written number.
struct NumberReading: Hashable, Sendable {
  var value: Double
  /// The comma stood for the decimal point.
  var hasDecimalComma = false
  /// Dots, commas or spaces parted thousands.
  var hasThousands = false
  /// The decimal point was not there: a guess, which a person must confirm.
  var hasInsertedPoint = false
}

/// Reads numbers as people write them, strictly: digits, one sign, `.` and `,`; never anything else.
enum NumberText {
  /// Longer runs of digits are no coordinate.
  static let maxLength = 40

  /// Every reading that the separators allow; empty for what is no number.
  ///
  /// "13.767" may be thirteen and a bit or thirteen thousand: both are given, the place decides.
  static func readings(_ text: String) -> [NumberReading] {
    guard text.utf8.count <= maxLength, let number = Parts(text) else { return [] }
    let dots = number.separators.count { $0 == "." }
    let commas = number.separators.count - dots
    let last = number.separators.last
    var readings: [NumberReading] = []
    func add(_ reading: NumberReading?) {
      if let reading, reading.value.isFinite { readings.append(reading) }
    }
    switch (dots, commas) {
    case (0, 0): add(number.value(decimal: false, comma: false, thousands: false))
    case (1, 0), (0, 1):
      add(number.value(decimal: true, comma: last == ",", thousands: false))
      if number.isGrouped(upTo: 2) { add(number.value(decimal: false, comma: false, thousands: true)) }
    case (_, 0), (0, _):
      if number.isGrouped(upTo: number.groups.count) {
        add(number.value(decimal: false, comma: false, thousands: true))
      }
    default:
      // The last separator is the decimal one; all before it are of the other sort.
      let isMixed = number.separators.dropLast().allSatisfy { $0 != last }
      if isMixed, number.isGrouped(upTo: number.groups.count - 1) {
        add(number.value(decimal: true, comma: last == ",", thousands: true))
      }
    }
    return readings
  }

  /// The value of digits with one decimal point and more or less than three decimals, which has one reading
  /// only; nil for everything else.
  static func plain(_ text: String) -> Double? {
    var decimals: Int?
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: decimals = decimals.map { $0 + 1 }
      case 0x2E where decimals == nil: decimals = 0
      default: return nil
      }
    }
    guard let decimals, decimals > 0, decimals != 3, text.utf8.count <= maxLength, text.utf8.first != 0x2E else {
      return nil
    }
    return Double(text)
  }

  /// The digits with a decimal point put after each of the first three: for numbers that lost theirs.
  static func insertedReadings(_ text: String) -> [NumberReading] {
    guard text.utf8.count <= maxLength, let number = Parts(text), number.separators.count != 1 else { return [] }
    let digits = number.groups.joined()
    guard digits.count >= 4 else { return [] }
    return [2, 3].compactMap { length in
      Double("\(digits.prefix(length)).\(digits.dropFirst(length))")
        .map { NumberReading(value: number.sign * $0, hasInsertedPoint: true) }
    }
  }

  private struct Parts {
    var sign = 1.0
    var groups: [Substring] = []
    var separators: [Character] = []
    /// "1.37E+01": a power of ten.
    var exponent = ""

    init?(_ text: String) {
      var rest = Substring(text)
      if let first = rest.first, "+-\u{2212}".contains(first) {
        sign = first == "+" ? 1 : -1
        rest = rest.dropFirst()
      }
      if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
        exponent = "e" + rest[rest.index(after: mark)...]
        rest = rest[..<mark]
        let power = exponent.dropFirst().drop { $0 == "+" || $0 == "-" }
        guard !power.isEmpty, power.count <= 4, power.allSatisfy(\.isDigit) else { return nil }
      }
      groups = rest.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
      separators = rest.filter { $0 == "." || $0 == "," }
      guard groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }) else { return nil }
    }

    /// Groups after the first have three digits, the first one to three.
    func isGrouped(upTo count: Int) -> Bool {
      exponent.isEmpty && count > 1 && groups[0].count <= 3 && groups[0] != "0"
        && groups[1..<count].allSatisfy { $0.count == 3 }
    }

    func value(decimal: Bool, comma: Bool, thousands: Bool) -> NumberReading? {
      let whole = decimal ? groups.dropLast().joined() : groups.joined()
      let text = whole + (decimal ? ".\(groups[groups.count - 1])" : "") + exponent
      return Double(text).map { NumberReading(value: sign * $0, hasDecimalComma: comma, hasThousands: thousands) }
    }
  }
}
