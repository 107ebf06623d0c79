public import Foundation
import Geodesy
public import Outlets
public import Spatial

/// Reads a list of outlets from a file: from its bytes to outlets and remarks.
///
///     let reader = ListReader(gazetteer: try Gazetteer(adminUnitsCSV: bytes))
///     let reading = try await reader.read(URL(filePath: "danh-sach.xlsx"))
///
/// The way of a row: bytes → `Sheet` → `OutletDraft` → `RowOutcome`. CSV is read here; every other format is turned
/// into tables of text by a child process. Faults of rows are notes; only a hopeless file throws.
///
/// What a person decides comes back as ``ReadingChoices``, for the whole file, or as a corrected `OutletDraft`, for
/// one row.
public struct ListReader: Sendable {
  public let gazetteer: Gazetteer
  public let extent: BoundingBox
  public var coordinates: CRSChoice
  public let limits: ReadingLimits

  /// The province with its island: where a point is accepted.
  public static let province = BoundingBox(west: 108.58, south: 13.50, east: 109.40, north: 14.72)!

  public init(
    gazetteer: Gazetteer, extent: BoundingBox = ListReader.province, coordinates: CRSChoice = .auto,
    limits: ReadingLimits = ReadingLimits()
  ) {
    self.gazetteer = gazetteer
    self.extent = extent
    self.coordinates = coordinates
    self.limits = limits
  }

  /// - Throws: `ListFileError` when the whole file cannot be used; `CancellationError`.
  public func read(_ file: URL, choices: ReadingChoices = ReadingChoices()) async throws -> ListReading {
    let bytes: [UInt8]
    do {
      let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
      if size > limits.bytes { throw ListFileError.tooManyBytes(limit: limits.bytes) }
      bytes = [UInt8](try Data(contentsOf: file, options: .mappedIfSafe))
    } catch let error as ListFileError {
      throw error
    } catch {
      throw ListFileError.unopenable(path: file.path)
    }
    return try await read(bytes, name: file.lastPathComponent, choices: choices)
  }

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: what it is called; the format is told by the bytes, never by this.
  ///   - choices: what a person decided on the file.
  ///   - remembered: the columns that were chosen for an earlier file of a shape (``ListReading/shape``); asked where
  ///     `choices` says nothing of columns.
  /// - Throws: `ListFileError` when the whole file cannot be used, `severalLists` when a sheet must be chosen;
  ///   `CancellationError`.
  public func read(
    _ bytes: [UInt8], name: String, choices: ReadingChoices = ReadingChoices(),
    remembered: (String) -> [Int: OutletDraft.Field]? = { _ in nil }
  ) async throws -> ListReading {
    let detected = try detect(bytes)
    // The converter has brought a layer's places into degrees, from the forced system if there is one.
    let crs = detected.format == .csv || detected.format.isSpreadsheet ? coordinates : .auto
    let places = try coordinateReader(crs)
    async let digest = SHA256.hexadecimal(bytes)
    let (sheets, fileNotes) = try await sheets(bytes, detected, choices)
    var lists: [SheetReader] = []
    for sheet in sheets {
      guard let header = ListHeader(sheet, choices: choices, remembered: remembered) else { continue }
      lists.append(SheetReader(sheet: sheet, header: header))
    }
    // An empty list is read only where no other has rows.
    var filled = lists.count > 1 ? lists.filter(\.hasRows) : lists
    // What a workbook does not show serves its other sheets, as a rule.
    let hidden = filled.filter(\.sheet.isHidden).compactMap(\.sheet.name)
    let isShown = hidden.count < filled.count
    if isShown { filled.removeAll(where: \.sheet.isHidden) }
    if filled.count > 1 { throw ListFileError.severalLists(sheets: filled.compactMap(\.sheet.name)) }
    guard let list = filled.first ?? lists.first else {
      if let sheet = sheets.first, choices.headerRow == nil, choices.columns.isEmpty,
        let error = ListHeader.reasonForNone(in: sheet)
      {
        throw error
      }
      if sheets.count == 1, let columns = ListHeader.unknownColumns(of: sheets[0], choices) {
        throw ListFileError.unknownColumns(row: choices.headerRow ?? 0, columns)
      }
      throw ListFileError.noList(
        sheets: sheets.compactMap(\.name), known: sheets.first.map { ListHeader.knownColumns(of: $0, choices) } ?? [])
    }
    let header = list.header
    if choices.headerRow == nil, choices.columns.isEmpty, let error = header.reasonNotToRead(list.sheet) { throw error }
    let (rows, notes) = try await list.read(gazetteer: gazetteer, coordinates: places, limits: limits)
    return ListReading(
      name: name, sha256: await digest, format: detected.format, sheet: list.sheet.name,
      rowCount: rows.last?.row ?? 0, rows: rows, columns: header.columns(choices), shape: header.shape,
      headerRow: header.row?.rows.upperBound,
      notes: fileNotes + (isShown && !hidden.isEmpty ? [FileNote.hiddenSheets(hidden)] : [])
        + (header.isRemembered ? [FileNote.remembered()] : []) + header.notes(choices) + notes)
  }

