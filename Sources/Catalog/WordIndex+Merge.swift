extension WordIndex {
  /// Of outlets in their block, ascending.
  private typealias Places = ContiguousArray<UInt16>

  /// This index together with the outlets of another that stay, each at its new place.
  ///
  /// Word by word, as search engines merge the segments of an inverted index (D. Cutting, J. Pedersen 1990).
  /// O(words + postings) of both.
  ///
  /// - Parameter offsets: for each place of the other index the new one, ascending, which this index leaves free; −1
  ///   for what is gone.
  func merging(_ other: WordIndex, offsets: [Int]) -> WordIndex {
    var writer = Writer(count: count)
    writer.reserve(self, other)
    var (own, staying): (Places, Places) = ([], [])
    var (here, there) = (0, 0)
    while here < words.count || there < other.words.count {
      var order = here < words.count ? -1 : 1
      if here < words.count, there < other.words.count { order = words.compare(here, with: other.words, there) }
      let word = order <= 0 ? words[here] : other.words[there]
      own.removeAll(keepingCapacity: true)
      staying.removeAll(keepingCapacity: true)
      if order <= 0 {
        forEachOffset(of: here) { own.append(UInt16($0)) }
        here += 1
      }
      if order >= 0 {
        other.forEachOffset(of: there) { if offsets[$0] >= 0 { staying.append(UInt16(offsets[$0])) } }
        there += 1
      }
      // Few words are of both, and none is left of some.
      let places = own.isEmpty ? staying : staying.isEmpty ? own : Self.merged(own, staying)
      if !places.isEmpty { writer.append(word, places[...]) }
    }
    return writer.index
  }

  private static func merged(_ one: Places, _ other: Places) -> Places {
    var result = Places()
    result.reserveCapacity(one.count + other.count)
    var next = 0
    for place in one {
      while next < other.count, other[next] < place {
        result.append(other[next])
        next += 1
      }
      result.append(place)
    }
    result += other[next...]
    return result
  }
}
