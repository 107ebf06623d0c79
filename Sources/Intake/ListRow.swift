import Outlets

/// A row with its cells under their fields: the draft, and what only lists exported from here carry.
struct ListRow: Sendable {
  var draft: OutletDraft
  var units: [OutletProperty: OutletDraft.Cell] = [:]
  /// A cell of the row names a person.
  var namesPerson = false

  init(_ row: Sheet.Row, _ matcher: HeaderMatcher) {
    var cells: [OutletDraft.Field: OutletDraft.Cell] = [:]
    cells.reserveCapacity(matcher.columns.count)
    var units: [OutletProperty: OutletDraft.Cell] = [:]
    var namesPerson = false
    for (column, index) in matcher.columns where index < row.cells.count && !row.cells[index].isEmpty {
      let text = column.keepsLines ? Self.lines(row.cells[index]) : VietnameseText.clean(row.cells[index])
      // A dash is how lists leave a cell empty.
      if text.allSatisfy({ "-–—_.…".contains($0) }) { continue }
      let cell = OutletDraft.Cell(column: matcher.headers[index], text: text)
      switch column {
      case .field(let field): cells[field] = cell
      case .unit(let property): units[property] = cell
      case .person: namesPerson = true
      }
    }
    draft = OutletDraft(row: row.number, cells: cells)
    self.units = units
    self.namesPerson = namesPerson
  }

  /// Clean text whose line breaks stay, since they part values.
  private static func lines(_ text: String) -> String {
    guard text.utf8.contains(0x0A) || text.utf8.contains(0x0D) else { return VietnameseText.clean(text) }
    return text.split(whereSeparator: \.isNewline).map { VietnameseText.clean(String($0)) }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension ListColumn {
  fileprivate var keepsLines: Bool {
    switch self {
    case .field(.coordinates), .field(.phone), .field(.products), .field(.productGroups), .field(.payments): true
    default: false
    }
  }
}
