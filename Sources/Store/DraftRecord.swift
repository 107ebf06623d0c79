import Foundation
public import Outlets

/// A row of an upload as the database has it: JSON is not taken apart.
public struct DraftRecord: Sendable {
  public let row: Int
  public let number: String?
  public let state: DraftRow.State
  public let verdict: Verdict
  public let outlet: String?
  public let notes: String
  public let duplicates: String
  public let draft: String?
  public let privateFacts: String?
  public let original: String?
  public let decision: String?
  public let change: String?
  public let outletID: Int64?
  public let changesetID: Int64?
  let assumed: String
  let exportVersion: String?
  let exportBlank: String?

  static let columns = """
    row, number, state, verdict, outlet, notes, duplicates, draft, private, original, decision, change, outlet_id,
    changeset_id, assumed, export_version, export_blank
    """
  static let columnCount = 17

  init(_ statement: StatementHandle) {
    row = Int(statement.integer(0) ?? 0)
    number = statement.text(1)
    state = statement.text(2).flatMap { DraftRow.State(rawValue: $0) } ?? .ask
    verdict = statement.text(3).flatMap { Verdict(rawValue: $0) } ?? .ask
    outlet = statement.text(4)
    notes = statement.text(5) ?? "[]"
    duplicates = statement.text(6) ?? "[]"
    draft = statement.text(7)
    privateFacts = statement.text(8)
    original = statement.text(9)
    decision = statement.text(10)
    change = statement.text(11)
    outletID = statement.integer(12)
    changesetID = statement.integer(13)
    assumed = statement.text(14) ?? ""
    exportVersion = statement.text(15)
    exportBlank = statement.text(16)
  }

  public func decoded() throws -> DraftRow {
    func value<Value: Decodable>(_ type: Value.Type, _ text: String?) throws -> Value? {
      try text.map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
    }
    var outcome = RowOutcome(
      row: row, number: number, verdict: verdict, outlet: try outlet.map(OutletJSON.outlet),
      notes: try NoteJSON.notes(notes))
    outcome.duplicates = duplicates == "[]" ? [] : try value([Duplicate].self, duplicates) ?? []
    outcome.draft = try value(OutletDraft.self, draft)
    outcome.privateFacts = try value(PrivateFacts.self, privateFacts)
    outcome.assumed = Self.properties(assumed)
    outcome.export = exportVersion.map { ExportedRow(version: $0, blank: Self.properties(exportBlank ?? "")) }
    var row = DraftRow(outcome, change: change)
    row.state = state
    if let first = try value(FirstReading.self, original) {
      row.original = first.outcome
      // Rows that were settled before this was kept.
      row.original?.assumed = first.assumed.map(Self.properties) ?? outcome.assumed
      row.original?.export = outcome.export
    }
    row.decision = try value(DuplicateDecision.self, decision)
    (row.outletID, row.changesetID) = (outletID, changesetID)
    return row
  }

  init(_ draft: DraftRow) throws {
    func text(_ value: some Encodable) throws -> String {
      String(decoding: try Self.encoder.encode(value), as: UTF8.self)
    }
    let outcome = draft.outcome
    (row, number, state, verdict) = (outcome.row, outcome.number, draft.state, outcome.verdict)
    outlet = try outcome.outlet.map(OutletJSON.text)
    notes = NoteJSON.text(outcome.notes)
    duplicates = outcome.duplicates.isEmpty ? "[]" : try text(outcome.duplicates)
    self.draft = try outcome.draft.map(text)
    privateFacts = try outcome.privateFacts.map(text)
    original = try draft.original.map { try text(FirstReading(outcome: $0, assumed: Self.text($0.assumed))) }
    decision = try draft.decision.map(text)
    change = draft.change
    (outletID, changesetID) = (draft.outletID, draft.changesetID)
    assumed = Self.text(outcome.assumed)
    exportVersion = outcome.export?.version
    exportBlank = outcome.export.map { Self.text($0.blank) }
  }

  private static func text(_ properties: Set<OutletProperty>) -> String {
    properties.map(\.rawValue).sorted().joined(separator: " ")
  }

  private static func properties(_ text: String) -> Set<OutletProperty> {
    Set(text.split(separator: " ").compactMap { OutletProperty(rawValue: String($0)) })
  }

  private static let encoder = {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return encoder
  }()

  /// - Parameter insert: into the columns in order, behind the upload.
  func bind(to insert: StatementHandle, of upload: Int64) {
    let texts = [outlet, notes, duplicates, draft, privateFacts, original, decision, change]
    insert.bind(upload, at: 1)
    insert.bind(Int64(row), at: 2)
    insert.bind(number, at: 3)
    insert.bind(state.rawValue, at: 4)
    insert.bind(verdict.rawValue, at: 5)
    for (index, text) in texts.enumerated() { insert.bind(text, at: 6 + index) }
    insert.bind(outletID, at: 14)
    insert.bind(changesetID, at: 15)
    insert.bind(assumed, at: 16)
    insert.bind(exportVersion, at: 17)
    insert.bind(exportBlank, at: 18)
  }
}

/// A row's first reading in JSON, with what it does not state.
private struct FirstReading: Codable {
  let outcome: RowOutcome
  let assumed: String?

  private enum CodingKeys: CodingKey { case assumed }

  init(outcome: RowOutcome, assumed: String) { (self.outcome, self.assumed) = (outcome, assumed) }

  init(from decoder: any Decoder) throws {
    outcome = try RowOutcome(from: decoder)
    assumed = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .assumed)
  }

  func encode(to encoder: any Encoder) throws {
    try outcome.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(assumed, forKey: .assumed)
  }
}
