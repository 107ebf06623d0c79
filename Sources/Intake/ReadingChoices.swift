public import Outlets

/// What a person decided on how a file is to be read; everything left open is found out.
public struct ReadingChoices: Sendable, Equatable, Codable {
  /// The sheet or layer that holds the list.
  public var sheet: String?
  /// The file's own number of the header's last row, for a list whose header is not recognised; 0 for a list that
  /// has none.
  public var headerRow: Int?
  /// What a column holds, by its index from 0; `ignored` for a column that is not to be read.
  public var columns: [Int: OutletDraft.Field]

  public init(sheet: String? = nil, headerRow: Int? = nil, columns: [Int: OutletDraft.Field] = [:]) {
    self.sheet = sheet
    self.headerRow = headerRow
    self.columns = columns
  }
}
