import Outlets
import Spatial
import Testing

@Suite struct HilbertCurveTests {
  /// What makes the curve: its cells in order are neighbours. Told on the coarsest 2ⁿ × 2ⁿ grids.
  @Test(arguments: [1, 2, 3, 4, 5])
  func cellsInOrderAreNeighbours(_ order: Int) {
    let side = 1 << order
    var cells: [(key: UInt64, x: Int, y: Int)] = []
    for x in 0..<side {
      for y in 0..<side {
        let middle = Coordinate(
          longitude: (Double(x) + 0.5) / Double(side) * 360 - 180, latitude: (Double(y) + 0.5) / Double(side) * 180 - 90
        )!
        cells.append((HilbertCurve.key(middle) >> (64 - 2 * UInt64(order)), x, y))
      }
    }
    cells.sort { $0.key < $1.key }
    #expect(cells.map(\.key) == Array(0..<UInt64(side * side)))
    for (one, next) in zip(cells, cells.dropFirst()) {
      #expect(abs(one.x - next.x) + abs(one.y - next.y) == 1)
    }
  }

  /// The table against the walk, one bit at a time.
  @Test func tableAgreesWithTheWalk() {
    func walk(_ point: Coordinate) -> UInt64 {
      var x = UInt32((point.longitude + 180) / 360 * Double(UInt32.max))
      var y = UInt32((point.latitude + 90) / 180 * Double(UInt32.max))
      var key: UInt64 = 0
      for bit in (0..<32).reversed() {
        let (right, upper) = (UInt64(x >> UInt32(bit) & 1), UInt64(y >> UInt32(bit) & 1))
        key = key << 2 | (3 * right) ^ upper
        if upper == 0 {
          if right == 1 { (x, y) = (~x, ~y) }
          swap(&x, &y)
        }
      }
      return key
    }
    var random = SeededGenerator(seed: 23)
    for set in PointSet.allCases {
      for _ in 0..<500 {
        let place = set.place(using: &random)
        #expect(HilbertCurve.key(place) == walk(place))
      }
    }
  }

  @Test func cornersOfTheWorldHaveKeys() {
    for (longitude, latitude) in [(-180.0, -90.0), (180, 90), (-180, 90), (180, -90), (0, 0)] {
      _ = HilbertCurve.key(Coordinate(longitude: longitude, latitude: latitude)!)
    }
  }
}
