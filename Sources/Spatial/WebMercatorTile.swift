#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One tile of the tile matrix set WebMercatorQuad (OGC 17-083r4, annex D.1): the world's square, halved `zoom` times.
public struct WebMercatorTile: Sendable, Hashable {
  public static let deepestZoom = 24

  public let zoom: Int
  /// Column, counted from the west.
  public let x: Int
  /// Row, counted from the north.
  public let y: Int

  /// Nil outside the matrix.
  public init?(zoom: Int, x: Int, y: Int) {
    guard (0...Self.deepestZoom).contains(zoom), (0..<1 << zoom).contains(x), (0..<1 << zoom).contains(y) else {
      return nil
    }
    self.zoom = zoom
    self.x = x
    self.y = y
  }

  /// Where a point stands in the tile, in units of its side, from its north-western corner. Outside 0 … 1 for points
  /// of other tiles.
  public func position(_ point: Coordinate) -> (x: Double, y: Double) {
    let side = Double(1 << zoom)
    let sine = sin(point.latitude * .pi / 180)
    let north = 0.5 - log((1 + sine) / (1 - sine)) / (4 * .pi)
    return ((point.longitude / 360 + 0.5) * side - Double(x), north * side - Double(y))
  }

  /// Longitude of a line that parts the world, from west, 0 … 1.
  static func longitude(_ fraction: Double) -> Double { fraction * 360 - 180 }

  /// Latitude of a line that parts the world's square, from north, 0 … 1.
  static func latitude(_ fraction: Double) -> Double { atan(sinh(.pi * (1 - 2 * fraction))) * 180 / .pi }
}
