public import Outlets
internal import Spatial

extension Snapshot {
  /// The snapshot after a change: blocks that hold or get a changed outlet are made anew, all others are shared.
  ///
  /// O(changed blocks) and a copy of the ids: milliseconds for one outlet among a million.
  ///
  /// - Parameters:
  ///   - current: outlets that were added or changed, as they are now.
  ///   - removed: ids of outlets that are no more; ids that are unknown are left aside.
  public func updating(_ current: [PublishedOutlet], removed: [Int64], version: Version) -> Snapshot {
    if blocks.isEmpty { return Snapshot(current, version: version) }
    // What goes from each block, and what comes into it.
    var gone: [Int: Set<Int>] = [:]
    var coming: [Int: [PublishedOutlet]] = [:]
    for id in current.map(\.id) + removed {
      if let slot = slot(of: id) { gone[slot.block, default: []].insert(slot.offset) }
    }
    for outlet in current { coming[block(for: outlet), default: []].append(outlet) }
    let touched = Array(Set(gone.keys).union(coming.keys))
    let (gones, comings) = (gone, coming)
    let made = touched.indices.concurrentMap { place in
      let number = touched[place]
      return self.blocks[number].replacing(gones[number] ?? [], by: comings[number] ?? [])
    }
    let replacements = Dictionary(uniqueKeysWithValues: zip(touched, made))
    var blocks: ContiguousArray<SnapshotBlock> = []
    for (number, block) in self.blocks.enumerated() {
      if let made = replacements[number] { blocks += made } else { blocks.append(block) }
    }
    var locator = locator
    locator.update(
      current.map { SpatialIndex.Point(id: $0.id, coordinate: $0.outlet.coordinate) }, removed: Set(removed))
    return Snapshot(blocks: blocks, locator: locator, version: version)
  }

  /// The last block that begins no later than an outlet's place on the curve.
  private func block(for published: PublishedOutlet) -> Int {
    let key = HilbertCurve.key(published.outlet.coordinate)
    let next = (0..<blocks.count).partitioningIndex { number in
      let first = blocks[number].points.point(0)
      let firstKey = HilbertCurve.key(first.coordinate)
      return firstKey != key ? firstKey > key : first.id > published.id
    }
    return max(next - 1, 0)
  }
}

extension SnapshotBlock {
  /// Larger blocks are parted.
  static let largest = 2 * PointBlock.capacity

  /// The block without some of its outlets and with others: one block, several where it has grown, or none.
  fileprivate func replacing(_ gone: Set<Int>, by coming: [PublishedOutlet]) -> [SnapshotBlock] {
    let new = SpatialIndex.spatialOrder(
      of: coming.map { SpatialIndex.Point(id: $0.id, coordinate: $0.outlet.coordinate) }
    ).map { coming[$0] }
    /// Merged in spatial order: places in this block, and outlets that come.
    enum Entry { case kept(Int), new(PublishedOutlet) }
    var entries: [Entry] = []
    entries.reserveCapacity(count + new.count)
    var next = 0
    func add(before point: SpatialIndex.Point?) {
      while next < new.count {
        let outlet = new[next]
        if let point {
          let (key, other) = (HilbertCurve.key(outlet.outlet.coordinate), HilbertCurve.key(point.coordinate))
          guard key != other ? key < other : outlet.id < point.id else { return }
        }
        entries.append(.new(outlet))
        next += 1
      }
    }
    for offset in 0..<count where !gone.contains(offset) {
      if next < new.count { add(before: points.point(offset)) }
      entries.append(.kept(offset))
    }
    add(before: nil)
    let parts = entries.count > Self.largest ? (entries.count + PointBlock.capacity - 1) / PointBlock.capacity : 1
    return (0..<parts).compactMap { part in
      let part = entries[entries.count * part / parts..<entries.count * (part + 1) / parts]
      if part.isEmpty { return nil }
      var builder = Builder(reserving: part.count, bytes: features.count / count * part.count * 9 / 8)
      var offsets = [Int](repeating: -1, count: count)
      for (place, entry) in part.enumerated() {
        switch entry {
        case .kept(let offset):
          builder.append(offset, of: self)
          offsets[offset] = place
        case .new(let outlet): builder.append(outlet)
        }
      }
      return builder.block(merging: (words, offsets))
    }
  }
}
