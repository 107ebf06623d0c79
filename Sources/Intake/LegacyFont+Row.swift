extension LegacyFont {
  /// Converts the cells that are surely in such a font, and tells of all that are not plain. A cell that may be in
  /// either font is in that of its neighbours.
  ///
  /// - Parameter plain: cells that are known to be plain, as lists repeat them.
  static func convert(_ row: inout Sheet.Row, plain: inout Set<String>) -> [(index: Int, finding: Finding)] {
    var findings: [(index: Int, finding: Finding)] = []
    var fonts: Set<LegacyFont> = []
    for index in row.cells.indices where isCandidate(row.cells[index]) {
      if plain.contains(row.cells[index]) { continue }
      let finding = examine(row.cells[index])
      if finding == .plain {
        if plain.count < 10_000 { plain.insert(row.cells[index]) }
        continue
      }
      if case .converted(_, let font) = finding { fonts.insert(font) }
      findings.append((index, finding))
    }
    for place in findings.indices {
      let index = findings[place].index
      if case .unclear = findings[place].finding, fonts.count == 1 {
        findings[place].finding = examine(row.cells[index], fonts: Array(fonts))
      }
      if case .converted(let text, _) = findings[place].finding { row.cells[index] = text }
    }
    return findings
  }
}
