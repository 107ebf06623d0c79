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
  private let page: Page
  private let notice: DataNotice

  public init(_ format: OutletFileFormat, _ query: OutletQuery, of snapshot: Snapshot, notice: DataNotice) {
    self.format = format
    self.snapshot = snapshot
    self.notice = notice
    page = snapshot.page(query, limit: .max, from: .offset(0))
  }

  /// Number of outlets.
  public var count: Int { page.count }

  /// More outlets than a sheet has rows.
  public var isTooLong: Bool { format == .xlsx && count > Self.longestSheet }

  private var slots: some Sequence<Slot> { page.runs.lazy.flatMap(\.slots) }

  /// The file in pieces of some 64 kB, made as they are asked for; nil for a format that is not written from front to
  /// back.
  func pieces() -> (any Sequence<[UInt8]>)? {
    guard let file = OutletTextFile(format, notice: notice, count: count) else { return nil }
    let state = (file: file, slots: slots.makeIterator(), piece: file.opening, isDone: false)
    return sequence(state: state) { [snapshot] state in
      if state.isDone { return nil }
      while state.piece.count < 65_536 {
        guard let slot = state.slots.next() else {
          state.isDone = true
          return state.piece + state.file.closing
        }
        state.file.append(snapshot.feature(slot), to: &state.piece)
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
    let outlets = sequence(state: (slots: slots.makeIterator(), decoder: FeatureDecoder())) { [snapshot] state in
      state.slots.next().flatMap { state.decoder.decode(snapshot.feature($0)) }
    }
    if format == .gpkg {
      try OutletGeoPackage.write(outlets, notice: notice, to: path)
    } else {
      try Data(OutletSheet.list(Array(outlets), version: snapshot.version.text, notice: notice).bytes()).write(
        to: URL(filePath: path))
    }
  }
}
