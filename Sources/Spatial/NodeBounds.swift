/// Box of the points under a node, in degrees; edges are rounded outward, so that no point is missed.
struct NodeBox: Sendable {
  var west = Float.infinity
  var south = Float.infinity
  var east = -Float.infinity
  var north = -Float.infinity

  init(_ points: ArraySlice<SpatialIndex.Point>) {
    for point in points {
      west = min(west, roundedDown(point.coordinate.longitude))
      east = max(east, roundedUp(point.coordinate.longitude))
      south = min(south, roundedDown(point.coordinate.latitude))
      north = max(north, roundedUp(point.coordinate.latitude))
    }
  }

  init(_ nodes: ArraySlice<NodeBox>) {
    for node in nodes {
      west = min(west, node.west)
      east = max(east, node.east)
      south = min(south, node.south)
      north = max(north, node.north)
    }
  }

  /// The box's own edges, as far as degrees go: what ``SearchArea`` compares.
  var longitudes: ClosedRange<Double> { Double(west)...Double(east) }
  var latitudes: ClosedRange<Double> { Double(south)...Double(north) }
}

/// Box of the points under a node in space, metres; faces are rounded outward.
struct NodeSolid: Sendable {
  var minX = Float.infinity
  var minY = Float.infinity
  var minZ = Float.infinity
  var maxX = -Float.infinity
  var maxY = -Float.infinity
  var maxZ = -Float.infinity

  init(_ positions: ArraySlice<Cartesian>) {
    for position in positions {
      minX = min(minX, roundedDown(position.x))
      maxX = max(maxX, roundedUp(position.x))
      minY = min(minY, roundedDown(position.y))
      maxY = max(maxY, roundedUp(position.y))
      minZ = min(minZ, roundedDown(position.z))
      maxZ = max(maxZ, roundedUp(position.z))
    }
  }

  init(_ nodes: ArraySlice<NodeSolid>) {
    for node in nodes {
      minX = min(minX, node.minX)
      maxX = max(maxX, node.maxX)
      minY = min(minY, node.minY)
      maxY = max(maxY, node.maxY)
      minZ = min(minZ, node.minZ)
      maxZ = max(maxZ, node.maxZ)
    }
  }

  /// Square of the distance from a position to the nearest point of the solid: no chord to a point under
  /// the node is shorter.
  func squaredDistance(to position: Cartesian) -> Double {
    let dx = max(Double(minX) - position.x, position.x - Double(maxX), 0)
    let dy = max(Double(minY) - position.y, position.y - Double(maxY), 0)
    let dz = max(Double(minZ) - position.z, position.z - Double(maxZ), 0)
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
