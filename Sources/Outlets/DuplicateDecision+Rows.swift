extension [RowOutcome] {
  /// The rows as they stand once a person has decided on those that may be duplicates.
  ///
  /// What is merged into a published outlet, or kept beside it, is settled here and finds its outlet by
  /// ``Reconciliation``. A row that went into another is none of the list any more.
  ///
  /// - Parameter decisions: by row number.
  public func settled(by decisions: [Int: DuplicateDecision]) -> [RowOutcome] {
    var rows = self
    for index in rows.indices where rows[index].verdict != .ignored {
      switch decisions[rows[index].row] {
      case nil, .merge(into: .row): continue
      case .keepBoth, .merge(into: .outlet): rows[index].settleDuplicates()
      }
    }
    return rows
  }
}
