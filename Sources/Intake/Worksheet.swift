/// What a spreadsheet's sheet says of its cells and rows that the converter does not tell.
struct Worksheet: Sendable {
  /// Formulas that have no stored result, as programs other than a spreadsheet leave them; the converter shows such
  /// cells as blank. Columns, counted from 0, by the sheet's row number.
  private(set) var formulasWithoutValue: [Int: [Int]] = [:]
  /// Cells that are one with the cell above them, and so look blank: columns by row number.
  private(set) var mergedWithAbove: [Int: [Int]] = [:]
  private var mergedCount = 0
  /// Numbers of rows that a spreadsheet does not show, by hand or by a filter.
  private(set) var hiddenRows: Set<Int> = []
  /// Cells whose text is struck through: columns by row number.
  private(set) var struckCells: [Int: [Int]] = [:]
  /// Cells with a comment, as the sheet names them: "B2".
  private(set) var commentedCells: [String] = []

  init() {}

  /// More cells than this are not remembered: every row would be asked.
  private static let most = 100_000
  /// Of a sheet; a file may claim anything.
  private static let mostRows = 1_048_576
  /// The longest row that is looked into.
  private static let longestRow = 4 << 20

  /// - Parameters:
  ///   - part: the sheet's part of the workbook.
  ///   - limit: bytes that it may unpack to.
  /// - Returns: nil when the part is missing or broken.
  init?(part: String, of zip: ZipDirectory, in bytes: [UInt8], limit: Int) {
    guard let member = ZipMember(part, of: zip, in: bytes) else { return nil }
    var rest: [UInt8] = []
    var found: [Int: [Int]] = [:]
    var hidden: Set<Int> = []
    var struck: [Int: [Int]] = [:]
    let styles = WorkbookParts.struckStyles(zip, in: bytes).map { Array(" s=\"\($0)\"".utf8) }
    member.unpack(limit: limit) { piece in
      rest += piece
      // Only whole rows are looked at; the piece behind the last row's end waits for the next.
      guard let end = Self.lastRowEnd(rest) else { return rest.count < Self.longestRow }
      if rest.first(Self.formula, to: end) != nil { Self.scan(rest, to: end, &found) }
      if Self.hidden.contains(where: { rest.first($0, to: end) != nil }) {
        Self.scanRows(rest, to: end, &hidden)
      }
      for style in styles where struck.count < Self.most { Self.scanCells(of: style, rest, to: end, &struck) }
      rest.removeFirst(end)
      return found.count < Self.most
    }
    formulasWithoutValue = found
    hiddenRows = hidden
    struckCells = struck
    commentedCells = WorkbookParts.commentedCells(of: part, zip, in: bytes)
    // Behind the rows stands what was merged.
    takeMerged(rest)
  }

  mutating func addComment(_ cell: String) {
    if commentedCells.count < Self.most { commentedCells.append(cell) }
  }

  mutating func hide(_ rows: Range<Int>) { hiddenRows.formUnion(rows.prefix(max(0, Self.most - hiddenRows.count))) }

  mutating func merge(_ column: Int, rows: ClosedRange<Int>) {
    for row in rows.prefix(Self.most - mergedCount) {
      mergedWithAbove[row, default: []].append(column)
      mergedCount += 1
    }
  }

  private static let formula = Array("<f".utf8)
  /// Excel's way to say so, and LibreOffice's.
  private static let hidden = ["1", "true"].map { Array("hidden=\"\($0)\"".utf8) }
  private static let row = Array("<row ".utf8)
  private static let merge = Array("<mergeCell ".utf8)
  private static let cell = Array("<c ".utf8)
  private static let cellEnd = Array("</c>".utf8)
  private static let value = Array("<v>".utf8)
  private static let rowEnd = Array("</row>".utf8)

  private static func scan(_ bytes: [UInt8], to end: Int, _ found: inout [Int: [Int]]) {
    var at = 0
    while let start = bytes.first(cell, from: at, to: end) {
      let stop = bytes.first(cellEnd, from: start, to: end) ?? end
      // A cell without content ends in its own tag.
      let tagEnd = bytes[start..<stop].firstIndex(of: UInt8(ascii: ">")) ?? stop
      if tagEnd > start, bytes[tagEnd - 1] == UInt8(ascii: "/") {
        at = tagEnd
        continue
      }
      at = stop
      guard bytes.first(formula, from: tagEnd, to: stop) != nil else { continue }
      if let opened = bytes.first(value, from: tagEnd, to: stop), bytes[opened + 3] != UInt8(ascii: "<") {
        continue
      }
      let tag = String(decoding: bytes[start..<tagEnd], as: UTF8.self)
      // An empty text is a result.
      guard WorkbookParts.attribute("t", of: tag) != "str",
        let (row, column) = WorkbookParts.attribute("r", of: tag).flatMap(reference)
      else {
        continue
      }
      found[row, default: []].append(column)
    }
  }

  private static func scanRows(_ bytes: [UInt8], to end: Int, _ hidden: inout Set<Int>) {
    var at = 0
    while let start = bytes.first(row, from: at, to: end) {
      let stop = bytes[start..<end].firstIndex(of: UInt8(ascii: ">")) ?? end
      at = stop
      let tag = String(decoding: bytes[start..<stop], as: UTF8.self)
      guard ["1", "true"].contains(WorkbookParts.attribute("hidden", of: tag)),
        let number = WorkbookParts.attribute("r", of: tag).flatMap({ Int($0) }), hidden.count < most
      else { continue }
      hidden.insert(number)
    }
  }

  private static func scanCells(of style: [UInt8], _ bytes: [UInt8], to end: Int, _ cells: inout [Int: [Int]]) {
    var at = 0
    while let found = bytes.first(style, from: at, to: end) {
      at = found + style.count
      guard let start = bytes[..<found].lastIndex(of: UInt8(ascii: "<")), bytes[start..<found].starts(with: cell),
        let stop = bytes[found..<end].firstIndex(of: UInt8(ascii: ">")),
        let (row, column) = WorkbookParts.attribute("r", of: String(decoding: bytes[start..<stop], as: UTF8.self))
          .flatMap(reference)
      else { continue }
      cells[row, default: []].append(column)
    }
  }

  /// Ranges of one column; a range of several is a title or a form.
  private mutating func takeMerged(_ bytes: [UInt8]) {
    var at = 0
    while let start = bytes.first(Self.merge, from: at), mergedCount < Self.most {
      let stop = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
      at = stop
      let tag = String(decoding: bytes[start..<stop], as: UTF8.self)
      let corners =
        WorkbookParts.attribute("ref", of: tag)?.split(separator: ":").compactMap { Self.reference(String($0)) } ?? []
      guard corners.count == 2, corners[0].column == corners[1].column, corners[0].row < corners[1].row else {
        continue
      }
      merge(corners[0].column, rows: (corners[0].row + 1)...corners[1].row)
    }
  }

  private static func lastRowEnd(_ bytes: [UInt8]) -> Int? {
    var at = bytes.count - rowEnd.count
    while at >= 0 {
      if bytes[at] == UInt8(ascii: "<"), bytes[at..<(at + rowEnd.count)].elementsEqual(rowEnd) {
        return at + rowEnd.count
      }
      at -= 1
    }
    return nil
  }

  /// "BC12" → row 12, column 54.
  private static func reference(_ text: String) -> (row: Int, column: Int)? {
    let letters = text.utf8.prefix { (0x41...0x5A).contains($0) }
    guard (1...3).contains(letters.count), let row = Int(text.dropFirst(letters.count)), (1...mostRows).contains(row)
    else { return nil }
    return (row, letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1)
  }
}
