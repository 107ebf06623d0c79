import Foundation
import Outlets
import Spatial

/// The parameters of a request, each read once; what is left at the end is unknown and refused.
struct QueryParameters {
  private var values: [(name: String, value: String)] = []
  /// Names that were asked for, as long as one of the values was not.
  private var taken: [String] = []
  private var left = 0

  /// - Parameter emptiable: what may be empty, and is then as if it were not there.
  /// - Throws: ``Problem`` for a repeated name, and for a value that is empty or not UTF-8.
  init(_ request: some ReadRequest, emptiable: Set<String> = []) throws {
    let query = request.query
    // By bytes, as all that follows: by characters it would be read for what they combine to.
    let bytes = query.utf8.span
    values.reserveCapacity(bytes.isEmpty ? 0 : 8)
    var begin = 0
    while begin < bytes.count {
      let end = bytes.first(UInt8(ascii: "&"), in: begin..<bytes.count)
      defer { begin = end + 1 }
      if begin == end { continue }
      let middle = bytes.first(UInt8(ascii: "="), in: begin..<end)
      let key = bytes.extracting(begin..<middle)
      guard let name = Self.decode(key), let value = Self.decode(bytes.extracting(min(middle + 1, end)..<end)) else {
        throw Problem.parameter(
          String(key.text.prefix(40)), vi: "mã hóa phần trăm phải là UTF-8", en: "percent encoding must be UTF-8")
      }
      guard !values.contains(where: { $0.name == name }) else {
        throw Problem.parameter(
          name, vi: "được lặp lại; chỉ viết một lần, nhiều giá trị cách nhau bằng dấu phẩy",
          en: "is repeated; write it once, several values parted by commas")
      }
      guard !value.isEmpty || emptiable.contains(name) else {
        throw Problem.parameter(
          String(name.prefix(80)), vi: "không có giá trị; bỏ tham số này hoặc ghi giá trị",
          en: "has no value; leave it out or give it one")
      }
      values.append((name, value))
    }
    left = values.count
    taken.reserveCapacity(areTaken ? 0 : 8)
  }

  /// As forms encode: a plus is a space.
  private static func decode(_ bytes: Span<UInt8>) -> String? {
    for place in bytes.indices where bytes[place] == UInt8(ascii: "%") || bytes[place] == UInt8(ascii: "+") {
      return bytes.text.replacing("+", with: " ").removingPercentEncoding
    }
    // Most have nothing to decode.
    return bytes.text
  }

  /// A parameter's text, taken or not.
  subscript(_ name: String) -> String? { values.first { $0.name == name }?.value }

  func has(only names: [String]) -> Bool { values.allSatisfy { names.contains($0.name) } }

  /// Whether all have been taken that were given.
  var areTaken: Bool { left == 0 }

  /// Takes a parameter's text; nil where it is missing or empty.
  mutating func take(_ name: String) -> String? {
    if areTaken { return nil }
    let value = self[name]
    if value != nil, !taken.contains(name) { left -= 1 }
    taken.append(name)
    return value == "" ? nil : value
  }

  /// Takes a whole number, clamped to the range's upper bound.
  mutating func take(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = take(name) else { return nil }
    // However many digits: more than the most is the most.
    let isBeyond = text.utf8.count > 18 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    guard let number = isBeyond ? range.upperBound : Int(text), number >= range.lowerBound else {
      throw Problem.parameter(
        name, vi: "phải là số nguyên từ \(range.lowerBound)", en: "takes a whole number from \(range.lowerBound)")
    }
    return min(number, range.upperBound)
  }

  /// Takes a whole number of a range; any other is refused.
  mutating func take(_ name: String, within range: ClosedRange<Int>) throws -> Int? {
    try take(name).map { try Self.whole($0, of: name, within: range) }
  }

  static func whole(_ text: String, of name: String, within range: ClosedRange<Int>) throws -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw Problem.parameter(
        name, vi: "phải là số nguyên từ \(range.lowerBound) đến \(range.upperBound)",
        en: "takes a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Takes one of a few values.
  mutating func take<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, among values: Value.Type
  ) throws -> Value? {
    try take(name).map { try Self.value($0, of: name) }
  }

