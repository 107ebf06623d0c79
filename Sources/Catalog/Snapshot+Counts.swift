public import Outlets
internal import Spatial

/// How many outlets there are with each value of the properties that have few.
public struct FacetCounts: Sendable, Equatable {
  /// How many outlets the query finds.
  public fileprivate(set) var matched = 0
  public fileprivate(set) var counts: [OutletProperty: [String: Int]] = [:]
  public fileprivate(set) var onlineOrder = 0
  public fileprivate(set) var opening: [OpeningState: Int] = [:]
}

extension Snapshot {
  /// What is counted, each by all other conditions of the query but its own: the counts tell what choosing another
  /// value would find.
  ///
  /// One walk over the outlets that the other conditions leave: one that fails no facet is counted in all of them, one
  /// that fails a single facet is counted in that one.
  public func counts(_ query: OutletQuery, at moment: LocalMoment) -> FacetCounts {
    var rest = query
    var asked: [(group: UInt64, mask: UInt64)] = []
    for property in FacetBits.counted {
      guard let values = rest.values.removeValue(forKey: property) else { continue }
      asked.append((FacetBits.mask(property, property.vocabulary!)!, FacetBits.mask(property, values)!))
    }
    if rest.takesOnlineOrders { asked.append((FacetBits.onlineOrder, FacetBits.onlineOrder)) }
    rest.takesOnlineOrders = false
    rest.opening = nil
    let openings = query.opening?.states

    var result = FacetCounts()
    var totals = [Int](repeating: 0, count: 64)
    var current = -1
    var (hours, states): (ContiguousArray<UInt16>, [OpeningState]) = ([], [])
    visitRuns(rest) { run in
      let block = blocks[run.block]
      if run.block != current {
        current = run.block
        (hours, states) = (block.column(.openingHours)!.numbers, block.openingStates(at: moment))
      }
      for offset in run.offsets {
        var bits = block.points.tags[offset]
        let state = states[Int(hours[offset])]
        var missed: UInt64 = .max
        var misses = 0
        for (group, mask) in asked where bits & mask == 0 {
          misses += 1
          missed = group
        }
        let isOpeningMissed = openings?.contains(state) == false
        if misses == 0 { result.opening[state, default: 0] += 1 }
        if isOpeningMissed {
          // No bit belongs to it.
          misses += 1
          missed = 0
        }
        if misses > 1 { continue }
        if misses == 0 { result.matched += 1 }
        bits &= missed
        while bits != 0 {
          totals[bits.trailingZeroBitCount] += 1
          bits &= bits - 1
        }
      }
    }
    for property in FacetBits.counted {
      for value in property.vocabulary! {
        result.counts[property, default: [:]][value] =
          totals[FacetBits.mask(property, [value])!.trailingZeroBitCount]
      }
    }
    result.onlineOrder = totals[FacetBits.onlineOrder.trailingZeroBitCount]
    return result
  }
}

extension FacetBits {
  /// What a person chooses from.
  fileprivate static let counted: [OutletProperty] = [
    .kind, .grade, .programmes, .productGroups, .payments, .eInvoice, .accuracy,
  ]
}
