/// What the content of an ODS file says of its sheets that the converter does not tell, and the file as the converter
/// reads it right: GDAL 3.6 takes cells covered by a merged one, side by side, for a single cell, so that all behind
/// them stand a column off, and reads a cell's comment as its text.
struct OpenDocument {
  struct Table {
    let name: String
    let isHidden: Bool
    var worksheet = Worksheet()
  }

  private(set) var tables: [Table] = []
  /// The file with every covered cell as one of its own, and without comments; nil where it has none of them.
  private(set) var plain: [UInt8]?

  /// - Parameter limit: bytes that the content may unpack to.
  /// - Returns: nil when the content is missing, broken or longer.
  init?(_ bytes: [UInt8], limit: Int) {
    guard let zip = ZipDirectory(bytes),
      let content = ZipMember("content.xml", of: zip, in: bytes)?.bytes(limit: limit)
    else { return nil }
    var scan = Scan()
    let changed = scan.read(content)
    tables = scan.tables
    if let changed {
      let kind = Array("application/vnd.oasis.opendocument.spreadsheet".utf8)
      plain = ZipArchive.stored([("mimetype", kind), ("content.xml", changed)])
    }
  }

  /// Goes through the tags, with the place of each cell.
  private struct Scan {
    var tables: [Table] = []
    private var style = ""
    private var hiddenStyles: Set<String> = []
    private var (row, nextRow) = (0, 1)
    private var (column, nextColumn) = (0, 0)

    private static let covered = Array("table:covered-table-cell".utf8)
    private static let cell = Array("table:table-cell".utf8)
    private static let comment = Array("office:annotation".utf8)
    private static let number = Array("number-".utf8)
    private static let others = [
      "style:style", "style:table-properties", "table:table", "table:table-row",
    ].map { Array($0.utf8) }

    /// - Returns: the content as it is to be converted; nil when as it is.
    mutating func read(_ content: [UInt8]) -> [UInt8]? {
      var changed: [UInt8] = []
      changed.reserveCapacity(content.count)
      var (copied, at) = (0, 0)
      // Where a comment begins, with nothing in it that was changed.
      var comment: Int?
      while let open = content[at...].firstIndex(of: UInt8(ascii: "<")),
        let end = content[open...].firstIndex(of: UInt8(ascii: ">"))
      {
        at = end + 1
        var start = open + 1
        let isEnd = content[start] == UInt8(ascii: "/")
        if isEnd { start += 1 }
        let name = content[start..<end].prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
        if name.elementsEqual(Self.covered) {
          changed += content[copied..<start] + Self.cell
          copied = name.endIndex
          comment = nil
        }
        let isComment = name.elementsEqual(Self.comment)
        if isComment, isEnd || content[end - 1] == UInt8(ascii: "/"), let begin = isEnd ? comment : open {
          changed += content[copied..<begin]
          copied = at
          comment = nil
        }
        if isEnd { continue }
        if name.elementsEqual(Self.cell) || name.elementsEqual(Self.covered) {
          take(cell: open..<end, of: content)
        } else if isComment {
          if row > 0, let last = tables.indices.last {
            tables[last].worksheet.addComment("\(HeaderRow.letters(column))\(row)")
          }
          if copied < at { comment = open }
        } else if Self.others.contains(where: name.elementsEqual) {
          take(String(decoding: name, as: UTF8.self), String(decoding: content[open..<end], as: UTF8.self))
        }
      }
      return copied == 0 ? nil : changed + content[copied...]
    }

    private mutating func take(cell tag: Range<Int>, of content: [UInt8]) {
      column = nextColumn
      nextColumn += 1
      // Nearly all cells stand alone.
      guard content.first(Self.number, from: tag.lowerBound, to: tag.upperBound) != nil else { return }
      let text = String(decoding: content[tag], as: UTF8.self)
      nextColumn = column + count("table:number-columns-repeated", text)
      let rows = count("table:number-rows-spanned", text)
      // A range of several columns is a title or a form.
      if rows > 1, count("table:number-columns-spanned", text) == 1, let last = tables.indices.last {
        tables[last].worksheet.merge(column, rows: (row + 1)...(row + rows - 1))
      }
    }

    private mutating func take(_ name: String, _ tag: String) {
      switch name {
      case "style:style": style = WorkbookParts.attribute("style:name", of: tag) ?? ""
      case "style:table-properties":
        if WorkbookParts.attribute("table:display", of: tag) == "false" { hiddenStyles.insert(style) }
      case "table:table":
        let style = WorkbookParts.attribute("table:style-name", of: tag)
        let isHidden = style.map(hiddenStyles.contains) ?? false
        tables.append(Table(name: WorkbookParts.attribute("table:name", of: tag) ?? "", isHidden: isHidden))
        nextRow = 1
      default:
        row = nextRow
        nextRow += count("table:number-rows-repeated", tag)
        (column, nextColumn) = (0, 0)
        let isHidden = ["collapse", "filter"].contains(WorkbookParts.attribute("table:visibility", of: tag))
        if isHidden, let last = tables.indices.last { tables[last].worksheet.hide(row..<nextRow) }
      }
    }

    /// How often, or over how many, at least one; a file may claim anything.
    private func count(_ name: String, _ tag: String) -> Int {
      min(max(WorkbookParts.attribute(name, of: tag).flatMap { Int($0) } ?? 1, 1), 1 << 20)
    }
  }
}
