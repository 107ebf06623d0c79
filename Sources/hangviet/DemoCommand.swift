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
    guard count >= 0 else {
      throw Failure(vi: "--count không được âm.", en: "--count is not negative.")
    }
    let outlets = SyntheticOutlets(
      count: count, seed: seed, gazetteer: try resources.gazetteer(), extent: ListReader.province)
    guard FileManager.default.createFile(atPath: file, contents: nil), let handle = FileHandle(forWritingAtPath: file)
    else {
      throw Failure(
        vi: "Không ghi được \(file). Kiểm tra thư mục và quyền ghi.",
        en: "Cannot write \(file). Check the folder and the permission to write.")
    }
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
    Terminal.progress("demo", count, of: count)
    Terminal.say("\(count) điểm bán giả / synthetic outlets → \(file)")
  }
}
