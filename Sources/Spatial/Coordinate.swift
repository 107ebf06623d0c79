/// A position on the WGS 84 ellipsoid, in degrees.
///
/// A value of this type is always finite and within range, so that everything behind it
/// (the index above all) may compute without asking again.
public struct Coordinate: Hashable, Sendable {
  /// Degrees east of Greenwich, −180 … 180.
  public let longitude: Double
  /// Degrees north of the equator, −90 … 90.
  public let latitude: Double

  /// Nil when a number is not finite or out of range.
  public init?(longitude: Double, latitude: Double) {
    guard abs(longitude) <= 180, abs(latitude) <= 90 else { return nil }
    self.longitude = longitude
    self.latitude = latitude
  }
}
