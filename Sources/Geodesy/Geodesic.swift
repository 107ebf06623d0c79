internal import CProj
public import Spatial

/// Distance on the WGS 84 ellipsoid by PROJ's geodesic routines.
///
/// C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013): exact to about 15 nanometres, for any
/// two points, antipodal ones included; constant time.
public enum Geodesic {
  /// Metres along the shortest path between two points.
  public static func distance(_ from: Coordinate, _ to: Coordinate) -> Double {
    var metres = 0.0
    unsafe withUnsafePointer(to: ellipsoid) { ellipsoid in
      unsafe geod_inverse(ellipsoid, from.latitude, from.longitude, to.latitude, to.longitude, &metres, nil, nil)
    }
    return metres
  }

  private static let ellipsoid: geod_geodesic = {
    var ellipsoid = geod_geodesic()
    unsafe geod_init(&ellipsoid, 6_378_137, 1 / 298.257223563)
    return ellipsoid
  }()
}
