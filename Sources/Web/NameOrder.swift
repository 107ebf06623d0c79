import Catalog
import Outlets
import Render
import Spatial
import Synchronization

/// The outlets of a list in the order of their names, kept until the next change: lists are read part by part.
final class NameOrder: Sendable {
  /// As many lists as are kept at a time.
  private static let capacity = 300

  private struct Lists {
    var version: Snapshot.Version?
    var slots: [OutletQuery: [Slot]] = [:]
  }

  private let lists = Mutex(Lists())

  /// All outlets that a query finds, by name, then by id. O(n log n) for the first who asks.
  func slots(_ query: OutletQuery, _ snapshot: Snapshot) -> [Slot] {
    let known = lists.withLock { $0.version == snapshot.version ? $0.slots[query] : nil }
    if let known { return known }
    let named = snapshot.page(query, limit: .max, from: .offset(0)).slots.map { slot in
      let name = EncodedFeature.text(of: .name, feature: snapshot.feature(slot)) ?? ""
      return (folded: VietnameseText.fold(name), name: name, id: snapshot.id(slot), slot: slot)
    }
    let slots = named.sorted { ($0.folded, $0.name, $0.id) < ($1.folded, $1.name, $1.id) }.map(\.slot)
    lists.withLock { lists in
      if lists.version != snapshot.version || lists.slots.count >= Self.capacity {
        lists = Lists(version: snapshot.version)
      }
      lists.slots[query] = slots
    }
    return slots
  }
}
