internal import Outlets
internal import Spatial

/// Which outlets of a block hold which words, for search by folded words and their beginnings.
///
/// An inverted index: the words in order, and for each the places of the outlets that hold it. A prefix is a range
/// of words.
struct WordIndex: Sendable {
  let words: [String]
  /// Places of word i: `postings[starts[i] ..< starts[i + 1]]`, ascending.
  let starts: ContiguousArray<UInt32>
  let postings: ContiguousArray<UInt16>

  /// What is searched for one outlet.
  struct Texts {
    /// Hardly any other outlet has these: name, address.
    let own: [String]
    /// Many outlets share these (communes, kinds, products): their words are looked up once.
    let shared: [String]
  }

  struct Builder {
    private var numbers: [String: Int] = [:]
    private var places: [ContiguousArray<UInt16>] = []
    private var sharedNumbers: [String: [Int]] = [:]

    /// Adds an outlet's texts; outlets come in the order of their places.
    mutating func add(_ texts: Texts, at offset: Int) {
      for text in texts.own {
        for number in wordNumbers(text) { add(number, at: offset) }
      }
      for text in texts.shared {
        let known = sharedNumbers[text]
        let words = known ?? wordNumbers(text)
        if known == nil { sharedNumbers[text] = words }
        for number in words { add(number, at: offset) }
      }
    }

    /// Adds the outlets of another block that stay, each at its new place.
    ///
    /// - Parameter offsets: for each place of the other index the new one, ascending; −1 for what is gone.
    mutating func add(_ index: WordIndex, offsets: [Int]) {
      for word in index.words.indices {
        let kept = index.places(word).compactMap { offsets[Int($0)] < 0 ? nil : UInt16(offsets[Int($0)]) }
        if !kept.isEmpty { places[number(of: index.words[word])] += kept }
      }
    }

    private mutating func add(_ number: Int, at offset: Int) {
      if places[number].last != UInt16(offset) { places[number].append(UInt16(offset)) }
    }

    private mutating func wordNumbers(_ text: String) -> [Int] {
      VietnameseText.fold(text).split(separator: " ").map { number(of: String($0)) }
    }

    private mutating func number(of word: String) -> Int {
      if let known = numbers[word] { return known }
      numbers[word] = places.count
      places.append([])
      return places.count - 1
    }

    func index() -> WordIndex { WordIndex(numbers.map { ($0.key, places[$0.value]) }) }
  }

  private init(_ entries: [(word: String, places: ContiguousArray<UInt16>)]) {
    let ordered = entries.sorted { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
    words = ordered.map(\.word)
    var starts: ContiguousArray<UInt32> = [0]
    var postings: ContiguousArray<UInt16> = []
    for entry in ordered {
      // Words that came from two sides are merged here: in order, each place once.
      let isOrdered = zip(entry.places, entry.places.dropFirst()).allSatisfy { $0 < $1 }
      postings += isOrdered ? entry.places : ContiguousArray(Set(entry.places).sorted())
      starts.append(UInt32(postings.count))
    }
    self.starts = starts
    self.postings = postings
  }

  init(words: [String], starts: ContiguousArray<UInt32>, postings: ContiguousArray<UInt16>) {
    self.words = words
    self.starts = starts
    self.postings = postings
  }

  private func places(_ word: Int) -> ArraySlice<UInt16> {
    ArraySlice(postings[Int(starts[word])..<Int(starts[word + 1])])
  }

  /// The outlets in which each prefix begins some word.
  ///
  /// - Parameters:
  ///   - prefixes: folded; at least one.
  ///   - count: number of outlets in the block.
  func places(matching prefixes: [String], count: Int) -> OffsetSet {
    var result: OffsetSet?
    for prefix in prefixes {
      var found = OffsetSet(count: count)
      for offset in postings[postings(of: prefix)] { found.insert(Int(offset)) }
      if result == nil { result = found } else { result!.formIntersection(found) }
    }
    return result ?? OffsetSet(count: count)
  }

  /// Postings of the words that begin with a prefix: they stand side by side.
  private func postings(of prefix: String) -> Range<Int> {
    let all = 0..<words.count
    let first = all.partitioningIndex { !words[$0].utf8.lexicographicallyPrecedes(prefix.utf8) }
    let end = (first..<words.count).partitioningIndex { !words[$0].utf8.starts(with: prefix.utf8) }
    return Int(starts[first])..<Int(starts[end])
  }
}
