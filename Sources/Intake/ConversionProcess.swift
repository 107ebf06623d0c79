import Foundation
import Outlets
import Subprocess

/// Runs of GDAL programs on files of one folder, shut in and limited.
struct ConversionProcess {
  let folder: ScratchFolder
  let limits: ReadingLimits
  /// Nil for the best that this machine allows.
  var sandbox: ConversionSandbox?
  /// One file has its seconds, however many sheets it has.
  private let begun = ContinuousClock.now

  /// Runs the program and gives what it printed.
  ///
  /// - Parameter program: `ogrinfo` or `ogr2ogr`; file names are relative to the folder.
  /// - Throws: `tooSlow`, `outOfMemory`, `tooLargeUnpacked`, `converterMissing`, or `damaged` with GDAL's own words.
  func run(_ program: String, _ arguments: [String], format: FileFormat) async throws -> String {
    let best = await ConversionSandbox.current
    let sandbox = sandbox ?? best
    if sandbox == .limitsOnly, limits.requiresSandbox { throw ListFileError.noSandbox }
    let command = sandbox.command(
      ["/usr/bin/\(program)"] + arguments, folder: folder.url.path, limits: limits)
    guard FileManager.default.isExecutableFile(atPath: command[0]) else {
      throw ListFileError.converterMissing(program: "prlimit")
    }
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/\(program)") else {
      throw ListFileError.converterMissing(program: program)
    }
    let (status, printed) = try await withDeadline {
      let result = try await Subprocess.run(
        .name("prlimit"), arguments: Arguments(Array(command.dropFirst())),
        environment: .custom(Self.environment), output: .string(limit: 1 << 20))
      return (result.terminationStatus, result.standardOutput)
    }
    let log = folder.read(Self.log).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let errors = log.split(separator: "\n").filter { $0.contains("ERROR") }
    // GDAL calls it a success when it stops in the midst of a sheet.
    let isCutShort = errors.contains { $0.localizedCaseInsensitiveContains("parsing") || $0.contains("corrupted") }
    if status.isSuccess, !isCutShort { return printed }
    throw failure(status, log, errors.first, format: format)
  }

  private func withDeadline<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask { try await work() }
      group.addTask { [limits, begun] in
        try await Task.sleep(until: begun + .seconds(limits.seconds), clock: .continuous)
        throw ListFileError.tooSlow(seconds: limits.seconds)
      }
      // Leaving the group cancels the other task; a cancelled run kills its process.
      defer { group.cancelAll() }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }

  private func failure(
    _ status: TerminationStatus, _ log: String, _ error: Substring?, format: FileFormat
  ) -> ListFileError {
    // Bubblewrap hands a signal on as 128 + n, prlimit does not.
    let code: Int32 =
      switch status {
      case .exited(let code): code > 128 ? code - 128 : 0
      case .signaled(let signal): signal
      }
    if code == SIGXCPU { return .tooSlow(seconds: limits.seconds) }
    if code == SIGXFSZ || log.contains("File too large") { return .tooLargeUnpacked(limit: limits.unpackedBytes) }
    if log.contains("bad_alloc") || log.localizedCaseInsensitiveContains("memory") || code == SIGABRT || code == SIGKILL
    {
      return .outOfMemory(limit: limits.memory)
    }
    let detail = error.map { String($0.prefix(200)) } ?? "GDAL cannot open it, \(status)"
    return .damaged(format: format, detail: detail)
  }

  static let log = "gdal.log"

  /// Everything the child is told: nothing of this program's own environment.
  private static let environment: [Environment.Key: String] = [
    "PATH": "/usr/bin", "LC_ALL": "C.UTF-8", "CPL_LOG": log, "CPL_MAX_ERROR_REPORTS": "20", "CPL_TMPDIR": ".",
    "GDAL_DRIVER_PATH": "disable", "GDAL_PAM_ENABLED": "NO", "PROJ_NETWORK": "OFF", "GDAL_HTTP_TIMEOUT": "1",
    // Row numbers and texts as the file has them: no line is taken for a header, no text for a number.
    "OGR_XLSX_HEADERS": "DISABLE", "OGR_XLSX_FIELD_TYPES": "STRING",
    "OGR_XLS_HEADERS": "DISABLE", "OGR_XLS_FIELD_TYPES": "STRING",
    "OGR_ODS_HEADERS": "DISABLE", "OGR_ODS_FIELD_TYPES": "STRING",
    // Drivers that follow what a file points to. The name's ending already keeps them away.
    "OGR_SKIP": "OGR_VRT,OGR_PDS,WFS,OAPIF,CSW,HTTP,PostgreSQL,MySQL,ODBC,PGeo,MSSQLSpatial,Elasticsearch,CARTO,"
      + "AmigoCloud,PLSCENES,NGW,GMLAS,SQLite",
  ]
}
