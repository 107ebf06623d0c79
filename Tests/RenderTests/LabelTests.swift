import Foundation
import Outlets
import Testing

/// The map page's scripts have words of their own, as they have codes of their own.
@Suite struct LabelTests {
  @Test(arguments: ["vi", "en"])
  func aKindAndAGroupHaveOneNameOnAllPages(_ language: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Public/js/words/\(language).js")
    let words = try String(contentsOf: file, encoding: .utf8)
    func text(_ label: BilingualText) -> String { language == "vi" ? label.vi : label.en }
    let kinds = OutletKind.allCases.map { ($0.rawValue, text($0.label)) }
    let groups = ProductGroup.allCases.map { ($0.rawValue, text($0.label)) }
    for (section, labels) in [("kinds", kinds), ("productGroups", groups)] {
      let start = try #require(words.range(of: "\n  \(section): {\n")).upperBound
      let end = try #require(words.range(of: "\n  },", range: start..<words.endIndex)).lowerBound
      let lines = words[start..<end].split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(Set(lines) == Set(labels.map { "\($0.0): \"\($0.1)\"," }))
    }
  }
}
