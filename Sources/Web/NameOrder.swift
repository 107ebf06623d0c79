import Catalog
import Outlets
import Spatial
import Synchronization

/// The outlets of a list in the order of their names, kept until the next change: lists are read part by part.
final class NameOrder: Sendable {
  /// As many lists as are kept at a time.
  private static let capacity = 300

  private struct Lists {
    var version: DataVersion?
    var slots: [OutletQuery: [Slot]] = [:]
  }

  private let lists = Mutex(Lists())

  /// All outlets that a query finds, by name in the Vietnamese alphabet, then by id. O(n log n) for the first who asks.
  func slots(_ query: OutletQuery, _ snapshot: Snapshot) -> [Slot] {
    let known = lists.withLock { $0.version == snapshot.version ? $0.slots[query] : nil }
    if let known { return known }
    let slots = snapshot.page(query, sortedBy: [SortKey(.name)], limit: .max).slots
    lists.withLock { lists in
      if lists.version != snapshot.version || lists.slots.count >= Self.capacity {
        lists = Lists(version: snapshot.version)
      }
      lists.slots[query] = slots
    }
    return slots
  }
}
