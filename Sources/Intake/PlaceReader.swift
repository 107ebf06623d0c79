import Geodesy
import Outlets
import Spatial

/// Puts a row on the map: its own point, checked against its commune, or else the commune's centre.
struct PlaceReader: Sendable {
  struct Place {
    var coordinate: Coordinate?
    var accuracy: CoordinateAccuracy = .exact
    var notes: [Note] = []
  }

  /// Metres outside its commune's box from which on a point is doubted: the boxes are rough.
  static let tolerance = 5_000.0

  private let coordinates: CoordinateReader
  private let centres: [Cell: [AdminUnit]]
  /// Boxes of all communes.
  private let everywhere: [BoundingBox]

  /// Five decimals: a metre.
  private struct Cell: Hashable, Sendable {
    let x: Int
    let y: Int

    init(_ point: Coordinate) {
      x = Int((point.longitude * 1e5).rounded())
      y = Int((point.latitude * 1e5).rounded())
    }
  }

  init(gazetteer: Gazetteer, coordinates: CoordinateReader) {
    self.coordinates = coordinates
    var centres: [Cell: [AdminUnit]] = [:]
    for unit in gazetteer.units where unit.level == .commune {
      if let centre = unit.center { centres[Cell(centre), default: []].append(unit) }
    }
    self.centres = centres
    everywhere = gazetteer.units.filter { $0.level == .commune }.compactMap(\.bounds)
  }

  func read(_ draft: OutletDraft, area: AreaReader.Area) -> Place {
    var place = Place()
    switch coordinates.read(draft) {
    case .point(let point, let notes, let form):
      place.notes += notes
      place.coordinate = point
      let stated = draft[.accuracy].flatMap(ValueWords.accuracy)
      place.accuracy = stated ?? accuracy(of: draft, form)
      let isCentre = check(
        point, form: form, area: area, column: draft.column(.latitude) ?? draft.column(.coordinates), &place)
      if stated == .commune, !isCentre {
        // Found out since the outlet was put at the centre of its commune.
        place.accuracy = accuracy(of: draft, form)
        place.notes.add(PlaceNote.notTheCentre(draft.column(.accuracy)))
      }
    case .ask(let point, let notes):
      for note in notes { place.notes.add(note, verdict: .ask) }
      place.coordinate = point
      if let point {
        place.accuracy = .approximate
        _ = check(
          point, form: .degrees, area: area, column: draft.column(.latitude) ?? draft.column(.coordinates), &place)
      } else {
        placeInCommune(area, &place)
      }
    case .outside(let notes):
      for note in notes { place.notes.add(note, verdict: .rejected) }
    case .none(let notes):
      place.notes += notes
      placeInCommune(area, &place)
    }
    return place
  }

  /// - Returns: whether the point is nothing but the centre of the row's commune.
  private func check(
    _ point: Coordinate, form: PlaceForm, area: AreaReader.Area, column: String?, _ place: inout Place
  ) -> Bool {
    let own = [area.commune2020, area.commune].compactMap(\.self) + area.split + area.namesakes
    let here = centres[Cell(point)] ?? []
    let isCentre = here.contains { unit in own.contains { $0.id == unit.id } || isPart(unit, of: area) }
    if isCentre {
      if place.accuracy == .exact { place.accuracy = .commune }
      place.notes.add(PlaceNote.ownCentre(column))
    } else if let other = here.first {
      place.notes.add(PlaceNote.otherCentre(other, column), verdict: .ask)
    }
    // The smallest known area counts, but of the communes all: boxes of one era may be far too small. Where none is
    // known, any commune will do: the open sea has none.
    let known = own.isEmpty ? [area.district2020?.bounds].compactMap(\.self) : own.compactMap(\.bounds)
    let isAnywhere = known.isEmpty && ListReader.province.contains(point)
    let boxes = isAnywhere ? everywhere : known
    if boxes.contains(where: { $0.contains(point) }) { return isCentre }
    guard let distance = Self.metres(from: point, to: boxes), distance > Self.tolerance else { return isCentre }
    let unit = area.commune ?? area.commune2020 ?? area.district2020
    place.notes.add(PlaceNote.farFromCommune(unit?.name, distance, form: form, column), verdict: .ask)
    return isCentre
  }

  /// A former commune inside the row's commune of today, where the row names no former one.
  private func isPart(_ unit: AdminUnit, of area: AreaReader.Area) -> Bool {
    guard area.commune2020 == nil, let commune = area.commune else { return false }
    return unit.successors.contains(commune.id)
  }

  private func placeInCommune(_ area: AreaReader.Area, _ place: inout Place) {
    guard let unit = [area.commune2020, area.commune].compactMap(\.self).first(where: { $0.center != nil }) else {
      place.notes.add(PlaceNote.noPlace(), verdict: .ask)
      return
    }
    place.coordinate = unit.center
    place.accuracy = .commune
    place.notes.add(PlaceNote.placedInCommune(unit))
  }

  /// By its decimals: three of degrees, as one of kilometres, are a block of a hundred metres.
  private func accuracy(of draft: OutletDraft, _ form: PlaceForm) -> CoordinateAccuracy {
    let texts = [draft[.latitude], draft[.longitude]].compactMap(\.self) + Self.numbers(draft[.coordinates])
    let decimals = texts.compactMap { text in text.split { $0 == "." || $0 == "," }.dropFirst().last?.count }
    guard decimals.count == 2, let most = decimals.max() else { return .exact }
    return most <= (form == .degrees ? 3 : 1) && texts.allSatisfy({ $0.utf8.count <= 8 }) ? .approximate : .exact
  }

  /// The numbers in a cell that holds a place in figures; those of links and of a layer's geometry are no one's typing.
  private static func numbers(_ cell: String?) -> [String] {
    guard let cell, MapLink(cell) == nil, PointText(cell) == nil else { return [] }
    let numbers = CoordinateToken.tokens(cell).compactMap { if case .number(let text) = $0 { text } else { nil } }
    return numbers.count == 2 ? numbers : []
  }

  /// To the nearest of boxes that the point lies outside; nil without one.
  private static func metres(from point: Coordinate, to boxes: [BoundingBox]) -> Double? {
    // Chords tell which is nearest as well as geodesics do, for a hundredth of the work.
    let here = Ellipsoid.cartesian(point)
    let places = boxes.compactMap { box -> (point: Coordinate, chord: Double)? in
      // The province lies far from the antimeridian and the poles.
      let nearest = Coordinate(
        longitude: min(max(point.longitude, box.west), box.east),
        latitude: min(max(point.latitude, box.south), box.north))
      return nearest.map { ($0, here.squaredDistance(to: Ellipsoid.cartesian($0))) }
    }
    return places.min { $0.chord < $1.chord }.map { Geodesic.distance(point, $0.point) }
  }
}
