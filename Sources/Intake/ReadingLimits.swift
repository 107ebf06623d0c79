/// How much of this machine one list may take.
public struct ReadingLimits: Sendable, Equatable {
  /// Bytes of the file itself.
  public var bytes = 64 << 20
  /// Rows of its sheet, blank ones included.
  public var rows = 200_000
  /// Columns of a row.
  public var columns = 1_024
  /// Seconds for all runs of the converter on the file.
  public var seconds = 60
  /// Bytes of address space for the converter.
  public var memory = 2 << 30
  /// Bytes that a packed file may unpack to, and that the converter may write of all its sheets.
  public var unpackedBytes = 1 << 30
  /// Files are not given to the converter where it cannot be shut in.
  public var requiresSandbox = false

  public init() {}
}
