/// A point in the earth-centred, earth-fixed frame of WGS 84, in metres.
@frozen
public struct Cartesian: Hashable, Sendable {
  public let x: Double
  public let y: Double
  public let z: Double

  @inlinable
  public init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }

  @inlinable
  public func squaredDistance(to other: Cartesian) -> Double {
    let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
    return dx * dx + dy * dy + dz * dz
  }
}
