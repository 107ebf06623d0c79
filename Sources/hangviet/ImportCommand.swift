public import ArgumentParser
import Foundation
public import Intake
import Logging
import Outlets
import Spatial
import Store

/// `hangviet import`: a list file, read and published.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Nhập một danh sách / read a list and publish its ready rows.",
    discussion: """
      XLSX, XLS, ODS, CSV, GeoJSON, KML, GPX, Shapefile (zip), MapInfo TAB (zip), GeoPackage. \
      Nhập lại cùng một danh sách không đổi gì. / The same list again changes nothing.
      """)

  @Argument(help: "Tệp danh sách / the list file.")
  var file: String

  @OptionGroup var database: DatabaseOption
  @OptionGroup var resources: ResourcesOption

  @Option(help: "Hệ tọa độ: auto hoặc EPSG:n / the coordinates' reference system.")
  var crs: CRSChoice = environment("crs", default: .auto)

  @Option(help: "Khung nhận điểm W,S,E,N (cả nước: 102,8,118,24) / where points are accepted.")
  var extent: BoundingBox = environment("extent", default: ListReader.province)

  @Option(help: "Trang tính hoặc lớp chứa danh sách / the sheet or layer that holds the list.")
  var sheet: String?

  @Flag(help: "Danh sách đầy đủ: đóng điểm bán không còn trong đó / the list is complete: close what it lacks.")
  var complete = environment("complete", default: false)

  @Flag(help: "Chỉ đọc và báo cáo, không ghi / read and report only.")
  var dryRun = environment("dry-run", default: false)

  @Option(help: "Ghi báo cáo JSON / write the report.")
  var report: String?

  @Option(help: "Ghi chú cho lần nhập / a note for the history.")
  var note: String?

  @Option(help: "Số dòng tối đa / the most rows.")
  var maxRows: Int = environment("max-rows", default: ReadingLimits().rows)

  @Option(help: "Cỡ tệp tối đa, MB / the largest file.")
  var maxSize: Int = environment("max-size", default: ReadingLimits().bytes >> 20)

  func run() async throws {
    let outcome = try await publish()
    // What was read is let go by now: the catalog takes as much again.
    if outcome.isLong { prepareStart() }
    if !outcome.isSettled { throw ExitCode(1) }
  }

  private struct Outcome {
    let summary: String
    /// Nothing is left to ask.
    let isSettled: Bool
    /// The next start would miss an image of the catalog.
    let isLong: Bool
  }

  private func publish() async throws -> Outcome {
    var limits = ReadingLimits()
    guard maxRows > 0, (1...4096).contains(maxSize) else {
      throw Failure(
        vi: "--max-rows và --max-size phải lớn hơn 0 (--max-size tối đa 4096).",
        en: "--max-rows and --max-size are greater than 0 (--max-size at most 4096).")
    }
    limits.rows = maxRows
    limits.bytes = maxSize << 20
    let report = try (report ?? environment("report")).map { try OutputFile($0, sparing: [file] + database.files) }
    try report?.requireFolder()
    let gazetteer = try resources.gazetteer()
    // A database that is there is opened first: a wrong one is told before a long list is read. A missing one is
    // made only once there is something to put into it.
    let exists = FileManager.default.fileExists(atPath: database.database)
    var store = exists ? try database.open() : nil
    Terminal.progress("đọc / reading", 0, of: 1)
    let reader = ListReader(gazetteer: gazetteer, extent: extent, coordinates: crs, limits: limits)
    var reading = try await reader.read(
      URL(filePath: file), choices: ReadingChoices(sheet: sheet ?? environment("sheet")))
    Terminal.progress("đọc / reading", 1, of: 1)

    if store == nil, !dryRun { store = try database.open(create: true) }
    let outcome: Outcome
    if let store, !dryRun {
      // What is new is decided while nobody else can publish it.
      outcome = try store.exclusively { try publish(&reading, store, report) }
    } else {
      outcome = try publish(&reading, store, report)
    }
    Terminal.say(outcome.summary)
    return outcome
  }

  /// Holds a list against what is published, and publishes what comes of it.
  private func publish(
    _ reading: inout ListReading, _ store: OutletStore?, _ report: OutputFile?
  ) throws -> Outcome {
    let published = try store?.contents().outlets ?? []
    let earlier = try store?.earlier(reading.rows.lazy.compactMap(\.export?.version))
    let reconciliation = Reconciliation(
      rows: reading.rows, published: published, earlier: earlier ?? EarlierOutlets(), isComplete: complete,
      former: try store?.formerOutlets() ?? FormerOutlets())
    reading.rows = reconciliation.rows
    // A list that lacks most of what it covers is hardly complete.
    let gone = reconciliation.gone
    let closings = gone.map { $0.isDoubtful ? [] : $0.outlets.map(\.closing) } ?? []
    // Before anything is published: what cannot run to its end stores nothing.
    if let report {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.withoutEscapingSlashes]
      let bytes = try encoder.encode(ImportReport(reading, gone: gone))
      try report.write { try bytes.write(to: URL(filePath: $0)) }
    }
    var receipt: OutletStore.Receipt?
    if !dryRun {
      receipt = try store?.publish(
        closings.isEmpty ? reconciliation.edits : reconciliation.edits + closings, author: NSUserName(),
        note: note ?? environment("note"),
        source: Changeset.Source(fileName: reading.name, sha256: reading.sha256))
    }
    let totals = reading.totals
    return Outcome(
      summary: ImportSummary(reading, reconciliation, changeset: receipt?.id, isDryRun: dryRun).text,
      isSettled: totals.ask + totals.rejected == 0 && gone?.isDoubtful != true,
      isLong: published.count + reconciliation.added >= SnapshotKeeper.smallestCount
        && SnapshotKeeper.isOld(receipt?.changed ?? 0, of: published.count))
  }

  /// After a long list the next start would have much to do. A server that is there does it itself, and what fails
  /// here it does later.
  private func prepareStart() {
    guard !OutletStore.isInUse(path: database.database), let store = try? database.open() else { return }
    Terminal.progress("bản đồ / map", 0, of: 1)
    let silent = Logger(label: "") { _ in SwiftLogNoOpLogHandler() }
    try? SnapshotKeeper(store: store, build: ServeCommand.build, logger: silent).prepare()
    Terminal.progress("bản đồ / map", 1, of: 1)
  }
}

extension CRSChoice: ExpressibleByArgument {}
