extension WordIndex {
  /// Puts an index together, word by word in their order.
  struct Writer {
    private var words = WordList()
    private var starts: ContiguousArray<UInt32> = [0]
    private var postings: ContiguousArray<UInt16> = []
    private let count: Int

    /// - Parameter count: number of outlets in the block.
    init(count: Int) { self.count = count }

    /// Makes room for what two indexes hold together.
    mutating func reserve(_ one: WordIndex, _ other: WordIndex) {
      words.reserve(one.words, other.words)
      starts.reserveCapacity(one.starts.count + other.starts.count)
      postings.reserveCapacity(one.postings.count + other.postings.count)
    }

    /// - Parameter places: ascending; at least one.
    mutating func append(_ word: ArraySlice<UInt8>, _ places: ContiguousArray<UInt16>.SubSequence) {
      words.append(word)
      if places.count >= OffsetSet.sixteens(of: count) {
        var set = OffsetSet(count: count)
        for place in places { set.insert(Int(place)) }
        postings += set.sixteens(of: count)
      } else {
        postings += places
      }
      starts.append(UInt32(postings.count))
    }

    var index: WordIndex { WordIndex(words: words, starts: starts, postings: postings, count: count) }
  }
}
