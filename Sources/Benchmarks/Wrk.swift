import Foundation
import Subprocess

/// The load generator `wrk`, as a process of its own.
enum Wrk {
  struct Load {
    let requestsPerSecond: Double
    /// As wrk writes it: `1.23ms`.
    let p50: String
    let p99: String
    let longest: String

    var timePerRequest: Duration { .seconds(1 / requestsPerSecond) }
  }

  struct Malformed: Error {
    let output: String
  }

  /// - Parameter paths: requests go to these in turn, in place of the address' own path.
  static func run(
    _ address: String, headers: [String] = [], connections: Int = 16, seconds: Int = 4, paths: [String] = []
  ) async throws -> Load {
    var arguments = ["-t1", "-c\(connections)", "-d\(seconds)s", "--latency"] + headers.flatMap { ["-H", $0] }
    let script = FileManager.default.temporaryDirectory.appending(path: "wrk-\(UUID().uuidString).lua")
    defer { try? FileManager.default.removeItem(at: script) }
    if !paths.isEmpty {
      let list = paths.map { "\"\($0)\"" }.joined(separator: ",")
      try Data(
        """
        local paths, next = {\(list)}, 0
        function request()
          next = next % #paths + 1
          return wrk.format("GET", paths[next])
        end
        """.utf8
      ).write(to: script)
      arguments += ["-s", script.path]
    }
    let result = try await Subprocess.run(
      .name("wrk"), arguments: Arguments(arguments + [address]), output: .string(limit: 1 << 16), error: .discarded)
    let output = result.standardOutput
    func value(_ line: Regex<(Substring, Substring)>) -> String? { output.firstMatch(of: line).map { String($0.1) } }
    guard let rate = value(/Requests\/sec:\s+([0-9.]+)/).flatMap({ Double($0) }), rate > 0,
      let p50 = value(/\n\s+50%\s+(\S+)/), let p99 = value(/\n\s+99%\s+(\S+)/),
      let longest = value(/Latency\s+\S+\s+\S+\s+(\S+)/), !output.contains("Non-2xx"),
      !output.contains("Socket errors")
    else { throw Malformed(output: output) }
    return Load(requestsPerSecond: rate, p50: p50, p99: p99, longest: longest)
  }

  /// How many bytes an answer has, and its tag.
  static func size(_ address: String) async throws -> (bytes: Int, tag: String?) {
    let result = try await Subprocess.run(
      .name("curl"),
      arguments: ["-sSf", "-o", "/dev/null", "-w", "%{size_download} %header{etag}", address],
      output: .string(limit: 1 << 10), error: .string(limit: 1 << 10))
    let words = result.standardOutput.split(separator: " ", maxSplits: 1)
    guard let bytes = words.first.flatMap({ Int($0) }), bytes > 0 else {
      throw Malformed(output: result.standardError)
    }
    return (bytes, words.count > 1 ? String(words[1]) : nil)
  }
}
