import Outlets
import Spatial
import Testing

@Suite struct SearchTests {
  private func ids(_ index: SpatialIndex, _ box: BoundingBox) -> [Int64] {
    var ids: [Int64] = []
    index.search(box) { run in
      #expect(!run.offsets.isEmpty)
      ids += index.blocks[run.block].ids[run.offsets]
      return true
    }
    return ids
  }

  private func randomBox(_ set: PointSet, using random: inout SeededGenerator) -> BoundingBox {
    let (a, b) = (set.place(using: &random), set.place(using: &random))
    // West and east are taken as they come: half of the boxes cross the antimeridian.
    return BoundingBox(
      west: a.longitude, south: min(a.latitude, b.latitude), east: b.longitude, north: max(a.latitude, b.latitude))!
  }

  @Test(arguments: PointSet.allCases)
  func agreesWithAScan(_ set: PointSet) {
    var random = SeededGenerator(seed: 11)
    for count in [0, 1, 16, 17, 255, 256, 257, 900, 4096, 4097, 9000] {
      let index = SpatialIndex(set.points(count, using: &random))
      for round in 0..<40 {
        let box =
          round % 10 == 9
          ? BoundingBox(west: -180, south: -90, east: 180, north: 90)! : randomBox(set, using: &random)
        let scan = index.points.filter { box.contains($0.coordinate) }.map(\.id)
        let found = ids(index, box)
        #expect(found == scan, "\(set) \(count) \(box)")
      }
      let (longitudes, latitudes) = (index.points.map(\.coordinate.longitude), index.points.map(\.coordinate.latitude))
      #expect(index.bounds?.west == longitudes.min() && index.bounds?.east == longitudes.max())
      #expect(index.bounds?.south == latitudes.min() && index.bounds?.north == latitudes.max())
    }
  }

  /// An edge that passes a point by less than a cell of the grid: the point itself tells whether it lies inside.
  @Test(arguments: PointSet.allCases)
  func edgesAreExact(_ set: PointSet) {
    var random = SeededGenerator(seed: 12)
    let index = SpatialIndex(set.points(900, using: &random))
    for point in index.points {
      let (longitude, latitude) = (point.coordinate.longitude, point.coordinate.latitude)
      for degrees in [1e-3, 1e-8, 1e-12, 0, -1e-12, -1e-8] {
        for side in 0..<4 {
          // One edge lies by the point, the others are far.
          let box = BoundingBox(
            west: max(longitude - (side == 0 ? degrees : 0.5), -180),
            south: max(latitude - (side == 1 ? degrees : 0.5), -90),
            east: min(longitude + (side == 2 ? degrees : 0.5), 180),
            north: min(latitude + (side == 3 ? degrees : 0.5), 90))
          guard let box else { continue }
          #expect(ids(index, box).contains(point.id) == box.contains(point.coordinate), "\(set) \(side) \(degrees)")
        }
      }
    }
  }

  @Test func startLeavesOutTheSlotsBefore() {
    var random = SeededGenerator(seed: 13)
    let index = SpatialIndex(PointSet.province.points(9000, using: &random))
    for _ in 0..<200 {
      let box = randomBox(.province, using: &random)
      let start = index.slots.randomElement(using: &random)!
      var slots: [Slot] = []
      index.search(box, from: start) { run in
        slots += run.slots
        return true
      }
      #expect(slots == index.slots.filter { $0 >= start && box.contains(index[$0].coordinate) })
    }
  }

  @Test func bodyEndsTheSearch() {
    var random = SeededGenerator(seed: 17)
    let index = SpatialIndex(PointSet.province.points(500, using: &random))
    var runs = 0
    index.search(BoundingBox(west: 108.8, south: 13.7, east: 109.1, north: 14.2)!) { _ in
      runs += 1
      return runs < 2
    }
    #expect(runs == 2)
  }

  /// A filter leaves out whole nodes, never a point that passes.
  @Test(arguments: [1, 2, 4])
  func filterLosesNothing(_ maskCount: Int) {
    var random = SeededGenerator(seed: 29)
    for set in [PointSet.province, .world, .fewPlaces] {
      let index = makeIndex(set.points(9000, using: &random), using: &random)
      for _ in 0..<40 {
        let box = randomBox(set, using: &random)
        var filter = TagFilter()
        let masks = (0..<maskCount).map { _ in UInt64(1) << UInt64.random(in: 0..<12, using: &random) | 1 }
        for mask in masks { _ = filter.add(mask) }
        let passes = { (tags: UInt64) in masks.allSatisfy { tags & $0 != 0 } }
        var found: [Int64] = []
        index.search(box, filter: filter) { run in
          let block = index.blocks[run.block]
          for offset in run.offsets where passes(block.tags[offset]) { found.append(block.ids[offset]) }
          return true
        }
        let scan = index.slots.filter { slot in
          box.contains(index[slot].coordinate) && passes(index.tags(slot))
        }.map { index[$0].id }
        #expect(found == scan)
      }
    }
  }

  @Test func aFilterTakesFourMasks() {
    var filter = TagFilter()
    #expect(filter.isEmpty)
    let added = (0..<5).map { _ in filter.add(1) }
    #expect(added == [true, true, true, true, false])
    #expect(!filter.isEmpty)
  }

  /// A walk by cursor meets every point once, even when the index changes between its steps.
  @Test func cursorFindsItsPlaceInAnotherIndex() {
    var random = SeededGenerator(seed: 19)
    let points = PointSet.fewPlaces.points(9000, using: &random)
    let fewer = SpatialIndex(points.filter { $0.id % 5 != 0 })
    let all = SpatialIndex(points)
    let places = Dictionary(uniqueKeysWithValues: fewer.slots.map { (fewer[$0].id, $0) })
    let ordered = all.points
    for (number, point) in ordered.enumerated() {
      let next = fewer.firstSlot(after: HilbertCurve.key(point.coordinate), id: point.id)
      let expected = ordered[(number + 1)...].first { $0.id % 5 != 0 }
      if let expected { #expect(next == places[expected.id]) } else { #expect(next > fewer.slots.last!) }
    }
  }

  @Test func boxesRefuseWhatIsNoNumber() {
    #expect(BoundingBox(west: .nan, south: 0, east: 1, north: 1) == nil)
    #expect(BoundingBox(west: 0, south: 2, east: 1, north: 1) == nil)
    #expect(BoundingBox(west: 0, south: 0, east: .infinity, north: 1) == nil)
    #expect(Coordinate(longitude: .nan, latitude: 0) == nil)
    #expect(Coordinate(longitude: 0, latitude: 90.0001) == nil)
  }
}
