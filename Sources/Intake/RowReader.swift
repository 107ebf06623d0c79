import Outlets
import Spatial

/// Makes an outlet of a row, with a remark for all that was fixed, assumed or is doubtful.
struct RowReader: Sendable {
  private var areas: AreaReader
  private let places: PlaceReader
  private var facts = FactReader()
  private var kinds = Memo<OutletKind?>()

  /// Letters that a name or an address may have before a person is asked.
  static let longestName = 200
  static let longestAddress = 500

  init(gazetteer: Gazetteer, coordinates: CoordinateReader) {
    areas = AreaReader(gazetteer: gazetteer)
    places = PlaceReader(gazetteer: gazetteer, coordinates: coordinates)
  }

  /// The row's outcome, and by what it may be known again.
  mutating func read(_ written: OutletDraft) -> (outcome: RowOutcome, traits: OutletTraits) {
    var draft = written
    let errors = draft.takeErrors()
    let shared = areas.read(draft)
    let (stated, remarks) = draft.stated
    var outcome = read(draft, stated: stated, remarks, shared.area)
    for note in errors { outcome.add(note, verdict: .ask) }
    if let version = draft[.version], outcome.outlet != nil {
      outcome.export = ExportedRow(version: version, blank: (errors.isEmpty ? stated : written.stated.draft).blank)
    }
    let isPlaced = outcome.outlet.map { $0.accuracy != .commune } ?? false
    return (
      outcome,
      OutletTraits(
        key: stated[.key], name: stated[.name], kind: outcome.outlet?.kind, address: stated[.address],
        area: shared.traits, point: isPlaced ? outcome.outlet?.coordinate : nil,
        synthetic: outcome.outlet?.synthetic ?? false)
    )
  }

  /// - Parameters:
  ///   - stated: the draft without the cells that say nothing.
  ///   - remarks: on what else it is without.
  private mutating func read(
    _ draft: OutletDraft, stated: OutletDraft, _ remarks: [Note], _ area: AreaReader.Area
  ) -> RowOutcome {
    var outcome = RowOutcome(row: draft.row, number: draft[.number], verdict: .ready, outlet: nil, notes: [])
    let name = stated[.name]
    if let name {
      if !name.contains(where: \.isLetter) {
        outcome.add(RowNote.brokenText(name, draft.column(.name)), verdict: .ask)
      }
      if let finding = MisplacedName.finding(name, draft, areas.gazetteer) {
        outcome.add(MisplacedName.note(finding, name, draft.column(.name)), verdict: .ask)
      }
    } else {
      outcome.add(RowNote.noName(draft[.name], draft.column(.name)), verdict: .ask)
    }
    for note in remarks { outcome.add(note, verdict: note.verdict) }
    check(draft, &outcome)
    let kind = kind(draft, name: name, &outcome)
    let place = places.read(draft, area: area)
    // What lies outside Bình Định, where a wider extent lets it, has communes that are not listed here.
    let isHere = place.coordinate.map(ListReader.province.contains) ?? true
    let isAsked = area.isDoubtful || (area.isUnknown && isHere)
    for note in area.notes { outcome.add(note, verdict: isAsked ? .ask : .ready) }
    let elsewhere = areas.elsewhere(draft, than: area)
    if !elsewhere.isEmpty, let commune = area.commune {
      // A place that was checked against the commune decides between the two.
      outcome.add(
        AreaNote.addressElsewhere(elsewhere, commune, draft.column(.address)),
        verdict: place.accuracy == .commune ? .ask : .ready)
    }
    for note in place.notes { outcome.add(note, verdict: note.verdict) }
    if outcome.verdict == .rejected { return outcome }
    guard let name, let kind, let coordinate = place.coordinate?.roundedToCentimetres else { return outcome }
    var outlet = Outlet(name: name, kind: kind, coordinate: coordinate, accuracy: place.accuracy)
    outlet.commune = area.commune?.reference
    outlet.commune2020 = area.commune2020?.reference
    outlet.district2020 = area.district2020?.reference
    facts.read(stated, into: &outlet, &outcome)
    outcome.outlet = outlet
    return outcome
  }

  /// Cells whose text is not what the list's writer saw: a formula, broken letters.
  private func check(_ draft: OutletDraft, _ outcome: inout RowOutcome) {
    let doubtful = draft.fields { text in
      text.first == UInt8(ascii: "=") || text.contains(0xEF)
    }
    for field in doubtful where !field.isPrivate {
      guard let text = draft[field], let first = text.utf8.first else { continue }
      if first == UInt8(ascii: "=") {
        outcome.add(RowNote.formula(text, draft.column(field)), verdict: .ask)
      }
      if text.utf8.contains(0xEF), text.unicodeScalars.contains("\u{FFFD}") {
        outcome.add(RowNote.brokenText(text, draft.column(field)), verdict: .ask)
      }
    }
    for field in [OutletDraft.Field.name, .address] {
      guard let text = draft[field], BrokenText.isSuch(text) else { continue }
      outcome.add(RowNote.brokenText(text, draft.column(field)), verdict: .ask)
    }
    for (field, code, longest) in [
      (OutletDraft.Field.name, "long-name", Self.longestName), (.address, "long-address", Self.longestAddress),
    ] {
      guard let text = draft[field], text.utf8.count > longest, text.count > longest else { continue }
      outcome.add(RowNote.longText(code, text.count, draft.column(field)), verdict: .ask)
    }
  }

