import Spatial

extension CQL2Parser {
  /// The arguments of S_INTERSECTS: the outlets' geometry and a literal one, in any order.
  mutating func intersection() throws(CQL2Error) -> PlanarRegion {
    try expect("(")
    var region: PlanarRegion?
    var isAboutOutlets = false
    for argument in 0..<2 {
      if argument == 1 { try expect(",") }
      let start = token
      guard let name = takeName() else { throw unexpected(vi: "geometry hoặc hình", en: "geometry or a shape") }
      if name == Self.geometryName || name == "geom" {
        isAboutOutlets = true
      } else {
        region = try shape(name.uppercased(), start)
      }
    }
    guard let region, isAboutOutlets else {
      throw unexpected(
        vi: "geometry và một hình: S_INTERSECTS(geometry, BBOX(…))",
        en: "geometry and one shape: S_INTERSECTS(geometry, BBOX(…))")
    }
    try expect(")")
    return region
  }

  /// What the queryables call the outlets' place.
  static let geometryName = "geometry"

  private mutating func shape(_ name: String, _ start: CQL2Token) throws(CQL2Error) -> PlanarRegion {
    // Heights are read, and nothing is asked of them.
    if name != "BBOX" { _ = takeKeyword("Z") }
    switch name {
    case "POINT":
      try expect("(")
      let point = try position()
      try expect(")")
      return .point(point)
    case "BBOX":
      try expect("(")
      var numbers: [Double] = []
      repeat { numbers.append(try takeNumber()) } while takeSign(",")
      try expect(")")
      if numbers.count == 6 { numbers = [numbers[0], numbers[1], numbers[3], numbers[4]] }
      guard numbers.count == 4, let region = box(numbers[0], numbers[1], numbers[2], numbers[3]) else {
        throw CQL2Error(
          at: start.position, vi: "BBOX cần tây, nam, đông, bắc trong giới hạn của hệ toạ độ",
          en: "BBOX takes west, south, east, north within the bounds of the reference system")
      }
      return region
    case "POLYGON": return .polygons([try polygon()])
    case "MULTIPOLYGON":
      try expect("(")
      var polygons: [PlanarRegion.Polygon] = []
      repeat { polygons.append(try polygon()) } while takeSign(",")
      try expect(")")
      return .polygons(polygons)
    default:
      throw CQL2Error(
        at: start.position, vi: "không có hình \(start.shown); có POINT, BBOX, POLYGON, MULTIPOLYGON",
        en: "there is no shape \(start.shown); there are POINT, BBOX, POLYGON, MULTIPOLYGON")
    }
  }

  private mutating func polygon() throws(CQL2Error) -> PlanarRegion.Polygon {
    try expect("(")
    var rings: [[Coordinate]] = []
    repeat {
      let start = token.position
      try expect("(")
      var ring: [Coordinate] = []
      repeat { ring.append(try position()) } while takeSign(",")
      try expect(")")
      guard ring.count >= 4, ring.first == ring.last else {
        throw CQL2Error(
          at: start, vi: "vòng phải có ít nhất bốn điểm và khép kín (điểm cuối như điểm đầu)",
          en: "a ring has at least four positions and is closed (the last is the first)")
      }
      rings.append(ring)
    } while takeSign(",")
    try expect(")")
    return PlanarRegion.Polygon(rings: rings)
  }

  private mutating func position() throws(CQL2Error) -> Coordinate {
    let start = token.position
    let (x, y) = (try takeNumber(), try takeNumber())
    if case .number = token.kind { _ = try takeNumber() }
    vertices += 1
    guard vertices <= Self.mostVertices else {
      throw CQL2Error(at: start, vi: "quá \(Self.mostVertices) điểm", en: "more than \(Self.mostVertices) positions")
    }
    guard let coordinate = place(x, y) else {
      throw CQL2Error(
        at: start, vi: "vị trí ngoài giới hạn của hệ toạ độ",
        en: "a position outside the bounds of the reference system")
    }
    return coordinate
  }
}
