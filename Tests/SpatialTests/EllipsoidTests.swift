import Geodesy
import Outlets
import Spatial
import Testing

@Suite struct EllipsoidTests {
  /// c ≤ s ≤ g(c), within what rounding costs, for pairs of every length, antipodal ones included.
  @Test(arguments: PointSet.allCases)
  func chordBoundsTheGeodesic(_ set: PointSet) {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<4000 {
      let a = set.place(using: &random)
      let b = set.place(using: &random)
      let chord = Ellipsoid.cartesian(a).squaredDistance(to: Ellipsoid.cartesian(b)).squareRoot()
      let geodesic = Geodesic.distance(a, b)
      #expect(chord <= geodesic + 1e-6)
      #expect(geodesic <= Ellipsoid.longestGeodesic(chord: chord + 1e-6) + 1e-6)
    }
  }

  @Test func boundIsTightNearby() {
    #expect(Ellipsoid.longestGeodesic(chord: 10_000) - 10_000 < 0.002)
    #expect(Ellipsoid.longestGeodesic(chord: 100_000) - 100_000 < 1.1)
  }

  /// The numbers that the proof's last step compares.
  @Test func chordsUnderTheDiameterLeaveNoLongGeodesic() {
    let (a, b) = (Ellipsoid.equatorialRadius, Ellipsoid.polarRadius)
    #expect(2 * b * b / a < 12_671_000)
    var random = SeededGenerator(seed: 5)
    for _ in 0..<20_000 {
      let p = PointSet.antipodes.place(using: &random)
      let q = PointSet.antipodes.place(using: &random)
      guard Geodesic.distance(p, q) > .pi * b * b / a else { continue }
      #expect(Ellipsoid.cartesian(p).squaredDistance(to: Ellipsoid.cartesian(q)).squareRoot() > 12_712_000)
    }
  }

  @Test func polesAndTheAntimeridianAreOnePlace() {
    func at(_ longitude: Double, _ latitude: Double) -> Cartesian {
      Ellipsoid.cartesian(Coordinate(longitude: longitude, latitude: latitude)!)
    }
    #expect(at(0, 90) == at(123, 90))
    #expect(at(180, 10) == at(-180, 10))
  }
}
