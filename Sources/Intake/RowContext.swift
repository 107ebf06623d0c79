import Outlets

/// What rows above say about the rows below: headings that name a place, and "same as above".
struct RowContext {
  /// What a heading says of the rows below it.
  enum Heading: Equatable {
    case district(String)
    case commune(String)
    case kind(String)
    /// What is closed, or not open yet.
    case status(String)
    case other(String)
  }

  /// Headings of one level end one another: those with such a mark, or without one but of such a meaning.
  enum Level: Equatable {
    case roman, letter, number, district, commune, kind, status
    /// "2.1" is of 2, "b)" of 0, "+" of -1.
    case lesser(Int)
  }

  /// The headings that the next row stands under, the outermost first.
  private var headings: [(level: Level, heading: Heading)] = []
  private var commune: String?
  private var district: String?
  private var kind: String?
  private var status: String?
  /// Whether a heading, a title or a sum stands between the next row and the row above.
  private var isApart = false
  /// The row above.
  private var above: OutletDraft?

  /// What those headings say that are no place's name alone, the outermost first.
  var words: [String] {
    headings.compactMap { _, heading in
      switch heading {
      case .kind(let text), .status(let text), .other(let text): text
      case .district, .commune: nil
      }
    }
  }

  mutating func enter(_ heading: Heading, _ level: Level) {
    if let ended = headings.firstIndex(where: { $0.level == level }) { headings.removeSubrange(ended...) }
    headings.append((level, heading))
    (commune, district, kind, status) = (nil, nil, nil, nil)
    isApart = true
    for (level, heading) in headings {
      switch heading {
      case .district(let name):
        district = name
        commune = nil
      case .commune(let name): commune = name
      case .kind(let name):
        kind = name
        let isActive = StatusWords.statusOfHeading(name) == .active
        // "SIÊU THỊ" behind "CƠ SỞ ĐÃ ĐÓNG CỬA", neither with a mark, may stand below it or beside it: asked.
        let isBeside = level == .kind && headings.contains { $0.level == .status }
        status =
          isActive ? nil : StatusWords.words(ofHeading: name) ?? status.map { isBeside ? "\($0) > \(name)" : $0 }
      case .status(let name): status = StatusWords.words(ofHeading: name)
      case .other: kind = nil
      }
    }
  }

  /// Another list begins, under none of these headings.
  mutating func leave() {
    headings = []
    (commune, district, kind, status) = (nil, nil, nil, nil)
    isApart = true
  }

  /// The rows so far are summed up.
  mutating func sum() { isApart = true }

  /// Fills what the row leaves to the rows above, and says so.
  ///
  /// - Parameter merged: fields whose cell is one with the cell above.
  mutating func complete(_ draft: inout OutletDraft, merged: [OutletDraft.Field] = []) -> [Note] {
    var notes: [Note] = []
    for field in merged where draft[field] == nil && Self.shared.contains(field) {
      guard let earlier = above?[cell: field] else { continue }
      draft[cell: field] = earlier
      if !field.isPrivate { notes.append(RowNote.mergedCell(earlier.text, earlier.column)) }
    }
    for field in draft.fields(where: Self.mayBeDitto) where !Self.own.contains(field) {
      guard let cell = draft[cell: field], Self.isDitto(cell.text) else { continue }
      let earlier = above?[field]
      draft[field] = earlier
      if field.isPrivate { continue }
      let note =
        earlier.map { RowNote.sameAsAbove($0, cell.column, isApart: isApart) }
        ?? RowNote.nothingAbove(cell.text, cell.column)
      // A chain may have one name for all its outlets, yet rows of one name are more often a slip.
      notes.add(note, verdict: field == .name || isApart && earlier != nil ? .ask : .ready)
    }
    above = draft
    isApart = false
    // "Huyện/xã", "Địa bàn": "Xã An Hòa".
    if draft[.commune] == nil, let cell = draft[cell: .district], PlaceName(cell.text).type?.level == .commune {
      draft[cell: .commune] = cell
      draft[cell: .district] = nil
    }
    // The row's own words go first.
    if let kind, draft[.kind] == nil, !Self.isOfAnother(draft[.name], than: kind) {
      draft[cell: .kind] = OutletDraft.Cell(column: "", text: kind)
      notes.append(RowNote.kindFromSection(kind))
    }
    if let status, draft[.status] == nil {
      draft[cell: .status] = OutletDraft.Cell(column: "", text: status)
      notes.append(RowNote.statusFromSection(status))
    }
    if draft[.commune] == nil, !draft.hasUnits, let commune {
      draft[cell: .commune] = OutletDraft.Cell(column: "", text: commune)
      notes.append(RowNote.fromSection(commune))
    }
    if draft[.district] == nil, !draft.hasUnits, let district {
      draft[cell: .district] = OutletDraft.Cell(column: "", text: district)
      notes.append(RowNote.fromSection(district))
    }
    return notes
  }

  /// A supermarket in the list of markets, a market in that of supermarkets: its name tells. Shops of many kinds
  /// bear each other's words.
  private static func isOfAnother(_ name: String?, than heading: String) -> Bool {
    guard let name, let own = KindWords.kind(ofName: name), let kind = KindWords.kind(heading)
    else { return false }
    return own != kind && (own == .market || kind == .market)
  }

  /// What no two outlets have in common, or what nobody says in such words.
  private static let own: Set<OutletDraft.Field> = [
    .number, .key, .communeCode, .communeCode2020, .districtCode2020, .synthetic, .latitude, .longitude, .coordinates,
    .remark, .ignored,
  ]
  /// What outlets below one another can have in common.
  private static let shared: Set<OutletDraft.Field> = [
    .kind, .grade, .programmes, .productGroups, .address, .commune, .commune2020, .district, .openingHours, .suppliedBy,
    .status, .verifiedOn, .verifiedBy, .contactPerson, .contactPhone, .latitude, .longitude, .coordinates,
  ]

  /// Nearly all cells are told by their length and first byte.
  private static func mayBeDitto(_ text: String.UTF8View) -> Bool {
    guard text.count <= 24, let first = text.first else { return false }
    return switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "("): true
    case UInt8(ascii: "n"), UInt8(ascii: "N"): text.count <= 16
    // ” and 〃.
    case 0xE2, 0xE3: text.count <= 6
    default: false
    }
  }

  private static func isDitto(_ text: String) -> Bool {
    switch text {
    case "\"", "\"\"", "''", "”", "“", "″", "〃", "//": true
    default: ["nt", "n t", "nhu tren"].contains(VietnameseText.fold(text))
    }
  }
}
