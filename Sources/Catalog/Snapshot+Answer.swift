internal import Geodesy
public import Outlets
public import Spatial

/// Where a page ended: the place in spatial order of its last outlet.
///
/// The order depends on an outlet's position and id alone, so a walk goes on at the right place in a later
/// version, too.
public struct Cursor: Hashable, Sendable, LosslessStringConvertible {
  let key: UInt64
  let id: Int64

  init(_ point: SpatialIndex.Point) {
    key = HilbertCurve.key(point.coordinate)
    id = point.id
  }

  /// Nil unless the text is what ``description`` gives.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let key = UInt64(parts[0], radix: 36), let id = Int64(parts[1], radix: 36), id > 0 else {
      return nil
    }
    self.key = key
    self.id = id
  }

  public var description: String { String(key, radix: 36) + "-" + String(id, radix: 36) }
}

/// Part of the outlets that a query finds.
public struct Page: Sendable {
  public enum Start: Sendable, Hashable {
    case offset(Int)
    case after(Cursor)
  }

  /// In spatial order.
  public let runs: [SlotRun]
  /// How many outlets the page holds.
  public let count: Int
  /// How many outlets the query finds in all.
  public let matched: Int
  /// Where the next page starts; nil on the last.
  public let next: Cursor?

  public var slots: [Slot] { runs.flatMap(\.slots) }
}

/// One outlet of a nearest answer.
public struct Neighbour: Sendable, Hashable {
  public let slot: Slot
  /// Metres along the geodesic.
  public let distance: Double
}

extension Snapshot {
  /// The outlets that a query finds, in spatial order, from a place on.
  ///
  /// The whole answer is counted on the way; nodes that lie inside the box are counted without a look at
  /// their outlets when there is nothing to filter.
  public func page(_ query: OutletQuery, limit: Int, from start: Page.Start) -> Page {
    var (first, skipped) = (Slot(block: 0, offset: 0), 0)
    switch start {
    case .offset(let count): skipped = count
    case .after(let cursor): first = index.firstSlot(after: cursor.key, id: cursor.id)
    }
    // One more than the page holds, to know whether there is a next one.
    let wanted = limit == .max ? limit : limit + 1
    var runs: [SlotRun] = []
    runs.reserveCapacity(min(wanted, 32))
    var (count, matched) = (0, 0)
    visitRuns(query) { run in
      matched += run.offsets.count
      var offsets = run.offsets
      if run.block <= first.block {
        offsets =
          run.block < first.block
          ? offsets.upperBound..<offsets.upperBound
          : offsets.clamped(to: first.offset..<max(first.offset, offsets.upperBound))
      }
      if skipped > 0 {
        let skip = min(skipped, offsets.count)
        offsets = offsets.dropFirst(skip)
        skipped -= skip
      }
      offsets = offsets.prefix(wanted - count)
      if offsets.isEmpty { return }
      runs.append(SlotRun(block: run.block, offsets: offsets))
      count += offsets.count
    }
    guard count > limit else { return Page(runs: runs, count: count, matched: matched, next: nil) }
    let last = runs.removeLast()
    if last.offsets.count > 1 { runs.append(SlotRun(block: last.block, offsets: last.offsets.dropLast())) }
    let next = runs.last.map { Cursor(index[Slot(block: $0.block, offset: $0.offsets.upperBound - 1)]) }
    return Page(runs: runs, count: limit, matched: matched, next: next)
  }

  /// Visits the outlets that a query finds, as runs, in spatial order.
  func visitRuns(_ query: OutletQuery, _ body: (SlotRun) -> Void) {
    let filter = SlotFilter(query)
    var current = -1
    var blockFilter: BlockFilter?
    index.search(filter.box ?? .world, filter: filter.tags) { run in
      if run.block != current {
        current = run.block
        let next = filter.filter(for: blocks[current])
        blockFilter = next.passesAll ? nil : next
      }
      guard let blockFilter else {
        body(run)
        return true
      }
      blockFilter.forEachRun(in: run.offsets) { body(SlotRun(block: current, offsets: $0)) }
      return true
    }
  }

  /// The outlets nearest to a place that satisfy a query, in the order of the geodesic, ties by id.
  ///
  /// - Parameter metres: outlets farther away are left out.
  public func nearest(
    to origin: Coordinate, _ query: OutletQuery, limit: Int, within metres: Double
  ) -> [Neighbour] {
    let filter = SlotFilter(query)
    let blocksInBox = filter.box.map { box in
      var found: Set<Int> = []
      // Without the filter, so that what lies wholly inside is told block by block; the walk asks for it.
      index.search(box) { run in
        found.insert(run.block)
        return true
      }
      return found
    }
    let slots = index.nearest(
      to: origin, limit: limit, within: metres, distance: Geodesic.distance, filter: filter.tags,
      choosing: { number in
        if let blocksInBox, !blocksInBox.contains(number) { return .none }
        return filter.filter(for: blocks[number]).choice(in: query.box)
      })
    return slots.map { Neighbour(slot: $0, distance: Geodesic.distance(origin, index[$0].coordinate)) }
  }
}

extension BoundingBox {
  fileprivate static let world = BoundingBox(west: -180, south: -90, east: 180, north: 90)!
}
