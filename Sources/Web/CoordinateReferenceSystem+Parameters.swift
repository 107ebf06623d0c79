import Catalog
import Geodesy
import Outlets
import Render
import Spatial

extension CoordinateReferenceSystem {
  /// Those that are offered, the default one first.
  static var offered: [CoordinateReferenceSystem] { allCases.filter(\.isSupported) }

  /// The system that a parameter names by its URI (OGC API – Features, Part 2); CRS84 where it is missing.
  init(_ parameters: inout QueryParameters, _ name: String = "crs") throws {
    guard let uri = parameters.take(name) else {
      self = .crs84
      return
    }
    guard let system = Self(rawValue: uri), system.isSupported else {
      let list = Self.offered.map(\.uri).joined(separator: ", ")
      throw Problem.parameter(name, vi: "chỉ nhận một trong: \(list)", en: "takes one of: \(list)")
    }
    self = system
  }

  /// A feature with its coordinates in this system; as it is in CRS84.
  func placing(_ feature: ArraySlice<UInt8>, at point: Coordinate?) -> ArraySlice<UInt8> {
    guard self != .crs84, let point else { return feature }
    // Metres to the millimetre, degrees as they are.
    let isPlane = self != .epsg4326
    let position = position(of: point).map { position in
      isPlane ? ((position.first * 1000).rounded() / 1000, (position.second * 1000).rounded() / 1000) : position
    }
    return EncodedFeature.placing(feature, at: position)[...]
  }
}

extension OutletQuery {
  /// The area that `bbox`, in the system of `bbox-crs`, covers; heights, where given, are left aside.
  ///
  /// A box in a projected system becomes a box in degrees that covers it, and what the index finds there is held
  /// against the projected box itself.
  static func area(_ parameters: inout QueryParameters) throws -> (box: BoundingBox?, exact: ProjectedBox?) {
    let system = try CoordinateReferenceSystem(&parameters, "bbox-crs")
    guard let edges = try parameters.takeNumbers("bbox", counts: [4, 6], form: boxForm(system)) else {
      return (nil, nil)
    }
    let flat = edges.count == 4 ? edges : [edges[0], edges[1], edges[3], edges[4]]
    switch system {
    case .crs84, .epsg4326:
      let box =
        system == .crs84
        ? BoundingBox(west: flat[0], south: flat[1], east: flat[2], north: flat[3])
        : BoundingBox(west: flat[1], south: flat[0], east: flat[3], north: flat[2])
      guard let box else {
        let form = boxForm(system)
        throw Problem.parameter(
          "bbox", vi: "kinh độ trong -180…180, vĩ độ trong -90…90, south không lớn hơn north; thứ tự \(form.vi)",
          en: "longitudes within -180…180, latitudes within -90…90, south not above north; the order is \(form.en)")
      }
      return (box, nil)
    case .epsg3857, .epsg9217:
      guard let box = ProjectedBox(system, minX: flat[0], minY: flat[1], maxX: flat[2], maxY: flat[3]) else {
        let form = boxForm(system)
        throw Problem.parameter(
          "bbox", vi: "phải có dạng \(form.vi), số nhỏ trước", en: "takes \(form.en), the least before the most")
      }
      return (box.cover, box)
    }
  }

  /// How a box in a system is written: flat, or with heights.
  private static func boxForm(_ system: CoordinateReferenceSystem) -> BilingualText {
    let (flat, solid) =
      switch system {
      case .crs84: ("west,south,east,north", "west,south,low,east,north,high")
      case .epsg4326: ("south,west,north,east", "south,west,low,north,east,high")
      default: ("minE,minN,maxE,maxN", "minE,minN,low,maxE,maxN,high")
      }
    return BilingualText(vi: "\(flat) (hoặc \(solid))", en: "\(flat) (or \(solid))")
  }
}
