@testable import Catalog
import Outlets
import Testing

@Suite struct WordIndexTests {
  /// Words that few, many and all outlets hold, against the plain lists; also when the half of them moves to another
  /// index.
  @Test(arguments: [1, 15, 16, 17, 300, 4096])
  func everyWordHasItsOutlets(_ count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let words = ["cho", "hang", "viet", "mot", "hai"]
    let texts = (0..<count).map { _ in
      zip(words, [1, 4, 16, 64, 1024]).filter { Int.random(in: 0..<$0.1, using: &random) == 0 }.map(\.0)
    }
    var builder = WordIndex.Builder()
    for (place, held) in texts.enumerated() {
      builder.add(.init(own: held, shared: [], whole: held.isEmpty ? [] : [held.joined(separator: " ")]), at: place)
    }
    let index = builder.index(count: count)
    check(index, texts)
    for whole in ["hang", "hang viet", "hang viet mot", "ha"] {
      let found = index.places(havingOneOf: [whole, "khong"])
      #expect(
        texts.indices.filter { found.contains($0) }
          == texts.indices.filter { texts[$0].joined(separator: " ") == whole })
    }

    let stay = texts.indices.filter { $0 % 2 == 0 }
    var offsets = [Int](repeating: -1, count: count)
    for (place, offset) in stay.enumerated() { offsets[offset] = place + 1 }
    var moved = WordIndex.Builder()
    // Before and behind those of the other index.
    moved.add(.init(own: ["hai"], shared: []), at: 0)
    moved.add(.init(own: ["cho", "hai"], shared: []), at: stay.count + 1)
    let merged = moved.index(count: stay.count + 2).merging(index, offsets: offsets)
    check(merged, [["hai"]] + stay.map { texts[$0] } + [["cho", "hai"]])
  }

  private func check(_ index: WordIndex, _ texts: [[String]]) {
    func members(_ set: OffsetSet) -> [Int] { texts.indices.filter { set.contains($0) } }
    for word in Set(texts.joined()) {
      let expected = texts.indices.filter { texts[$0].contains(word) }
      #expect(members(index.places(matching: TypedText(word).readings)) == expected)
      for other in ["cho", "hai"] {
        let both = members(index.places(matching: TypedText("\(word) \(other)").readings))
        #expect(both == expected.filter { texts[$0].contains(other) })
      }
    }
    // One prefix, two words.
    let range = members(index.places(matching: TypedText("h").readings))
    #expect(range == texts.indices.filter { texts[$0].contains("hang") || texts[$0].contains("hai") })
  }
}
