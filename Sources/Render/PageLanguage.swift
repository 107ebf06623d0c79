internal import Foundation
public import Outlets

/// The language a page is in, and what it makes of words and numbers: `say("Chợ", "Market")`.
public enum PageLanguage: String, Sendable, CaseIterable {
  case vi, en

  public func callAsFunction(_ vi: String, _ en: String) -> String { self == .vi ? vi : en }
  public func callAsFunction(_ text: BilingualText) -> String { self == .vi ? text.vi : text.en }

  /// 12345 is "12.345" in Vietnamese, "12,345" in English.
  public func number(_ number: Int) -> String {
    let digits = String(abs(number))
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { grouped += self("." as String, ",") }
      grouped.append(digit)
    }
    return (number < 0 ? "−" : "") + grouped
  }

  /// With one digit behind the decimal mark.
  public func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return self.number(tenths / 10) + self(",", ".") + String(abs(tenths % 10))
  }

  /// A share in per cent; of nothing there is none.
  public func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    return tenths(Double(part) * 100 / Double(whole)) + self(" %", "%")
  }

  /// Metres under a kilometre, rounded to ten; tenths of a kilometre up to ten.
  public func distance(metres: Double) -> String {
    let tens = Int((metres / 10).rounded()) * 10
    if tens < 1000 { return "\(tens)\u{A0}m" }
    return metres < 9950 ? "\(tenths(metres / 1000))\u{A0}km" : "\(number(Int((metres / 1000).rounded())))\u{A0}km"
  }

  /// A date `yyyy-MM-dd` as people write it; other words as they are.
  public func date(_ iso: String) -> String {
    let parts = iso.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return iso }
    if self == .vi { return "\(parts[2])/\(parts[1])/\(parts[0])" }
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }

  /// A number in E.164 as people dial it: +842563822008 is "0256 3822 008".
  public static func phone(_ number: String) -> String {
    guard number.hasPrefix("+84"), (11...13).contains(number.count), number.dropFirst().allSatisfy(\.isNumber) else {
      return number
    }
    let digits = Array("0" + number.dropFirst(3))
    let middle = digits[1] == "2" ? 8 : 7
    return [digits[..<4], digits[4..<min(middle, digits.count)], digits[min(middle, digits.count)...]]
      .map { String($0) }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