  /// Reads one row again, after its cells were corrected by hand. Other rows of its list are not looked at: what
  /// they say of duplicates stays with the caller.
  ///
  /// - Throws: `unknownReferenceSystem`.
  public func read(_ draft: OutletDraft) throws(ListFileError) -> RowOutcome {
    let isLayers = draft[.coordinates].flatMap { PointText($0) } != nil
    var reader = RowReader(gazetteer: gazetteer, coordinates: try coordinateReader(isLayers ? .auto : coordinates))
    var outcome = reader.read(draft).outcome
    if outcome.verdict != .ready { outcome.draft = draft }
    return outcome
  }

  /// The file's sheets or layers as they stand, cells untouched: for a person to choose a sheet, a header row and
  /// columns, or to get the list back with remarks in it.
  ///
  /// - Throws: as ``read(_:name:choices:remembered:)`` does.
  public func sheets(_ bytes: [UInt8], choices: ReadingChoices = ReadingChoices()) async throws -> [Sheet] {
    try await sheets(bytes, detect(bytes), choices).0
  }

  private func detect(_ bytes: [UInt8]) throws(ListFileError) -> DetectedFormat {
    if bytes.count > limits.bytes { throw .tooManyBytes(limit: limits.bytes) }
    return try DetectedFormat(bytes, limits: limits)
  }

  private func coordinateReader(_ crs: CRSChoice) throws(ListFileError) -> CoordinateReader {
    let standIns = gazetteer.units.filter { $0.level == .province }.compactMap(\.center)
    return try CoordinateReader(extent: extent, crs: crs, standIns: standIns)
  }

  private func sheets(
    _ bytes: [UInt8], _ detected: DetectedFormat, _ choices: ReadingChoices
  ) async throws -> ([Sheet], [Note]) {
    if let encoding = detected.encoding, detected.format == .csv {
      if let chosen = choices.sheet { throw ListFileError.noSuchSheet(chosen, sheets: []) }
      // A long list is not copied for the sake of its mark.
      let sheet =
        encoding == .utf8
        ? Sheet(csv: bytes, from: TextEncoding.utf8Mark(bytes), maxCells: limits.columns)
        : Sheet(csv: encoding.decode(bytes), maxCells: limits.columns)
      return ([sheet], FileNote.encoding(encoding))
    }
    return try await ScratchFolder.with { folder in
      let conversion = try TableConversion(
        bytes, folder: folder, detected: detected, limits: limits, crs: coordinates)
      let names = try await conversion.tableNames()
      if let chosen = choices.sheet, !names.contains(chosen) {
        throw ListFileError.noSuchSheet(chosen, sheets: names)
      }
      var sheets: [Sheet] = []
      for (index, name) in names.enumerated() where choices.sheet == nil || choices.sheet == name {
        if let sheet = try await conversion.table(name, number: index, of: bytes) { sheets.append(sheet) }
      }
      return (sheets, detected.format == .xls ? [FileNote.oldExcel()] : [])
    }
  }
}
