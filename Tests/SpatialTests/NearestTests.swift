import Geodesy
import Outlets
import Spatial
import Testing

/// Nearest against brute force over PROJ's geodesic.
@Suite struct NearestTests {
  /// All distances, ordered by the geodesic, ties by id.
  private func oracle(
    _ points: [SpatialIndex.Point], _ origin: Coordinate, _ limit: Int, _ metres: Double,
    _ isIncluded: (Int64) -> Bool
  ) -> [(id: Int64, distance: Double)] {
    var all: [(id: Int64, distance: Double)] = []
    for point in points where isIncluded(point.id) {
      let distance = Geodesic.distance(origin, point.coordinate)
      if distance <= metres { all.append((point.id, distance)) }
    }
    all.sort { $0.distance != $1.distance ? $0.distance < $1.distance : $0.id < $1.id }
    return Array(all.prefix(limit))
  }

  @Test(arguments: PointSet.allCases)
  func agreesWithBruteForce(_ set: PointSet) {
    var random = SeededGenerator(seed: 42)
    var answers = 0
    for count in [0, 1, 2, 15, 16, 17, 256, 257, 700] {
      let points = set.points(count, using: &random)
      let index = SpatialIndex(points)
      for round in 0..<60 {
        let origin = round % 4 == 3 ? PointSet.world.place(using: &random) : set.place(using: &random)
        let limit = [1, 2, 10, 100, 1000][round % 5]
        let metres = round % 3 == 2 ? Double.random(in: 0...200_000, using: &random) : .infinity
        let modulus = Int64([1, 1, 3, 20][round % 4])
        let isIncluded: (Int64) -> Bool = { ($0 / 7) % modulus == 0 }
        let found = index.nearest(
          to: origin, limit: limit, within: metres, distance: Geodesic.distance,
          choosing: { choice(of: $0, in: index, modulus, round, isIncluded) })
        let expected = oracle(points, origin, limit, metres, isIncluded)
        #expect(found.map { index[$0].id } == expected.map(\.id), "\(set) \(count) \(origin) \(limit)")
        #expect(found.map { Geodesic.distance(origin, index[$0].coordinate) } == expected.map(\.distance))
        answers += 1
      }
    }
    #expect(answers == 9 * 60)
  }

  /// The same points, told in each of the ways.
  private func choice(
    of number: Int, in index: SpatialIndex, _ modulus: Int64, _ round: Int, _ isIncluded: @escaping (Int64) -> Bool
  ) -> BlockChoice {
    let ids = index.blocks[number].ids
    if round % 8 < 4 { return .few(ids.indices.filter { isIncluded(ids[$0]) }) }
    return modulus == 1 ? .all : .those { isIncluded(ids[$0]) }
  }

  /// Over several blocks, with a filter asked of nodes and points.
  @Test(arguments: [PointSet.province, .world, .fewPlaces])
  func agreesWithBruteForceUnderAFilter(_ set: PointSet) {
    var random = SeededGenerator(seed: 43)
    let index = makeIndex(set.points(9000, using: &random), using: &random)
    let tags = Dictionary(uniqueKeysWithValues: index.slots.map { (index[$0].id, index.tags($0)) })
    for round in 0..<24 {
      let origin = set.place(using: &random)
      let mask = UInt64(1) << UInt64(round % 12)
      var filter = TagFilter()
      _ = filter.add(mask)
      let limit = [1, 10, 16, 17, 100, 3000][round % 6]
      // And one block of three left out.
      let left = Set(index.blocks.indices.filter { $0 % 3 == round % 3 }.flatMap { index.blocks[$0].ids })
      let found = index.nearest(
        to: origin, limit: limit, distance: Geodesic.distance, filter: filter,
        choosing: { $0 % 3 == round % 3 ? .none : .all })
      let expected = oracle(index.points, origin, limit, .infinity) { tags[$0]! & mask != 0 && !left.contains($0) }
      #expect(found.map { index[$0].id } == expected.map(\.id), "\(set) \(limit)")
    }
  }

  @Test func aLimitOfZeroOrANegativeReachFindsNothing() {
    let index = SpatialIndex([.init(id: 1, coordinate: Coordinate(longitude: 109, latitude: 14)!)])
    let origin = Coordinate(longitude: 109, latitude: 14)!
    #expect(index.nearest(to: origin, limit: 0, distance: Geodesic.distance).isEmpty)
    #expect(index.nearest(to: origin, limit: 5, within: -1, distance: Geodesic.distance).isEmpty)
    #expect(index.nearest(to: origin, limit: 5, within: 0, distance: Geodesic.distance).count == 1)
  }

  /// Two points whose chords stand in one order and whose geodesics in the other: the walk alone would be wrong.
  @Test func chordsAloneWouldMisorder() throws {
    var random = SeededGenerator(seed: 7)
    var inversions = 0
    for _ in 0..<2000 {
      let origin = PointSet.world.place(using: &random)
      let a = PointSet.world.place(using: &random)
      let b = PointSet.world.place(using: &random)
      let from = Ellipsoid.cartesian(origin)
      let byChord = from.squaredDistance(to: Ellipsoid.cartesian(a)) < from.squaredDistance(to: Ellipsoid.cartesian(b))
      let byGeodesic = Geodesic.distance(origin, a) < Geodesic.distance(origin, b)
      guard byChord != byGeodesic else { continue }
      inversions += 1
      let index = SpatialIndex([.init(id: 1, coordinate: a), .init(id: 2, coordinate: b)])
      let first = index.nearest(to: origin, limit: 1, distance: Geodesic.distance)[0]
      #expect(index[first].id == (byGeodesic ? 1 : 2))
    }
    #expect(inversions > 0)
  }
}
