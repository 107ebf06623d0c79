/// A place, a box or polygons that a question is about, in degrees as in a plane.
public enum PlanarRegion: Hashable, Sendable {
  case point(Coordinate)
  case box(BoundingBox)
  case polygons([Polygon])

  /// Rings of one polygon, the outer one and holes in any order; each closed or not.
  ///
  /// Edges are straight in degrees and do not cross the antimeridian (RFC 7946, 3.1.9, asks to cut what does).
  /// What an odd number of rings surrounds is inside, so a ring that crosses itself needs no other care; the edges
  /// themselves are inside.
  public struct Polygon: Hashable, Sendable {
    public let rings: [[Coordinate]]

    public init(rings: [[Coordinate]]) { self.rings = rings }

    /// Even-odd rule (M. Shimrat, "Algorithm 112: Position of point relative to polygon", CACM 1962). O(vertices).
    func contains(_ point: Coordinate) -> Bool {
      let (x, y) = (point.longitude, point.latitude)
      var isInside = false
      for ring in rings {
        guard var from = ring.last else { continue }
        for to in ring {
          let (x0, y0, x1, y1) = (from.longitude, from.latitude, to.longitude, to.latitude)
          from = to
          let side = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
          if side == 0, min(x0, x1) <= x, x <= max(x0, x1), min(y0, y1) <= y, y <= max(y0, y1) { return true }
          if (y0 > y) != (y1 > y), (side > 0) == (y1 > y0) { isInside.toggle() }
        }
      }
      return isInside
    }
  }

  public func contains(_ point: Coordinate) -> Bool {
    switch self {
    case .point(let place): place == point
    case .box(let box): box.contains(point)
    case .polygons(let polygons): polygons.contains { $0.contains(point) }
    }
  }

  /// A box that holds all of it; nil for no polygon at all.
  public var bounds: BoundingBox? {
    switch self {
    case .point(let place):
      return BoundingBox(
        west: place.longitude, south: place.latitude, east: place.longitude, north: place.latitude)
    case .box(let box): return box
    case .polygons(let polygons):
      let vertices = polygons.flatMap { $0.rings.joined() }
      guard let first = vertices.first else { return nil }
      var (west, south, east, north) = (first.longitude, first.latitude, first.longitude, first.latitude)
      for vertex in vertices {
        (west, east) = (min(west, vertex.longitude), max(east, vertex.longitude))
        (south, north) = (min(south, vertex.latitude), max(north, vertex.latitude))
      }
      return BoundingBox(west: west, south: south, east: east, north: north)
    }
  }
}
