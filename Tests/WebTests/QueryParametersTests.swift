import NIOHTTP1
import Outlets
import Testing

@testable import Web

@Suite struct QueryParametersTests {
  private func parameters(_ query: String) throws -> QueryParameters {
    try QueryParameters(PlainRead(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/x?\(query)")))
  }

  /// Numbers are what `Double` reads, to the last bit, however they are written.
  @Test func numbersAreExact() throws {
    var random = SeededGenerator(seed: 7)
    var texts = ["0", "00.10", "109.", ".5", "-13.77", "+1", "1e2", "123456789012345", "1234567890123456", "0.1e-3"]
    for _ in 0..<5000 {
      let digits = String(UInt64.random(in: 0..<1 << UInt64.random(in: 1..<60, using: &random), using: &random))
      let place = digits.index(digits.startIndex, offsetBy: Int.random(in: 0...digits.count, using: &random))
      texts.append(digits[..<place] + "." + digits[place...])
    }
    for text in texts {
      var parameters = try parameters("n=\(text.replacing("+", with: "%2B"))")
      let number = try parameters.takeNumbers("n", counts: [1], form: BilingualText(vi: "", en: ""))?[0]
      #expect(number?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
    for text in [".", "-", "1.2.3", "0x10", "inf", "nan", "1,,2", "١"] {
      var parameters = try parameters("n=\(text)")
      #expect(throws: Problem.self) {
        try parameters.takeNumbers("n", counts: [1, 2, 3], form: BilingualText(vi: "", en: ""))
      }
    }
  }

  /// What a problem says is in its reader's language alone.
  @Test(arguments: [
    "bbox=1", "bbox=1,5,2,3", "bbox=1&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/9217",
    "bbox=5,5,1,1&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/9217", "point=1", "max-distance=x",
  ])
  func theFormIsSaidInOneLanguage(_ query: String) throws {
    var some = try parameters(query)
    let problem = try #require(throws: Problem.self) {
      _ = try some.takePoint()
      _ = try some.takeReach()
      _ = try OutletQuery(&some)
    }
    #expect(
      !problem.detail.en.contains(/hoặc|mét|thứ/) && !problem.detail.vi.contains("BilingualText")
        && !problem.detail.vi.contains(#/ or |metres|LON/#), "\(problem)")
  }

  /// What nobody takes is refused, and the answer tells what there is; taking twice is taking once.
  @Test func whatNobodyTakesIsRefused() throws {
    var some = try parameters("b=2&a=1&c=3")
    #expect(some.take("a") == "1" && some.take("a") == "1" && some.take("z") == nil && some.take("b") == "2")
    do {
      try some.finish()
      Issue.record("c is unknown")
    } catch let problem as Problem {
      #expect(problem.detail.en.hasPrefix("Parameter c") && problem.detail.en.contains("z, b"))
    }
    #expect(some.take("c") == "3" && some.take("d") == nil)
    try some.finish()
  }
}
