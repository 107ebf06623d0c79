import Geodesy
import Outlets
import Spatial

/// The form in which a place was written.
enum PlaceForm: Hashable, Sendable {
  case degrees
  /// Metres (or the units) of a system.
  case epsg(Int)
}

/// One reading of a place that falls into the extent.
struct PlaceReading: Hashable, Sendable {
  let point: Coordinate
  let form: PlaceForm
  let pair: CoordinatePair
  /// The second number was the northing (or latitude).
  let isSwapped: Bool

  /// The same place to a metre.
  func isSamePoint(as other: PlaceReading) -> Bool {
    abs(point.latitude - other.point.latitude) < 1e-5 && abs(point.longitude - other.point.longitude) < 1e-5
  }
}

/// A system in which the numbers of a list may be meant.
struct ReferenceSystem: Sendable {
  let form: PlaceForm
  private let transform: CoordinateTransform?

  static let degrees = ReferenceSystem(form: .degrees, transform: nil)

  static func plane(_ epsg: Int) throws(ListFileError) -> ReferenceSystem {
    guard let transform = provincial[epsg] ?? (try? CoordinateTransform("EPSG:\(epsg)")) else {
      throw .unknownReferenceSystem(epsg: epsg)
    }
    return ReferenceSystem(form: .epsg(epsg), transform: transform)
  }

  /// VN-2000 of the province and UTM 49N.
  static let provincialCodes = [9217, 3406]

  /// PROJ takes ten milliseconds to find each: longer than an edit by hand takes besides.
  private static let provincial: [Int: CoordinateTransform] = provincialCodes.reduce(into: [:]) {
    $0[$1] = try? CoordinateTransform("EPSG:\($1)")
  }

  /// The pair read both ways round, as far as the point falls into the extent.
  func places(_ pair: CoordinatePair, in extent: BoundingBox) -> [PlaceReading] {
    // An axis that the text names settles the order.
    let isFirstNorth: Bool? =
      switch (pair.first.axis, pair.second.axis) {
      case (.latitude, .latitude), (.longitude, .longitude), (nil, nil): nil
      case (.latitude, _), (_, .longitude): true
      default: false
      }
    return [true, false].compactMap { firstIsNorth in
      if let isFirstNorth, isFirstNorth != firstIsNorth { return nil }
      let north = firstIsNorth ? pair.first : pair.second
      let east = firstIsNorth ? pair.second : pair.first
      guard let point = point(north: north, east: east), extent.contains(point) else { return nil }
      return PlaceReading(point: point, form: form, pair: pair, isSwapped: !firstIsNorth)
    }
  }

  private func point(north: CoordinateNumber, east: CoordinateNumber) -> Coordinate? {
    guard let transform else { return Coordinate(longitude: east.value, latitude: north.value) }
    // Degrees and minutes are never metres, and PROJ need not be asked for numbers that small.
    if case .epsg(let code) = form, Self.provincialCodes.contains(code) {
      guard !north.isSexagesimal, !east.isSexagesimal, (1e5...3e6).contains(north.value),
        (1e5...1e6).contains(east.value)
      else { return nil }
    }
    return transform.toWGS84(CoordinateTransform.Position(x: east.value, y: north.value))
  }
}
