import Foundation
import Synchronization

/// Files that are made before they are sent: each once, however many take it at the same time.
///
/// Whoever reads slowly holds a file for hours. Such readers are not waited for: when the files would take too much
/// of the disk, the one that was made first is cut, and its readers have to ask anew.
final class DownloadFiles: Sendable {
  private struct Entry {
    let key: String
    /// Held by those that it is sent to.
    weak var file: DownloadFile?
  }

  private let most: Int
  private let entries = Mutex<[Entry]>([])

  /// - Parameter most: bytes of all files; one alone may be larger.
  init(most: Int = 1 << 30) { self.most = most }

  /// To be called by one after the other.
  ///
  /// - Parameter key: says all that the file is made from.
  func file(_ key: String, _ make: () throws -> DownloadFile) throws -> DownloadFile {
    let known = entries.withLock { entries in
      entries.removeAll { $0.file == nil }
      return entries.first { $0.key == key }?.file
    }
    if let known { return known }
    let file = try make()
    entries.withLock { entries in
      var room = most - file.size - entries.reduce(0) { $0 + ($1.file?.size ?? 0) }
      while room < 0, !entries.isEmpty {
        let first = entries.removeFirst().file
        room += first?.size ?? 0
        first?.cut()
      }
      entries.append(Entry(key: key, file: file))
    }
    return file
  }
}

/// A download that is made before it is sent; the file goes with the value.
final class DownloadFile: Sendable {
  let size: Int
  private let url: URL
  private let folder: URL

  /// - Parameter write: makes the file of a path.
  init(_ name: String, _ write: (String) throws -> Void) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hangviet-\(UUID().uuidString)")
    url = folder.appending(path: name)
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try write(url.path)
      size = try FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int ?? 0
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  /// Hands over the file from front to back.
  ///
  /// - Throws: `CancellationError` where it was cut meanwhile.
  func pieces(_ body: (Data) async throws -> Void) async throws {
    let handle = try FileHandle(forReadingFrom: url)
    defer { try? handle.close() }
    var sent = 0
    while let piece = try handle.read(upToCount: 262_144), !piece.isEmpty {
      try await body(piece)
      sent += piece.count
    }
    if sent < size { throw CancellationError() }
  }

  /// Frees the disk at once, though the file is being read.
  fileprivate func cut() { _ = unsafe truncate(url.path, 0) }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
