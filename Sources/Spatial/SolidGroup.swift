internal import CLanes

/// Boxes in space of sixteen nodes, metres, faces rounded outward; what nearest prunes by.
struct SolidGroup: Sendable {
  typealias Faces = SIMD16<Float>

  /// Metres; empty lanes are as far, and the sum of three squares of it is a number still.
  private static let beyondAll: Float = 1e18

  var minX = Faces(repeating: Self.beyondAll)
  var minY = Faces(repeating: Self.beyondAll)
  var minZ = Faces(repeating: Self.beyondAll)
  var maxX = Faces(repeating: Self.beyondAll)
  var maxY = Faces(repeating: Self.beyondAll)
  var maxZ = Faces(repeating: Self.beyondAll)

  /// For each lane, a number no greater than the square of any chord from the origin to a point in its solid;
  /// beyond all for an empty lane.
  ///
  /// The origin is a cube as wide as a Float's rounding (a metre at most), so that every difference is a lower
  /// bound; differences, products and sums are rounded by 2⁻²⁴ each, eight times at most, and `lanes_keys` adds
  /// 15 · 2⁻²³ at most, all of which the factor pays for.
  @inline(__always)
  func squaredDistances(_ origin: NearestOrigin) -> Faces {
    // At most one of the two is positive.
    let x = lanes_larger(minX - Faces(repeating: origin.upper.x), Faces(repeating: origin.lower.x) - maxX)
    let y = lanes_larger(minY - Faces(repeating: origin.upper.y), Faces(repeating: origin.lower.y) - maxY)
    let z = lanes_larger(minZ - Faces(repeating: origin.upper.z), Faces(repeating: origin.lower.z) - maxZ)
    return (x * x + y * y + z * z) * (1 - 1 / Float(1 << 18))
  }

  subscript(lane: Int) -> Solid {
    get {
      Solid(
        lower: SIMD3(minX[lane], minY[lane], minZ[lane]), upper: SIMD3(maxX[lane], maxY[lane], maxZ[lane]))
    }
    set {
      (minX[lane], minY[lane], minZ[lane]) = (newValue.lower.x, newValue.lower.y, newValue.lower.z)
      (maxX[lane], maxY[lane], maxZ[lane]) = (newValue.upper.x, newValue.upper.y, newValue.upper.z)
    }
  }
}

/// A box in space, metres.
struct Solid: Sendable {
  var lower = SIMD3<Float>(repeating: .infinity)
  var upper = SIMD3<Float>(repeating: -.infinity)

  mutating func formUnion(_ position: Cartesian) {
    lower = SIMD3(
      min(lower.x, roundedDown(position.x)), min(lower.y, roundedDown(position.y)),
      min(lower.z, roundedDown(position.z)))
    upper = SIMD3(
      max(upper.x, roundedUp(position.x)), max(upper.y, roundedUp(position.y)), max(upper.z, roundedUp(position.z)))
  }

  mutating func formUnion(_ other: Solid) {
    lower = SIMD3(min(lower.x, other.lower.x), min(lower.y, other.lower.y), min(lower.z, other.lower.z))
    upper = SIMD3(max(upper.x, other.upper.x), max(upper.y, other.upper.y), max(upper.z, other.upper.z))
  }
}

/// Where nearest starts from.
struct NearestOrigin {
  let position: Cartesian
  /// Position rounded down and up.
  let lower: SIMD3<Float>
  let upper: SIMD3<Float>

  init(_ point: Coordinate) {
    position = Ellipsoid.cartesian(point)
    lower = SIMD3(roundedDown(position.x), roundedDown(position.y), roundedDown(position.z))
    upper = SIMD3(roundedUp(position.x), roundedUp(position.y), roundedUp(position.z))
  }
}

/// Positions in space of the sixteen points of a leaf, metres.
struct PositionGroup: Sendable {
  typealias Axis = SIMD16<Double>

  /// Empty lanes lie farther away than any point.
  var x = Axis(repeating: 1e12)
  var y = Axis(repeating: 1e12)
  var z = Axis(repeating: 1e12)

  subscript(lane: Int) -> Cartesian {
    get { Cartesian(x: x[lane], y: y[lane], z: z[lane]) }
    set { (x[lane], y[lane], z[lane]) = (newValue.x, newValue.y, newValue.z) }
  }

  /// Squares of the chords.
  @inline(__always)
  func squaredDistances(_ origin: Cartesian) -> Axis {
    let dx = x - Axis(repeating: origin.x)
    let dy = y - Axis(repeating: origin.y)
    let dz = z - Axis(repeating: origin.z)
    return dx * dx + dy * dy + dz * dz
  }
}

private func roundedDown(_ value: Double) -> Float {
  let nearest = Float(value)
  return Double(nearest) > value ? nearest.nextDown : nearest
}

private func roundedUp(_ value: Double) -> Float {
  let nearest = Float(value)
  return Double(nearest) < value ? nearest.nextUp : nearest
}
