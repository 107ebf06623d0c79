/// A box in degrees of longitude and latitude, edges included.
///
/// As in GeoJSON (RFC 7946, 5.2), a box whose west edge lies east of its east edge crosses the
/// antimeridian. The meridians −180 and 180 are one line: a point on it is in every box that touches it.
public struct BoundingBox: Hashable, Sendable {
  public let west: Double
  public let south: Double
  public let east: Double
  public let north: Double

  /// Nil when a number is not finite or out of range, or when south lies north of north.
  public init?(west: Double, south: Double, east: Double, north: Double) {
    guard abs(west) <= 180, abs(east) <= 180, abs(south) <= 90, abs(north) <= 90, south <= north else {
      return nil
    }
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// The smallest box around some points that does not cross the antimeridian; nil without points.
  public init?(around points: some Collection<Coordinate>) {
    let (longitudes, latitudes) = (points.lazy.map(\.longitude), points.lazy.map(\.latitude))
    guard let west = longitudes.min(), let south = latitudes.min(), let east = longitudes.max(),
      let north = latitudes.max()
    else { return nil }
    self.init(west: west, south: south, east: east, north: north)
  }

  /// What the box covers, as ranges of longitude that run from west to east: two where it meets the antimeridian.
  var longitudes: (range: ClosedRange<Double>, other: ClosedRange<Double>?) {
    if west > east { return (west...180, -180...east) }
    if west == -180, east < 180 { return (west...east, 180...180) }
    if east == 180, west > -180 { return (west...east, -180...(-180)) }
    return (west...east, nil)
  }

  public func contains(_ point: Coordinate) -> Bool {
    guard south <= point.latitude, point.latitude <= north else { return false }
    if west <= point.longitude, point.longitude <= east { return true }
    let (range, other) = longitudes
    return range.contains(point.longitude) || other?.contains(point.longitude) == true
  }

  /// The smallest box around both, neither of which crosses the antimeridian.
  public func union(_ other: BoundingBox) -> BoundingBox {
    BoundingBox(
      west: min(west, other.west), south: min(south, other.south), east: max(east, other.east),
      north: max(north, other.north))!
  }

  /// Middle of the box.
  public var center: Coordinate {
    let width = west <= east ? east - west : east + 360 - west
    let middle = west + width / 2
    return Coordinate(longitude: middle > 180 ? middle - 360 : middle, latitude: (south + north) / 2)!
  }
}
