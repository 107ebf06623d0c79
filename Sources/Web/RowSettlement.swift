import HTTPTypes
import Foundation
import Intake
import Outlets
import Store

/// What an officer decided on one row of an upload.
struct RowSettlement: RequestDocument {
  enum CodingKeys: String, CodingKey, CaseIterable { case values, coordinate, accuracy, commune, decision, into }

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

  init(decision: Decision) {
    correction = RowCorrection(values: nil, coordinate: nil, accuracy: nil, commune: nil)
    self.decision = decision
    into = nil
  }

  init(from decoder: any Decoder) throws {
    correction = try RowCorrection(from: decoder)
    let values = try decoder.container(keyedBy: CodingKeys.self)
    decision = try values.decodeIfPresent(Decision.self, forKey: .decision)
    into = try values.decodeIfPresent(Target.self, forKey: .into)
  }

  /// The row as it is now, and the other row that it went into.
  ///
  /// - Parameters:
  ///   - other: a row of the same upload.
  ///   - merges: rows of the upload that went into others, and into which.
  ///   - isPublished: whether there is an outlet of an id.
  /// - Throws: a ``Problem`` when the row cannot be settled so.
  func applied(
    to row: DraftRow, reader: ListReader, other: (Int) throws -> DraftRow?, merges: () throws -> [Int: Int],
    isPublished: (Int64) throws -> Bool
  ) throws -> [DraftRow] {
    guard row.state != .published else {
      throw Problem.desk(
        .conflict, "published",
        BilingualText(
          vi: "Dòng này đã đăng. Hãy sửa điểm bán trên bản đồ.",
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
    var parted: [DraftRow] = []
    if !correction.isEmpty {
      if row.mergedInto != nil { parted = try Self.parted(from: row, other, merges()) }
      try correct(&row, reader)
      row.original = first
    }
    guard let decision else { return [row] + parted }
    row.original = first
    if let number = row.mergedInto, ![.reset, .skip].contains(decision) {
      throw Problem.desk(
        .conflict, "merged",
        BilingualText(
          vi: "Dòng này đã gộp vào dòng \(number). Hãy đặt lại dòng này trước.",
          en: "This row went into row \(number). Reset this row first."))
    }
    switch decision {
    case .reset:
      return [DraftRow(first)] + (try Self.parted(from: row, other, merges()))
    case .skip:
      row.state = .skipped
      row.change = nil
    case .accept:
      try accept(&row)
    case .keepBoth:
      row.decision = .keepBoth
      settleDuplicates(&row)
    case .merge:
      return try merge(row, other, isPublished) + parted
    }
    return [row] + parted
  }

  /// The other rows of a merge as they were first read: what went into one another is not told apart again. None where
  /// the merge is on the map.
  private static func parted(
    from row: DraftRow, _ other: (Int) throws -> DraftRow?, _ merges: [Int: Int]
  ) throws -> [DraftRow] {
    var numbers: Set = [row.outcome.row]
    var count = 0
    while numbers.count > count {
      count = numbers.count
      for (number, target) in merges where numbers.contains(number) || numbers.contains(target) {
        numbers.formUnion([number, target])
      }
    }
    let others = try numbers.subtracting([row.outcome.row]).sorted().compactMap(other)
    return others.contains { $0.state == .published } ? [] : others.map { DraftRow($0.original ?? $0.outcome) }
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
    // The outlet alone does not tell who refused that its numbers are published.
    if row.outcome.draft == nil { outcome.notes += row.outcome.refusals }
    // What other rows and outlets have to do with this one is still asked, unless it was answered; and again where it
    // had gone into another.
    if row.mergedInto != nil { row.decision = nil }
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
    guard target.state != .skipped else {
      throw Problem.desk(
        .conflict, "skipped",
        BilingualText(
          vi: "Chưa gộp được: dòng \(number) đã bỏ qua hoặc đã gộp vào dòng khác. Hãy đặt lại dòng đó trước.",
          en: "They cannot be merged: row \(number) was skipped or went into another. Reset that row first."))
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
    // What one of the two refuses, both do.
    let merged = target.outcome.withholding(from: facts.merged(into: base, assumed: row.outcome.assumed))
    target.outcome.outlet = row.outcome.withholding(from: merged)
    target.outcome.notes += row.outcome.refusals
    row.decision = .merge(into: .row(number))
    row.state = .skipped
    row.change = nil
    return [row, target]
  }
}

extension RowOutcome {
  /// Remarks that somebody refuses that numbers are published; nothing is asked of them any more.
  fileprivate var refusals: [Note] {
    notes.filter { $0.code == Note.noConsent }.map { note in
      var note = note
      note.verdict = .ready
      return note
    }
  }
}

extension DraftRow {
  /// The row of the upload that this one went into.
  fileprivate var mergedInto: Int? {
    if case .merge(into: .row(let number)) = decision { number } else { nil }
  }
}
