import Foundation
import Intake
import Outlets
import Render

/// What was made of an uploaded file as a whole: kept with the upload in JSON.
struct UploadReading: Codable {
  let format: FileFormat
  let sheet: String?
  let rows: Int
  let headerRow: Int?
  let shape: String
  let isRemembered: Bool
  let columns: [ListReading.Column]
  let notes: [Note]
  /// How the file was asked to be read.
  let choices: ReadingChoices
  let coordinates: String

  init(_ reading: ListReading, choices: ReadingChoices, coordinates: CRSChoice) {
    format = reading.format
    sheet = reading.sheet
    rows = reading.rowCount
    headerRow = reading.headerRow
    shape = reading.shape
    columns = reading.columns
    notes = reading.notes
    isRemembered = reading.notes.contains { $0.code == "columns-remembered" }
    self.choices = choices
    self.coordinates = coordinates.description
  }

  init(json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }

  func json() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

  /// What a column may be said to hold.
  static let fields = OutletDraft.Field.allCases.filter { $0 != .ignored }.map(\.name)
}
