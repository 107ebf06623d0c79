internal import CSodium
public import Foundation
import Outlets

/// The private folder beside the database where files that officers sent are kept for some days.
///
/// Mode 0700, files 0600, under names that nobody chose.
public struct UploadFolder: Sendable {
  public let url: URL

  init(beside database: String) { url = URL(filePath: database + "-uploads", directoryHint: .isDirectory) }

  /// A new, empty file to be filled.
  ///
  /// - Throws: a ``StoreError``.
  public func create() throws -> UploadWriting {
    do {
      try Self.make(url)
      return try UploadWriting(folder: url)
    } catch {
      throw Self.error(error, url.path)
    }
  }

  /// A file's bytes; nil where it is gone.
  ///
  /// - Throws: a ``StoreError`` where it is there and cannot be read.
  public func bytes(_ name: String) throws -> [UInt8]? {
    do {
      return [UInt8](try Data(contentsOf: url.appending(path: name)))
    } catch CocoaError.fileReadNoSuchFile {
      return nil
    } catch {
      throw Self.error(error, url.path)
    }
  }

  public func remove(_ name: String) { try? FileManager.default.removeItem(at: url.appending(path: name)) }

  /// Removes files that no upload knows, as a crash leaves them; fresh ones may be about to be known.
  ///
  /// - Parameter moment: only files last written before it go.
  func removeAll(but known: Set<String>, before moment: Date) {
    let files = try? FileManager.default.contentsOfDirectory(
      at: url, includingPropertiesForKeys: [.contentModificationDateKey])
    for file in files ?? [] where !known.contains(file.lastPathComponent) {
      let written = try? file.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
      if let written, written < moment { try? FileManager.default.removeItem(at: file) }
    }
  }

  static func error(_ error: any Error, _ path: String) -> StoreError {
    if let error = error as? StoreError { return error }
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace?: return .diskFull
    case .fileWriteNoPermission?, .fileReadNoPermission?, .fileWriteVolumeReadOnly?: return .noPermission(path: path)
    default: break
    }
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error
    let code = (cause as NSError).domain == NSPOSIXErrorDomain ? CInt((cause as NSError).code) : 0
    return code == 0
      ? .failed(path: path, detail: error.localizedDescription) : DatabaseFile(path).systemError(code)
  }
}

/// A file on its way into the folder. Unless it is finished, nothing of it stays.
public final class UploadWriting {
  public private(set) var size = 0
  private let url: URL
  private let file: FileHandle
  private var hash = crypto_hash_sha256_state()
  private var isFinished = false

  fileprivate init(folder: URL) throws {
    url = folder.appending(path: UUID().uuidString.lowercased())
    let descriptor = unsafe open(url.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw DatabaseFile(folder.path).systemError(errno)
    }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    _ = unsafe crypto_hash_sha256_init(&hash)
  }

  /// - Throws: ``StoreError/diskFull`` and others.
  public func append(_ bytes: [UInt8]) throws {
    do {
      try file.write(contentsOf: bytes)
    } catch {
      throw UploadFolder.error(error, url.deletingLastPathComponent().path)
    }
    _ = unsafe crypto_hash_sha256_update(&hash, bytes, UInt64(bytes.count))
    size += bytes.count
  }

  /// The file is whole and safe on disk.
  public func finish() throws -> StoredFile {
    do {
      try file.synchronize()
      try file.close()
    } catch {
      throw UploadFolder.error(error, url.deletingLastPathComponent().path)
    }
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    _ = unsafe crypto_hash_sha256_final(&hash, &digest)
    try DatabaseFile(url.path).synchronize(url.deletingLastPathComponent().path)
    isFinished = true
    return StoredFile(name: url.lastPathComponent, size: size, sha256: digest.hexadecimal)
  }

  deinit {
    if !isFinished { try? FileManager.default.removeItem(at: url) }
  }
}

/// A file in the folder.
public struct StoredFile: Sendable {
  public let name: String
  public let size: Int
  /// Lower-case hexadecimal.
  public let sha256: String
}
