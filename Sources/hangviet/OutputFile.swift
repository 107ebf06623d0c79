import Foundation
import Store

/// A file that a verb is to write: whole or not at all, and never in the place of a database.
struct OutputFile {
  let path: String

  /// To be made before this process opens a database: to look at one gives up what a process holds of it.
  ///
  /// - Parameter needed: files that the verb itself needs, by whatever names.
  /// - Throws: a ``Failure`` where writing would destroy one of them, or a database of ours.
  init(_ path: String, sparing needed: [String] = []) throws {
    self.path = path
    guard !needed.contains(where: { Self.place(of: $0) == Self.place(of: path) || Self.isOneFile($0, path) }) else {
      throw Failure(
        vi: "\(path) là chính danh sách hoặc cơ sở dữ liệu đang dùng. Chọn một tệp khác.",
        en: "\(path) is the list or the database itself that is in use. Choose another file.")
    }
    guard try !OutletStore.isDatabase(path) else {
      throw Failure(
        vi: "\(path) là cơ sở dữ liệu của hangviet, có lịch sử và tài khoản; tệp được giữ nguyên. Chọn một tệp khác.",
        en: "\(path) is a database of hangviet, with history and accounts; it was left as it is. Choose another file.")
    }
  }

  /// Lets `make` write under another name first: what is there stays until the new file is whole.
  func write(_ make: (_ temporary: String) throws -> Void) throws {
    let url = URL(filePath: Self.place(of: path))
    let temporary = url.deletingLastPathComponent().appending(path: ".\(UUID().uuidString).\(format)")
    defer { try? FileManager.default.removeItem(at: temporary) }
    do {
      try make(temporary.path)
      guard unsafe rename(temporary.path, url.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    } catch {
      throw unwritable
    }
  }

  /// Tells early of a folder that takes no file.
  func requireFolder() throws {
    let folder = URL(filePath: Self.place(of: path)).deletingLastPathComponent().path
    guard FileManager.default.isWritableFile(atPath: folder) else { throw unwritable }
  }

  /// What the name ends in, in small letters.
  var format: String { URL(filePath: path).pathExtension.lowercased() }

  private var unwritable: Failure {
    Failure(
      vi: "Không ghi được \(path). Kiểm tra thư mục, quyền ghi và chỗ trống trên ổ đĩa.",
      en: "Cannot write \(path). Check the folder, the permission to write and the room on the disk.")
  }

  private static func place(of path: String) -> String {
    URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// Two names of one file, hard links included.
  private static func isOneFile(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard unsafe stat(one, &first) == 0, unsafe stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
