import Foundation
import Intake
import Outlets
import Render
import Subprocess

/// A list read whole, against what `ogr2ogr` takes to put the same file into a GeoPackage.
struct ReadingBenchmark {
  private let sample: BenchmarkSample

  init(_ sample: BenchmarkSample) { self.sample = sample }

  func run() async throws -> [Measurement] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let csv = OutletCSV(OutletProperty.allCases.filter { $0 != .id && $0 != .updatedAt })
    var bytes = csv.header
    for outlet in sample.outlets { csv.append(outlet, to: &bytes) }
    let list = folder.appending(path: "list.csv")
    try Data(bytes).write(to: list)
    let workbook = folder.appending(path: "list.xlsx")
    _ = try await ogr2ogr(["-f", "XLSX", workbook.path, list.path])
    var table: [Measurement] = []
    for file in [list, workbook] {
      let clock = ContinuousClock()
      let start = clock.now
      let reading = try await ListReader(gazetteer: sample.gazetteer).read(file)
      let time = clock.now - start
      precondition(reading.totals.ready == sample.outlets.count, "\(reading.totals)")
      let copy = try await ogr2ogr(["-f", "GPKG", folder.appending(path: file.pathExtension + ".gpkg").path, file.path])
      table.append(
        Measurement(
          operation: "intake: \(file.pathExtension.uppercased()), the whole reading", time: time,
          baseline: ("ogr2ogr to GeoPackage", copy)))
    }
    return table
  }

  private func ogr2ogr(_ arguments: [String]) async throws -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try await Subprocess.run(
      .name("ogr2ogr"), arguments: Arguments(arguments), output: .discarded, error: .discarded)
    precondition(result.terminationStatus.isSuccess)
    return clock.now - start
  }
}
