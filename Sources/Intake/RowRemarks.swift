import Outlets

/// Remarks on a row, each with what it makes of the row.
extension [Note] {
  mutating func add(_ note: Note, verdict: Verdict = .ready) {
    var note = note
    note.verdict = verdict
    append(note)
  }
}
