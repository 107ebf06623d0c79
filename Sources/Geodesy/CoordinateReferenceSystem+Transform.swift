public import Spatial

extension CoordinateReferenceSystem {
  /// What PROJ calls the system; nil where it is degrees of WGS 84, which nothing needs to transform.
  private var projName: String? {
    switch self {
    case .crs84, .epsg4326: nil
    case .epsg3857: "EPSG:3857"
    case .epsg9217: "EPSG:9217"
    }
  }

  private static let transforms: [CoordinateReferenceSystem: CoordinateTransform] = Dictionary(
    uniqueKeysWithValues: allCases.compactMap { system in
      system.projName.flatMap { try? CoordinateTransform($0) }.map { (system, $0) }
    })

  /// Whether this machine's PROJ knows the system; its database may be missing.
  public var isSupported: Bool { projName == nil || Self.transforms[self] != nil }

  /// A point's coordinates in the axis order of the system's authority; nil where it has none.
  public func position(of point: Coordinate) -> (first: Double, second: Double)? {
    switch self {
    case .crs84: (point.longitude, point.latitude)
    case .epsg4326: (point.latitude, point.longitude)
    case .epsg3857, .epsg9217: Self.transforms[self]?.fromWGS84(point).map { ($0.x, $0.y) }
    }
  }

  /// The point at coordinates in the axis order of the system's authority; nil where there is none.
  public func point(_ first: Double, _ second: Double) -> Coordinate? {
    switch self {
    case .crs84: Coordinate(longitude: first, latitude: second)
    case .epsg4326: Coordinate(longitude: second, latitude: first)
    case .epsg3857, .epsg9217: coordinate(x: first, y: second)
    }
  }

  fileprivate func coordinate(x: Double, y: Double) -> Coordinate? {
    Self.transforms[self]?.toWGS84(.init(x: x, y: y))
  }
}

extension ProjectedBox {
  /// Whether the image of a point lies in the box.
  public func contains(_ point: Coordinate) -> Bool {
    guard let (x, y) = system.position(of: point) else { return false }
    return minX <= x && x <= maxX && minY <= y && y <= maxY
  }

  /// Beyond these the projection bends too much to say from a box's edges what lies inside.
  private var isFarOut: Bool {
    switch system {
    case .epsg3857: abs(minX) > 20_037_508 || abs(maxX) > 20_037_508 || max(abs(minY), abs(maxY)) > 30_000_000
    default: minX < -500_000 || maxX > 1_500_000 || minY < 0 || maxY > 4_000_000
    }
  }

  /// A box in degrees that holds every point of this one, and some more: what lies in it is asked ``contains(_:)``.
  ///
  /// Longitude and latitude have no extremes inside, as the projections are maps without poles there: the edges tell.
  /// Between two of the 33 points of an edge, an edge of 4,000 km strays by less than 3 km from the straight line;
  /// the margin is a hundredth of the box, and 100 m more for the seams between PROJ's operations.
  public var cover: BoundingBox {
    let world = BoundingBox(west: -180, south: -90, east: 180, north: 90)!
    if isFarOut { return world }
    var points: [Coordinate] = []
    for step in 0...32 {
      let (x, y) = (minX + (maxX - minX) * Double(step) / 32, minY + (maxY - minY) * Double(step) / 32)
      for edge in [(x, minY), (x, maxY), (minX, y), (maxX, y)] {
        guard let point = system.coordinate(x: edge.0, y: edge.1) else { return world }
        points.append(point)
      }
    }
    let box = BoundingBox(around: points)!
    let margin = max(box.east - box.west, box.north - box.south) / 100 + 0.001
    return BoundingBox(
      west: max(box.west - margin, -180), south: max(box.south - margin, -90), east: min(box.east + margin, 180),
      north: min(box.north + margin, 90))!
  }
}
