public import Outlets

/// A reading in the form that `--report` writes and the officers' desk shows.
public struct ImportReport: Encodable, Sendable {
  private let reading: ListReading
  private let gone: GoneOutlets?

  /// - Parameter gone: what a complete list no longer has.
  public init(_ reading: ListReading, gone: GoneOutlets? = nil) {
    (self.reading, self.gone) = (reading, gone)
  }

  private enum Key: String, CodingKey {
    case file, totals, rows, notes
    case name, sha256, format, sheet, unread, columns, shape
    case row, number, verdict, outlet, duplicates
    case gone, id
  }

  public func encode(to encoder: any Encoder) throws {
    var report = encoder.container(keyedBy: Key.self)
    var file = report.nestedContainer(keyedBy: Key.self, forKey: .file)
    try file.encode(reading.name, forKey: .name)
    try file.encode(reading.sha256, forKey: .sha256)
    try file.encode(reading.format, forKey: .format)
    try file.encode(reading.rowCount, forKey: .rows)
    try file.encode(reading.sheet, forKey: .sheet)
    try file.encode(reading.columns, forKey: .columns)
    try file.encode(reading.unreadColumns, forKey: .unread)
    try file.encode(reading.shape, forKey: .shape)
    try file.encode(reading.notes, forKey: .notes)
    try report.encode(reading.totals, forKey: .totals)
    var rows = report.nestedUnkeyedContainer(forKey: .rows)
    for outcome in reading.rows { try rows.encode(Row(outcome: outcome)) }
    guard let gone else { return }
    var outlets = report.nestedUnkeyedContainer(forKey: .gone)
    for published in gone.outlets {
      var outlet = outlets.nestedContainer(keyedBy: Key.self)
      try outlet.encode(published.id, forKey: .id)
      try outlet.encode(published.outlet.name, forKey: .name)
    }
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
      if !outcome.duplicates.isEmpty { try row.encode(outcome.duplicates, forKey: .duplicates) }
    }
  }
}
