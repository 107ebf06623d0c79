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
  private var position: Int
  private var end: Int
  private var row = 0
  /// Of the record before: the next has as many, mostly.
  private var width = 0

  /// Longest quoted cell in bytes: Excel's 32,767 letters of at most three bytes.
  private static let longestQuoted = 3 * 32_767

  /// - Parameters:
  ///   - utf8: the text in UTF-8, without a byte order mark.
  ///   - start: where in it the first record begins.
  ///   - separator: an ASCII character.
  ///   - maxCells: a record with more cells is given with this many and one more, the rest is skipped.
  public init(utf8 bytes: [UInt8], from start: Int = 0, separator: UInt8, maxCells: Int = 16_384) {
    self.bytes = bytes
    self.separator = separator
    self.maxCells = maxCells
    position = start
    end = bytes.count
  }

  public mutating func next() -> Record? {
    guard position < end else { return nil }
    row += 1
    var record = Record(row: row, cells: [])
    record.cells.reserveCapacity(width)
    while true {
      let cell = cell()
      position = cell.next
      if cell.isStray { record.hasStrayQuote = true }
      if record.cells.count <= maxCells { record.cells.append(text(cell)) }
      if endsRecord() {
        width = record.cells.count
        return record
      }
    }
  }

  /// Parts the next records off: a reader of them alone, with their own row numbers. Nil behind the last.
  mutating func split(off count: Int) -> CSVReader? {
    guard position < end else { return nil }
    var part = self
    for _ in 0..<count where position < end {
      row += 1
      repeat { position = cell().next } while !endsRecord()
    }
    part.end = position
    return part
  }

  /// Where a cell stands in the bytes.
  private struct Cell {
    var start: Int
    var end: Int
    /// Behind a closing quote: what follows up to the separator.
    var tail: Range<Int>?
    var hasDoubledQuotes = false
    var isStray = false

    /// Where the separator or line end stands.
    var next: Int { tail?.upperBound ?? end }
  }

  /// The cell that begins at `position`.
  private func cell() -> Cell {
    let span = bytes.span
    let start = position
    guard start < end, span[start] == Self.quote else { return Cell(start: start, end: plainEnd(from: start)) }
    let limit = Swift.min(end, start + Self.longestQuoted)
    var index = start + 1
    var hasDoubled = false
    while index < limit {
      if span[index] == Self.quote {
        guard index + 1 < end, span[index + 1] == Self.quote else { break }
        hasDoubled = true
        index += 1
      }
      index += 1
    }
    guard index < limit, span[index] == Self.quote else {
      return Cell(start: start, end: plainEnd(from: start), isStray: true)
    }
    var cell = Cell(start: start + 1, end: index, hasDoubledQuotes: hasDoubled)
    let tail = (index + 1)..<plainEnd(from: index + 1)
    cell.tail = tail
    if tail.isEmpty { return cell }
    let quotes = bytes[tail].count { $0 == Self.quote }
    if quotes > 0, quotes.isMultiple(of: 2), bytes[tail.upperBound - 1] == Self.quote {
      // `"Cửa hàng "Việt Hương" số 1"`: its writer doubled no quotes.
      cell.end = tail.upperBound - 1
      cell.tail = tail.upperBound..<tail.upperBound
    } else if quotes > 0 {
      cell.isStray = true
    }
    return cell
  }

  private func plainEnd(from start: Int) -> Int {
    let span = bytes.span
    var index = start
    while index < end {
      let byte = span[index]
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      index += 1
    }
    return index
  }

  /// Steps over the separator or line end; whether the record is over.
  private mutating func endsRecord() -> Bool {
    guard position < end else { return true }
    let byte = bytes[position]
    position += 1
    if byte == separator { return false }
    if byte == Self.carriageReturn, position < end, bytes[position] == Self.lineFeed { position += 1 }
    return true
  }

  private func text(_ cell: Cell) -> String {
    if cell.start == cell.next { return "" }
    let inside = bytes[cell.start..<cell.end]
    let text = String(decoding: cell.hasDoubledQuotes ? Self.undoubled(inside) : inside, as: UTF8.self)
    guard let tail = cell.tail, !tail.isEmpty else { return text }
    return text + String(decoding: bytes[tail], as: UTF8.self)
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

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
}
