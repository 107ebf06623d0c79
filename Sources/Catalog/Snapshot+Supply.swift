internal import Outlets
public import Spatial

extension Snapshot {
  /// The outlet that a list calls by a key; the first in spatial order where several lists use it. Closed ones are left
  /// out.
  public func outlet(withKey key: String) -> Slot? {
    var query = OutletQuery()
    query.values[.key] = [key]
    return page(query, limit: 1, from: .offset(0)).slots.first
  }

  /// The outlets that the one with a key supplies, in spatial order; closed ones are left out.
  public func outlets(suppliedBy key: String) -> [Slot] {
    var query = OutletQuery()
    query.values[.suppliedBy] = [key]
    var slots: [Slot] = []
    visitRuns(query) { slots += $0.slots }
    return slots
  }
}
