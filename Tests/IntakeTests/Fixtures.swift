import Foundation
import Intake
import Outlets

/// The files that tests read, and a reader over the real gazetteer.
enum Fixtures {
  private static let top = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func file(_ name: String) -> URL { top.appending(path: "Tests/Fixtures/\(name)") }
  static func geoData(_ name: String) -> URL { top.appending(path: "GeoData/\(name)") }

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  static let gazetteer: Gazetteer = {
    do {
      return try Gazetteer(adminUnitsCSV: try bytes(geoData("admin-units.csv")))
    } catch {
      fatalError("GeoData/admin-units.csv: \(error)")
    }
  }()

  static func reader(
    _ coordinates: CRSChoice = .auto, limits: ReadingLimits = ReadingLimits()
  ) -> ListReader {
    ListReader(gazetteer: gazetteer, coordinates: coordinates, limits: limits)
  }

  /// Reads a list written in the test itself.
  static func read(_ text: String, _ coordinates: CRSChoice = .auto) async throws -> ListReading {
    try await reader(coordinates).read(Array(text.utf8), name: "list.csv")
  }

  /// The one outlet row of a list with the given header and cells.
  static func row(
    _ header: String, _ cells: String, _ coordinates: CRSChoice = .auto
  ) async throws -> RowOutcome {
    let reading = try await read("\(header)\n\(cells)\n", coordinates)
    guard let row = reading.rows.last, reading.totals.read == 1 else { throw NoRow(reading: "\(reading.rows)") }
    return row
  }

  struct NoRow: Error { let reading: String }
}

extension RowOutcome {
  var codes: [String] { notes.map(\.code) }
}

extension Fixtures {
  /// Feature properties that a list can carry back in.
  static let fieldNames = OutletProperty.allCases.map(\.rawValue).filter { $0 != "updated_at" }
}
