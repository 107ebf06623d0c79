internal import Foundation
internal import Outlets
internal import Spatial

/// A snapshot as a file beside the database, so that the next start need not make it anew from every row.
///
/// The file is a copy of what the database holds, nothing else: it may be missing, old or damaged at any time, and is
/// believed only when the same program wrote it of the same database, which still has the changeset that the image
/// stands at, and every part has its checksum. It holds public facts only; whoever takes an outlet out of the database
/// for good takes the file away, too.
public struct SnapshotImage: Sendable {
  public let path: String
  /// Changes when the program does: another program may write features otherwise.
  private let build: String

  public init(path: String, build: String) {
    self.path = path
    self.build = build
  }

  /// Nil where there is none that can be believed.
  ///
  /// - Parameter mark: what the database has to tell a changeset by, as it was when the image was written: an older
  ///   copy of the database that was put in its place has gone another way since.
  public func read(database: String, mark: (_ changeset: Int64) -> String? = { _ in "" }) -> Snapshot? {
    guard let file = try? ImageFile(path: path), file.count >= 2, var head = try? file.part(0),
      (try? head.text()) == format, (try? head.text()) == database, let changeset = try? head.number(),
      (try? head.text()) == mark(Int64(changeset)) ?? "none", (try? head.number()) == file.count - 2,
      let locator = try? OutletLocator(file.part(1))
    else { return nil }
    let blocks = (2..<file.count).concurrentMap { try? SnapshotBlock(file.part($0)) }
    guard blocks.allSatisfy({ $0 != nil }) else { return nil }
    // What the parts were read into.
    Allocator.returnFreedMemory()
    return Snapshot(
      blocks: ContiguousArray(blocks.map { $0! }), locator: locator,
      version: .init(database: database, changeset: Int64(changeset)))
  }

  /// Puts the file in place whole, or leaves what is there.
  ///
  /// - Throws: what the file system says.
  public func write(_ snapshot: Snapshot, mark: String = "") throws {
    let temporary = "\(path).\(UUID().uuidString.prefix(8)).new"
    guard FileManager.default.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: temporary)
    else { throw CocoaError(.fileWriteNoPermission) }
    defer { try? FileManager.default.removeItem(atPath: temporary) }
    var head = ByteArchive()
    head.append(format)
    head.append(snapshot.version.database)
    head.append(Int(snapshot.version.changeset))
    head.append(mark)
    head.append(snapshot.blocks.count)
    try ImageFile.append(head, to: file)
    var locator = ByteArchive()
    snapshot.locator.write(to: &locator)
    try ImageFile.append(locator, to: file)
    for block in snapshot.blocks {
      // One at a time, so that no second catalog stands in memory.
      var archive = ByteArchive()
      block.write(to: &archive)
      try ImageFile.append(archive, to: file)
    }
    try file.close()
    guard unsafe rename(temporary, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  public func remove() {
    try? FileManager.default.removeItem(atPath: path)
    removeLeftovers()
  }

  /// Removes what is half written, as a killed program leaves it.
  public func removeLeftovers() {
    let place = URL(filePath: path)
    let folder = place.deletingLastPathComponent()
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.hasPrefix(place.lastPathComponent + ".") && name.hasSuffix(".new") {
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  private var format: String { "hangviet snapshot 4 \(build)" }
}

extension OutletLocator {
  fileprivate func write(to archive: inout ByteArchive) {
    archive.append(ids)
    archive.append(keys)
  }

  fileprivate init(_ archive: ByteArchiveReader) throws {
    var reader = archive
    let (ids, keys) = (try reader.numbers(of: Int64.self), try reader.numbers(of: UInt64.self))
    guard ids.count == keys.count else { throw ByteArchiveReader.Malformed() }
    self.init(ids: ids, keys: keys)
  }
}

extension TextColumn {
  fileprivate func write(to archive: inout ByteArchive) {
    archive.append(texts)
    archive.append(numbers)
  }

  fileprivate init(_ reader: inout ByteArchiveReader, counted: (Int) -> Bool) throws {
    let (texts, numbers) = (try reader.texts(), try reader.numbers(of: UInt16.self))
    guard numbers.allSatisfy({ Int($0) <= texts.count }) else { throw ByteArchiveReader.Malformed() }
    self.init(texts: texts, numbers: numbers, counted: counted)
  }
}

extension WordIndex {
  fileprivate func write(to archive: inout ByteArchive) {
    archive.append(words.text)
    archive.append(words.starts)
    archive.append(starts)
    archive.append(postings)
  }

  fileprivate init(_ reader: inout ByteArchiveReader, count: Int) throws {
    let (text, wordStarts) = (try reader.numbers(of: UInt8.self), try reader.numbers(of: UInt32.self))
    let (starts, postings) = (try reader.numbers(of: UInt32.self), try reader.numbers(of: UInt16.self))
    guard wordStarts.last.map(Int.init) == text.count, starts.count == wordStarts.count,
      starts.last.map(Int.init) == postings.count
    else { throw ByteArchiveReader.Malformed() }
    self.init(words: WordList(text: Array(text), starts: wordStarts), starts: starts, postings: postings, count: count)
  }
}

extension SnapshotBlock {
  fileprivate func write(to archive: inout ByteArchive) {
    archive.append(points.ids)
    archive.append(points.coordinates.flatMap { [$0.longitude, $0.latitude] })
    archive.append(points.tags)
    let (bytes, starts) = features.joined
    archive.append(bytes)
    archive.append(starts)
    archive.append(updated)
    for column in columns { column.write(to: &archive) }
    words.write(to: &archive)
  }

  fileprivate convenience init(_ archive: ByteArchiveReader) throws {
    var reader = archive
    let ids = try reader.numbers(of: Int64.self)
    let degrees = try reader.numbers(of: Double.self)
    let tags = try reader.numbers(of: UInt64.self)
    let features = try reader.numbers(of: UInt8.self)
    let featureStarts = try reader.numbers(of: UInt32.self)
    let updated = try reader.numbers(of: UInt32.self)
    guard degrees.count == 2 * ids.count, tags.count == ids.count, updated.count == ids.count,
      featureStarts.count == ids.count + 1, featureStarts.last.map(Int.init) == features.count
    else { throw ByteArchiveReader.Malformed() }
    let points = try ids.indices.map { place in
      guard let coordinate = Coordinate(longitude: degrees[2 * place], latitude: degrees[2 * place + 1]) else {
        throw ByteArchiveReader.Malformed()
      }
      return SpatialIndex.Point(id: ids[place], coordinate: coordinate)
    }
    let columns = try Self.columnProperties.map { _ in
      try TextColumn(&reader) { tags[$0] & FacetBits.closed == 0 }
    }
    self.init(
      points: PointBlock(ordered: points, tags: tags),
      features: FeatureColumn(Array(features), starts: featureStarts), updated: updated, columns: columns,
      words: try WordIndex(&reader, count: ids.count))
  }
}
