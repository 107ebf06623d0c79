@testable import Catalog
import Outlets
import Testing

@Suite struct OffsetSetTests {
  /// Counts, firsts and runs of any range against the plain list.
  @Test(arguments: [1, 63, 64, 65, 300])
  func rangesAgreeWithTheList(_ count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    for density in [0, 1, 4, 9, 10] {
      var set = OffsetSet(count: count)
      let members = (0..<count).filter { _ in Int.random(in: 0..<10, using: &random) < density }
      for member in members { set.insert(member) }
      for _ in 0..<100 {
        let (a, b) = (Int.random(in: 0...count, using: &random), Int.random(in: 0...count, using: &random))
        let range = min(a, b)..<max(a, b)
        let expected = members.filter { range.contains($0) }
        #expect(set.count(in: range) == expected.count)
        #expect(set.first(in: range) == expected.first)
        var runs: [Range<Int>] = []
        set.forEachRun(in: range) { runs.append($0) }
        #expect(runs.flatMap { Array($0) } == expected)
        #expect(zip(runs, runs.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
      }
    }
  }
}
