/// The contents of an XLSX file as its own parts name them.
struct WorkbookParts {
  struct Sheet: Equatable {
    let name: String
    /// The member of the zip file.
    let part: String
    let isHidden: Bool
  }

  let zip: ZipDirectory
  /// Worksheets in the file's order, hidden and empty ones included; no charts.
  let sheets: [Sheet]

  /// Nil when the parts are missing, or name no worksheet.
  init?(_ bytes: [UInt8]) {
    guard let zip = ZipDirectory(bytes) else { return nil }
    func tags(_ name: String, _ part: String) -> [String] { Self.tags(name, part, of: zip, in: bytes) }
    var targets: [String: String] = [:]
    for tag in tags("Relationship", "xl/_rels/workbook.xml.rels") {
      guard let id = Self.attribute("Id", of: tag), let target = Self.attribute("Target", of: tag) else { continue }
      targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    self.zip = zip
    sheets = tags("sheet", "xl/workbook.xml").compactMap { tag in
      guard let name = Self.attribute("name", of: tag), let id = Self.attribute("r:id", of: tag),
        let part = targets[id], part.hasPrefix("xl/worksheets/")
      else { return nil }
      return Sheet(
        name: name, part: part, isHidden: Self.attribute("state", of: tag)?.lowercased().contains("hidden") ?? false)
    }
    if sheets.isEmpty { return nil }
  }

  /// The cells of a sheet that have a comment ("note"), as the sheet names them: B2.
  static func commentedCells(of sheet: String, _ zip: ZipDirectory, in bytes: [UInt8]) -> [String] {
    let folder = sheet.split(separator: "/").dropLast().joined(separator: "/")
    let name = sheet.dropFirst(folder.count + 1)
    let targets = tags("Relationship", "\(folder)/_rels/\(name).rels", of: zip, in: bytes)
      .filter { attribute("Type", of: $0)?.hasSuffix("/comments") ?? false }
      .compactMap { attribute("Target", of: $0) }
    return targets.flatMap { target in
      let part = target.hasPrefix("/") ? String(target.dropFirst()) : target.replacing("../", with: "xl/")
      return tags("comment", part, of: zip, in: bytes).compactMap { attribute("ref", of: $0) }
    }
  }

  private static func tags(_ name: String, _ part: String, of zip: ZipDirectory, in bytes: [UInt8]) -> [String] {
    let text = ZipMember(part, of: zip, in: bytes)?.text(limit: 4 << 20) ?? ""
    return text.split(separator: "<").filter { tag in
      let ended = tag.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
      return ended == name || ended.hasSuffix(":" + name)
    }.map(String.init)
  }

  /// The styles of cells in which text is struck through, by the numbers that cells give.
  static func struckStyles(_ zip: ZipDirectory, in bytes: [UInt8]) -> [Int] {
    let text = ZipMember("xl/styles.xml", of: zip, in: bytes)?.text(limit: 4 << 20) ?? ""
    guard text.contains("strike") else { return [] }
    var struckFonts: Set<Int> = []
    var styles: [Int] = []
    var (font, style, isOfCells) = (-1, -1, false)
    for part in text.split(separator: "<") {
      let tag = String(part)
      switch tag.prefix(while: { !$0.isWhitespace && $0 != ">" && $0 != "/" }).split(separator: ":").last {
      case "font": font += 1
      case "strike": if !["0", "false"].contains(attribute("val", of: tag)) { struckFonts.insert(font) }
      // Behind the fonts.
      case "cellXfs": isOfCells = true
      case "xf" where isOfCells:
        style += 1
        if let font = attribute("fontId", of: tag).flatMap({ Int($0) }), struckFonts.contains(font) {
          styles.append(style)
        }
      case "cellStyles", "dxfs": return styles
      default: break
      }
    }
    return styles
  }

  static func attribute(_ name: String, of tag: String) -> String? {
    for quote in ["\"", "'"] {
      let parts = tag.split(separator: " \(name)=\(quote)", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let end = parts[1].firstIndex(of: quote.first!) else { continue }
      return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        .reduce(String(parts[1][..<end])) { $0.replacing($1.0, with: $1.1) }
    }
    return nil
  }
}
