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
  public func updating(_ current: [PublishedOutlet], removed: [Int64], version: DataVersion) -> Snapshot {
    if blocks.isEmpty { return Snapshot(current, version: version) }
    let points = current.map { SpatialIndex.Point(id: $0.id, coordinate: $0.outlet.coordinate) }
    // In spatial order, so that what comes into a block comes in its order.
    let places = SpatialIndex.spatialOrder(of: points).concurrentMap(piecesOf: Self.piece) { piece in
      piece.map { (outlet: $0, from: self.slot(of: points[$0].id), block: self.block(for: points[$0])) }
    }
    let left = removed.concurrentMap(piecesOf: Self.piece) { piece in piece.compactMap { self.slot(of: $0) } }
    // What goes from each block, and what comes into it.
    var gone: [Int: [Int]] = [:]
    var coming: [Int: [Int]] = [:]
    for place in places.joined() {
      if let slot = place.from { gone[slot.block, default: []].append(slot.offset) }
      coming[place.block, default: []].append(place.outlet)
    }
    for slot in left.joined() { gone[slot.block, default: []].append(slot.offset) }
    let touched = Array(Set(gone.keys).union(coming.keys))
    let (gones, comings) = (gone, coming)
    let made = touched.indices.concurrentMap { place in
      let number = touched[place]
      return self.blocks[number].replacing(gones[number] ?? [], by: comings[number] ?? [], of: current)
    }
    let replacements = Dictionary(uniqueKeysWithValues: zip(touched, made))
    var blocks: ContiguousArray<SnapshotBlock> = []
    for (number, block) in self.blocks.enumerated() {
      if let made = replacements[number] { blocks += made } else { blocks.append(block) }
    }
    var locator = locator
    locator.update(points, removed: Set(removed))
    return Snapshot(blocks: blocks, locator: locator, version: version)
  }

  /// How many outlets are looked up at once.
  private static let piece = 4096

  /// The last block that begins no later than a point.
  private func block(for point: SpatialIndex.Point) -> Int {
    let key = HilbertCurve.key(point.coordinate)
    let next = (0..<blocks.count).partitioningIndex { blocks[$0].points.point(0).isBehind(key, id: point.id) }
    return max(next - 1, 0)
  }
}

extension SnapshotBlock {
  /// Larger blocks are parted.
  static let largest = 2 * PointBlock.capacity

  /// The block without some of its outlets and with others: one block, several where it has grown, or none.
  ///
  /// - Parameters:
  ///   - gone: offsets in this block.
  ///   - coming: places in `outlets`, in spatial order.
  fileprivate func replacing(_ gone: [Int], by coming: [Int], of outlets: [PublishedOutlet]) -> [SnapshotBlock] {
    var isGone = [Bool](repeating: false, count: count)
    for offset in gone { isGone[offset] = true }
    /// Merged in spatial order: offsets in this block, and complements of places in `outlets`.
    var entries: [Int] = []
    entries.reserveCapacity(count + coming.count)
    var kept = 0
    for place in coming {
      let key = HilbertCurve.key(outlets[place].outlet.coordinate)
      let end = (kept..<count).partitioningIndex { points.point($0).isBehind(key, id: outlets[place].id) }
      entries += (kept..<end).filter { !isGone[$0] }
      entries.append(~place)
      kept = end
    }
    entries += (kept..<count).filter { !isGone[$0] }
    guard entries.count > Self.largest else {
      return entries.isEmpty ? [] : [block(of: entries[...], outlets, isParted: false)]
    }
    return SpatialIndex.cells(of: entries.indices) { place in
      let entry = entries[place]
      return HilbertCurve.key(entry < 0 ? outlets[~entry].outlet.coordinate : points.coordinates[entry])
    }.map { block(of: entries[$0], outlets, isParted: true) }
  }

  private func block(of entries: ArraySlice<Int>, _ outlets: [PublishedOutlet], isParted: Bool) -> SnapshotBlock {
    var builder = Builder(reserving: entries.count, from: self, isParted: isParted)
    var rest = entries
    while let entry = rest.first {
      if entry < 0 {
        builder.append(outlets[~entry])
        rest.removeFirst()
      } else {
        // Those that follow each other here at once.
        let run = rest.indices.first { rest[$0] != entry + $0 - rest.startIndex } ?? rest.endIndex
        builder.append(entry..<entry + run - rest.startIndex)
        rest = rest[run...]
      }
    }
    return builder.block
  }
}
