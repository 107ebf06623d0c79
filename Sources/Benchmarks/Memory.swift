import Catalog
import Foundation
import Subprocess
import SystemPackage

/// The memory of this process, and that of a snapshot, measured where nothing else is: in a process of its own.
enum Memory {
  /// Bytes that a snapshot takes which a new process reads from its image.
  static func ofSnapshot(in path: String) async throws -> Int {
    let result = try await Subprocess.run(
      .path(FilePath(CommandLine.arguments[0])), arguments: ["memory", path], output: .string(limit: 1 << 10))
    return Int(result.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  /// What that process does.
  static func measure(_ path: String) {
    let before = resident
    let snapshot = SnapshotImage(path: path, build: "bench").read(database: "bench")
    let after = resident
    precondition(snapshot != nil)
    print(after - before)
  }

  /// Bytes of this process that are no file's.
  static var resident: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) << 10
  }
}
