internal import Outlets
internal import Spatial

/// Which outlets of a block hold which words, for search by folded words and their beginnings.
///
/// An inverted index: the words in order, and for each the places of the outlets that hold it. A prefix is a range
/// of words.
struct WordIndex: Sendable {
  /// In UTF-8, in the order of their bytes.
  let words: WordList
  /// The outlets with word i: `postings[starts[i] ..< starts[i + 1]]`.
  let starts: ContiguousArray<UInt32>
  /// Of a word the places, ascending; or, where these would take at least the room, the set of them, a bit for each
  /// outlet, which is ``setLength`` numbers long.
  let postings: ContiguousArray<UInt16>
  /// Number of outlets in the block.
  let count: Int
  private let setLength: Int

  /// What is searched for one outlet.
  struct Texts {
    /// What stands first in it is also looked up as that.
    var name = ""
    /// Hardly any other outlet has these: address, key.
    let own: [String]
    /// Many outlets share these (communes, kinds, products): their words are looked up once.
    let shared: [String]
    /// Shared texts that are also looked up as a whole, letter by letter.
    var whole: [String] = []
  }

  /// - Parameter count: number of outlets in the block.
  init(words: WordList, starts: ContiguousArray<UInt32>, postings: ContiguousArray<UInt16>, count: Int) {
    (self.words, self.starts, self.postings, self.count) = (words, starts, postings, count)
    setLength = OffsetSet.sixteens(of: count)
  }

  /// The outlets that some way of reading what is typed finds: none where there is no word in it.
  ///
  /// - Parameter readings: of ``TypedText``.
  func places(matching readings: [[ArraySlice<UInt8>]]) -> OffsetSet {
    readings.reduce(into: OffsetSet(count: count)) { $0.formUnion(places(matching: $1)) }
  }

  /// The outlets in which each prefix begins some word.
  ///
  /// - Parameter prefixes: folded; at least one.
  private func places(matching prefixes: [ArraySlice<UInt8>]) -> OffsetSet {
    // The longest word is the one that is most likely not there, two words as one above all.
    guard let longest = prefixes.max(by: { $0.count < $1.count }), !range(of: longest).isEmpty else {
      return OffsetSet(count: count)
    }
    // The rarest first: for a few outlets it is sooner asked of each whether it holds what many hold.
    let ranges = prefixes.map { range(of: $0) }.sorted { postings(of: $0).count < postings(of: $1).count }
    var result = OffsetSet(count: count)
    for (place, range) in ranges.enumerated() {
      if place > 0, result.isEmpty { break }
      var found = OffsetSet(count: count)
      let few = place > 0 ? result.prefix(Self.few) : []
      if place > 0, few.count < Self.few, few.count * range.count * Self.steps < postings(of: range).count {
        for offset in few where range.contains(where: { holds($0, offset) }) { found.insert(offset) }
        result = found
        continue
      }
      for word in range { insert(word, into: &found) }
      if place == 0 { result = found } else { result.formIntersection(found) }
    }
    return result
  }

  /// The outlets that were given one of some texts as ``Texts/whole``.
  func places(havingOneOf texts: [String]) -> OffsetSet {
    var found = OffsetSet(count: count)
    for text in texts {
      let term = Self.term(text)
      // It is the first of those that begin with it.
      if let word = range(of: term).first, words[word].count == term.count { insert(word, into: &found) }
    }
    return found
  }

  /// A text among the words: none of those begins like it.
  static func term(_ whole: String) -> [UInt8] { [0] + whole.utf8 }

  /// The word that a name begins with, among the words.
  static func beginning(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> { [1] + word }

  /// What finds the names that begin with the first word typed and hold the others.
  ///
  /// - Parameter readings: of ``TypedText``.
  static func beginnings(_ readings: [[ArraySlice<UInt8>]]) -> [[ArraySlice<UInt8>]] {
    readings.map { [beginning($0[0])] + $0.dropFirst() }
  }

  private static let few = 64
  /// Of a search among a word's postings, about.
  private static let steps = 12

  /// The words that begin with a prefix: they stand side by side.
  func range(of prefix: some Collection<UInt8>) -> Range<Int> {
    let first = (0..<words.count).partitioningIndex { !words[$0].lexicographicallyPrecedes(prefix) }
    let end = (first..<words.count).partitioningIndex { !words[$0].starts(with: prefix) }
    return first..<end
  }

  /// Of neighbouring words; the more outlets, the more there are.
  private func postings(of words: Range<Int>) -> ContiguousArray<UInt16>.SubSequence {
    postings[Int(starts[words.lowerBound])..<Int(starts[words.upperBound])]
  }

  private func postings(of word: Int) -> ContiguousArray<UInt16>.SubSequence { postings(of: word..<word + 1) }

  /// Adds the outlets that hold a word.
  func insert(_ word: Int, into set: inout OffsetSet) {
    let postings = postings(of: word)
    if postings.count == setLength {
      set.formUnion(sixteens: postings)
    } else {
      for offset in postings { set.insert(Int(offset)) }
    }
  }

  /// Visits the outlets that hold a word, ascending.
  func forEachOffset(of word: Int, _ body: (Int) -> Void) {
    let postings = postings(of: word)
    guard postings.count == setLength else { return postings.forEach { body(Int($0)) } }
    for (number, sixteen) in postings.enumerated() {
      var rest = sixteen
      while rest != 0 {
        body(number << 4 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
  }

  /// Whether an outlet holds a word.
  private func holds(_ word: Int, _ offset: Int) -> Bool {
    let postings = postings(of: word)
    if postings.count == setLength {
      return postings[postings.startIndex + offset >> 4] & (1 << UInt16(offset & 15)) != 0
    }
    let place = postings.indices.partitioningIndex { postings[$0] >= offset }
    return place < postings.endIndex && postings[place] == offset
  }
}

/// Words one after the other in one piece of memory.
struct WordList: Sendable {
  private(set) var text: [UInt8] = []
  private(set) var starts: ContiguousArray<UInt32> = [0]

  init() {}

  /// - Precondition: the starts ascend from 0 to the text's end.
  init(text: [UInt8], starts: ContiguousArray<UInt32>) {
    self.text = text
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  subscript(number: Int) -> ArraySlice<UInt8> { text[range(number)] }

  func range(_ number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  mutating func append(_ word: some Collection<UInt8>) {
    text += word
    starts.append(UInt32(text.count))
  }

  /// Makes room for the words of two lists.
  mutating func reserve(_ one: WordList, _ other: WordList) {
    text.reserveCapacity(one.text.count + other.text.count)
    starts.reserveCapacity(one.starts.count + other.starts.count)
  }

  /// The order of two words' bytes: negative where this list's comes first, 0 where they are the same.
  func compare(_ number: Int, with other: WordList, _ otherNumber: Int) -> Int {
    let (range, otherRange) = (range(number), other.range(otherNumber))
    let (bytes, otherBytes) = (text.span, other.text.span)
    for place in 0..<min(range.count, otherRange.count) {
      let (byte, otherByte) = (bytes[range.lowerBound + place], otherBytes[otherRange.lowerBound + place])
      if byte != otherByte { return byte < otherByte ? -1 : 1 }
    }
    return range.count - otherRange.count
  }
}
