import Foundation
import HTTPTypes
import Intake
import Outlets
import Render
import Store

/// What an officer wants of one outlet: facts as texts, a place, a commune, read as a row of a list is.
struct OutletEditing: RequestDocument {
  enum CodingKeys: String, CodingKey, CaseIterable {
    case values, coordinate, accuracy, commune, accept, note, report
  }

  let correction: RowCorrection
  /// What is asked has been seen, and is so.
  let accept: Bool
  let note: String?
  /// The residents' report that the edit settles.
  let report: Int64?

  init(from decoder: any Decoder) throws {
    correction = try RowCorrection(from: decoder)
    let values = try decoder.container(keyedBy: CodingKeys.self)
    accept = try values.decodeIfPresent(Bool.self, forKey: .accept) ?? false
    note = try values.decodeIfPresent(String.self, forKey: .note)
    report = try values.decodeIfPresent(Int64.self, forKey: .report)
  }

  /// A published outlet with what was edited, and what was remarked of it; what was not edited stays as it is, however
  /// it would be read today.
  ///
  /// - Throws: a ``Problem`` with the remarks when something must be asked or cannot be used.
  func applied(to before: Outlet, reader: ListReader) throws -> (outlet: Outlet, notes: [Note]) {
    let draft = OutletDraft(row: 1, before)
    let first = try reader.read(draft)
    var second = try reader.read(correction.applied(to: draft, reader.gazetteer))
    second.notes.removeAll(where: first.notes.contains)
    let edited = try outlet(of: second)
    let read = first.outlet ?? before
    var after = before
    for property in OutletProperty.allCases
    where edited[property] != read[property] || correction.values?[property.rawValue] != nil {
      if isUnread(property, second.notes, edited) { continue }
      after.take(property, from: edited)
    }
    if edited.coordinate != read.coordinate || correction.coordinate != nil { after.take(.accuracy, from: edited) }
    return (after, second.notes)
  }

  /// What cannot be read takes no published fact away, nor does leaving the status open, which no outlet is without.
  private func isUnread(_ property: OutletProperty, _ notes: [Note], _ edited: Outlet) -> Bool {
    guard let cell = correction.values?[property.rawValue] else { return false }
    if cell.text.allSatisfy(\.isWhitespace) { return property == .status }
    guard let note = notes.first(where: { $0.column == property.rawValue }) else { return false }
    let value = edited[property]
    return value.isEmpty || note.code == "unreadable-value" && property.type != .list
  }

  /// A new outlet, and what was remarked of it.
  ///
  /// - Throws: as ``applied(to:reader:)`` does, also where it seems to be published already.
  func new(reader: ListReader, published: [PublishedOutlet]) throws -> (outlet: Outlet, notes: [Note]) {
    let outcome = try reader.read(correction.applied(to: OutletDraft(row: 1), reader.gazetteer))
    let outlet = try outlet(of: outcome).withoutOwnKey
    if accept { return (outlet, outcome.notes) }
    var row = outcome
    row.verdict = .ready
    let reconciliation = Reconciliation(rows: [row], published: published.around([outlet], ids: []))
    switch reconciliation.effects[1] {
    case .none(let id)?, .update(let id, _, _)?:
      let note = Note(
        "duplicate-published",
        vi: "Có vẻ điểm bán này đã có trên bản đồ (số \(id)). Mở điểm bán đó, hoặc xác nhận là khác.",
        en: "This outlet seems to be on the map already (\(id)). Open that one, or confirm that it is another.")
      throw Self.problem(.ask, [note], outlet)
    case .add?: return (outlet, outcome.notes)
    case nil: throw Self.problem(.ask, reconciliation.rows[0].notes, outlet)
    }
  }

  private func outlet(of outcome: RowOutcome) throws -> Outlet {
    let verdict: Verdict =
      outcome.notes.contains { $0.verdict == .rejected }
      ? .rejected : outcome.notes.contains { $0.verdict == .ask } ? .ask : .ready
    guard let outlet = outcome.outlet, verdict != .rejected, verdict == .ready || accept else {
      throw Self.problem(outcome.outlet == nil ? .rejected : verdict, outcome.notes, outcome.outlet)
    }
    return outlet
  }

  private static func problem(_ verdict: Verdict, _ notes: [Note], _ outlet: Outlet?) -> Problem {
    let asked = notes.filter { $0.verdict != .ready }
    let first = (asked.isEmpty ? notes : asked).map(\.message)
    return .desk(
      .unprocessableContent, "invalid",
      BilingualText(
        vi: first.map(\.vi).joined(separator: " "), en: first.map(\.en).joined(separator: " ")),
      members: [
        ("verdict", .string(verdict.rawValue)), ("notes", .array(notes.map { .init($0) })),
        ("outlet", outlet.map { .init($0) } ?? nil),
      ])
  }
}
