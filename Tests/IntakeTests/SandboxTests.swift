import Foundation
import Glibc
import Testing

@testable import Intake

/// What a converter that someone else has taken over could do: a shell in its place tries.
@Suite struct SandboxTests {
  /// What the shell printed, in the converter's walls and limits.
  private func shell(_ script: String, _ limits: ReadingLimits = ReadingLimits()) async throws -> String {
    try await ScratchFolder.with { folder in
      try await ConversionProcess(folder: folder, limits: limits, sandbox: .isolated)
        .run("bash", ["-c", script], format: .csv)
    }
  }

  private var isIsolated: Bool { get async { await ConversionSandbox.current == .isolated } }

  @Test func itHasNoNetwork() async throws {
    guard await isIsolated else { return }
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
        #expect(unsafe bind(listener, name, size) == 0 && listen(listener, 5) == 0)
        #expect(unsafe getsockname(listener, name, &size) == 0)
      }
    }
    let port = UInt16(bigEndian: address.sin_port)
    let script = "(exec 3<>/dev/tcp/127.0.0.1/\(port)) 2>/dev/null && echo reached || echo alone"
    let outside = Process()
    outside.executableURL = URL(filePath: "/usr/bin/bash")
    outside.arguments = ["-c", script]
    let pipe = Pipe()
    outside.standardOutput = pipe
    try outside.run()
    #expect(String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == "reached\n")
    #expect(try await shell(script) == "alone\n")
  }

  @Test func itWritesInItsOwnFolderOnly() async throws {
    guard await isIsolated else { return }
    let script = """
      for place in / /usr /usr/bin /etc /dev /dev/shm /tmp /root /home /var; do
        (echo x > $place/x) 2>/dev/null && echo wrote $place
      done
      echo x > x && cat x
      """
    #expect(try await shell(script) == "x\n")
  }

  @Test func itSeesNothingOfThisMachine() async throws {
    guard await isIsolated else { return }
    #expect(try await shell("ls -d /proc /home /root /var /srv /etc/passwd /tmp 2>/dev/null; true") == "")
    let environment = try await shell("env | cut -d= -f1 | sort | tr '\\n' ' '")
    #expect(!environment.contains("HOME") && !environment.contains("HANGVIET"), "\(environment)")
  }

  @Test func memoryTimeAndSizeAreBounded() async throws {
    guard await isIsolated else { return }
    var limits = ReadingLimits()
    limits.memory = 256 << 20
    await #expect(throws: ListFileError.outOfMemory(limit: 256 << 20)) {
      // As GDAL would: its log is where the reason is read.
      try await shell("python3 -c 'bytearray(1 << 30)' 2> gdal.log", limits)
    }
    limits = ReadingLimits()
    limits.unpackedBytes = 1 << 20
    await #expect(throws: ListFileError.tooLargeUnpacked(limit: 1 << 20)) {
      try await shell("head -c 2M /dev/zero > big", limits)
    }
    limits = ReadingLimits()
    limits.seconds = 1
    await #expect(throws: ListFileError.tooSlow(seconds: 1)) { try await shell("while :; do :; done", limits) }
    await #expect(throws: ListFileError.tooSlow(seconds: 1)) { try await shell("sleep 600", limits) }
  }

  /// However many it starts, wherever it hides them: at the deadline all are gone.
  @Test func whatItHasStartedEndsWithIt() async throws {
    guard await isIsolated else { return }
    let mark = "98\(UInt32.random(in: 100_000...999_999))"
    var limits = ReadingLimits()
    limits.seconds = 2
    await #expect(throws: ListFileError.tooSlow(seconds: 2)) {
      try await shell("for i in $(seq 40); do setsid sleep \(mark) & done; wait", limits)
    }
    func isRunning() -> Bool {
      let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return processes.contains { process in
        guard Int(process) != nil, let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else {
          return false
        }
        return String(decoding: line, as: UTF8.self).contains("sleep\0\(mark)")
      }
    }
    for _ in 0..<1000 where isRunning() { try await Task.sleep(for: .milliseconds(50)) }
    #expect(!isRunning())
  }

  /// Without walls only CSV is read, where the operator wants it so.
  @Test func withoutWallsItCanBeRefused() async throws {
    var limits = ReadingLimits()
    limits.requiresSandbox = true
    await #expect(throws: ListFileError.noSandbox) {
      try await ScratchFolder.with { folder in
        _ = try await ConversionProcess(folder: folder, limits: limits, sandbox: .limitsOnly)
          .run("ogrinfo", ["--version"], format: .xlsx)
      }
    }
  }
}
