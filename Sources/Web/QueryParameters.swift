import Foundation
import Outlets
import Spatial

/// The parameters of a request, each read once; what is left at the end is unknown and refused.
struct QueryParameters {
  private var values: [(name: String, value: String)] = []
  private var taken: [String] = []

  /// - Parameter emptiable: what may be empty, and is then as if it were not there.
  /// - Throws: ``Problem`` for a repeated name, and for a value that is empty or not UTF-8.
  init(_ request: some ReadRequest, emptiable: Set<String> = []) throws {
    let query = request.query
    taken.reserveCapacity(48)
    // By bytes, as all that follows: by characters it would be read for what they combine to.
    for pair in query.utf8.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        .map { query[$0.startIndex..<$0.endIndex] }
      guard let name = Self.decode(parts[0]), let value = Self.decode(parts.count > 1 ? parts[1] : "") else {
        throw Problem.parameter(
          String(parts[0].prefix(40)), vi: "mã hóa phần trăm phải là UTF-8", en: "percent encoding must be UTF-8")
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
      guard values.count < Self.most else {
        throw Problem.parameter(
          String(name.prefix(80)), vi: "là tham số thứ \(Self.most + 1); nhiều nhất \(Self.most)",
          en: "is one too many; at most \(Self.most) parameters")
      }
      values.append((name, value))
    }
  }

  /// More than there are; each is compared with those before it.
  private static let most = 100

  /// As forms encode: a plus is a space.
  private static func decode(_ text: Substring) -> String? {
    // Most have nothing to decode.
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) { return String(text) }
    return text.replacing("+", with: " ").removingPercentEncoding
  }

  /// A parameter's text, taken or not.
  subscript(_ name: String) -> String? { values.first { $0.name == name }?.value }

  /// Takes a parameter's text; nil where it is missing or empty.
  mutating func take(_ name: String) -> String? {
    taken.append(name)
    guard let value = self[name], !value.isEmpty else { return nil }
    return value
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

  /// Takes numbers parted by commas.
  mutating func takeNumbers(_ name: String, counts: [Int], form: String) throws -> [Double]? {
    guard let text = take(name) else { return nil }
    let parts = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.allSatisfy(Self.isOfNumber) ? Double(text[part.startIndex..<part.endIndex]) : nil
    }
    guard counts.contains(parts.count), numbers.count == parts.count, numbers.allSatisfy(\.isFinite) else {
      throw Problem.parameter(name, vi: "phải có dạng \(form)", en: "takes \(form)")
    }
    return numbers
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39: true
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): true
    default: false
    }
  }

  /// Refuses what nobody took.
  func finish() throws {
    guard let unknown = values.first(where: { !taken.contains($0.name) }) else { return }
    let known = taken.joined(separator: ", ")
    throw Problem.parameter(
      String(unknown.name.prefix(80)), vi: "không có ở đây; có thể dùng: \(known)",
      en: "is unknown here; known are: \(known)")
  }

  /// Those that say something, as they came, but for some: what a link repeats.
  func all(without names: String...) -> [(name: String, value: String)] {
    values.filter { !names.contains($0.name) && !$0.value.isEmpty }
  }
}
