public import Outlets

/// What became of a list file.
public struct ListReading: Sendable {
  /// How many rows met which fate; `read` counts the outlet rows, the ignored ones apart.
  public struct Totals: Sendable, Equatable, Codable {
    public var read = 0
    public var ready = 0
    public var ask = 0
    public var rejected = 0
    public var ignored = 0

    public init() {}

    mutating func count(_ verdict: Verdict) {
      switch verdict {
      case .ready: ready += 1
      case .ask: ask += 1
      case .rejected: rejected += 1
      case .ignored: ignored += 1
      }
      read = ready + ask + rejected
    }

    /// Counts the rows as they stand now.
    public init(_ rows: [RowOutcome]) {
      for row in rows { count(row.verdict) }
    }
  }

  /// The file's name without its folder.
  public let name: String
  /// Of the file's bytes, lower-case hexadecimal.
  public let sha256: String
  public let format: FileFormat
  /// The sheet or layer that was read, where the format has more than one.
  public let sheet: String?
  /// Rows of the sheet up to the last that is not blank, title and header included.
  public let rowCount: Int
  /// In the file's order, ignored rows included.
  public var rows: [RowOutcome]
  /// Header → what it was read as, in the file's order.
  public let columns: [(header: String, field: String)]
  /// Headers of columns of which nothing was read.
  public let unreadColumns: [String]
  /// Remarks on the whole file: a guessed encoding, two columns for one fact, sheets that were not read.
  public let notes: [Note]

  /// Of the rows as they stand now.
  public var totals: Totals { Totals(rows) }
}
