import Geodesy
import Spatial
import Testing

@Suite struct GeodesicTests {
  @Test func knownDistances() {
    func distance(_ a: (Double, Double), _ b: (Double, Double)) -> Double {
      Geodesic.distance(
        Coordinate(longitude: a.0, latitude: a.1)!, Coordinate(longitude: b.0, latitude: b.1)!)
    }
    #expect(distance((109, 14), (109, 14)) == 0)
    // Half a meridian of WGS 84, and a degree of its equator.
    #expect(abs(distance((0, -90), (50, 90)) - 20_003_931.4586) < 0.001)
    #expect(abs(distance((0, 0), (1, 0)) - 111_319.4908) < 0.001)
    #expect(distance((180, 10), (-180, 10)) < 1e-6)
  }
}
