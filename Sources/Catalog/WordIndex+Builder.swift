internal import Outlets

extension WordIndex {
  /// Makes an index from the texts of outlets.
  ///
  /// Words are numbered as they come: a hash table with linear probing over their bytes. A dictionary of strings would
  /// spend most of the time on making strings and on hashes that no attacker can steer.
  struct Builder {
    private var words = WordList()
    /// Number of the word plus one, by hash; 0 where there is none. At most half full.
    private var table = ContiguousArray<UInt32>(repeating: 0, count: 1 << 13)
    /// The place that was added last for each word.
    private var lastPlaces: ContiguousArray<Int32> = []
    /// What was added: word, place.
    private var entries: ContiguousArray<(word: UInt32, place: UInt16)> = []
    private var sharedNumbers: [String: [Int]] = [:]
    private var wholeNumbers: [String: [Int]] = [:]

    /// Adds an outlet's texts; outlets come in the order of their places.
    mutating func add(_ texts: Texts, at offset: Int) {
      for reading in VietnameseText.readings(texts.name) {
        let words = reading.split(separator: 0x20)
        for word in words { add(number(of: word), at: offset) }
        if let first = words.first { add(number(of: beginning(first)), at: offset) }
      }
      for text in texts.own {
        for number in numbers(text) { add(number, at: offset) }
      }
      for text in texts.shared {
        let known = sharedNumbers[text]
        let words = known ?? numbers(text)
        if known == nil { sharedNumbers[text] = words }
        for number in words { add(number, at: offset) }
      }
      for text in texts.whole {
        let known = wholeNumbers[text]
        let words = known ?? numbers(text) + [number(of: term(text)[...])]
        if known == nil { wholeNumbers[text] = words }
        for number in words { add(number, at: offset) }
      }
    }

    private mutating func add(_ number: Int, at offset: Int) {
      guard lastPlaces[number] != Int32(offset) else { return }
      lastPlaces[number] = Int32(offset)
      entries.append((UInt32(number), UInt16(offset)))
    }

    private mutating func numbers(_ text: String) -> [Int] {
      // Added once each: the places that a word was given are remembered.
      VietnameseText.readings(text).flatMap { reading in reading.split(separator: 0x20).map { number(of: $0) } }
    }

    private mutating func number(of word: ArraySlice<UInt8>) -> Int {
      if 2 * words.count >= table.count { grow() }
      var slot = Self.hash(word) & (table.count - 1)
      while table[slot] != 0 {
        let number = Int(table[slot]) - 1
        if words[number].elementsEqual(word) { return number }
        slot = (slot + 1) & (table.count - 1)
      }
      words.append(word)
      lastPlaces.append(-1)
      table[slot] = UInt32(words.count)
      return words.count - 1
    }

    private mutating func grow() {
      table = ContiguousArray(repeating: 0, count: 2 * table.count)
      for number in 0..<words.count {
        var slot = Self.hash(words[number]) & (table.count - 1)
        while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
        table[slot] = UInt32(number + 1)
      }
    }

    /// FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), its high half folded in, since only low bits are used.
    private static func hash(_ word: ArraySlice<UInt8>) -> Int {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
    }

    /// - Parameter count: number of outlets in the block.
    func index(count: Int) -> WordIndex {
      let order = (0..<words.count).sorted { words[$0].lexicographicallyPrecedes(words[$1]) }
      var ranks = ContiguousArray<UInt32>(repeating: 0, count: words.count)
      for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
      // Counting sort by word; places keep the order in which they were added.
      var next = ContiguousArray<Int>(repeating: 0, count: words.count + 1)
      for entry in entries { next[Int(ranks[Int(entry.word)]) + 1] += 1 }
      for rank in 0..<words.count { next[rank + 1] += next[rank] }
      var places = ContiguousArray<UInt16>(repeating: 0, count: entries.count)
      for entry in entries {
        let rank = Int(ranks[Int(entry.word)])
        places[next[rank]] = entry.place
        next[rank] += 1
      }
      var writer = Writer(count: count)
      var start = 0
      for (number, end) in zip(order, next) {
        writer.append(words[number], places[start..<end])
        start = end
      }
      return writer.index
    }
  }
}
