import Geodesy
import Outlets
import Spatial

/// Reads a row's place in whatever form it was written.
///
/// A row's numbers are tried as degrees, as VN-2000 of the province and as UTM 49N, in both orders, and each
/// reading that falls into the extent stands. As written goes before swapped; apart from that one reading
/// must remain, or a person is asked. A reading that had to put in a decimal point is always asked.
struct CoordinateReader: Sendable {
  enum Result: Equatable {
    /// No place was written, or only words or a stand-in for one (0,0; the province's centre).
    case none([Note])
    case point(Coordinate, [Note], PlaceForm)
    /// A person must decide; the point is the likeliest reading, if there is one.
    case ask(Coordinate?, [Note])
    /// Numbers that no single reading brings into the extent.
    case outside([Note])
  }

  let extent: BoundingBox
  private let systems: [ReferenceSystem]
  /// Points that lists carry instead of a place.
  private let standIns: [Coordinate]
  private let isForced: Bool

  /// - Throws: `unknownReferenceSystem` for a forced system that PROJ does not know.
  init(extent: BoundingBox, crs: CRSChoice, standIns: [Coordinate]) throws(ListFileError) {
    self.extent = extent
    self.standIns = standIns
    switch crs {
    case .auto:
      systems = [.degrees] + (try ReferenceSystem.provincialCodes.map(ReferenceSystem.plane))
      isForced = false
    case .epsg(4326):
      systems = [.degrees]
      isForced = true
    case .epsg(let code):
      systems = [try ReferenceSystem.plane(code)]
      isForced = true
    }
  }

  /// Metres between what two columns say of one row from which on they contradict each other: more than any market is
  /// wide, than two decimals less leave open, and than the datum shift that many forget.
  static let mostApart = 500.0

  func read(_ draft: OutletDraft) -> Result {
    guard draft[.latitude] != nil, draft[.longitude] != nil, let pair = draft[.coordinates] else {
      return draft[.latitude] == nil && draft[.longitude] == nil ? inOneColumn(draft) : inTwoColumns(draft)
    }
    // A layer's geometry goes first, and metres among its columns may be of any system.
    let isLayer = PointText(pair) != nil
    let first = isLayer ? inOneColumn(draft) : inTwoColumns(draft)
    let second = isLayer ? inTwoColumns(draft) : inOneColumn(draft)
    switch (first, second) {
    case (.none(let notes), _): return second.adding(notes)
    case (.point(let point, _, _), .point(let other, _, let form)) where !isLayer || form == .degrees:
      let metres = Geodesic.distance(point, other)
      if metres <= Self.mostApart { return first }
      return .ask(point, [CoordinateNote.apart(point, other, metres, draft, isLayer: isLayer)])
    case (.point(let point, _, _), .outside(let notes)) where !isLayer: return .ask(point, notes)
    default: return first
    }
  }

  private func inTwoColumns(_ draft: OutletDraft) -> Result {
    let latitude = draft[.latitude]
    let longitude = draft[.longitude]
    if let latitude, let longitude {
      return read(latitude: latitude, longitude: longitude, columns: Columns(draft))
    }
    guard let single = latitude ?? longitude else { return .none([]) }
    // Both numbers, or a link, in the one cell of the two.
    let column = draft.column(latitude == nil ? .longitude : .latitude)
    if let result = read(cell: single, column: column) { return result }
    if let pair = draft[.coordinates], let result = read(cell: pair, column: draft.column(.coordinates)) {
      return result
    }
    if !single.contains(where: \.isNumber) { return .none([CoordinateNote.words(single, column)]) }
    if isZero(single) { return .none([CoordinateNote.zero(column)]) }
    return .ask(nil, [CoordinateNote.incomplete(single, column)])
  }

  private func inOneColumn(_ draft: OutletDraft) -> Result {
    guard let pair = draft[.coordinates] else { return .none([]) }
    let column = draft.column(.coordinates)
    if let point = PointText(pair) { return read(point, written: pair, column: column) }
    if let result = read(cell: pair, column: column) { return result }
    if !pair.contains(where: \.isNumber) { return .none([CoordinateNote.words(pair, column)]) }
    if isZero(pair) { return .none([CoordinateNote.zero(column)]) }
    return .ask(nil, [CoordinateNote.unreadable(pair, column)])
  }

  /// `0,0` in one cell, which could be one number as well as two: nothing either way.
  private func isZero(_ cell: String) -> Bool { cell.allSatisfy { $0 == "0" || "., ;".contains($0) } }

