import Foundation

/// A private folder for one conversion.
struct ScratchFolder: Sendable {
  let url: URL

  /// Makes the folder (mode 0700), hands it to the body, and removes it with all it holds, however the body ends.
  static func with<Result>(
    _ body: (ScratchFolder) async throws -> Result
  ) async throws -> Result {
    let folder = ScratchFolder(
      url: FileManager.default.temporaryDirectory.appending(path: "hangviet-\(UUID().uuidString)"))
    try FileManager.default.createDirectory(
      at: folder.url, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder.url) }
    return try await body(folder)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: url.appending(path: name))
  }

  /// Bytes of all files.
  var size: Int {
    let files =
      (try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: [.fileSizeKey])) ?? []
    return files.reduce(0) { $0 + ((try? $1.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0) }
  }

  /// Nil when there is no such file.
  func read(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: url.appending(path: name), options: .mappedIfSafe)).map { [UInt8]($0) }
  }
}
