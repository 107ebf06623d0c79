#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The WGS 84 ellipsoid: positions in space, and what a chord tells of a geodesic.
public enum Ellipsoid {
  /// Equatorial radius a, metres.
  public static let equatorialRadius = 6_378_137.0
  static let flattening = 1 / 298.257223563
  /// Polar radius b = a (1 − f), metres.
  public static let polarRadius = equatorialRadius * (1 - flattening)

  /// Position of a point of the surface (height 0).
  public static func cartesian(_ point: Coordinate) -> Cartesian {
    let longitude = point.longitude * (.pi / 180)
    let latitude = point.latitude * (.pi / 180)
    let eccentricitySquared = flattening * (2 - flattening)
    let sine = sin(latitude)
    let normal = equatorialRadius / (1 - eccentricitySquared * sine * sine).squareRoot()
    // sin and cos of ±180° differ in the last bit, but it is one meridian.
    let east = abs(point.longitude) == 180 ? 0 : sin(longitude)
    let equatorial = abs(point.latitude) == 90 ? 0 : normal * cos(latitude)
    return Cartesian(
      x: equatorial * cos(longitude), y: equatorial * east,
      z: normal * (1 - eccentricitySquared) * sine)
  }

  /// The longest geodesic that two points `chord` metres apart (through the earth) can have.
  ///
  /// For two points with chord c and geodesic s, in exact numbers, c ≤ s ≤ g(c), where with ρ = b²/a
  ///
  ///     g(c) = 2ρ asin(c / 2ρ)   for c < 2ρ,      g(c) = πa   otherwise.
  ///
  /// *Lower bound.* The straight line is the shortest way in space.
  ///
  /// *Upper bound.* Let T(x, y, z) = (x/a, y/a, z/b) take the ellipsoid to the unit sphere. T's inverse stretches
  /// no length by more than a and no chord by less than b. The great arc between the images, 2 asin(u/2) with
  /// u ≤ c/b, comes back as a path on the ellipsoid, so
  ///
  ///     s ≤ 2a asin(c / 2b) ≤ πa   (for c ≤ 2b; s ≤ πa in any case).                               (1)
  ///
  /// A geodesic's curvature in space is the normal curvature of the surface, nowhere greater than 1/ρ, the
  /// meridian's at the equator. Schur's comparison theorem (A. Schur, Math. Ann. 83, 1921): a curve of length
  /// s ≤ πρ whose curvature never exceeds 1/ρ has a chord no shorter than the arc of length s on a circle of
  /// radius ρ. Hence c ≥ 2ρ sin(s / 2ρ), that is s ≤ 2ρ asin(c / 2ρ), if s ≤ πρ.
  ///
  /// It remains that c < 2ρ implies s ≤ πρ. If s > πρ, then by (1) c > 2b sin(πρ / 2a) = 2b sin(πb² / 2a²)
  /// > 12 712 000 m, while 2ρ < 12 671 000 m. ∎
  ///
  /// The bound is tight where it matters: g(c) − c is 1 mm at 10 km, 1 m at 100 km.
  public static func longestGeodesic(chord: Double) -> Double {
    chord < narrowDiameter ? narrowDiameter * asin(chord / narrowDiameter) : .pi * equatorialRadius
  }

  /// 2ρ: diameter of the circle that is curved like the meridian at the equator, as strongly as any place is.
  static let narrowDiameter = 2 * polarRadius * polarRadius / equatorialRadius

  /// Metres by which a computed chord or geodesic may be off: coordinates of 6.4·10⁶ m carry errors of some
  /// 10⁻⁹ m, PROJ's geodesic of 1.5·10⁻⁸ m. Fifty times that.
  static let roundingSlack = 1e-6
}
