/// Reads the records of comma-separated text (RFC 4180) one by one.
///
///     for record in CSVReader(utf8: bytes, separator: UInt8(ascii: ",")) { print(record.row, record.cells) }
///
/// Lines end with LF, CRLF or CR; a quoted cell may hold line breaks. What RFC 4180 forbids is read as its
/// writer must have meant it: a quote inside an unquoted cell is a letter, and an opening quote that is not
/// closed within a cell's length is one too, so that a stray quote spoils its own row and not the rest.
/// Linear in the bytes; holds one record at a time.
public struct CSVReader: Sequence, IteratorProtocol, Sendable {
  public struct Record: Sendable, Equatable {
    /// Number of the record, counted from 1: the row that a spreadsheet shows it in. Blank lines count, a
    /// line break in a quoted cell does not.
    public let row: Int
    public var cells: [String]
    /// An opening quote had no end.
    public var hasStrayQuote = false
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private let maxCells: Int
  private var position = 0
  private var row = 0

  /// Longest quoted cell in bytes: Excel's 32,767 letters of at most three bytes.
  private static let longestQuoted = 3 * 32_767

  /// - Parameters:
  ///   - utf8: the text in UTF-8, without a byte order mark.
  ///   - separator: an ASCII character.
  ///   - maxCells: a record with more cells is given with this many and one more, the rest is skipped.
  public init(utf8 bytes: [UInt8], separator: UInt8, maxCells: Int = 16_384) {
    self.bytes = bytes
    self.separator = separator
    self.maxCells = maxCells
  }

  public mutating func next() -> Record? {
    guard position < bytes.count else { return nil }
    row += 1
    var record = Record(row: row, cells: [])
    while true {
      let isQuoted = position < bytes.count && bytes[position] == Self.quote
      let text: String
      if isQuoted, let quoted = quotedCell() {
        text = quoted
      } else {
        if isQuoted { record.hasStrayQuote = true }
        text = plainCell()
      }
      if record.cells.count <= maxCells { record.cells.append(text) }
      guard position < bytes.count else { return record }
      let end = bytes[position]
      position += 1
      if end == separator { continue }
      if end == Self.carriageReturn, position < bytes.count, bytes[position] == Self.lineFeed { position += 1 }
      return record
    }
  }

  /// Leaves `position` at the separator or line end that ends the cell.
  private mutating func plainCell() -> String {
    let start = position
    while position < bytes.count, !endsCell(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Nil, and `position` unmoved, when the quote is not closed.
  private mutating func quotedCell() -> String? {
    let limit = Swift.min(bytes.count, position + Self.longestQuoted)
    var index = position + 1
    var hasDoubled = false
    while index < limit {
      if bytes[index] == Self.quote {
        guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else { break }
        hasDoubled = true
        index += 1
      }
      index += 1
    }
    guard index < limit, bytes[index] == Self.quote else { return nil }
    let inside = bytes[(position + 1)..<index]
    position = index + 1
    var text = String(decoding: hasDoubled ? Self.undoubled(inside) : inside, as: UTF8.self)
    if position < bytes.count, !endsCell(bytes[position]) { text += plainCell() }
    return text
  }

  private static func undoubled(_ inside: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var plain: ArraySlice<UInt8> = []
    var isSecond = false
    for byte in inside {
      if byte == quote, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      plain.append(byte)
    }
    return plain
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
