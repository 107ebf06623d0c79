/// A word that may have been typed with one slip: a letter wrong, missing or too many, or two swapped.
public struct MistypedWord: Sendable {
  /// How a word answers one that was mistyped, the better first.
  public enum Match: Comparable, Sendable {
    /// One slip leads from the whole word to what is typed.
    case whole
    /// One slip leads from the word's beginning to what is typed.
    case beginning
  }

  private let typed: [UInt8]

  /// Shorter ones are too many other words with one letter changed.
  private static let shortest = 3
  /// So are shorter ones to the beginnings of words.
  private static let shortestBeginning = 4

  /// Nil for words that are taken as they are: those of fewer than three letters, and those with anything but the
  /// letters a to z in them, as numbers and codes have.
  ///
  /// - Parameter typed: folded, in UTF-8.
  public init?(_ typed: ArraySlice<UInt8>) {
    guard typed.count >= Self.shortest, typed.allSatisfy({ 0x61...0x7A ~= $0 }) else { return nil }
    self.typed = Array(typed)
  }

  /// Nil for a word that more than one slip parts from what is typed, and for one that begins as it is typed. What is
  /// typed of three letters is a whole word.
  ///
  /// O(letters). The slip is at the first letter that differs: whatever one edit before it leaves equal up to there,
  /// the same edit made there leaves equal, too.
  public func match(_ word: Span<UInt8>) -> Match? {
    let typed = typed.span
    let shorter = min(typed.count, word.count)
    var same = 0
    while same < shorter, typed[same] == word[same] { same += 1 }
    if same == typed.count { return nil }
    let wrong = Self.rest(of: typed, from: same + 1, word, from: same + 1)
    if wrong == .whole { return wrong }
    let missing = Self.rest(of: typed, from: same, word, from: same + 1)
    if missing == .whole { return missing }
    let tooMany = Self.rest(of: typed, from: same + 1, word, from: same)
    if tooMany == .whole { return tooMany }
    if same + 1 < shorter, typed[same] == word[same + 1], typed[same + 1] == word[same],
      let swapped = Self.rest(of: typed, from: same + 2, word, from: same + 2),
      swapped == .whole || typed.count >= Self.shortestBeginning
    {
      return swapped
    }
    return typed.count < Self.shortestBeginning ? nil : wrong ?? missing ?? tooMany
  }

  /// How a word goes on from a place as what is typed does from another; nil where it does not.
  private static func rest(of typed: Span<UInt8>, from place: Int, _ word: Span<UInt8>, from other: Int) -> Match? {
    let left = typed.count - place
    guard other + left <= word.count else { return nil }
    for step in 0..<left where typed[place + step] != word[other + step] { return nil }
    return other + left == word.count ? .whole : .beginning
  }
}
