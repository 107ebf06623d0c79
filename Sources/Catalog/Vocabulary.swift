internal import Outlets
internal import Spatial

/// The distinct words of several indexes that begin with a letter, each as far as its first digit.
///
/// Few beside the outlets: neighbours share streets, communes, kinds and products; of the keys of a list, "CH-0012",
/// what differs is cut off.
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
    var here = 0
    // Numbers and whole terms stand before what begins with a letter. Cut, the words are still in order: digits come
    // before letters.
    var there = (0..<other.count).partitioningIndex { Self.isLetter(other[$0].first!) }
    var last: ArraySlice<UInt8> = []
    while there < other.count {
      let word = other[there].prefix(while: Self.isLetter)
      there += 1
      if word == last { continue }
      last = word
      while here < words.count, words[here].lexicographicallyPrecedes(word) {
        merged.append(words[here])
        here += 1
      }
      if here < words.count, words[here] == word { here += 1 }
      merged.append(word)
    }
    for number in here..<words.count { merged.append(words[number]) }
    words = merged
  }

  private static let shortestDoubted = 4

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x61 }

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
    // Of short ones only those that are no word: each is many others with one letter changed.
    if isWord, typed.count < Self.shortestDoubted { return [same] }
    var (choices, beginnings) = (isWord ? [same] : [], [Choice]())
    for number in 0..<words.count {
      guard let match = mistyped.match(words.text.span.extracting(words.range(number))) else { continue }
      let choice = Choice(word: words[number], match: match)
      if match == .whole { choices.append(choice) } else { beginnings.append(choice) }
    }
    return choices + beginnings
  }
}