  private mutating func kind(_ draft: OutletDraft, name: String?, _ outcome: inout RowOutcome) -> OutletKind? {
    if let text = draft[.kind], let kind = kinds(text, { KindWords.kind($0) }) { return kind }
    // The kind column is silent or unclear: the name may tell.
    let fromName = name.flatMap(KindWords.kind(ofName:))
    if let fromName {
      outcome.assumed.insert(.kind)
      // A heading "Siêu thị và cửa hàng tiện lợi" leaves it to the name, and so does "Hộ kinh doanh".
      let isContradicted =
        draft[.kind].map { !KindWords.namesTrade($0) } ?? false && draft.column(.kind)?.isEmpty == false
      outcome.add(
        RowNote.kindFromName(fromName, stated: isContradicted ? draft[.kind] : nil, draft.column(.kind)),
        verdict: isContradicted ? .ask : .ready)
    } else {
      outcome.add(RowNote.unknownKind(draft[.kind], draft.column(.kind)), verdict: .ask)
    }
    return fromName
  }
}

extension OutletDraft {
  /// Facts that the list has a cell for, which says nothing.
  fileprivate var blank: Set<OutletProperty> {
    Set(
      ExportedRow.clearable.filter { property in
        guard let field = Field(property.rawValue) else { return false }
        return isBlank(field) || self[field].map(ValueWords.isNothing) ?? false
      })
  }

  /// Empties the cells that hold a spreadsheet's error, which says nothing else; a name is asked for anyhow.
  ///
  /// - Returns: a remark for each.
  fileprivate mutating func takeErrors() -> [Note] {
    let doubtful = fields { text in
      text.first == UInt8(ascii: "#") || text.first == UInt8(ascii: "E") && text.starts(with: "Err:".utf8)
    }
    var notes: [Note] = []
    for field in doubtful {
      guard let text = self[field], Self.isCellError(text) else { continue }
      if !field.isPrivate { notes.append(RowNote.cellError(text, column(field))) }
      if field != .name { self[field] = nil }
    }
    return notes
  }

  /// "########" is what a column too narrow for its number shows, and so leaves in a text file.
  private static func isCellError(_ text: String) -> Bool {
    // Nearly all texts are told by their first byte.
    guard let first = text.utf8.first, first == UInt8(ascii: "#") || first == UInt8(ascii: "E") else { return false }
    return cellErrors.contains(text) || text.hasPrefix("Err:") || text.utf8.count > 2 && text.allSatisfy { $0 == "#" }
  }

  private static let cellErrors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
  ]

  /// Without the texts that say nothing: "không có", "N/A", and for the name numbers alone; without a key that is a
  /// person's number, by which the outlet may not be known either; keys as they are without a spreadsheet's decimals.
  /// With a remark for each footnote's mark, person and person's number that was left out.
  fileprivate var stated: (draft: OutletDraft, remarks: [Note]) {
    var draft = self
    var remarks: [Note] = []
    for field in [Field.key, .name, .address, .products, .openingHours, .suppliedBy, .verifiedBy] {
      if let text = draft[field], ValueWords.isNothing(text) { draft[field] = nil }
    }
    if let name = draft[.name], Self.isCellError(name) { draft[.name] = nil }
    if let name = draft[.name], let (rest, mark) = FootnoteMark.parted(name) {
      draft[.name] = rest
      remarks.add(FootnoteMark.note(mark, column(.name)), verdict: .ask)
    }
    if let name = draft[.name], let (rest, owner) = OwnerInName.parted(name, person: draft[.contactPerson]) {
      draft[.name] = rest
      if draft[.contactPerson] == nil { draft[.contactPerson] = owner }
      remarks.add(OwnerInName.note(owner, column(.name)))
    }
    if let key = draft[.key], PersonalNumber.isCitizens(key) {
      draft[.key] = nil
      remarks.add(RowNote.citizensKey(column(.key)))
    }
    for field in [Field.key, .suppliedBy] { draft[field] = draft[field].map(OutletTraits.wholeNumber) }
    // Nearly all names are told by their bytes.
    if let name = draft[.name], !name.utf8.contains(where: { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }),
      name.contains(where: \.isNumber), !name.contains(where: \.isLetter)
    {
      draft[.name] = nil
    }
    return (draft, remarks)
  }
}

extension Coordinate {
  /// To seven decimals: what no list knows better, and what other programs hand back unchanged.
  fileprivate var roundedToCentimetres: Coordinate {
    Coordinate(longitude: (longitude * 1e7).rounded() / 1e7, latitude: (latitude * 1e7).rounded() / 1e7)!
  }
}
