internal import Outlets
internal import Spatial

/// The distinct words of several indexes that begin with a letter.
///
/// Few beside the outlets: neighbours share streets, communes, kinds and products.
struct Vocabulary: Sendable {
  /// In the order of their bytes.
  private var words = WordList()

  /// What may stand in a typed word's place: the word itself, or one that may have been mistyped so.
  struct Choice {
    let word: ArraySlice<UInt8>
    /// Nil for the word itself.
    let match: MistypedWord.Match?
  }

  init(of indexes: some Sequence<WordIndex>) { for index in indexes { add(index.words) } }

  /// O(words) of both.
  private mutating func add(_ other: WordList) {
    var merged = WordList()
    // Numbers and whole terms stand before what begins with a letter.
    var (here, there) = (0, (0..<other.count).partitioningIndex { other[$0].first! >= 0x61 })
    while here < words.count || there < other.count {
      var order = here < words.count ? -1 : 1
      if here < words.count, there < other.count { order = words.compare(here, with: other, there) }
      merged.append(order <= 0 ? words[here] : other[there])
      if order <= 0 { here += 1 }
      if order >= 0 { there += 1 }
    }
    words = merged
  }

  /// For each typed word what may stand in its place, the better first; nil where there is nothing for one of them.
  ///
  /// O(words) for each.
  func choices(for typed: [ArraySlice<UInt8>]) -> [[Choice]]? {
    var all: [[Choice]] = []
    for word in typed {
      let choices = choices(for: word)
      if choices.isEmpty { return nil }
      all.append(choices)
    }
    return all
  }

  private func choices(for typed: ArraySlice<UInt8>) -> [Choice] {
    let same = Choice(word: typed, match: nil)
    guard let mistyped = MistypedWord(typed) else { return [same] }
    let first = (0..<words.count).partitioningIndex { !words[$0].lexicographicallyPrecedes(typed) }
    let isWord = first < words.count && words[first].starts(with: typed)
    var (choices, beginnings) = (isWord ? [same] : [], [Choice]())
    for number in 0..<words.count {
      guard let match = mistyped.match(words.text.span.extracting(words.range(number))) else { continue }
      let choice = Choice(word: words[number], match: match)
      if match == .whole { choices.append(choice) } else { beginnings.append(choice) }
    }
    return choices + beginnings
  }
}
