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

  public var description: String { "\(String(key, radix: 36))-\(String(id, radix: 36))" }
}

/// Part of the outlets that a query finds.
public struct Page: Sendable {
  public enum Start: Sendable, Hashable {
    case offset(Int)
    case after(Cursor)
  }

  public let slots: [Int]
  /// How many outlets the query finds in all.
  public let matched: Int
  /// Where the next page starts; nil on the last.
  public let next: Cursor?
}

extension Snapshot {
  /// The outlets that a query finds, in spatial order, from a place on.
  ///
  /// The whole answer is counted on the way; nodes that lie inside the box are counted without a look at
  /// their outlets when there is nothing to filter.
  public func page(_ query: OutletQuery, limit: Int, from start: Page.Start) -> Page {
    let filter = SlotFilter(query, in: self)
    let passesAll = filter.passesAll
    var (firstSlot, skipped) = (0, 0)
    switch start {
    case .offset(let count): skipped = count
    case .after(let cursor): firstSlot = index.firstSlot(after: cursor.key, id: cursor.id)
    }
    var slots: [Int] = []
    var matched = 0
    var hasMore = false
    func take(_ slot: Int) {
      guard slot >= firstSlot else { return }
      if skipped > 0 {
        skipped -= 1
      } else if slots.count < limit {
        slots.append(slot)
      } else {
        hasMore = true
      }
    }
    func visit(_ run: Range<Int>) -> Bool {
      if passesAll {
        matched += run.count
        for slot in run.clamped(to: firstSlot..<max(firstSlot, run.upperBound)) {
          if hasMore { break }
          take(slot)
        }
      } else {
        for slot in run where filter.contains(slot) {
          matched += 1
          take(slot)
        }
      }
      return true
    }
    if let box = query.box { index.search(box, visit) } else { _ = visit(0..<count) }
    let next = hasMore ? slots.last.map { Cursor(index.points[$0]) } : nil
    return Page(slots: slots, matched: matched, next: next)
  }

  /// The outlets nearest to a place that satisfy a query, in the order of the geodesic, ties by id.
  ///
  /// - Parameter metres: outlets farther away are left out.
  public func nearest(
    to origin: Coordinate, _ query: OutletQuery, limit: Int, within metres: Double
  ) -> [SpatialIndex.Neighbour] {
    let filter = SlotFilter(query, in: self)
    return index.nearest(to: origin, limit: limit, within: metres, distance: Geodesic.distance) { slot in
      filter.contains(slot) && query.box?.contains(index.points[slot].coordinate) ?? true
    }
  }
}
