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

  @Test func cornersOfTheWorldHaveKeys() {
    for (longitude, latitude) in [(-180.0, -90.0), (180, 90), (-180, 90), (180, -90), (0, 0)] {
      _ = HilbertCurve.key(Coordinate(longitude: longitude, latitude: latitude)!)
    }
  }
}
