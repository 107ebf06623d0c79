import Intake
import Outlets

/// What an import tells on the terminal: totals, what was fixed, and every row that waits or was refused.
struct ImportSummary {
  /// Rows listed in full; the report holds the others.
  private static let most = 50

  let text: String

  init(_ reading: ListReading, _ reconciliation: Reconciliation, changeset: Int64?, isDryRun: Bool) {
    let totals = reading.totals
    var lines = [
      "\(reading.name): \(totals.read) dòng / rows — \(totals.ready) sẵn sàng / ready, \(totals.ask) cần hỏi / to ask, "
        + "\(totals.rejected) bị loại / rejected, \(totals.ignored) bỏ qua / ignored"
    ]
    for note in reading.notes { lines.append("  • \(note.message.vi) / \(note.message.en)") }
    lines += Self.fixes(reading.rows)
    let waiting = reading.rows.filter { $0.verdict == .ask || $0.verdict == .rejected }
    for row in waiting.prefix(Self.most) { lines += Self.lines(row) }
    if waiting.count > Self.most {
      lines.append("  … và \(waiting.count - Self.most) dòng nữa: dùng --report / and more: use --report")
    }
    if let gone = reconciliation.gone { lines += Self.lines(gone) }
    let counts =
      "\(reconciliation.added) mới / new, \(reconciliation.updated) cập nhật / updated, "
      + "\(reconciliation.unchanged) không đổi / unchanged"
    if isDryRun {
      lines.append("Chạy thử, không ghi gì / dry run, nothing written: \(counts)")
    } else if let changeset {
      lines.append("Đã công bố, lần thay đổi \(changeset) / published as changeset \(changeset): \(counts)")
    } else {
      lines.append("Không có gì thay đổi / nothing changed: \(counts)")
    }
    text = lines.joined(separator: "\n")
  }

  /// How often each remark stands on a ready row, with its first wording as an example.
  private static func fixes(_ rows: [RowOutcome]) -> [String] {
    var order: [String] = []
    var counts: [String: (count: Int, example: String)] = [:]
    // By index: a row is large, and most have no remark.
    for index in rows.indices where rows[index].verdict == .ready && !rows[index].notes.isEmpty {
      let row = rows[index]
      for note in row.notes {
        if counts[note.code] == nil {
          order.append(note.code)
          counts[note.code] = (0, "dòng \(row.row): \(note.message.vi) / row \(row.row): \(note.message.en)")
        }
        counts[note.code]!.count += 1
      }
    }
    return order.map { "  \(counts[$0]!.count) × \($0) — \(counts[$0]!.example)" }
  }

  private static func lines(_ gone: GoneOutlets) -> [String] {
    if gone.outlets.isEmpty { return [] }
    let count = gone.outlets.count
    let heading =
      gone.isDoubtful
      ? "  CẦN HỎI / ASK: \(count) trong \(gone.covered) điểm bán không còn trong danh sách, quá nhiều nên không đóng. / "
        + "\(count) of \(gone.covered) outlets are not in the list, too many to be closed."
      : "  \(count) điểm bán không còn trong danh sách, đóng / outlets are not in the list, closed:"
    let names = gone.outlets.prefix(most).map { "    \($0.id) \($0.outlet.name)" }
    return [heading] + names + (count > most ? ["    … (--report)"] : [])
  }

  private static func lines(_ row: RowOutcome) -> [String] {
    let word = row.verdict == .ask ? "CẦN HỎI / ASK" : "BỊ LOẠI / REJECTED"
    let number = row.number.map { " (STT \($0))" } ?? ""
    let name = row.outlet.map { " \($0.name)" } ?? ""
    return ["  dòng / row \(row.row)\(number)\(name): \(word)"]
      + row.notes.map { "      \($0.column.map { "[\($0)] " } ?? "")\($0.message.vi)\n      \($0.message.en)" }
  }
}
