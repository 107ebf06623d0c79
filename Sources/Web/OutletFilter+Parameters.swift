import Geodesy
import Outlets
import Spatial

extension OutletFilter {
  /// The parameters `filter`, `filter-lang` and `filter-crs` (OGC API – Features, Part 3): CQL2 text; nil without.
  init?(_ parameters: inout QueryParameters) throws {
    let text = parameters.take("filter")
    if let language = parameters.take("filter-lang"), !Self.languages.contains(language) {
      let list = Self.languages.joined(separator: ", ")
      throw Problem.parameter("filter-lang", vi: "chỉ nhận \(list)", en: "takes \(list)")
    }
    let system = try CoordinateReferenceSystem(&parameters, "filter-crs")
    guard let text else { return nil }
    guard text.utf8.count <= Self.longest else {
      throw Problem.parameter(
        "filter", vi: "dài nhất \(Self.longest) byte", en: "at most \(Self.longest) bytes")
    }
    do {
      self = try CQL2Parser.filter(text, place: system.point, box: system.region)
    } catch {
      throw Problem.parameter(
        "filter", vi: "ký tự thứ \(error.position): \(error.message.vi)",
        en: "at character \(error.position): \(error.message.en)")
    }
  }

  /// The second is the draft's name for the first, by which GDAL 3.6 knows it.
  static let languages = ["cql2-text", "cql-text"]

  /// What an address has room for, once encoded.
  private static let longest = 4000
}

extension CoordinateReferenceSystem {
  /// What a BBOX of this system covers, from its four numbers in the order of its axes.
  ///
  /// In a projected system its edges are straight there: each becomes 32 that are straight in degrees, which stray by
  /// centimetres from an edge of 30 km.
  fileprivate func region(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> PlanarRegion? {
    switch self {
    case .crs84: return BoundingBox(west: a, south: b, east: c, north: d).map { .box($0) }
    case .epsg4326: return BoundingBox(west: b, south: a, east: d, north: c).map { .box($0) }
    case .epsg3857, .epsg9217:
      guard a <= c, b <= d else { return nil }
      let corners = [(a, b), (c, b), (c, d), (a, d), (a, b)]
      var ring: [Coordinate] = []
      for (from, to) in zip(corners, corners.dropFirst()) {
        for step in 0..<32 {
          let part = Double(step) / 32
          guard let point = point(from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part) else { return nil }
          ring.append(point)
        }
      }
      return .polygons([PlanarRegion.Polygon(rings: [ring])])
    }
  }
}
