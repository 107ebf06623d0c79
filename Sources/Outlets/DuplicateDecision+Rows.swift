extension [RowOutcome] {
  /// The rows as they stand once a person has decided on those that may be duplicates.
  ///
  /// A row that is merged into an earlier one completes it: the earlier row's own facts stay. What is merged into a
  /// published outlet, or kept beside it, is settled here and finds its outlet by ``Reconciliation``. A decision
  /// that cannot be carried out (one of the two rows has no place yet) leaves the row as it was.
  ///
  /// - Parameter decisions: by row number.
  public func settled(by decisions: [Int: DuplicateDecision]) -> [RowOutcome] {
    var rows = self
    let places = Dictionary(rows.indices.map { (rows[$0].row, $0) }, uniquingKeysWith: { first, _ in first })
    for index in rows.indices where rows[index].verdict != .ignored {
      switch decisions[rows[index].row] {
      case nil: continue
      case .keepBoth, .merge(into: .outlet): rows[index].settleDuplicates()
      case .skip: rows[index].leaveOut(DecisionNote.skipped())
      case .merge(into: .row(let number)):
        guard let original = Self.end(of: number, decisions), let place = places[original], place != index,
          let own = rows[index].outlet, let earlier = rows[place].outlet, rows[place].verdict != .ignored
        else { continue }
        rows[place].outlet = earlier.merged(into: own, statesStatus: rows[place].statesStatus)
        rows[place].statesStatus = rows[place].statesStatus || rows[index].statesStatus
        rows[index].leaveOut(DecisionNote.merged(into: original))
      }
    }
    return rows
  }

  /// The row that a chain of merged rows ends at; nil for a ring.
  private static func end(of row: Int, _ decisions: [Int: DuplicateDecision]) -> Int? {
    var row = row
    var seen: Set<Int> = []
    while case .merge(into: .row(let next)) = decisions[row] {
      guard seen.insert(row).inserted else { return nil }
      row = next
    }
    return row
  }
}

extension RowOutcome {
  fileprivate mutating func leaveOut(_ note: Note) {
    settleDuplicates()
    verdict = .ignored
    draft = nil
    notes.append(note)
  }
}

private enum DecisionNote {
  static func skipped() -> Note {
    Note("row-skipped", vi: "Dòng đã được chọn bỏ qua.", en: "The row was left out by choice.")
  }

  static func merged(into row: Int) -> Note {
    Note("row-merged", vi: "Dòng đã được gộp vào dòng \(row).", en: "The row was merged into row \(row).")
  }
}
