internal import Outlets
public import Spatial

extension Snapshot {
  /// The outlet that a list calls by a key; the first in spatial order where several lists use it. Closed ones are left
  /// out.
  public func outlet(withKey key: String) -> Slot? {
    var query = OutletQuery()
    query.values[.key] = [key]
    // Keys are among the words.
    query.words = key
    return page(query, limit: 1, from: .offset(0)).slots.first
  }

  /// The outlets that the one with a key supplies, in spatial order; closed ones are left out.
  ///
  /// O(blocks), but for the first time in each block, when its features are read.
  public func outlets(suppliedBy key: String) -> [Slot] {
    var slots: [Slot] = []
    for (number, block) in blocks.enumerated() {
      slots += block.supply[key].filter { block.open.contains($0) }.map { Slot(block: number, offset: $0) }
    }
    return slots
  }
}
