import Outlets

/// Asks for rows that may repeat an earlier row of the same list. The earlier row keeps its verdict; only rows that
/// repeat none are remembered.
struct DuplicateFinder {
  private var search = DuplicateSearch()
  /// By the search's number.
  private var rows: [Int] = []

  mutating func ask(_ outcome: inout RowOutcome, _ traits: OutletTraits) {
    let found = search.find(traits)
    if found.isEmpty {
      search.insert(traits)
      rows.append(outcome.row)
      return
    }
    let duplicates = found.map { Duplicate(.row(rows[$0.number]), $0.reason) }
    outcome.add(duplicates, RowNote.duplicate(duplicates[0]))
  }
}
