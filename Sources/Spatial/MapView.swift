#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What a picture of the map shows: a rectangle of pixels in Web Mercator, counted from its north-western corner.
public struct MapView: Sendable, Hashable {
  public let width: Int
  public let height: Int
  /// Pixels along the side of the world's square.
  let worldSide: Double
  private let left: Double
  private let top: Double

  /// Level 20 of a map with tiles of 256 pixels: a pixel is some 15 cm.
  private static let greatestSide = 256 * 1_048_576.0

  /// The largest view that holds a box whole, in its middle.
  ///
  /// - Precondition: the box does not cross the antimeridian and stays off the poles; width and height are positive.
  public init(_ box: BoundingBox, width: Int, height: Int) {
    let north = Self.place(Coordinate(longitude: box.west, latitude: box.north)!)
    let south = Self.place(Coordinate(longitude: box.east, latitude: box.south)!)
    let side = min(Double(width) / (south.x - north.x), Double(height) / (south.y - north.y), Self.greatestSide)
    (self.width, self.height, worldSide) = (width, height, side)
    left = (north.x + south.x) / 2 * side - Double(width) / 2
    top = (north.y + south.y) / 2 * side - Double(height) / 2
  }

  /// Where a point stands in the world's square, 0 … 1 from its north-western corner.
  public static func place(_ point: Coordinate) -> (x: Double, y: Double) {
    WebMercatorTile(zoom: 0, x: 0, y: 0)!.position(point)
  }

  public func position(_ point: Coordinate) -> (x: Double, y: Double) { position(Self.place(point)) }

  /// The pixel of a place in the world's square.
  public func position(_ place: (x: Double, y: Double)) -> (x: Double, y: Double) {
    (place.x * worldSide - left, place.y * worldSide - top)
  }

  /// The point under a pixel; at the world's edge where the pixel lies beyond it.
  public func coordinate(x: Double, y: Double) -> Coordinate {
    let longitude = WebMercatorTile.longitude(min(max((x + left) / worldSide, 0), 1))
    let latitude = WebMercatorTile.latitude(min(max((y + top) / worldSide, 0), 1))
    return Coordinate(longitude: longitude, latitude: latitude)!
  }

  /// Everything that the picture shows.
  public var box: BoundingBox {
    let (north, south) = (coordinate(x: 0, y: 0), coordinate(x: Double(width), y: Double(height)))
    return BoundingBox(west: north.longitude, south: south.latitude, east: south.longitude, north: north.latitude)!
  }

  /// Metres that a pixel in the middle stands for, on the sphere of the projection.
  public var metresPerPixel: Double {
    let middle = coordinate(x: Double(width) / 2, y: Double(height) / 2)
    return 2 * .pi * 6_378_137 * cos(middle.latitude * .pi / 180) / worldSide
  }

  /// The tiles that cover the picture, of the level whose tiles are nearest to 512 pixels wide.
  ///
  /// - Parameter deepest: the deepest level there is.
  public func tiles(deepest: Int) -> [WebMercatorTile] {
    let zoom = min(max(Int(log2(worldSide / 512).rounded()), 0), deepest)
    let side = worldSide / Double(1 << zoom)
    let last = (1 << zoom) - 1
    let numbers = { (from: Double, length: Int) in
      min(
        max(Int((from / side).rounded(.down)), 0), last)...min(
          max(Int(((from + Double(length)) / side).rounded(.down)), 0), last)
    }
    return numbers(top, height).flatMap { y in
      numbers(left, width).compactMap { x in WebMercatorTile(zoom: zoom, x: x, y: y) }
    }
  }
}
