import Outlets
import Spatial
import Store
import Synchronization

/// All published outlets, for the desk to hold lists against; what was published since is taken over when asked.
final class PublishedOutlets: Sendable {
  struct Held {
    /// Number of the latest changeset.
    fileprivate(set) var version: Int64
    /// In the order of their ids.
    fileprivate(set) var outlets: [PublishedOutlet]
  }

  private let store: OutletStore
  private let held = Mutex<Held?>(nil)

  init(_ store: OutletStore) { self.store = store }

  /// In the order of their ids, as the latest changeset left them.
  func current() throws -> [PublishedOutlet] { try latest().outlets }

  func latest() throws -> Held {
    try held.withLock { held in
      if var known = held {
        // Taken out, so that nobody else holds the array that is changed.
        held = nil
        let advance = try store.changes(after: known.version)
        known.outlets.take(advance)
        known.version = advance.version
        held = known
        return known
      }
      let contents = try store.contents()
      let known = Held(version: contents.version, outlets: contents.outlets)
      held = known
      return known
    }
  }
}

extension [PublishedOutlet] {
  /// The outlet of an id, by bisection.
  subscript(outletID id: Int64) -> PublishedOutlet? {
    let place = place(of: id)
    return place < endIndex && self[place].id == id ? self[place] : nil
  }

  /// Where the outlet of an id is, or would be.
  private func place(of id: Int64) -> Int { indices.partitioningIndex { self[$0].id >= id } }

  fileprivate mutating func take(_ advance: OutletStore.Advance) {
    var returned: [PublishedOutlet] = []
    for outlet in advance.current {
      let place = place(of: outlet.id)
      if place < endIndex, self[place].id == outlet.id { self[place] = outlet } else { returned.append(outlet) }
    }
    if !returned.isEmpty {
      // New ids are behind all others, those that an undo brings back among them.
      let isBehind = last.map { $0.id < returned[0].id } ?? true
      self += returned
      if !isBehind { sort { $0.id < $1.id } }
    }
    if advance.removed.isEmpty { return }
    let removed = Set(advance.removed)
    removeAll { removed.contains($0.id) }
  }
}

extension [PublishedOutlet] {
  /// Those that a few rows can stand for or be like: of the same key, in the same commune or old district, or near
  /// by. To hold a row against all of them gives the same answer, and takes longer.
  func around(_ outlets: [Outlet], ids: Set<Int64>) -> [PublishedOutlet] {
    let keys = Set(outlets.compactMap(\.key).compactMap(OutletTraits.key))
    let ids = ids.union(outlets.compactMap { PublishedOutlet.id(ofOwnKey: $0.key) })
    let communes = Set(outlets.compactMap { $0.commune?.code })
    let districts = Set(outlets.compactMap { $0.district2020?.code })
    return filter { published in
      let outlet = published.outlet
      if let code = outlet.commune?.code, communes.contains(code) { return true }
      if let code = outlet.district2020?.code, districts.contains(code) { return true }
      if ids.contains(published.id) { return true }
      if !keys.isEmpty, let key = OutletTraits.key(published.listKey), keys.contains(key) { return true }
      return outlets.contains { Self.isNear($0.coordinate, outlet.coordinate) }
    }
  }

  /// Nothing is compared over more than five kilometres, which is less than a twelfth of a degree.
  private static func isNear(_ one: Coordinate, _ other: Coordinate) -> Bool {
    abs(one.longitude - other.longitude) < 1.0 / 12 && abs(one.latitude - other.latitude) < 1.0 / 12
  }
}
