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

  private var commune: String?
  private var district: String?
  private var kind: String?
  private var above: [OutletDraft.Field: OutletDraft.Cell] = [:]

  mutating func enter(_ heading: Heading) {
    switch heading {
    case .district(let name):
      district = name
      commune = nil
    case .commune(let name): commune = name
    case .kind(let name): kind = name
    case .other: kind = nil
    }
  }

  /// Fills what the row leaves to the rows above, and says so.
  mutating func complete(_ draft: inout OutletDraft) -> [Note] {
    var notes: [Note] = []
    for field in Self.repeated {
      guard let cell = draft[cell: field], Self.isDitto(cell.text) else { continue }
      guard let earlier = above[field] else {
        draft[cell: field] = nil
        notes.append(RowNote.nothingAbove(cell.text, cell.column))
        continue
      }
      draft[cell: field] = OutletDraft.Cell(column: cell.column, text: earlier.text)
      notes.append(RowNote.sameAsAbove(earlier.text, cell.column))
    }
    for field in Self.repeated { above[field] = draft[cell: field] }
    // The row's own words go first.
    if let kind, draft[.kind] == nil {
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

  private static let repeated: [OutletDraft.Field] = [.kind, .address, .commune, .district]

  private static func isDitto(_ text: String) -> Bool {
    switch text {
    case "\"", "''", "”", "“", "〃", "//", "-nt-", "- nt -", "nt", "NT", "Nt", "n.t": true
    default:
      text.utf8.count <= 24 && (text.first == "n" || text.first == "N") && VietnameseText.fold(text) == "nhu tren"
    }
  }
}
