import Outlets
import Testing

@Suite struct MistypedWordTests {
  private func match(_ typed: String, _ word: String) -> MistypedWord.Match? {
    MistypedWord(Array(typed.utf8)[...])?.match(Array(word.utf8).span)
  }

  @Test(arguments: [
    ("coopmrt", "coopmart", MistypedWord.Match.whole), ("qaun", "quan", .whole), ("nhonn", "nhon", .whole),
    ("nhin", "nhon", .whole), ("xhon", "nhon", .whole), ("hnon", "nhon", .whole), ("nnhon", "nhon", .whole),
    ("coopmr", "coopmart", .beginning), ("nhonn", "nhong", .whole), ("trnag", "trangs", .beginning),
    ("quan", "quan", nil), ("quan", "quang", nil), ("qnau", "quan", nil), ("quan", "hoan", nil), ("quan", "", nil),
    ("thin", "thia", .whole),
    ("nhn", "nhon", .whole), ("rou", "ruou", .whole), ("tma", "tam", .whole), ("bnh", "banh", .whole),
    ("nhn", "nhong", nil), ("tma", "tamx", nil), ("nhn", "nha", .whole),
  ])
  func oneSlipIsForgiven(_ typed: String, _ word: String, _ expected: MistypedWord.Match?) {
    #expect(match(typed, word) == expected)
  }

  @Test(arguments: ["ch", "", "1234", "da1", "dak1", "đường"])
  func someWordsAreTakenAsTheyAre(_ word: String) { #expect(MistypedWord(Array(word.utf8)[...]) == nil) }

  /// Against the distance of every beginning, worked out by the whole table.
  @Test func itIsTheDistanceOfOne() {
    var random = SeededGenerator(seed: 4)
    func word(_ lengths: ClosedRange<Int>) -> [UInt8] {
      (0..<Int.random(in: lengths, using: &random)).map { _ in UInt8.random(in: 0x61...0x63, using: &random) }
    }
    var counts: [MistypedWord.Match?: Int] = [:]
    for _ in 0..<20_000 {
      let (typed, word) = (word(4...7), word(0...8))
      let distances = (0...word.count).map { Self.distance(Array(word[..<$0]), typed) }
      let expected: MistypedWord.Match? =
        distances.contains(0) ? nil : distances.last == 1 ? .whole : distances.contains(1) ? .beginning : nil
      #expect(MistypedWord(typed[...])?.match(word.span) == expected, "\(typed) \(word)")
      counts[expected, default: 0] += 1
    }
    #expect(counts.count == 3 && counts.values.allSatisfy { $0 > 200 })
  }

  /// Letters to insert, delete, replace or swap with the next, none touched twice.
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var table = (0...one.count).map { row in (0...other.count).map { row == 0 ? $0 : $0 == 0 ? row : 0 } }
    for i in 1..<(one.count + 1) {
      for j in 1..<(other.count + 1) {
        let replaced = table[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)
        table[i][j] = min(replaced, table[i - 1][j] + 1, table[i][j - 1] + 1)
        if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[one.count][other.count]
  }
}
