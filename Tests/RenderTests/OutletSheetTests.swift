import Foundation
import Intake
import Outlets
import Spatial
import Testing

@testable import Render

@Suite struct OutletSheetTests {
  private let version = DataVersion(database: "0123ABCD", changeset: 7)

  private static let gazetteer = try! Gazetteer(
    adminUnitsCSV: Array(
      Data(
        contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
          .deletingLastPathComponent().appending(path: "GeoData/admin-units.csv"))))

  private func published(_ outlets: some Sequence<Outlet>) -> [PublishedOutlet] {
    outlets.enumerated().map { PublishedOutlet(id: Int64($0 + 1), outlet: $1, updatedAt: .distantPast) }
  }

  private func readBack(_ workbook: Workbook) async throws -> ListReading {
    try await ListReader(gazetteer: Self.gazetteer).read(try workbook.bytes(), name: "list.xlsx")
  }

  /// The list goes out, and comes back without a change.
  @Test func theRoundTripChangesNothing() async throws {
    let outlets = published(
      SyntheticOutlets(count: 400, seed: 7, gazetteer: Self.gazetteer, extent: ListReader.province))
    // A column of distances is none of a list's.
    let distances = outlets.indices.map { Double($0) * 12.34 }
    let reading = try await readBack(OutletSheet.list(outlets, version: version, distances: distances))
    #expect(reading.totals.ready == 400, "\(reading.rows.filter { $0.verdict == .ask }.prefix(3).map(\.notes))")
    let result = Reconciliation(rows: reading.rows, published: outlets)
    #expect(result.edits.isEmpty && result.unchanged == 400, "\(result.edits.prefix(2))")
    #expect(reading.rows.allSatisfy { $0.verdict == .ignored || $0.export?.version == "0123ABCD-7" })
    // Held against what was exported, each cell is as it was, blank or not.
    let earlier = EarlierOutlets(versions: ["0123ABCD-7": 7])
    let told = Reconciliation(rows: reading.rows, published: outlets, earlier: earlier)
    #expect(told.edits.isEmpty && told.unchanged == 400, "\(told.edits.prefix(2))")
  }

  /// Telephone numbers stand as the sheet's help says, parted by ";"; items with a mark in front stay what they are.
  @Test func numbersStandAsTheyAreDialled() async throws {
    var outlet = Outlet(
      name: "Chợ A", kind: .market, coordinate: Coordinate(longitude: 109.2, latitude: 13.78)!, accuracy: .exact)
    outlet.phone = ["+842563822222", "+84914123456"]
    var other = outlet
    other.name = "Chợ B"
    other.products = ["+ nem", "- tré"]
    let list = OutletSheet.list(published([outlet, other]), version: version)
    let column = try #require(OutletSheet.columns.firstIndex { $0.property == .phone })
    #expect(list.sheets[0].rows[1][column] == .text("+842563822222; +84914123456"))
    let reading = try await readBack(list)
    #expect(reading.rows.compactMap(\.outlet).map(\.phone) == [outlet.phone, outlet.phone])
    #expect(reading.rows.last?.outlet?.products == other.products)
  }

  /// Words that Swift, too, reads as numbers.
  @Test(arguments: ["nan", "inf", "-inf", "1e999", "0x1p2", "007", "1.50"])
  func aCellsWordsAreNoNumber(_ text: String) { #expect(Workbook.Cell(text) == .text(text)) }

  @Test func everyKindAndStatusIsReadAgain() async throws {
    var outlets: [Outlet] = []
    for kind in OutletKind.allCases {
      for status in OutletStatus.allCases {
        for accuracy in [CoordinateAccuracy.exact, .approximate] {
          var outlet = Outlet(
            name: "Cơ sở \(outlets.count)", kind: kind,
            coordinate: Coordinate(longitude: Double(109_001 + outlets.count) / 1000, latitude: 13.78)!,
            accuracy: accuracy)
          outlet.status = status
          outlet.programmes = Programme.allCases
          outlet.productGroups = ProductGroup.allCases
          outlet.payments = PaymentMethod.allCases
          outlet.products = ["nem; tré", "rượu \"Bàu Đá\"", "=1+1"]
          outlet.issuesEInvoice = accuracy == .exact
          outlet.verifiedOn = "2025-02-28"
          outlets.append(outlet)
        }
      }
    }
    let all = published(outlets)
    let reading = try await readBack(OutletSheet.list(all, version: version))
    #expect(reading.rows.filter { $0.verdict == .ready }.count == outlets.count, "\(reading.rows[1].notes)")
    let result = Reconciliation(rows: reading.rows, published: all)
    #expect(result.edits.isEmpty, "\(result.edits.prefix(2))")
  }

  /// Each column of the template is understood as what it stands for.
  @Test func theTemplateIsAListOfOurs() async throws {
    let reading = try await readBack(OutletSheet.template())
    #expect(reading.unreadColumns.isEmpty && reading.totals.read == 0)
    let fields = reading.columns.compactMap { $0.field?.name }
    let wanted = OutletSheet.columns.map { column in
      column.property.map { $0 == .district2020 ? "district" : $0.rawValue }
        ?? (column.header == OutletSheet.latitude.header ? "latitude" : "longitude")
    }
    #expect(fields == wanted)
  }

  /// What would be a formula in a cell is text, in the file itself.
  @Test func nothingIsAFormula() throws {
    var sheet = Workbook.Sheet(name: "A")
    let texts = ["=1+1", "+84256", "-5", "@SUM(1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")", "\t=1"]
    sheet.rows = [texts.map { .text($0) } + [.number(13.5), .number(.nan), .empty, .text("\u{1}\u{FFFE}<&\"")]]
    let folder = FileManager.default.temporaryDirectory.appending(path: "xlsx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Workbook([sheet]).bytes()).write(to: folder.appending(path: "a.xlsx"))
    let unzip = Process()
    unzip.executableURL = URL(filePath: "/usr/bin/python3")
    unzip.arguments = ["-m", "zipfile", "-e", folder.appending(path: "a.xlsx").path, folder.path]
    try unzip.run()
    unzip.waitUntilExit()
    let xml = try String(contentsOf: folder.appending(path: "xl/worksheets/sheet1.xml"), encoding: .utf8)
    #expect(!xml.contains("<f>") && !xml.contains("<f "))
    #expect(xml.components(separatedBy: "t=\"inlineStr\"").count - 1 == texts.count + 1)
    #expect(xml.contains("<v>13.5</v>"))
  }

  @Test func longTextsAndManyColumnsAreCutNotLost() throws {
    var sheet = Workbook.Sheet(name: "A")
    sheet.rows = [[.text(String(repeating: "ế", count: 40_000)), .text("b")]]
    #expect(try Workbook([sheet]).bytes().count > 1000)
  }
}