  static func value<Value: RawRepresentable<String> & CaseIterable>(_ text: String, of name: String) throws -> Value {
    guard let value = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem.parameter(name, vi: "chỉ nhận \(known)", en: "takes \(known)")
    }
    return value
  }

  /// Takes `q`, words to search for.
  mutating func takeWords() throws -> String? {
    guard let text = take("q") else { return nil }
    guard text.unicodeScalars.count <= 200 else {
      throw Problem.parameter("q", vi: "dài nhất 200 ký tự", en: "at most 200 characters")
    }
    return text
  }

  /// Takes numbers parted by commas.
  mutating func takeNumbers(
    _ name: String, counts: [Int], form: @autoclosure () -> BilingualText
  ) throws -> [Double]? {
    guard let text = take(name) else { return nil }
    var numbers: [Double] = []
    numbers.reserveCapacity(4)
    let bytes = text.utf8.span
    var begin = 0
    while begin <= bytes.count {
      let end = bytes.first(UInt8(ascii: ","), in: begin..<bytes.count)
      guard let number = Self.number(bytes.extracting(begin..<end)), number.isFinite else { break }
      numbers.append(number)
      begin = end + 1
    }
    guard begin > bytes.count, counts.contains(numbers.count) else {
      let form = form()
      throw Problem.parameter(name, vi: "phải có dạng \(form.vi)", en: "takes \(form.en)")
    }
    return numbers
  }

  /// Takes the place that `point` names.
  mutating func takePoint() throws -> Coordinate? {
    let form = BilingualText(vi: "KINH_ĐỘ,VĨ_ĐỘ", en: "LON,LAT")
    guard let numbers = try takeNumbers("point", counts: [2], form: form) else { return nil }
    guard let point = Coordinate(longitude: numbers[0], latitude: numbers[1]) else { throw Self.pointProblem }
    return point
  }

  /// Takes the metres of `max-distance`.
  mutating func takeReach() throws -> Double? {
    let form = BilingualText(vi: "số mét", en: "metres")
    guard let metres = try takeNumbers("max-distance", counts: [1], form: form)?[0] else { return nil }
    guard metres >= 0 else { throw Problem.parameter("max-distance", vi: "không được âm", en: "is not negative") }
    return metres
  }

  static var pointProblem: Problem {
    .parameter(
      "point", vi: "phải có dạng KINH_ĐỘ,VĨ_ĐỘ, ví dụ point=109.22,13.77",
      en: "takes LON,LAT in degrees, for instance point=109.22,13.77")
  }

  /// As `Double` reads it, but in decimal only.
  private static func number(_ bytes: Span<UInt8>) -> Double? {
    var (digits, count, decimals) = (0.0, 0, -1)
    for place in bytes.indices {
      let byte = bytes[place]
      switch byte {
      case 0x30...0x39:
        digits = digits * 10 + Double(byte - 0x30)
        count += 1
        if decimals >= 0 { decimals += 1 }
      case UInt8(ascii: ".") where decimals < 0: decimals = 0
      default:
        let text = bytes.text
        return text.utf8.allSatisfy(isOfNumber) ? Double(text) : nil
      }
    }
    // Fifteen digits and their power of ten are exact, so that one division rounds as it must (Clinger 1990).
    guard count > 0, count <= 15 else { return Double(bytes.text) }
    return decimals > 0 ? digits / tens[decimals] : digits
  }

  private static let tens: [Double] = (0...15).map { Double("1e\($0)")! }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39: true
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): true
    default: false
    }
  }

  /// Refuses what nobody took.
  func finish() throws {
    guard !areTaken, let unknown = values.first(where: { !taken.contains($0.name) }) else { return }
    let known = taken.joined(separator: ", ")
    throw Problem.parameter(
      String(unknown.name.prefix(80)), vi: "không có ở đây; có thể dùng: \(known)",
      en: "is unknown here; known are: \(known)")
  }

  /// Those that say something, as they came, but for some: what a link repeats.
  func all(without names: String...) -> [(name: String, value: String)] {
    let isLeft = { (name: String, value: String) in !names.contains(name) && !value.isEmpty }
    return values.allSatisfy(isLeft) ? values : values.filter(isLeft)
  }
}

extension FixedWidthInteger {
  /// The number that a part of an address is; nil where it is not written as we write it, without plus or zeros in
  /// front: each thing has one address.
  init?(written text: some StringProtocol) {
    guard let number = Self(text), String(number) == text else { return nil }
    self = number
  }
}

extension Span<UInt8> {
  fileprivate var text: String { unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) } }

  /// Where a byte first stands in a range; the range's end if nowhere.
  fileprivate func first(_ byte: UInt8, in range: Range<Int>) -> Int {
    for place in range where self[place] == byte { return place }
    return range.upperBound
  }
}
