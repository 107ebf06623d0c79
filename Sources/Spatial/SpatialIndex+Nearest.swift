internal import HeapModule

extension SpatialIndex {
  public struct Neighbour: Hashable, Sendable {
    public let slot: Int
    /// Metres, as the `distance` function gave them.
    public let distance: Double
  }

  /// The points nearest to a place, in the order of the geodesic on WGS 84, ties by id.
  ///
  /// Best-first search (G. R. Hjaltason and H. Samet, "Distance browsing in spatial databases", ACM TODS 24(2),
  /// 1999) over chords: straight lines through the earth, for which a node's box in space gives a lower bound
  /// anywhere, poles and antimeridian included. By ``Ellipsoid/longestGeodesic(chord:)``, once `limit` points
  /// are found, no point whose chord exceeds the longest geodesic that the last of them can have is nearer than
  /// any of them. The few up to there are put in order by `distance`.
  ///
  /// O(log n + limit) nodes on data that is not contrived; many points at one place are all ranked.
  ///
  /// - Parameters:
  ///   - limit: how many, at most.
  ///   - metres: points farther away are left out.
  ///   - distance: metres of the geodesic between two points.
  ///   - isIncluded: a filter over slots, asked inside the walk, never after the limit.
  public func nearest(
    to origin: Coordinate, limit: Int, within metres: Double = .infinity,
    distance: (Coordinate, Coordinate) -> Double, where isIncluded: (Int) -> Bool = { _ in true }
  ) -> [Neighbour] {
    guard limit > 0, levelCount > 0, metres >= 0 else { return [] }
    let here = Ellipsoid.cartesian(origin)
    let slack = Ellipsoid.roundingSlack
    var squaredReach = squared(metres + slack)
    var queue = Heap<Step>()
    var found: [Int] = []
    let root = levelStarts[levelCount - 1]
    queue.insert(Step(squaredChord: solids[root].squaredDistance(to: here), level: levelCount - 1, index: root))
    while let step = queue.popMin(), step.squaredChord <= squaredReach {
      if step.level == Step.point {
        found.append(step.index)
        if found.count == limit {
          let longest = Ellipsoid.longestGeodesic(chord: step.squaredChord.squareRoot() + slack)
          squaredReach = min(squaredReach, squared(longest + 2 * slack))
        }
      } else if step.level == 0 {
        for slot in slots(level: 0, node: step.index) {
          let chord = positions[slot].squaredDistance(to: here)
          guard chord <= squaredReach, isIncluded(slot) else { continue }
          queue.insert(Step(squaredChord: chord, level: Step.point, index: slot))
        }
      } else {
        for child in children(level: step.level, node: step.index) {
          let chord = solids[child].squaredDistance(to: here)
          guard chord <= squaredReach else { continue }
          queue.insert(Step(squaredChord: chord, level: step.level - 1, index: child))
        }
      }
    }
    var neighbours = found.map { Neighbour(slot: $0, distance: distance(origin, points[$0].coordinate)) }
    neighbours.removeAll { $0.distance > metres }
    neighbours.sort {
      $0.distance != $1.distance ? $0.distance < $1.distance : points[$0.slot].id < points[$1.slot].id
    }
    return Array(neighbours.prefix(limit))
  }

  private func squared(_ value: Double) -> Double { value * value }

  /// A node or a point that waits to be looked at.
  private struct Step: Comparable {
    static let point = -1

    let squaredChord: Double
    /// Level of the node, or ``point``.
    let level: Int
    /// Node, or slot.
    let index: Int

    static func < (left: Step, right: Step) -> Bool { left.squaredChord < right.squaredChord }
    static func == (left: Step, right: Step) -> Bool { left.squaredChord == right.squaredChord }
  }
}
