import Geodesy
import Spatial
import Testing

@Suite struct ProjectedBoxTests {
  /// What lies in the box lies in its cover, for small boxes and for boxes as large as countries.
  @Test(arguments: [CoordinateReferenceSystem.epsg3857, .epsg9217])
  func theCoverHoldsTheBox(_ system: CoordinateReferenceSystem) throws {
    var generator = SystemRandomNumberGenerator()
    let middle = try #require(system.position(of: Coordinate(longitude: 109, latitude: 14)!))
    for size in [10.0, 1_000, 100_000, 800_000, 3_000_000, 40_000_000] {
      for _ in 0..<20 {
        let x = middle.first + Double.random(in: -size...size, using: &generator)
        let y = middle.second + Double.random(in: -size...size, using: &generator)
        let box = try #require(
          ProjectedBox(
            system, minX: x - size * .random(in: 0...1), minY: y - size * .random(in: 0...1),
            maxX: x + size * .random(in: 0...1), maxY: y + size * .random(in: 0...1)))
        let cover = box.cover
        for _ in 0..<200 {
          let degrees = min(size / 50_000, 60)
          guard
            let point = Coordinate(
              longitude: 109 + .random(in: -degrees...degrees), latitude: 14 + .random(in: -degrees...degrees))
          else { continue }
          if box.contains(point) { #expect(cover.contains(point), "\(box) \(point)") }
        }
      }
    }
  }

  @Test func edgesBelongToTheBox() throws {
    let point = Coordinate(longitude: 109.2, latitude: 13.8)!
    let (x, y) = try #require(CoordinateReferenceSystem.epsg9217.position(of: point))
    let box = try #require(ProjectedBox(.epsg9217, minX: x, minY: y, maxX: x, maxY: y))
    #expect(box.contains(point) && box.cover.contains(point))
    #expect(ProjectedBox(.epsg9217, minX: 1, minY: 0, maxX: 0, maxY: 0) == nil)
    #expect(ProjectedBox(.epsg9217, minX: .nan, minY: 0, maxX: 0, maxY: 0) == nil)
  }
}
