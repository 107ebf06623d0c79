internal import Spatial

/// Where on the curve each outlet stands, by its id: the way from an id to its block.
struct OutletLocator: Sendable {
  private(set) var ids: ContiguousArray<Int64>
  private(set) var keys: ContiguousArray<UInt64>

  /// - Precondition: ids ascend, with a key for each.
  init(ids: ContiguousArray<Int64>, keys: ContiguousArray<UInt64>) {
    self.ids = ids
    self.keys = keys
  }

  init(_ points: some Sequence<SpatialIndex.Point>) {
    let ordered = points.map { (id: $0.id, key: HilbertCurve.key($0.coordinate)) }.sorted { $0.id < $1.id }
    ids = ContiguousArray(ordered.map(\.id))
    keys = ContiguousArray(ordered.map(\.key))
  }

  func key(of id: Int64) -> UInt64? {
    let place = place(of: id)
    return place < ids.count && ids[place] == id ? keys[place] : nil
  }

  /// O(n) bytes are moved where outlets come, go, or move.
  mutating func update(_ points: [SpatialIndex.Point], removed: Set<Int64>) {
    var added: [SpatialIndex.Point] = []
    for point in points {
      let place = place(of: point.id)
      if place < ids.count, ids[place] == point.id {
        let key = HilbertCurve.key(point.coordinate)
        // Most edits move nothing, and then the keys need not be copied.
        if keys[place] != key { keys[place] = key }
      } else {
        added.append(point)
      }
    }
    if added.isEmpty, removed.isEmpty { return }
    // New ids are the highest, unless an undo brings old ones back.
    let others = OutletLocator(added)
    var (ids, keys) = (ContiguousArray<Int64>(), ContiguousArray<UInt64>())
    ids.reserveCapacity(self.ids.count + added.count)
    keys.reserveCapacity(self.ids.count + added.count)
    var other = 0
    for (id, key) in zip(self.ids, self.keys) {
      while other < others.ids.count, others.ids[other] < id {
        ids.append(others.ids[other])
        keys.append(others.keys[other])
        other += 1
      }
      if removed.isEmpty || !removed.contains(id) {
        ids.append(id)
        keys.append(key)
      }
    }
    ids += others.ids[other...]
    keys += others.keys[other...]
    (self.ids, self.keys) = (ids, keys)
  }

  private func place(of id: Int64) -> Int { (0..<ids.count).partitioningIndex { ids[$0] >= id } }
}
