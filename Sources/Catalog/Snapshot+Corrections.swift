public import Outlets

extension Snapshot {
  /// How many ways to put right what was typed are told.
  private static let mostCorrections = 3

  /// What may have been meant by words that find nothing, where each may have been typed with one slip
  /// (``MistypedWord``): of the ways with the fewest slips those that find most. Each finds something as it is.
  ///
  /// O(distinct words), and look-ups in the blocks' words; the first time in a version O(distinct words of each block).
  ///
  /// - Parameter names: what is found beside the outlets.
  public func corrections(of typed: TypedText, or names: NameWords) -> [String] {
    var corrections = Corrections()
    for reading in typed.readings where reading.count <= Corrections.mostWords {
      if let choices = names.vocabulary.choices(for: reading) {
        names.words.collect(&corrections, from: choices[...], among: nil)
      }
      if let choices = vocabulary.choices(for: reading) {
        for block in blocks { block.words.collect(&corrections, from: choices[...], among: block.open) }
      }
    }
    return corrections.most(Self.mostCorrections, of: typed)
  }
}

/// The words of some names, to be asked beside those of the outlets.
public struct NameWords: Sendable {
  let words: WordIndex
  let vocabulary: Vocabulary

  /// - Precondition: at most 65,536 names.
  public init(_ names: [String]) {
    var builder = WordIndex.Builder()
    for (place, name) in names.enumerated() { builder.add(.init(own: [name], shared: []), at: place) }
    words = builder.index(count: names.count)
    vocabulary = Vocabulary(of: [words])
  }
}

/// What may have been meant by words that are nowhere together: the ways with the fewest slips.
struct Corrections {
  /// Some typed words, and what it costs to take them for what was typed.
  struct Words {
    private(set) var words: [ArraySlice<UInt8>] = []
    /// Slips, and how many of them were made in words that go on.
    private(set) var cost = (slips: 0, beginnings: 0)

    func appending(_ choice: Vocabulary.Choice) -> Words {
      var longer = self
      longer.words.append(choice.word)
      if choice.match != nil { longer.cost.slips += 1 }
      if choice.match == .beginning { longer.cost.beginnings += 1 }
      return longer
    }
  }

  /// More would be too many ways to try.
  static let mostWords = 16
  /// How many choices may still be tried: words that are alike, typed again and again, can be chosen in more ways than
  /// anyone has time for.
  private var left = 50_000
  private var cost = (slips: Int.max, beginnings: 0)
  private var outlets: [[ArraySlice<UInt8>]: Int] = [:]

  /// Whether it is worth while to go on with some words; each question is a try.
  mutating func mayTry(_ words: Words) -> Bool {
    left -= 1
    return left >= 0 && words.cost <= cost
  }

  mutating func add(_ words: Words, outlets count: Int) {
    if words.cost < cost { outlets = [:] }
    cost = words.cost
    outlets[words.words, default: 0] += count
  }

  /// Those that most outlets hold first.
  func most(_ limit: Int, of typed: TypedText) -> [String] {
    outlets.map { (text: typed.spelled($0.key), outlets: $0.value) }
      .sorted { ($1.outlets, $0.text) < ($0.outlets, $1.text) }
      .prefix(limit).map(\.text)
  }
}
