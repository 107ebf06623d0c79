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
      for index in rows.indices { count(rows[index].verdict) }
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
  /// All columns with a header or a choice, in the file's order.
  public let columns: [Column]
  /// Names the form of the list: the same for every file with the same headers in the same order. A choice of
  /// columns made for one file of a shape holds for the others.
  public let shape: String
  /// The file's own number of the header's last row; nil for a layer, whose header is no row.
  public let headerRow: Int?
  /// Remarks on the whole file: a guessed encoding, two columns for one fact, a total that does not agree.
  public let notes: [Note]

  /// Of the rows as they stand now.
  public var totals: Totals { Totals(rows) }

  /// Headers of columns of which nothing was read.
  public var unreadColumns: [String] { columns.filter { $0.field == nil }.map(\.header) }

  public struct Column: Sendable, Equatable, Codable {
    /// Counted from 0.
    public let index: Int
    /// As the file has it, a header of two rows as "upper > lower".
    public let header: String
    /// What it was read as; nil for nothing, `ignored` by choice.
    public let field: OutletDraft.Field?
  }
}
