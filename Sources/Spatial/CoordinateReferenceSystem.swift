/// A reference system in which the service takes and gives coordinates, named by its URI.
///
/// Inside the service everything is in ``crs84``.
public enum CoordinateReferenceSystem: String, CaseIterable, Sendable {
  /// WGS 84, longitude before latitude.
  case crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
  /// WGS 84, latitude before longitude.
  case epsg4326 = "http://www.opengis.net/def/crs/EPSG/0/4326"
  /// WGS 84 / Pseudo-Mercator: metres east and north.
  case epsg3857 = "http://www.opengis.net/def/crs/EPSG/0/3857"
  /// VN-2000 / TM-3 108-15, the system of Bình Định's cadastre: metres east and north.
  case epsg9217 = "http://www.opengis.net/def/crs/EPSG/0/9217"

  public var uri: String { rawValue }
}

/// A box in the plane of a projected reference system, in metres, edges included.
public struct ProjectedBox: Hashable, Sendable {
  public let system: CoordinateReferenceSystem
  public let minX: Double
  public let minY: Double
  public let maxX: Double
  public let maxY: Double

  /// Nil when a number is not finite or a least lies above its most.
  public init?(_ system: CoordinateReferenceSystem, minX: Double, minY: Double, maxX: Double, maxY: Double) {
    guard [minX, minY, maxX, maxY].allSatisfy(\.isFinite), minX <= maxX, minY <= maxY else { return nil }
    self.system = system
    (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
  }
}
