/// The points that may be among the nearest, while they are being looked for.
///
/// How far the `limit`-th of them is, more or less, tells a histogram of their squared chords, which on evenly spread
/// points are evenly spread themselves: the upper edge of the bin that holds it is the reach. The bins are drawn anew
/// when it has come down to the lowest few. O(1) for each point.
struct NearestCandidates {
  private struct Candidate {
    let squaredChord: Double
    let slot: Slot
  }

  private static let bins = 64
  /// Square of a micrometre: of points as near as that, bins tell nothing that the rounding slack does not blur.
  private static let pinpoint = 1e-12

  private let limit: Int
  private var found: ContiguousArray<Candidate> = []
  /// Square of the chord beyond which no point can be among the nearest.
  private(set) var squaredReach: Double
  /// Points by their squared chords; of those beyond the reach no more is known than that they were there.
  private var counts = InlineArray<64, Int32>(repeating: 0)
  /// Bins to a square metre; 0 until `limit` points are found.
  private var scale = 0.0
  /// The bin whose upper edge the reach comes from, and how many points are in those up to it.
  private var last = 0
  private var countToLast = 0
  private var bound: ChordBound?

  init(limit: Int, within metres: Double) {
    self.limit = limit
    let reach = min(metres, Self.beyondAll) + Ellipsoid.roundingSlack
    squaredReach = reach * reach
    found.reserveCapacity(min(limit, 1000) * 3 / 2 + 2 * NodeTree.fanout)
  }

  /// Metres; no chord is as long.
  private static let beyondAll = 1e8

  /// Takes a point in, unless it is out of reach.
  @inline(__always)
  mutating func add(_ slot: Slot, squaredChord: Double) {
    guard squaredChord <= squaredReach else { return }
    let candidate = Candidate(squaredChord: squaredChord, slot: slot)
    if areFew {
      insert(candidate)
    } else {
      found.append(candidate)
      if scale > 0 { count(squaredChord) }
    }
  }

  /// Whether so few are wanted that it is quicker to keep them in order.
  var areFew: Bool { limit <= Self.mostSorted }

  private static let mostSorted = 16

  /// Puts a point where it belongs, and brings the reach in.
  private mutating func insert(_ candidate: Candidate) {
    if let last = found.last, last.squaredChord > squaredReach {
      // It has fallen out of reach; its place is free.
      found[found.count - 1] = candidate
    } else {
      found.append(candidate)
    }
    var sorted = found.mutableSpan
    var place = sorted.count - 1
    while place > 0, sorted[place - 1].squaredChord > candidate.squaredChord {
      sorted[place] = sorted[place - 1]
      place -= 1
    }
    sorted[place] = candidate
    if found.count >= limit { setReach(found[limit - 1].squaredChord) }
  }

  @inline(__always)
  private mutating func count(_ squaredChord: Double) {
    // The reach is a little longer than the longest chord that the bins were drawn for.
    let bin = min(Int(squaredChord * scale), Self.bins - 1)
    counts[bin] += 1
    if bin <= last { countToLast += 1 }
  }

  /// Brings the reach in to what the points so far leave possible, once there are enough of them.
  @inline(__always)
  mutating func tighten() {
    if areFew { return }
    if scale > 0 {
      guard countToLast - Int(counts[last]) >= limit else { return }
      bringIn()
    } else if found.count >= limit {
      drawBins()
    }
  }

  private mutating func bringIn() {
    while countToLast - Int(counts[last]) >= limit {
      countToLast -= Int(counts[last])
      last -= 1
    }
    // A product may have been rounded to the bin before.
    let edge = Double(last + 1) / scale * (1 + 1e-12)
    setReach(edge)
    if last < Self.bins / 8, edge > Self.pinpoint { drawBins() }
  }

  /// Forgets the points that cannot be among the nearest.
  private mutating func dropUnreachable() {
    let reach = squaredReach
    found.removeAll { $0.squaredChord > reach }
  }

  /// Spreads the bins over the points that may be among the nearest.
  private mutating func drawBins() {
    dropUnreachable()
    let longest = found.reduce(0) { max($0, $1.squaredChord) }
    setReach(longest)
    scale = Double(Self.bins) / max(longest, Self.pinpoint) * (1 - 1e-9)
    counts = InlineArray(repeating: 0)
    (last, countToLast) = (Self.bins - 1, 0)
    for candidate in found { count(candidate.squaredChord) }
    if countToLast - Int(counts[last]) >= limit { bringIn() }
  }

  /// No point is among the nearest that is farther than the longest geodesic of a chord which `limit` points do not
  /// exceed.
  private mutating func setReach(_ squaredChord: Double) {
    squaredReach = min(squaredReach, bound(upTo: squaredChord).longest(squaredChord))
  }

  private mutating func bound(upTo squaredChord: Double) -> ChordBound {
    // Anew when chords have become much shorter, and the bound with them.
    if let bound, squaredChord <= bound.squaredChord, squaredChord >= bound.squaredChord / 256 { return bound }
    let bound = ChordBound(upTo: squaredChord)
    self.bound = bound
    return bound
  }

  /// The slots of the nearest, in order.
  mutating func ranked(within metres: Double, id: (Slot) -> Int64, distance: (Slot) -> Double) -> [Slot] {
    if !areFew {
      dropUnreachable()
      found.sort { $0.squaredChord < $1.squaredChord }
    }
    let bound = bound(upTo: found.last?.squaredChord ?? 0)
    let squaredMetres = metres * metres
    var slots: [Slot] = []
    slots.reserveCapacity(min(found.count, limit))
    var first = 0
    while first < found.count, slots.count < limit {
      // Those behind it whose geodesic may be no longer than one of the group's.
      var (end, reach) = (first + 1, bound.longest(found[first].squaredChord))
      while end < found.count, found[end].squaredChord <= reach {
        reach = max(reach, bound.longest(found[end].squaredChord))
        end += 1
      }
      if end == first + 1, bound.longest(found[first].squaredChord) <= squaredMetres {
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

/// The longest geodesics of chords up to a certain one: if the square of a chord is c², no geodesic of it is longer
/// than the root of `factor · c² + addend`.
///
/// With g of ``Ellipsoid/longestGeodesic(chord:)``, g(c) / c does not fall as c grows to 2ρ, being 1 plus the positive
/// terms of asin's series, and is at most πa / 2ρ from there on: its value r at the largest c, or that one, holds for
/// all. With the rounding slack s, (r c + 3 s)² = r² c² + 6 r s c + 9 s², which is at most factor · c² + addend.
private struct ChordBound {
  let squaredChord: Double
  private let factor: Double
  private let addend: Double

  init(upTo squaredChord: Double) {
    let slack = Ellipsoid.roundingSlack
    let chord = squaredChord.squareRoot() + slack
    let ratio = Ellipsoid.longestGeodesic(chord: chord) / min(chord, Ellipsoid.narrowDiameter)
    factor = ratio * ratio
    addend = 6 * ratio * slack * chord + 9 * slack * slack
    self.squaredChord = squaredChord
  }

  @inline(__always)
  func longest(_ squaredChord: Double) -> Double { squaredChord * factor + addend }
}
