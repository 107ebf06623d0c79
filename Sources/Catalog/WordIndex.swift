internal import Outlets

/// Which outlets hold which words, for search by folded words and their beginnings.
///
/// An inverted index: the words in order, and for each the slots that hold it. A prefix is a range of words.
struct WordIndex: Sendable {
  private let words: [String]
  /// Slots of word i: `postings[starts[i] ..< starts[i + 1]]`, ascending.
  private let starts: [Int]
  private let postings: [UInt32]

  /// What is searched for one outlet.
  struct Texts {
    /// Hardly any other outlet has these: name, address.
    let own: [String]
    /// Many outlets share these (communes, kinds, products): their words are looked up once.
    let shared: [String]
  }

  /// - Parameter texts: in slot order.
  init(_ texts: some Sequence<Texts>) {
    var numbers: [String: Int] = [:]
    var slots: [[UInt32]] = []
    func wordNumbers(_ text: String) -> [Int] {
      VietnameseText.fold(text).split(separator: " ").map { word in
        let word = String(word)
        if let known = numbers[word] { return known }
        numbers[word] = slots.count
        slots.append([])
        return slots.count - 1
      }
    }
    var sharedNumbers: [String: [Int]] = [:]
    for (slot, texts) in texts.enumerated() {
      func add(_ words: [Int]) {
        for number in words where slots[number].last != UInt32(slot) { slots[number].append(UInt32(slot)) }
      }
      for text in texts.own { add(wordNumbers(text)) }
      for text in texts.shared {
        let words = sharedNumbers[text] ?? wordNumbers(text)
        sharedNumbers[text] = words
        add(words)
      }
    }
    let ordered = numbers.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    words = ordered.map(\.key)
    var starts = [0]
    var postings: [UInt32] = []
    for (_, number) in ordered {
      postings += slots[number]
      starts.append(postings.count)
    }
    self.starts = starts
    self.postings = postings
  }

  /// The slots in which every word of a text begins some word. Nil when the text has no word.
  func slots(matching text: String, count: Int) -> SlotSet? {
    var result: SlotSet?
    for prefix in VietnameseText.fold(text).split(separator: " ") {
      var found = SlotSet(count: count)
      for word in range(of: prefix) {
        for slot in postings[starts[word]..<starts[word + 1]] { found.insert(Int(slot)) }
      }
      if result == nil { result = found } else { result!.formIntersection(found) }
    }
    return result
  }

  /// Words that begin with a prefix.
  private func range(of prefix: Substring) -> Range<Int> {
    let first = firstWord { !$0.utf8.lexicographicallyPrecedes(prefix.utf8) }
    let end = firstWord { !$0.utf8.lexicographicallyPrecedes(prefix.utf8) && !$0.hasPrefix(prefix) }
    return first..<max(first, end)
  }

  /// The first word for which a condition holds that holds for all words behind it, too.
  private func firstWord(where condition: (String) -> Bool) -> Int {
    var range = 0..<words.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range = condition(words[middle]) ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    return range.lowerBound
  }
}

/// A set of slots, one bit each.
struct SlotSet: Sendable {
  private var bits: [UInt64]

  init(count: Int) { bits = Array(repeating: 0, count: (count + 63) / 64) }

  mutating func insert(_ slot: Int) { bits[slot >> 6] |= 1 << UInt64(slot & 63) }

  func contains(_ slot: Int) -> Bool { bits[slot >> 6] & (1 << UInt64(slot & 63)) != 0 }

  mutating func formIntersection(_ other: SlotSet) {
    for word in bits.indices { bits[word] &= other.bits[word] }
  }
}
