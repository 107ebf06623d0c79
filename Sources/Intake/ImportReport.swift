internal import Outlets

/// A reading in the form that `--report` writes and the officers' desk shows.
public struct ImportReport: Encodable, Sendable {
  private let reading: ListReading

  public init(_ reading: ListReading) {
    self.reading = reading
  }

  private enum Key: String, CodingKey {
    case file, totals, rows, notes
    case name, sha256, format, sheet, unread
    case row, number, verdict, outlet
  }

  public func encode(to encoder: any Encoder) throws {
    var report = encoder.container(keyedBy: Key.self)
    var file = report.nestedContainer(keyedBy: Key.self, forKey: .file)
    try file.encode(reading.name, forKey: .name)
    try file.encode(reading.sha256, forKey: .sha256)
    try file.encode(reading.format, forKey: .format)
    try file.encode(reading.rowCount, forKey: .rows)
    try file.encode(reading.sheet, forKey: .sheet)
    try file.encode(reading.unreadColumns, forKey: .unread)
    try file.encode(reading.notes, forKey: .notes)
    try report.encode(reading.totals, forKey: .totals)
    var rows = report.nestedUnkeyedContainer(forKey: .rows)
    for outcome in reading.rows { try rows.encode(Row(outcome: outcome)) }
  }

  private struct Row: Encodable {
    let outcome: RowOutcome

    func encode(to encoder: any Encoder) throws {
      var row = encoder.container(keyedBy: Key.self)
      try row.encode(outcome.row, forKey: .row)
      try row.encode(outcome.number, forKey: .number)
      try row.encode(outcome.verdict, forKey: .verdict)
      try row.encode(outcome.outlet, forKey: .outlet)
      try row.encode(outcome.notes, forKey: .notes)
    }
  }
}
