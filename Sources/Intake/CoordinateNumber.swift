/// One of the two numbers of a place, as written: degrees, or metres in a plane.
struct CoordinateNumber: Hashable, Sendable {
  var reading: NumberReading
  /// Which axis the text itself names, by a hemisphere or a label.
  var axis: CoordinateToken.Axis?
  /// Written in degrees and minutes.
  var isSexagesimal = false

  var value: Double { reading.value }
  /// A guess that a number is "13.54.31" or "135431", 13°54′31″.
  var isUnmarkedAngle: Bool { isSexagesimal && reading.hasInsertedPoint }

  /// Every way to read the tokens as one number; empty if there is none.
  ///
  /// - Parameter inserting: put a decimal point where there is none.
  static func readings(_ tokens: [CoordinateToken], inserting: Bool = false) -> [CoordinateNumber] {
    var axis: CoordinateToken.Axis?
    var sign = 1.0
    var numbers: [String] = []
    var hasMark = false
    for token in tokens {
      switch token {
      case .number(let text): numbers.append(text)
      case .degree, .minute, .second: hasMark = true
      case .hemisphere(let named, let isNegative):
        axis = named
        if isNegative { sign = -1 }
      case .label(let named): axis = axis ?? named
      case .separator, .word: continue
      }
    }
    if inserting {
      guard numbers.count == 1 else { return [] }
      let angle = unmarkedAngle(numbers[0]).map { CoordinateNumber(reading: $0, axis: axis, isSexagesimal: true) }
      // Nobody writes 13.5431 as "13.54.31".
      if let angle, numbers[0].contains(".") { return [angle] }
      return NumberText.insertedReadings(numbers[0]).map { CoordinateNumber(reading: $0, axis: axis) }
        + [angle].compactMap(\.self)
    }
    switch numbers.count {
    case 1:
      return NumberText.readings(numbers[0]).filter { !hasMark || !$0.hasThousands }.map { reading in
        var reading = reading
        reading.value *= sign
        return CoordinateNumber(reading: reading, axis: axis, isSexagesimal: hasMark)
      }
    case 2, 3:
      if let angle = sexagesimal(numbers) {
        var angle = angle
        angle.value *= sign
        return [CoordinateNumber(reading: angle, axis: axis, isSexagesimal: true)]
      }
      // "1 523 456": thousands parted by spaces.
      guard !hasMark, numbers.dropFirst().allSatisfy({ $0.prefix { $0.isNumber }.count == 3 }) else { return [] }
      return NumberText.readings(numbers.joined()).map { reading in
        var reading = reading
        reading.hasThousands = true
        return CoordinateNumber(reading: reading, axis: axis)
      }
    default:
      return []
    }
  }

  /// Degrees with two digits each of minutes and seconds, parted by dots or by nothing.
  private static func unmarkedAngle(_ text: String) -> NumberReading? {
    var parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 1 { parts = [text.dropLast(4), text.dropLast(2).suffix(2), text.suffix(2)] }
    guard parts.count == 3, (2...3).contains(parts[0].count), parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.allSatisfy(\.isDigit) })
    else { return nil }
    var angle = sexagesimal(parts.map(String.init))
    angle?.hasInsertedPoint = true
    return angle
  }

  /// Degrees, minutes below 60, perhaps seconds below 60; only the last may have decimals.
  private static func sexagesimal(_ numbers: [String]) -> NumberReading? {
    var values: [Double] = []
    var hasDecimalComma = false
    for (index, text) in numbers.enumerated() {
      guard let reading = NumberText.readings(text).first else { return nil }
      if index + 1 < numbers.count, reading.value.rounded() != reading.value { return nil }
      if index > 0, !(0..<60).contains(reading.value) { return nil }
      hasDecimalComma = hasDecimalComma || reading.hasDecimalComma
      values.append(reading.value)
    }
    guard abs(values[0]) <= 180 else { return nil }
    let fraction = values[1] / 60 + (values.count > 2 ? values[2] / 3600 : 0)
    return NumberReading(
      value: values[0].sign == .minus ? values[0] - fraction : values[0] + fraction,
      hasDecimalComma: hasDecimalComma)
  }
}
