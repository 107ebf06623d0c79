import HTTPTypes
import Foundation
import Intake
import Outlets
import Store

/// What an officer decided on one row of an upload.
struct RowSettlement: Decodable {
  enum Decision: String, Decodable {
    case accept, skip, reset, merge
    case keepBoth = "keep-both"
  }

  struct Target: Decodable {
    let id: Int64?
    let row: Int?
  }

  let correction: RowCorrection
  let decision: Decision?
  let into: Target?

  private enum Key: String, CodingKey { case decision, into }

  init(decision: Decision) {
    correction = RowCorrection(values: nil, coordinate: nil, accuracy: nil, commune: nil)
    self.decision = decision
    into = nil
  }

  init(from decoder: any Decoder) throws {
    correction = try RowCorrection(from: decoder)
    let values = try decoder.container(keyedBy: Key.self)
    decision = try values.decodeIfPresent(Decision.self, forKey: .decision)
    into = try values.decodeIfPresent(Target.self, forKey: .into)
  }

  /// The row as it is now, and the other row that it went into.
  ///
  /// - Parameters:
  ///   - other: a row of the same upload.
  ///   - isPublished: whether there is an outlet of an id.
  /// - Throws: a ``Problem`` when the row cannot be settled so.
  func applied(
    to row: DraftRow, reader: ListReader, other: (Int) throws -> DraftRow?,
    isPublished: (Int64) throws -> Bool
  ) throws -> [DraftRow] {
    guard row.state != .published else {
      throw Problem.desk(
        .conflict, "published",
        BilingualText(
          vi: "Dòng này đã công bố. Hãy sửa điểm bán trên bản đồ.",
          en: "This row is published. Edit its outlet on the map."))
    }
    guard row.outcome.verdict != .ignored else {
      throw Problem.desk(
        .conflict, "ignored",
        BilingualText(
          vi: "Dòng này là tiêu đề hoặc dòng trống. Nếu là điểm bán, hãy thêm bằng biểu mẫu.",
          en: "This row is a heading or blank. If it is an outlet, add it by the form."))
    }
    var row = row
    let first = row.original ?? row.outcome
    if !correction.isEmpty {
      try correct(&row, reader)
      row.original = first
    }
    guard let decision else { return [row] }
    row.original = first
    switch decision {
    case .reset:
      return [DraftRow(first)]
    case .skip:
      row.state = .skipped
      row.change = nil
    case .accept:
      try accept(&row)
    case .keepBoth:
      row.decision = .keepBoth
      settleDuplicates(&row)
    case .merge:
      return try merge(row, other, isPublished)
    }
    return [row]
  }

  private func correct(_ row: inout DraftRow, _ reader: ListReader) throws {
    let number = row.outcome.row
    let draft = row.outcome.draft ?? row.outcome.outlet.map { OutletDraft(row: number, $0) }
    var outcome = try reader.read(correction.applied(to: draft ?? OutletDraft(row: number), reader.gazetteer))
    for property in row.outcome.assumed where correction.values?[property.rawValue] == nil {
      if property != .accuracy || correction.accuracy == nil { outcome.assumed.insert(property) }
    }
    outcome.export = row.outcome.export
    if outcome.privateFacts == nil { outcome.privateFacts = row.outcome.privateFacts }
    // What other rows and outlets have to do with this one is still asked, unless it was answered; and again where it
    // had gone into another.
    if case .merge(into: .row) = row.decision { row.decision = nil }
    if row.decision == nil, !row.outcome.duplicates.isEmpty {
      outcome.duplicates = row.outcome.duplicates
      for note in row.outcome.notes where note.code.hasPrefix("duplicate-") { outcome.add(note, verdict: .ask) }
    }
    let decision = row.decision
    row = DraftRow(outcome)
    row.decision = decision
  }

  private func accept(_ row: inout DraftRow) throws {
    guard row.outcome.outlet != nil, row.outcome.verdict != .rejected else {
      throw Problem.desk(
        .conflict, "not-placed",
        BilingualText(
          vi: "Chưa công bố được: còn thiếu tên, loại hình hoặc vị trí. Hãy điền, hoặc chọn xã, phường.",
          en: "It cannot be published: its name, kind or place is missing. Fill it in, or pick the commune."))
    }
    guard row.outcome.duplicates.isEmpty else {
      throw Problem.desk(
        .conflict, "duplicate-open",
        BilingualText(
          vi: "Dòng này có thể trùng: hãy chọn gộp, giữ cả hai hoặc bỏ qua.",
          en: "This row may be a duplicate: choose merge, keep both or skip."))
    }
    // The remarks stay to be read, but nothing is asked any more.
    for index in row.outcome.notes.indices { row.outcome.notes[index].verdict = .ready }
    row.outcome.verdict = .ready
    row.state = .ready
  }

  private func settleDuplicates(_ row: inout DraftRow) {
    row.outcome.settleDuplicates()
    row.state = DraftRow(row.outcome).state
  }

  private func merge(
    _ row: DraftRow, _ other: (Int) throws -> DraftRow?,
    _ isPublished: (Int64) throws -> Bool
  ) throws -> [DraftRow] {
    var row = row
    if let id = into?.id, try isPublished(id) {
      row.decision = .merge(into: .outlet(id))
      settleDuplicates(&row)
      return [row]
    }
    guard let number = into?.row, number != row.outcome.row, var target = try other(number) else {
      throw Problem.invalid(
        vi: "Không có điểm bán hoặc dòng để gộp vào. Hãy tải lại trang.",
        en: "There is no such outlet or row to merge into. Reload the page.")
    }
    if target.state == .published, let id = target.outletID {
      row.decision = .merge(into: .outlet(id))
      settleDuplicates(&row)
      return [row]
    }
    guard let facts = row.outcome.outlet, let base = target.outcome.outlet else {
      throw Problem.desk(
        .conflict, "not-placed",
        BilingualText(
          vi: "Chưa gộp được: một trong hai dòng còn thiếu tên, loại hình hoặc vị trí.",
          en: "They cannot be merged: one of the two lacks its name, kind or place."))
    }
    target.original = target.original ?? target.outcome
    target.outcome.assumed.formIntersection(row.outcome.assumed)
    target.outcome.outlet = facts.merged(into: base, assumed: row.outcome.assumed)
    row.decision = .merge(into: .row(number))
    row.state = .skipped
    row.change = nil
    return [row, target]
  }
}
