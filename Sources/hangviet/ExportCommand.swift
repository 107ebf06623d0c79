import ArgumentParser
import Catalog
import Foundation
import Outlets
import Render
import Spatial
import Store

/// `hangviet export`: the published outlets, or some of them, as a file.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Xuất điểm bán ra tệp / write outlets to a file (.geojson, .csv, .xlsx).")

  @Argument(help: "Tệp kết quả / the file to write.")
  var file: String

  @OptionGroup var database: DatabaseOption

  @Option(help: "Chỉ trong khung W,S,E,N / only in the box.")
  var bbox: BoundingBox?

  @Option(help: "Chỉ các loại này, cách nhau bằng dấu phẩy / only these kinds, parted by commas.")
  var kind: String?

  func run() throws {
    let format = URL(filePath: file).pathExtension.lowercased()
    guard ["geojson", "csv", "xlsx"].contains(format) else {
      throw Failure(
        vi: "Không ghi được dạng .\(format). Đặt tên tệp .geojson, .csv hoặc .xlsx.",
        en: "Cannot write .\(format). Name the file .geojson, .csv or .xlsx.")
    }
    let contents = try database.open().contents()
    let snapshot = Snapshot(contents.outlets, version: .init(database: "", changeset: contents.version))
    let page = snapshot.page(try query(), limit: .max, from: .offset(0))
    var bytes: [UInt8] = []
    if format == "geojson" {
      bytes = FeatureCollection(numberMatched: page.matched, links: [])
        .document(count: page.count) { bytes in
          for run in page.runs { bytes += snapshot.features(run) }
        }
    } else {
      let byID = Dictionary(uniqueKeysWithValues: contents.outlets.map { ($0.id, $0) })
      let outlets = page.slots.map { byID[snapshot.id($0)]! }
      if format == "xlsx" {
        bytes = try OutletSheet.list(outlets).bytes()
      } else {
        let csv = OutletCSV()
        bytes = csv.header
        for outlet in outlets { csv.append(outlet, to: &bytes) }
      }
    }
    do {
      try Data(bytes).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw Failure(
        vi: "Không ghi được \(file). Kiểm tra thư mục và quyền ghi.",
        en: "Cannot write \(file). Check the folder and the permission to write.")
    }
    Terminal.say("\(page.slots.count) điểm bán / outlets → \(file)")
  }

  private func query() throws -> OutletQuery {
    var query = OutletQuery()
    query.box = bbox ?? environment("bbox")
    if let kind: String = kind ?? environment("kind") {
      let kinds = kind.split(separator: ",").map(String.init)
      let known = OutletKind.allCases.map(\.rawValue)
      guard let wrong = kinds.first(where: { !known.contains($0) }) else {
        query.values[.kind] = kinds
        return query
      }
      throw Failure(
        vi: "Không có loại \(wrong). Các loại: \(known.joined(separator: ", ")).",
        en: "No kind \(wrong). Kinds are: \(known.joined(separator: ", ")).")
    }
    return query
  }
}
