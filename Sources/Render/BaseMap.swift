internal import Foundation
public import Spatial

/// The built-in base map, ready to be drawn at any scale: land and rivers.
public struct BaseMap: Sendable {
  /// A line or ring in the world's square.
  private typealias Line = [SIMD2<Double>]

  /// What the base map covers; beyond it nothing is known.
  public static let extent = BoundingBox(west: 106.5, south: 13, east: 111.5, north: 15.2)!
  private let land: [Line]
  private let rivers: [Line]

  /// - Parameter geoJSON: `GeoData/basemap.geojson`: polygons with `layer: land`, lines with `layer: river`.
  /// - Throws: when it is no GeoJSON.
  public init(geoJSON: [UInt8]) throws {
    let features = try JSONDecoder().decode(Features.self, from: Data(geoJSON)).features
    let line = { (positions: [[Double]]) -> Line in
      positions.compactMap { position in
        guard position.count >= 2, let point = Coordinate(longitude: position[0], latitude: position[1]) else {
          return nil
        }
        let place = MapView.place(point)
        return SIMD2(place.x, place.y)
      }
    }
    land = features.filter { $0.properties.layer == "land" }.flatMap { $0.geometry.rings.map(line) }
    rivers = features.filter { $0.properties.layer == "river" }.flatMap { $0.geometry.rings.map(line) }
  }

  /// Sea, land and rivers of a view, cut to it and without what is too fine to be seen.
  func drawing(_ view: MapView, _ palette: MapPalette) -> Markup {
    let known = (
      view.position(Coordinate(longitude: Self.extent.west, latitude: Self.extent.north)!),
      view.position(Coordinate(longitude: Self.extent.east, latitude: Self.extent.south)!)
    )
    let (left, top) = (max(known.0.x, 0), max(known.0.y, 0))
    let (right, bottom) = (min(known.1.x, Double(view.width)), min(known.1.y, Double(view.height)))
    var shapes: Markup = """
      <rect width="\(view.width)" height="\(view.height)" fill="\(palette.unknown)"/>\
      <rect x="\(svg(left))" y="\(svg(top))" width="\(svg(max(right - left, 0)))" height="\(svg(max(bottom - top, 0)))" fill="\(palette.sea)"/>
      """
    // A stroke that runs along the edge must not be seen.
    let frame = (low: SIMD2(-4.0, -4.0), high: SIMD2(Double(view.width) + 4, Double(view.height) + 4))
    let coast = land.compactMap { ring -> String? in
      let cut = Self.cut(Self.thinned(Self.placed(ring, view)), to: frame)
      return cut.count > 2 ? Self.path(cut) + "Z" : nil
    }.joined()
    shapes += """
      <path d="\(coast)" fill="\(palette.land)" fill-rule="evenodd" stroke="\(palette.shore)" stroke-width=".8"/>
      """
    let streams = rivers.flatMap { Self.parts(Self.thinned(Self.placed($0, view)), in: frame) }.map(Self.path).joined()
    guard !streams.isEmpty else { return shapes }
    return shapes + """
      <path d="\(streams)" fill="none" stroke="\(palette.river)" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>
      """
  }

  private static func placed(_ line: Line, _ view: MapView) -> Line {
    line.map { place in
      let pixel = view.position((place.x, place.y))
      return SIMD2(pixel.x, pixel.y)
    }
  }

  /// Without points that are less than 0.7 pixels from the one before.
  private static func thinned(_ line: Line) -> Line {
    var kept: Line = []
    for (number, point) in line.enumerated() {
      guard let last = kept.last, number < line.count - 1 else {
        kept.append(point)
        continue
      }
      let way = point - last
      if (way * way).sum() >= 0.49 { kept.append(point) }
    }
    return kept
  }

  /// A ring cut by the four edges of a frame, one after another: I. E. Sutherland and G. W. Hodgman, "Reentrant
  /// polygon clipping", CACM 17 (1974). O(points).
  private static func cut(_ ring: Line, to frame: (low: SIMD2<Double>, high: SIMD2<Double>)) -> Line {
    var ring = ring
    for axis in 0...1 {
      for (bound, sign) in [(frame.low[axis], 1.0), (frame.high[axis], -1.0)] {
        guard var last = ring.last else { return [] }
        var cut: Line = []
        for point in ring {
          let (before, now) = ((last[axis] - bound) * sign, (point[axis] - bound) * sign)
          if before < 0 && now > 0 || before > 0 && now < 0 {
            cut.append(last + (point - last) * (before / (before - now)))
          }
          if now >= 0 { cut.append(point) }
          last = point
        }
        ring = cut
      }
    }
    return ring
  }

  /// The parts of a line that may be seen in a frame.
  private static func parts(_ line: Line, in frame: (low: SIMD2<Double>, high: SIMD2<Double>)) -> [Line] {
    var parts: [Line] = []
    var isOpen = false
    for (from, to) in zip(line, line.dropFirst()) {
      let (low, high) = (pointwiseMin(from, to), pointwiseMax(from, to))
      guard all(high .>= frame.low), all(low .<= frame.high) else {
        isOpen = false
        continue
      }
      if isOpen { parts[parts.count - 1].append(to) } else { parts.append([from, to]) }
      isOpen = true
    }
    return parts
  }

  private static func path(_ line: Line) -> String {
    line.enumerated().map { "\($0.offset == 0 ? "M" : "L")\(svg($0.element.x)) \(svg($0.element.y))" }.joined()
  }
}

private struct Features: Decodable {
  let features: [Feature]

  struct Feature: Decodable {
    let properties: Properties
    let geometry: Geometry
  }

  struct Properties: Decodable { let layer: String }

  struct Geometry: Decodable {
    let rings: [[[Double]]]

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Member.self)
      let isPolygon = try members.decode(String.self, forKey: .type) == "Polygon"
      rings =
        isPolygon
        ? try members.decode([[[Double]]].self, forKey: .coordinates)
        : [try members.decode([[Double]].self, forKey: .coordinates)]
    }

    enum Member: CodingKey { case type, coordinates }
  }
}

/// A number of pixels, to a tenth.
func svg(_ pixels: Double) -> String {
  let tenths = Int((pixels * 10).rounded())
  if tenths % 10 == 0 { return String(tenths / 10) }
  return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
}
