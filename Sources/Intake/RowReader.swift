import Outlets
import Spatial

/// Makes an outlet of a row, with a remark for all that was fixed, assumed or is doubtful.
struct RowReader {
  private var areas: AreaReader
  private let places: PlaceReader
  private var facts = FactReader()
  private var kinds: [String: OutletKind?] = [:]

  /// Letters that a name may have before a person is asked.
  static let longestName = 200

  init(gazetteer: Gazetteer, coordinates: CoordinateReader) {
    areas = AreaReader(gazetteer: gazetteer)
    places = PlaceReader(gazetteer: gazetteer, coordinates: coordinates)
  }

  mutating func read(_ draft: OutletDraft) -> RowOutcome {
    var outcome = RowOutcome(row: draft.row, number: draft[.number], verdict: .ready, outlet: nil, notes: [])
    let name = draft[.name]
    if let name {
      if !name.contains(where: { $0.isLetter || $0.isNumber }) {
        outcome.add(RowNote.brokenText(name, draft.column(.name)), verdict: .ask)
      }
      if name.count > Self.longestName { outcome.add(RowNote.longName(name.count, draft.column(.name)), verdict: .ask) }
    } else {
      outcome.add(RowNote.noName(draft.column(.name)), verdict: .ask)
    }
    for field in OutletDraft.Field.allCases {
      guard let text = draft[field], text.utf8.contains(0xEF), text.unicodeScalars.contains("\u{FFFD}") else {
        continue
      }
      outcome.add(RowNote.brokenText(text, draft.column(field)), verdict: .ask)
    }
    let kind = kind(draft, name: name, &outcome)
    let area = areas.read(draft)
    for note in area.notes { outcome.add(note, verdict: area.isDoubtful ? .ask : .ready) }
    let place = places.read(draft, area: area)
    for entry in place.notes { outcome.add(entry.note, verdict: entry.verdict) }
    if outcome.verdict == .rejected { return outcome }
    guard let name, let kind, let coordinate = place.coordinate?.roundedToCentimetres else { return outcome }
    var outlet = Outlet(name: name, kind: kind, coordinate: coordinate, accuracy: place.accuracy)
    outlet.commune = area.commune?.reference
    outlet.commune2020 = area.commune2020?.reference
    outlet.district2020 = area.district2020?.reference
    facts.read(draft, into: &outlet, &outcome)
    outcome.outlet = outlet
    return outcome
  }

  private mutating func kind(_ draft: OutletDraft, name: String?, _ outcome: inout RowOutcome) -> OutletKind? {
    if let text = draft[.kind] {
      if let known = kinds[text] ?? nil { return known }
      let kind = KindWords.kind(text)
      if kinds.count < 10_000 { kinds[text] = kind }
      if let kind { return kind }
    }
    // The kind column is silent or unclear: the name may tell.
    let fromName = name.flatMap { KindWords.kind(ofName: VietnameseText.fold($0)) }
    if let fromName {
      let isContradicted = draft[.kind] != nil
      outcome.add(
        RowNote.kindFromName(fromName, stated: draft[.kind], draft.column(.kind)),
        verdict: isContradicted ? .ask : .ready)
    } else {
      outcome.add(RowNote.unknownKind(draft[.kind], draft.column(.kind)), verdict: .ask)
    }
    return fromName
  }
}

extension Coordinate {
  /// To seven decimals: what no list knows better, and what other programs hand back unchanged.
  fileprivate var roundedToCentimetres: Coordinate {
    Coordinate(longitude: (longitude * 1e7).rounded() / 1e7, latitude: (latitude * 1e7).rounded() / 1e7)!
  }
}