  /// A layer's geometry: east before north.
  private func read(_ point: PointText, written: String, column: String?) -> Result {
    switch point {
    case .empty: return .none([])
    case .otherGeometry(let type): return .ask(nil, [CoordinateNote.notAPoint(type, column)])
    case .point(let x, let y):
      let pairs = product(CoordinateNumber.readings([.number(y)]), CoordinateNumber.readings([.number(x)]))
      return settle(pairs, guesses: { [] }, written: written, column: column, reportsOrder: { true })
    }
  }

  /// The headers that remarks name, and whether they say more than X and Y.
  struct Columns {
    let latitude: String?
    let longitude: String?

    init(_ draft: OutletDraft) {
      latitude = draft.column(.latitude)
      longitude = draft.column(.longitude)
    }

    /// "X (km)".
    var areInKilometres: Bool {
      [latitude, longitude].allSatisfy {
        $0.map { VietnameseText.fold($0).split(separator: " ").last == "km" } ?? false
      }
    }

    var namesAxes: Bool {
      let words = VietnameseText.fold((latitude ?? "") + " " + (longitude ?? ""))
      return ["lat", "lon", "lng", "vi do", "kinh do"].contains { words.contains($0) }
    }
  }

  private func read(latitude: String, longitude: String, columns: Columns) -> Result {
    // Plain degrees, as nearly all lists have them, need no closer look.
    if systems.first?.form == .degrees, let north = NumberText.plain(latitude), let east = NumberText.plain(longitude),
      let point = Coordinate(longitude: east, latitude: north), extent.contains(point), !isWhole(point),
      !standIns.contains(where: { isNear((north, east), ($0.latitude, $0.longitude)) })
    {
      return .point(point, [], .degrees)
    }
    // A link, or both numbers, may stand in either cell.
    for (text, column) in [(latitude, columns.latitude), (longitude, columns.longitude)] where MapLink(text) != nil {
      if let result = read(cell: text, column: column) { return result }
    }
    let firsts = CoordinateToken.tokens(latitude)
    let seconds = CoordinateToken.tokens(longitude)
    var pairs = product(CoordinateNumber.readings(firsts), CoordinateNumber.readings(seconds))
    if columns.areInKilometres, places(pairs).isEmpty { pairs = pairs.map(\.inMetres) }
    let column = columns.latitude
    let written = "\(latitude) | \(longitude)"
    if pairs.isEmpty {
      for (text, column) in [(latitude, columns.latitude), (longitude, columns.longitude)] {
        if let result = read(cell: text, column: column) { return result }
      }
      guard written.contains(where: \.isNumber) else { return .none([CoordinateNote.words(written, column)]) }
    }
    let guesses = {
      product(
        CoordinateNumber.readings(firsts) + CoordinateNumber.readings(firsts, inserting: true),
        CoordinateNumber.readings(seconds) + CoordinateNumber.readings(seconds, inserting: true))
    }
    return settle(pairs, guesses: guesses, written: written, column: column, reportsOrder: { columns.namesAxes })
  }

  /// Nil when the cell does not hold both numbers.
  private func read(cell: String, column: String?) -> Result? {
    switch MapLink(cell) {
    case .place(let latitude, let longitude):
      let pair = CoordinatePair(
        first: CoordinateNumber(reading: NumberReading(value: latitude), axis: .latitude),
        second: CoordinateNumber(reading: NumberReading(value: longitude), axis: .longitude))
      return settle([pair], guesses: { [] }, written: cell, column: column, reportsOrder: { false })
    case .viewport(let latitude, let longitude):
      let point = Coordinate(longitude: longitude, latitude: latitude).flatMap { extent.contains($0) ? $0 : nil }
      return .ask(point, [CoordinateNote.viewport(column)])
    case .several, .opaque:
      return .ask(nil, [CoordinateNote.link(column)])
    case nil:
      if Self.isPlusCode(cell) { return .ask(nil, [CoordinateNote.plusCode(cell, column)]) }
      var pairs = CoordinatePair.readings(cell)
      if pairs.isEmpty {
        pairs = CoordinatePair.unparted(cell)
        let areAngles = CoordinatePair.readings(cell, inserting: true).contains(where: \.first.isUnmarkedAngle)
        if places(pairs).isEmpty, !areAngles { return nil }
      }
      let guesses = { CoordinatePair.readings(cell, inserting: true) }
      return settle(pairs, guesses: guesses, written: cell, column: column, reportsOrder: { true })
    }
  }

