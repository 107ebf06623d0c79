public import Catalog
import Foundation
public import Outlets
public import Render
import Spatial
import Store

/// The outlets that a query finds, as a file to take along: what the service sends and `export` writes.
public struct OutletDownload: Sendable {
  /// The most rows of a sheet, less the header.
  private static let longestSheet = 1_048_575

  public let format: OutletFileFormat
  private let snapshot: Snapshot
  private let query: OutletQuery
  private let page: Page
  private let notice: DataNotice
  /// In this order, where a place was named.
  private var neighbours: [Neighbour]?

  public init(_ format: OutletFileFormat, _ query: OutletQuery, of snapshot: Snapshot, notice: DataNotice) {
    self.format = format
    self.snapshot = snapshot
    self.query = query
    self.notice = notice
    page = snapshot.page(query, limit: .max, from: .offset(0))
  }

  /// The nearest to a place, in that order; text files and workbooks say how far each is.
  ///
  /// - Parameter metres: outlets farther away are left out.
  func ordered(around point: Coordinate, within metres: Double, limit: Int) -> Self {
    var download = self
    download.neighbours = snapshot.nearest(to: point, query, limit: limit, within: metres)
    return download
  }

  /// Number of outlets.
  public var count: Int { neighbours?.count ?? page.count }

  /// More outlets than a sheet has rows.
  public var isTooLong: Bool { format == .xlsx && count > Self.longestSheet }

  private var rows: AnySequence<(slot: Slot, distance: Double?)> {
    if let neighbours { return AnySequence(neighbours.lazy.map { ($0.slot, $0.distance) }) }
    return AnySequence(page.runs.lazy.flatMap(\.slots).map { ($0, nil) })
  }

  /// The file in pieces of some 64 kB, made as they are asked for; nil for a format that is not written from front to
  /// back.
  func pieces() -> (any Sequence<[UInt8]>)? {
    guard
      let file = OutletTextFile(
        format, notice: notice, version: snapshot.version, count: count, hasDistances: neighbours != nil)
    else {
      return nil
    }
    let state = (file: file, rows: rows.makeIterator(), piece: file.opening, isDone: false)
    return sequence(state: state) { [snapshot] state in
      if state.isDone { return nil }
      while state.piece.count < 65_536 {
        guard let row = state.rows.next() else {
          state.isDone = true
          return state.piece + state.file.closing
        }
        state.file.append(snapshot.feature(row.slot), distance: row.distance, to: &state.piece)
      }
      defer { state.piece = [] }
      return state.piece
    }
  }

  /// Writes a new file. Blocks its thread.
  ///
  /// - Parameter path: of a file that is not there yet.
  public func write(to path: String) throws {
    if let pieces = pieces() {
      guard FileManager.default.createFile(atPath: path, contents: nil),
        let file = FileHandle(forWritingAtPath: path)
      else { throw CocoaError(.fileWriteUnknown) }
      defer { try? file.close() }
      for piece in pieces { try file.write(contentsOf: Data(piece)) }
      return
    }
    let outlets = sequence(state: (rows: rows.makeIterator(), decoder: FeatureDecoder())) { [snapshot] state in
      state.rows.next().flatMap { state.decoder.decode(snapshot.feature($0.slot)) }
    }
    if format == .gpkg {
      try OutletGeoPackage.write(outlets, notice: notice, version: snapshot.version, to: path)
    } else {
      let sheet = OutletSheet.list(
        Array(outlets), version: snapshot.version, distances: neighbours?.map(\.distance), notice: notice)
      try Data(sheet.bytes()).write(
        to: URL(filePath: path))
    }
  }
}
