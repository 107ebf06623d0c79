import Foundation
import Outlets

/// Turns every other format into tables of text, by GDAL's `ogr2ogr` in a child process.
struct TableConversion {
  let folder: ScratchFolder
  let detected: DetectedFormat
  let limits: ReadingLimits
  let crs: CRSChoice
  private let process: ConversionProcess
  private let inputBytes: Int
  /// For XLSX, which tells its sheets without being read whole.
  private let workbook: WorkbookParts?
  /// For ODS.
  private let documentTables: [OpenDocument.Table]

  /// More sheets than this are not looked at.
  static let maxTables = 50

  /// - Parameter bytes: the file; it is copied under a name that says what its bytes are.
  init(_ bytes: [UInt8], folder: ScratchFolder, detected: DetectedFormat, limits: ReadingLimits, crs: CRSChoice) throws
  {
    self.folder = folder
    self.detected = detected
    self.limits = limits
    self.crs = crs
    process = ConversionProcess(folder: folder, limits: limits)
    inputBytes = bytes.count
    workbook = detected.format == .xlsx ? WorkbookParts(bytes) : nil
    // Held in memory twice, while it is mended.
    let document = detected.format == .ods ? OpenDocument(bytes, limit: limits.unpackedBytes / 4) : nil
    documentTables = document?.tables ?? []
    try folder.write(document?.plain ?? bytes, to: "input.\(detected.format.fileExtension)")
  }

  /// The names of the sheets or layers, in the file's order.
  func tableNames() async throws -> [String] {
    if let workbook { return workbook.sheets.prefix(Self.maxTables).map(\.name) }
    let listing = try await process.run("ogrinfo", ["-ro", "-q"] + openOptions + [source], format: detected.format)
    let names = listing.split(separator: "\n").compactMap(Self.tableName)
    if names.isEmpty { throw ListFileError.damaged(format: detected.format, detail: "no sheet, no layer") }
    // A phone's tracks and routes lead to places and are none.
    if detected.format == .gpx, names.contains("waypoints") { return ["waypoints"] }
    return Array(names.prefix(Self.maxTables))
  }

  /// One sheet or layer as a table; a layer's place is its column `WKT`. Nil for a sheet without a cell.
  ///
  /// - Parameter bytes: the file, for what the converter does not tell.
  func table(_ name: String, number: Int, of bytes: [UInt8]) async throws -> Sheet? {
    let output = "table\(number).csv"
    if detected.format.isSpreadsheet {
      let part = workbook?.sheets.first { $0.name == name }
      async let worksheet = worksheet(part, in: bytes)
      do {
        try await convert([output, source] + layer(name))
      } catch ListFileError.damaged(_, let detail)
        where detail.contains("fetch requested layer") || detail.contains("no such table")
      {
        return nil
      }
      var sheet = Sheet(
        spreadsheet: name, csv: Self.withoutReturns(try written(output)), maxCells: limits.columns)
      let table = documentTables.first { $0.name == name }
      if let table { sheet.worksheet = table.worksheet } else { sheet.worksheet = await worksheet }
      sheet.isHidden = part?.isHidden ?? table?.isHidden ?? false
      return sheet
    }
    var reference = ["-t_srs", "EPSG:4326"]
    if case .epsg(let code) = crs { reference += ["-s_srs", "EPSG:\(code)"] }
    do {
      try await convert(reference + ["-lco", "GEOMETRY=AS_WKT", output, source] + layer(name))
    } catch ListFileError.damaged(_, let detail) where detail.contains("transform") {
      // No reference system is named (a Shapefile without .prj): the numbers are read as a list's are.
      let plain = "table\(number)-plain.csv"
      try await convert(["-lco", "GEOMETRY=AS_WKT", plain, source] + layer(name))
      return Sheet(layer: name, csv: try written(plain), maxCells: limits.columns)
    }
    return Sheet(layer: name, csv: try written(output), maxCells: limits.columns)
  }

  private func worksheet(_ sheet: WorkbookParts.Sheet?, in bytes: [UInt8]) -> Worksheet {
    guard let workbook, let sheet else { return Worksheet() }
    return Worksheet(part: sheet.part, of: workbook.zip, in: bytes, limit: limits.unpackedBytes) ?? Worksheet()
  }

  private func convert(_ arguments: [String]) async throws {
    _ = try await process.run("ogr2ogr", ["-f", "CSV"] + openOptions + arguments, format: detected.format)
  }

  private func written(_ output: String) throws -> [UInt8] {
    // What the file's other tables took counts, too: all are in memory until one is chosen.
    guard folder.size - inputBytes < limits.unpackedBytes else {
      throw ListFileError.tooLargeUnpacked(limit: limits.unpackedBytes)
    }
    // GDAL writes no file for a table without columns.
    let csv = folder.read(output) ?? []
    return TextEncoding.detect(csv)?.decode(csv) ?? []
  }

  /// Excel writes a carriage return as "_x000D_", which the converter leaves.
  static func withoutReturns(_ csv: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var start = 0
    while let at = csv.first(carriageReturn, from: start) {
      kept += csv[start..<at]
      start = at + carriageReturn.count
    }
    return start == 0 ? csv : kept + csv[start...]
  }

  private static let carriageReturn = Array("_x000D_".utf8)

  private var source: String {
    let input = "input.\(detected.format.fileExtension)"
    return detected.member.map { "/vsizip/\(input)/\($0)" } ?? input
  }

  /// Which layer, in words that no name turns into an option of the converter.
  private func layer(_ name: String) -> [String] {
    guard name.hasPrefix("-") else { return [name] }
    return ["-dialect", "OGRSQL", "-sql", "SELECT * FROM \"\(name.replacing("\"", with: "\\\""))\""]
  }

  private var openOptions: [String] {
    detected.format == .geopackage ? ["-oo", "LIST_ALL_TABLES=NO"] : []
  }

  /// A line of `ogrinfo -q`: "2: DS 2025 (None)".
  private static func tableName(_ line: Substring) -> String? {
    guard let colon = line.range(of: ": "), Int(line[..<colon.lowerBound]) != nil else { return nil }
    let rest = line[colon.upperBound...]
    guard rest.last == ")", let bracket = rest.range(of: " (", options: .backwards) else { return String(rest) }
    return String(rest[..<bracket.lowerBound])
  }
}
