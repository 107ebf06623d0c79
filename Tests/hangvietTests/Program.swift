import Foundation
import Testing

/// The built program, run as a person would, in a folder of its own.
struct Program {
  let folder: URL

  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  /// Beside the tests' own executable.
  static let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "hangviet")

  init() throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "hangviet-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  struct Result {
    let code: Int32
    let output: String
    let complaint: String
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }

  func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  /// Runs to the end. The database is the folder's own unless the arguments say otherwise.
  ///
  /// - Parameter input: what standard input holds; nothing by default.
  func callAsFunction(
    _ arguments: String..., environment: [String: String] = [:], input: String = ""
  ) throws -> Result {
    try Self.run(Self.binary.path, arguments, in: folder, environment: environment, input: input)
  }

  static func run(
    _ executable: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    input: String = ""
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "HANGVIET_RESOURCES": repository.path].merging(environment) { $1 }
    // Files, not pipes: a full pipe would stop the child.
    let output = folder.appending(path: "stdout-\(UUID().uuidString)")
    let complaint = folder.appending(path: "stderr-\(UUID().uuidString)")
    for file in [output, complaint] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    let source = folder.appending(path: "stdin-\(UUID().uuidString)")
    try Data(input.utf8).write(to: source)
    process.standardInput = try FileHandle(forReadingFrom: source)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: complaint)
    try process.run()
    process.waitUntilExit()
    return Result(
      code: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      complaint: String(decoding: try Data(contentsOf: complaint), as: UTF8.self))
  }

  /// The server's process.
  func servedProcess() throws -> Int { Int(String(decoding: try read("serve.pid"), as: UTF8.self)) ?? 0 }

  /// A server on a port of the system's choice, ended when the body has; its log is in `serve.log`, or in a file that
  /// is there.
  func serving(_ arguments: String..., log: URL? = nil, body: (_ base: String) async throws -> Void) async throws {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = ["serve", "--port", "0"] + arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "HANGVIET_RESOURCES": Self.repository.path, "LOG_LEVEL": "error"]
    let output = folder.appending(path: "serve-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: output)
    let own = folder.appending(path: "serve.log")
    _ = FileManager.default.createFile(atPath: own.path, contents: nil)
    process.standardError = try FileHandle(forWritingTo: log ?? own)
    try process.run()
    try write(String(process.processIdentifier), to: "serve.pid")
    defer {
      // SIGTERM is a wish to stop, and is met as one.
      process.terminate()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 0)
    }
    for _ in 0..<2000 {
      let said = String(decoding: try Data(contentsOf: output), as: UTF8.self)
      if let match = said.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)/) {
        try await body(String(match.output.0))
        return
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw CocoaError(.executableLoad)
  }
}
