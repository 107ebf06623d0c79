public import Foundation
import Geodesy
public import Outlets
public import Spatial

/// Reads a list of outlets from a file: from its bytes to outlets and remarks.
///
///     let reader = ListReader(gazetteer: try Gazetteer(adminUnitsCSV: bytes))
///     let reading = try await reader.read(URL(filePath: "danh-sach.xlsx"))
///
/// The way of a row: bytes → `Sheet` → `ListRow` → `RowOutcome`. CSV is read here; every other format is turned
/// into tables of text by a child process. Faults of rows are notes; only a hopeless file throws.
public struct ListReader: Sendable {
  public let gazetteer: Gazetteer
  public let extent: BoundingBox
  public let coordinates: CRSChoice
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
  public func read(_ file: URL) async throws -> ListReading {
    let bytes: [UInt8]
    do {
      let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
      if size > limits.bytes { throw ListFileError.tooManyBytes(limit: limits.bytes) }
      bytes = [UInt8](try Data(contentsOf: file, options: .mappedIfSafe))
    } catch let error as ListFileError {
      throw error
    } catch {
      throw ListFileError.unopenable(path: file.path, reason: error.localizedDescription)
    }
    return try await read(bytes, name: file.lastPathComponent)
  }

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: what it is called; the format is told by the bytes, never by this.
  /// - Throws: `ListFileError` when the whole file cannot be used; `CancellationError`.
  public func read(_ bytes: [UInt8], name: String) async throws -> ListReading {
    if bytes.count > limits.bytes { throw ListFileError.tooManyBytes(limit: limits.bytes) }
    let detected = try DetectedFormat(bytes, limits: limits)
    let standIns = gazetteer.units.filter { $0.level == .province }.compactMap(\.center)
    // The converter has brought a layer's places into degrees, from the forced system if there is one.
    let crs = detected.format == .csv || detected.format.isSpreadsheet ? coordinates : .auto
    let places = try CoordinateReader(extent: extent, crs: crs, standIns: standIns)
    let (reader, fileNotes) = try await table(bytes, detected)
    let rows = try reader.read(gazetteer: gazetteer, coordinates: places, limits: limits)
    let matcher = reader.matcher
    return ListReading(
      name: name, sha256: SHA256.hexadecimal(bytes), format: detected.format, sheet: reader.sheet.name,
      rowCount: rows.last?.row ?? 0, rows: rows,
      columns: matcher.columns.sorted { $0.value < $1.value }.map { (matcher.headers[$0.value], $0.key.name) },
      unreadColumns: matcher.unread, notes: fileNotes + matcher.notes)
  }

  /// The first sheet or layer that holds a list.
  private func table(_ bytes: [UInt8], _ detected: DetectedFormat) async throws -> (SheetReader, [Note]) {
    if let encoding = detected.encoding, detected.format == .csv {
      let sheet = Sheet(csv: encoding.decode(bytes), maxCells: limits.columns)
      guard let reader = SheetReader(sheet) else { throw ListFileError.noList(sheets: []) }
      return (reader, FileNote.encoding(encoding))
    }
    return try await ScratchFolder.with { folder in
      let conversion = TableConversion(folder: folder, detected: detected, limits: limits, crs: coordinates)
      let names = try await conversion.tableNames(of: bytes)
      var lists: [SheetReader] = []
      for (index, name) in names.enumerated() {
        if let reader = SheetReader(try await conversion.table(name, number: index)) { lists.append(reader) }
      }
      // An empty list is read only where no other has rows.
      let filled = lists.filter(\.hasRows)
      guard let chosen = filled.first ?? lists.first else { throw ListFileError.noList(sheets: names) }
      let others = filled.dropFirst().compactMap(\.sheet.name)
      return (chosen, others.isEmpty ? [] : [FileNote.otherTables(others, read: chosen.sheet.name ?? "")])
    }
  }
}

extension ListColumn {
  fileprivate var name: String {
    switch self {
    case .field(let field): field.rawValue
    case .unit(let property): property.rawValue
    case .person: "person"
    }
  }
}
