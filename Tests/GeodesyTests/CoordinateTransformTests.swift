import Geodesy
import Spatial
import Testing

@Suite struct CoordinateTransformTests {
  /// A published control pair: VN-2000, 3° zone, central meridian 106°15′.
  @Test func publishedControlPair() throws {
    let vn2000 = try CoordinateTransform("EPSG:9212")
    let point = try #require(vn2000.toWGS84(.init(x: 546_151.8072, y: 1_855_759.3584)))
    // 16.77839862 N, 106.6847777 E is what the example gives; 10⁻⁶ degrees are 0.1 m.
    #expect(abs(point.latitude - 16.77839862) < 1e-6)
    #expect(abs(point.longitude - 106.6847777) < 1e-6)
  }

  @Test(arguments: ["EPSG:9217", "EPSG:3406", "EPSG:3857", "EPSG:4326", "OGC:CRS84"])
  func thereAndBack(_ name: String) throws {
    let transform = try CoordinateTransform(name)
    for (longitude, latitude) in [(108.6, 13.5), (109.2217, 13.76736), (109.36, 14.7)] {
      let point = try #require(Coordinate(longitude: longitude, latitude: latitude))
      let position = try #require(transform.fromWGS84(point))
      let back = try #require(transform.toWGS84(position))
      #expect(Geodesic.distance(point, back) < 0.01)
    }
  }

  /// The province in VN-2000 / TM-3 108-15: northing and easting have ranges that do not meet.
  @Test func northingAndEastingAreDisjoint() throws {
    let vn2000 = try CoordinateTransform("EPSG:9217")
    for (longitude, latitude) in [(108.58, 13.5), (109.4, 13.5), (108.58, 14.72), (109.4, 14.72)] {
      let position = try #require(vn2000.fromWGS84(Coordinate(longitude: longitude, latitude: latitude)!))
      #expect((530_000...630_000).contains(position.x))
      #expect((1_480_000...1_640_000).contains(position.y))
    }
  }

  @Test func whatIsNoPositionHasNoImage() throws {
    let vn2000 = try CoordinateTransform("EPSG:9217")
    #expect(vn2000.toWGS84(.init(x: .nan, y: 0)) == nil)
    #expect(vn2000.toWGS84(.init(x: .infinity, y: 1e300)) == nil)
    #expect(throws: CoordinateTransform.UnknownReferenceSystem.self) { try CoordinateTransform("EPSG:1") }
  }
}
