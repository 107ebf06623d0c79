import Outlets

/// What rows above say about the rows below: headings that name a place, and "same as above".
struct RowContext {
  /// What a heading says of the rows below it.
  enum Heading: Equatable {
    case district(String)
    case commune(String)
    case kind(String)
    case other
  }

  /// Headings of one level end one another: those with such a mark, or without one but of such a meaning.
  enum Level: Equatable {
    case roman, letter, number, district, commune, kind
  }

  /// The headings that the next row stands under, the outermost first.
  private var headings: [(level: Level, heading: Heading)] = []
  private var commune: String?
  private var district: String?
  private var kind: String?
  /// The row above.
  private var above: OutletDraft?

  mutating func enter(_ heading: Heading, _ level: Level) {
    if let ended = headings.firstIndex(where: { $0.level == level }) { headings.removeSubrange(ended...) }
    headings.append((level, heading))
    (commune, district, kind) = (nil, nil, nil)
    for (_, heading) in headings {
      switch heading {
      case .district(let name):
        district = name
        commune = nil
      case .commune(let name): commune = name
      case .kind(let name): kind = name
      case .other: kind = nil
      }
    }
  }

  /// Fills what the row leaves to the rows above, and says so.
  ///
  /// - Parameter merged: fields whose cell is one with the cell above.
  mutating func complete(_ draft: inout OutletDraft, merged: [OutletDraft.Field] = []) -> [Note] {
    var notes: [Note] = []
    for field in merged where draft[field] == nil && Self.shared.contains(field) {
      guard let earlier = above?[cell: field] else { continue }
      draft[cell: field] = earlier
      notes.append(RowNote.mergedCell(earlier.text, earlier.column))
    }
    for field in Self.repeated {
      guard let text = draft[field], Self.isDitto(text), let cell = draft[cell: field] else { continue }
      guard let earlier = above?[cell: field] else {
        draft[cell: field] = nil
        notes.append(RowNote.nothingAbove(cell.text, cell.column))
        continue
      }
      draft[cell: field] = OutletDraft.Cell(column: cell.column, text: earlier.text)
      notes.append(RowNote.sameAsAbove(earlier.text, cell.column))
    }
    above = draft
    // The row's own words go first.
    if let kind, draft[.kind] == nil, !Self.isOfAnother(draft[.name], than: kind) {
      draft[cell: .kind] = OutletDraft.Cell(column: "", text: kind)
      notes.append(RowNote.kindFromSection(kind))
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

  private static let repeated: [OutletDraft.Field] = [.kind, .address, .commune, .district]
  /// What outlets below one another can have in common.
  private static let shared: Set<OutletDraft.Field> = [
    .kind, .grade, .programmes, .productGroups, .address, .commune, .commune2020, .district, .openingHours, .suppliedBy,
    .status, .verifiedOn, .verifiedBy,
  ]

  private static func isDitto(_ text: String) -> Bool {
    guard text.utf8.count <= 24 else { return false }
    return switch text {
    case "\"", "''", "”", "“", "〃", "//", "-nt-", "- nt -", "nt", "NT", "Nt", "n.t": true
    default:
      (text.utf8.first == 0x6E || text.utf8.first == 0x4E) && VietnameseText.fold(text) == "nhu tren"
    }
  }
}
