/// The points that may be among the nearest, while they are being looked for.
struct NearestCandidates {
  private struct Candidate {
    var squaredChord: Double
    var slot: Slot
  }

  private let limit: Int
  private var found: ContiguousArray<Candidate> = []
  /// So many candidates make it worth while to bring the reach in.
  private var threshold: Int
  /// Square of the chord beyond which no point can be among the nearest.
  private(set) var squaredReach: Double
  /// If the square of a chord is c², no geodesic of that chord is longer than the root of `factor · c² + addend`.
  private var factor = 0.0
  private var addend = 0.0
  /// Up to which square of a chord that holds.
  private var boundedSquare = 0.0

  init(limit: Int, within metres: Double) {
    self.limit = limit
    threshold = limit
    squaredReach = (metres + Ellipsoid.roundingSlack) * (metres + Ellipsoid.roundingSlack)
    found.reserveCapacity(min(limit, 1000) * 3 / 2 + 2 * NodeTree.fanout)
  }

  /// Takes a point in.
  @inline(__always)
  mutating func add(_ slot: Slot, squaredChord: Double) {
    guard squaredChord <= squaredReach else { return }
    found.append(Candidate(squaredChord: squaredChord, slot: slot))
    if isSorted { settleLast() }
  }

  /// Whether candidates are few enough to be kept in order all the time.
  private var isSorted: Bool { limit <= NodeTree.fanout }

  /// Moves the last candidate to where it belongs, and brings the reach in.
  private mutating func settleLast() {
    Self.settleLast(&found)
    guard found.count >= limit else { return }
    bringIn(found[limit - 1].squaredChord)
    while found[found.count - 1].squaredChord > squaredReach { found.removeLast() }
  }

  private static func settleLast(_ candidates: inout ContiguousArray<Candidate>) {
    var found = candidates.mutableSpan
    var place = found.count - 1
    let candidate = found[place]
    while place > 0, found[place - 1].squaredChord > candidate.squaredChord {
      found[place] = found[place - 1]
      place -= 1
    }
    found[place] = candidate
  }

  /// No point is among the nearest that is farther than the longest geodesic of a chord which `limit` points do not
  /// exceed.
  private mutating func bringIn(_ squaredChord: Double) {
    // Anew when chords have become much shorter, and the bounds with them.
    if squaredChord < boundedSquare / 4 || factor == 0 { setBounds(squaredChord) }
    squaredReach = min(squaredReach, longest(squaredChord))
  }

  /// Brings the reach in to what the candidates so far leave possible, once there are enough of them.
  @inline(__always)
  mutating func tighten() {
    if !isSorted, found.count >= threshold { select() }
  }

  /// Finds a chord that at least `limit` candidates do not exceed, and drops those that cannot be among the nearest.
  ///
  /// A histogram of the squares, which on evenly spread points are evenly spread themselves: the upper edge of the
  /// bin that holds the last one wanted. O(candidates), and as their number at least doubles or falls to about
  /// `limit` in between, O(1) for each candidate.
  private mutating func select() {
    bringIn(chordOfLimit())
    let reach = squaredReach
    found.removeAll { $0.squaredChord > reach }
    threshold = max(limit + max(limit / 2, NodeTree.fanout), found.count * 2)
  }

  private func chordOfLimit() -> Double {
    let bins = 64
    let candidates = found.span
    var longest = 0.0
    for place in 0..<candidates.count { longest = max(longest, candidates[place].squaredChord) }
    let scale = Double(bins) / longest
    guard scale.isFinite else { return longest }
    var counts = InlineArray<64, Int32>(repeating: 0)
    for place in 0..<candidates.count { counts[min(Int(candidates[place].squaredChord * scale), bins - 1)] += 1 }
    var (bin, count) = (0, Int(counts[0]))
    while count < limit {
      bin += 1
      count += Int(counts[bin])
    }
    // The last bin has no other edge than its longest chord; a product may be rounded to the bin before.
    return bin < bins - 1 ? min(longest, Double(bin + 1) / scale * (1 + 1e-12)) : longest
  }

  /// The square of the longest geodesic that a chord can have.
  private func longest(_ squaredChord: Double) -> Double { squaredChord * factor + addend }

  /// Bounds for chords up to this one. With g of ``Ellipsoid/longestGeodesic(chord:)``, g(c) / c does not fall as c
  /// grows to 2ρ, being 1 plus the positive terms of asin's series, and is at most πa / 2ρ from there on: its value
  /// r at the largest c, or that one, holds for all. With the rounding slack s, (r c + 3 s)² = r² c² + 6 r s c + 9 s²,
  /// which is at most factor · c² + addend.
  private mutating func setBounds(_ squaredChord: Double) {
    let slack = Ellipsoid.roundingSlack
    let chord = squaredChord.squareRoot() + slack
    let ratio = Ellipsoid.longestGeodesic(chord: chord) / min(chord, Ellipsoid.narrowDiameter)
    factor = ratio * ratio
    addend = 6 * ratio * slack * chord + 9 * slack * slack
    boundedSquare = squaredChord
  }

  /// The slots of the nearest, in order.
  mutating func ranked(within metres: Double, id: (Slot) -> Int64, distance: (Slot) -> Double) -> [Slot] {
    if !isSorted {
      if found.count > limit { select() }
      found.sort { $0.squaredChord < $1.squaredChord }
    }
    if let last = found.last, last.squaredChord > boundedSquare || factor == 0 { setBounds(last.squaredChord) }
    let squaredMetres = metres * metres
    var slots: [Slot] = []
    slots.reserveCapacity(min(found.count, limit))
    var first = 0
    while first < found.count, slots.count < limit {
      // Those behind it whose geodesic may be no longer than one of the group's.
      var (end, reach) = (first + 1, longest(found[first].squaredChord))
      while end < found.count, found[end].squaredChord <= reach {
        reach = max(reach, longest(found[end].squaredChord))
        end += 1
      }
      if end == first + 1, longest(found[first].squaredChord) <= squaredMetres {
        slots.append(found[first].slot)
      } else {
        let group = found[first..<end].map { (slot: $0.slot, id: id($0.slot), distance: distance($0.slot)) }
        slots += group.filter { $0.distance <= metres }.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }
          .map(\.slot)
      }
      first = end
    }
    if slots.count > limit { slots.removeLast(slots.count - limit) }
    return slots
  }
}