  /// "đối diện số 12, cách 30 m": numbers among words, none of them like a coordinate.
  private func isProse(_ written: String, _ pairs: [CoordinatePair]) -> Bool {
    func isLikely(_ number: CoordinateNumber) -> Bool {
      number.isSexagesimal || abs(number.value) >= 1000 || number.value.rounded() != number.value
    }
    return CoordinateToken.tokens(written).contains(.word)
      && !pairs.contains { isLikely($0.first) || isLikely($0.second) }
  }

  /// "7P2M+RQ Quy Nhơn": Google's name of a place, which is short for one near another.
  private static func isPlusCode(_ cell: String) -> Bool {
    cell.split { $0 == " " || $0 == "," || $0 == "\n" }.contains { word in
      let parts = word.uppercased().split(separator: "+", omittingEmptySubsequences: false)
      return parts.count == 2 && [4, 6, 8].contains(parts[0].count) && (2...3).contains(parts[1].count)
        && parts.allSatisfy { $0.allSatisfy { "23456789CFGHJMPQRVWX".contains($0) } }
        && word.contains(where: \.isLetter)
    }
  }

  private func product(_ firsts: [CoordinateNumber], _ seconds: [CoordinateNumber]) -> [CoordinatePair] {
    firsts.flatMap { first in seconds.compactMap { CoordinatePair(guessing: first, $0) } }
  }

  private func settle(
    _ pairs: [CoordinatePair], guesses: () -> [CoordinatePair], written: String, column: String?,
    reportsOrder: () -> Bool
  ) -> Result {
    if let standIn = standIn(pairs, written, column) { return .none([standIn]) }
    let places = self.places(pairs)
    let asWritten = places.filter { $0.form == .degrees && !$0.isSwapped }
    let candidates = asWritten.isEmpty ? places : asWritten
    if let place = candidates.first {
      guard candidates.allSatisfy({ $0.isSamePoint(as: place) }) else {
        return .ask(nil, [CoordinateNote.several(written, candidates, column)])
      }
      if place.form == .degrees, isWhole(place.point) {
        return .ask(place.point, [CoordinateNote.wholeDegrees(written, column)])
      }
      return .point(
        place.point, CoordinateNote.fixes(of: place, written, column, reportsOrder: reportsOrder()), place.form)
    }
    if Self.isPlusCode(written) { return .ask(nil, [CoordinateNote.plusCode(written, column)]) }
    let inserted = self.places(guesses())
    if let place = inserted.first {
      guard inserted.allSatisfy({ $0.isSamePoint(as: place) }) else {
        return .ask(nil, [CoordinateNote.inserted(written, inserted, column)])
      }
      return .ask(place.point, [CoordinateNote.inserted(written, [place], column)])
    }
    if pairs.isEmpty || isProse(written, pairs) { return .ask(nil, [CoordinateNote.unreadable(written, column)]) }
    return .outside([CoordinateNote.outside(written, column)])
  }

  /// Degrees alone, in one number or both, whose minutes stand elsewhere or are lost: hardly any list has them by
  /// chance.
  private func isWhole(_ point: Coordinate) -> Bool {
    point.latitude == point.latitude.rounded() || point.longitude == point.longitude.rounded()
  }

  /// Readings that fall into the extent.
  private func places(_ pairs: [CoordinatePair]) -> [PlaceReading] {
    pairs.flatMap { pair in systems.flatMap { $0.places(pair, in: extent) } }
  }

  private func standIn(_ pairs: [CoordinatePair], _ written: String, _ column: String?) -> Note? {
    for pair in pairs {
      let numbers = (pair.first.value, pair.second.value)
      if numbers == (0, 0) { return CoordinateNote.zero(column) }
      for point in standIns where !isForced {
        let centre = (point.latitude, point.longitude)
        if isNear(numbers, centre) || isNear((numbers.1, numbers.0), centre) {
          return CoordinateNote.provinceCentre(written, column)
        }
      }
    }
    return nil
  }

  /// Within about ten metres: as near as a rounded copy comes.
  private func isNear(_ numbers: (Double, Double), _ centre: (Double, Double)) -> Bool {
    abs(numbers.0 - centre.0) < 1e-4 && abs(numbers.1 - centre.1) < 1e-4
  }
}

extension CoordinateReader.Result {
  fileprivate func adding(_ notes: [Note]) -> Self {
    switch self {
    case .none(let own): .none(notes + own)
    case .point(let point, let own, let form): .point(point, notes + own, form)
    case .ask(let point, let own): .ask(point, notes + own)
    case .outside(let own): .outside(notes + own)
    }
  }
}
