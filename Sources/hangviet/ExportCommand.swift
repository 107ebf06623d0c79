import ArgumentParser
import Catalog
import Foundation
import Outlets
import Render
import Spatial
import Store
import Web

/// `hangviet export`: the published outlets, or some of them, as a file.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Xuất điểm bán ra tệp / write outlets to a file (.geojson, .csv, .xlsx, .gpkg, .kml).")

  @Argument(help: "Tệp kết quả / the file to write.")
  var file: String

  @OptionGroup var database: DatabaseOption

  @Option(help: "Chỉ trong khung W,S,E,N / only in the box.")
  var bbox: BoundingBox?

  @Option(help: "Chỉ các loại này, cách nhau bằng dấu phẩy / only these kinds, parted by commas.")
  var kind: String?

  @Option(help: "Cơ quan công bố dữ liệu / the agency that publishes the data.")
  var agency: String?

  @OptionGroup var licence: LicenceOption

  func run() throws {
    let output = try OutputFile(file, sparing: database.files)
    guard let format = OutletFileFormat(rawValue: output.format) else {
      let known = OutletFileFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      throw Failure(
        vi: "Không ghi được dạng .\(output.format). Các dạng: \(known).",
        en: "Cannot write .\(output.format). Formats are: \(known).")
    }
    let (licence, query) = (try licence.checked(), try query())
    let snapshot = try Snapshot(store: database.open())
    let notice = DataNotice(licence: licence, source: agency ?? environment("agency") ?? "Hàng Việt Bình Định")
    let download = OutletDownload(format, query, of: snapshot, notice: notice)
    guard !download.isTooLong else {
      throw Failure(
        vi: "\(download.count) điểm bán là quá nhiều cho một bảng tính. Lọc bớt, hoặc ghi tệp .csv.",
        en: "\(download.count) outlets are too many for a workbook. Filter, or write .csv.")
    }
    try output.write { try download.write(to: $0) }
    Terminal.say("\(download.count) điểm bán / outlets → \(file)")
  }

  private func query() throws -> OutletQuery {
    var query = OutletQuery()
    query.box = bbox ?? environment("bbox")
    if let kind: String = kind ?? environment("kind") {
      let kinds = kind.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let known = OutletKind.allCases.map(\.rawValue)
      guard let wrong = kinds.first(where: { !known.contains($0) }) else {
        query.values[.kind] = kinds
        return query
      }
      throw Failure(
        vi: "Không có loại “\(wrong)”. Các loại: \(known.joined(separator: ", ")).",
        en: "No kind “\(wrong)”. Kinds are: \(known.joined(separator: ", ")).")
    }
    return query
  }
}
