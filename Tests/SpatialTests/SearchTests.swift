import Outlets
import Spatial
import Testing

@Suite struct SearchTests {
  private func ids(_ index: SpatialIndex, _ box: BoundingBox, from start: Int = 0) -> [Int64] {
    var ids: [Int64] = []
    index.search(box, from: start) { run in
      #expect(!run.isEmpty)
      ids += index.points[run].map(\.id)
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
    for count in [0, 1, 16, 17, 255, 256, 257, 900] {
      let index = makeIndex(set.points(count, using: &random))
      for round in 0..<40 {
        let box =
          round % 10 == 9
          ? BoundingBox(west: -180, south: -90, east: 180, north: 90)! : randomBox(set, using: &random)
        let scan = index.points.filter { box.contains($0.coordinate) }.map(\.id)
        let found = ids(index, box)
        #expect(found == scan, "\(set) \(count) \(box)")
      }
    }
  }

  @Test func startLeavesOutTheSlotsBefore() {
    var random = SeededGenerator(seed: 13)
    let index = makeIndex(PointSet.province.points(600, using: &random))
    for _ in 0..<200 {
      let box = randomBox(.province, using: &random)
      let start = Int.random(in: 0...600, using: &random)
      var slots: [Int] = []
      index.search(box, from: start) { run in
        slots += run
        return true
      }
      #expect(slots.sorted() == (start..<600).filter { box.contains(index.points[$0].coordinate) })
    }
  }

  @Test func bodyEndsTheSearch() {
    var random = SeededGenerator(seed: 17)
    let index = makeIndex(PointSet.province.points(500, using: &random))
    var runs = 0
    index.search(BoundingBox(west: 108.8, south: 13.7, east: 109.1, north: 14.2)!) { _ in
      runs += 1
      return runs < 2
    }
    #expect(runs == 2)
  }

  /// A walk by cursor meets every point once, even when the index changes between its steps.
  @Test func cursorFindsItsPlaceInAnotherIndex() {
    var random = SeededGenerator(seed: 19)
    let points = PointSet.fewPlaces.points(300, using: &random)
    let fewer = makeIndex(points.filter { $0.id % 5 != 0 })
    let all = makeIndex(points)
    for (slot, point) in all.points.enumerated() {
      let next = fewer.firstSlot(after: HilbertCurve.key(point.coordinate), id: point.id)
      let expected = all.points[(slot + 1)...].first { $0.id % 5 != 0 }
      #expect(next == expected.map { point in fewer.points.firstIndex { $0.id == point.id }! } ?? fewer.count)
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
