import Foundation
import Testing

@testable import Outlets

/// The short ways over the Latin tables say what the long ways say.
@Suite struct LatinTableTests {
  /// Vietnamese, composed and not, marks that stand alone, other scripts, what grows when its case changes.
  private static let texts: [String] = {
    var random = SeededGenerator(seed: 11)
    let alphabet = Array(
      "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĐÀẢƠƯ 0129-.,/“”"
        .unicodeScalars)
    let odd = Array(
      "\u{300}\u{301}\u{323}\u{31B}\u{302}\r\n\t\u{AD}ßİΣςﬁ中é가\u{1100}\u{1161}😀\u{200D}ǅ²½\u{5B0}\u{345}".unicodeScalars
    )
    return (0..<4000).map { number in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        let isOdd = number % 2 == 1 && Int.random(in: 0..<4, using: &random) == 0
        text.append((isOdd ? odd : alphabet).randomElement(using: &random)!)
      }
      return String(text)
    } + (0..<0x1F00).compactMap { Unicode.Scalar($0).map { "a" + String($0) + "b" } }
  }()

  @Test func keysAndFoldingsAreThoseOfAnyText() {
    for text in Self.texts {
      #expect(VietnameseCollation.key(text) == VietnameseCollation.anyKey(text), "\(text.debugDescription)")
      for folding in [TextFolding.letterCase, .accents, [.letterCase, .accents]] {
        let (short, long) = (folding.apply(text), folding.applyToAny(text))
        #expect(short.unicodeScalars.elementsEqual(long.unicodeScalars), "\(text.debugDescription)")
      }
    }
  }

  /// Against a matcher that tries every way.
  @Test func patternsMatchByCharacters() {
    func matches(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
      guard let first = pattern.first else { return text.isEmpty }
      if first == "%" { return (0...text.count).contains { matches(text.dropFirst($0), pattern.dropFirst()) } }
      guard let character = text.first, first == "_" || first == character else { return false }
      return matches(text.dropFirst(), pattern.dropFirst())
    }
    var random = SeededGenerator(seed: 12)
    let alphabet = ["a", "ặ", "ă\u{323}", "e\u{302}\u{301}", "ế", "\r\n", "\r", "\n", "中", "\u{301}", " "]
    func text(_ more: [String]) -> String {
      (0..<Int.random(in: 0...6, using: &random)).map { _ in (alphabet + more).randomElement(using: &random)! }.joined()
    }
    var found = 0
    for _ in 0..<20_000 {
      let (pattern, text) = (text(["%", "%", "%", "_", "_"]), text([]))
      let expected = matches(Array(text)[...], Array(pattern)[...])
      found += expected ? 1 : 0
      #expect(TextPattern(pattern).matches(text) == expected, "\(pattern.debugDescription) \(text.debugDescription)")
    }
    #expect(found > 1000)
  }
}
