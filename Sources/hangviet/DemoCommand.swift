import ArgumentParser
import Foundation
import Intake
import Outlets
import Render

/// `hangviet demo`: a list of made-up outlets.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Danh sách giả để chạy thử / a list of made-up outlets, each marked synthetic.")

  @Argument(help: "Tệp .csv kết quả / the file to write.")
  var file: String

  @Option(help: "Số điểm bán / how many outlets.")
  var count: Int = environment("count", default: 1000)

  @Option(help: "Cùng seed, cùng danh sách / the same seed gives the same list.")
  var seed: UInt64 = environment("seed", default: 1)

  @OptionGroup var resources: ResourcesOption

  func run() throws {
    // More fill the disk, and no map.
    guard (0...5_000_000).contains(count) else {
      throw Failure(vi: "--count nhận 0–5000000, không phải \(count).", en: "--count takes 0–5000000, not \(count).")
    }
    let output = try OutputFile(file)
    guard output.format == "csv" else {
      throw Failure(vi: "Tên tệp phải kết thúc bằng .csv: \(file).", en: "The file's name must end in .csv: \(file).")
    }
    let outlets = SyntheticOutlets(
      count: count, seed: seed, gazetteer: try resources.gazetteer(), extent: ListReader.province)
    try output.write { try write(outlets, to: $0) }
    Terminal.progress("demo", count, of: count)
    Terminal.say("\(count) điểm bán giả / synthetic outlets → \(file)")
  }

  private func write(_ outlets: SyntheticOutlets, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil) else { throw CocoaError(.fileWriteUnknown) }
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    let csv = OutletCSV(OutletProperty.allCases.filter { $0 != .id && $0 != .updatedAt })
    var bytes = csv.header
    for (made, outlet) in outlets.enumerated() {
      csv.append(PublishedOutlet(id: 0, outlet: outlet, updatedAt: .distantPast), to: &bytes)
      guard bytes.count > 1 << 20 else { continue }
      try handle.write(contentsOf: bytes)
      bytes.removeAll(keepingCapacity: true)
      Terminal.progress("demo", made, of: count)
    }
    try handle.write(contentsOf: bytes)
    try handle.close()
  }
}
