/// A table of text cells with the file's own row numbers: one sheet of a workbook, one layer of a GIS file,
/// or a whole CSV file. Rows are read as they are asked for; the text stays as it came.
public struct Sheet: Sequence, Sendable {
  public struct Row: Sendable, Equatable {
    /// The file's own number, counted from 1: of the row, or of the feature in a layer.
    public let number: Int
    public var cells: [String]
    /// An opening quote of a CSV file had no end.
    public var hasStrayQuote = false

    var isBlank: Bool { cells.allSatisfy { $0.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } } }
  }

  /// The sheet's or layer's name; nil for a file that is one table.
  public let name: String?
  /// Names of the columns, where the format tells them apart from the rows.
  public let header: [String]?
  /// For a sheet of a workbook.
  var worksheet = Worksheet()
  /// The workbook does not show it.
  var isHidden = false
  private var records: CSVReader
  /// Records before the first row.
  private let preamble: Int

  /// - Parameter start: where in the bytes the text begins.
  init(csv utf8: [UInt8], from start: Int = 0, maxCells: Int) {
    let dialect = CSVReader.dialect(of: Array(utf8[start...].prefix(512 << 10)))
    self.init(
      name: nil, header: nil, preamble: 0,
      records: CSVReader(utf8: utf8, from: start + dialect.skipped, separator: dialect.separator, maxCells: maxCells))
  }

  /// - Parameter csv: what `ogr2ogr` wrote for a sheet read without headers: one line of its own, then the rows.
  init(spreadsheet name: String, csv: [UInt8], maxCells: Int) {
    self.init(
      name: name, header: nil, preamble: 1,
      records: CSVReader(utf8: csv, separator: UInt8(ascii: ","), maxCells: maxCells))
  }

  /// - Parameter csv: what `ogr2ogr` wrote for a layer: the names of its properties, then the features.
  init(layer name: String, csv: [UInt8], maxCells: Int) {
    var records = CSVReader(utf8: csv, separator: UInt8(ascii: ","), maxCells: maxCells)
    self.init(name: name, header: records.next()?.cells ?? [], preamble: 1, records: records)
  }

  private init(name: String?, header: [String]?, preamble: Int, records: CSVReader) {
    self.name = name
    self.header = header
    self.preamble = preamble
    self.records = records
  }

  /// Parts the next rows off: a sheet of them alone, with their own numbers. Nil behind the last.
  mutating func split(off count: Int) -> Sheet? {
    guard let part = records.split(off: count) else { return nil }
    var sheet = self
    sheet.records = part
    return sheet
  }

  public func makeIterator() -> Iterator { Iterator(records: records, preamble: preamble) }

  public struct Iterator: IteratorProtocol {
    fileprivate var records: CSVReader
    fileprivate let preamble: Int

    public mutating func next() -> Row? {
      while let record = records.next() {
        if record.row <= preamble { continue }
        return Row(number: record.row - preamble, cells: record.cells, hasStrayQuote: record.hasStrayQuote)
      }
      return nil
    }
  }
}
