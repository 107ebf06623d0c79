internal import GRDB
import Outlets

/// Replays the log of changes and holds its end against the table of outlets.
enum LogCheck {
  static func faults(_ db: Database) throws -> [Fault] {
    var check = Check()
    var reader = OutletReader()
    let log = try StatementHandle(
      db,
      """
      SELECT outlet_id, before, after, changeset_id, created_at
      FROM changes LEFT JOIN changesets ON changesets.id = changeset_id ORDER BY outlet_id, changeset_id
      """)
    let rows = try StatementHandle(db, OutletRow.select + " ORDER BY id")
    defer {
      log.reset()
      rows.reset()
    }
    var entry = try Entry(next: log)
    func replay(to id: Int64) throws {
      while let next = entry, next.outletID <= id {
        check.take(next)
        entry = try Entry(next: log)
      }
    }
    while try rows.step() {
      let id = rows.integer(0) ?? 0
      try replay(to: id)
      do {
        check.end(id, try reader.read(rows))
      } catch let error as OutletReader.Malformed {
        check.badRows.append((id, error.column))
        check.forget()
      }
    }
    try replay(to: .max)
    check.finish()
    return try check.faults + check.uncounted(db)
  }

  private struct Entry {
    let outletID: Int64
    let before: String?
    let after: String?
    let changesetID: Int64
    /// Of the changeset.
    let createdAt: String?

    /// Nil at the end of the log.
    init?(next log: StatementHandle) throws {
      guard try log.step() else { return nil }
      outletID = log.integer(0) ?? 0
      before = log.text(1)
      after = log.text(2)
      changesetID = log.integer(3) ?? 0
      createdAt = log.text(4)
    }
  }

  private struct Check {
    var badRows: [(id: Int64, column: String)] = []
    private var differing: [Int64] = []
    private var unlogged: [Int64] = []
    private var missing: [Int64] = []
    private var broken: [Int64] = []
    /// By changeset: added, updated, removed.
    private var counts: [Int64: [Int]] = [:]
    private var last: Entry?

    mutating func take(_ entry: Entry) {
      if let last, last.outletID != entry.outletID { finish() }
      counts[entry.changesetID, default: [0, 0, 0]][entry.before == nil ? 0 : entry.after == nil ? 2 : 1] += 1
      let known = last.flatMap(\.after)
      if !same(known, entry.before), broken.last != entry.outletID { broken.append(entry.outletID) }
      last = entry
    }

    /// The log of an outlet that is in the table has been read.
    mutating func end(_ id: Int64, _ published: PublishedOutlet) {
      defer { forget() }
      if let last, last.outletID != id { finish() }
      guard let last, last.outletID == id else { return unlogged.append(id) }
      let stands = try? OutletJSON.text(published.outlet)
      let date = last.createdAt.flatMap(Timestamp.date)
      if !same(last.after, stands) || date.map({ $0 != published.updatedAt }) ?? false { differing.append(id) }
    }

    /// The log of an outlet that is not in the table has been read.
    mutating func finish() {
      if let last, last.after != nil { missing.append(last.outletID) }
      forget()
    }

    mutating func forget() { last = nil }

    /// Two versions of the program may write one outlet in two ways.
    private func same(_ one: String?, _ other: String?) -> Bool {
      if one == other { return true }
      guard let one, let other, let first = try? OutletJSON.outlet(one) else { return false }
      return first == (try? OutletJSON.outlet(other))
    }

    /// Changesets that do not say of themselves what the log says of them.
    func uncounted(_ db: Database) throws -> [Fault] {
      let wrong = try Row.fetchAll(db, sql: "SELECT id, added, updated, removed FROM changesets ORDER BY id").filter {
        row in counts[row[0]] ?? [0, 0, 0] != [row[1], row[2], row[3]]
      }
      if wrong.isEmpty { return [] }
      let list = StoreError.list(wrong.map { $0[0] })
      return [
        Fault(
          "log-broken", vi: "Nhật ký không khớp số đếm của lần thay đổi \(list).",
          en: "The log does not have what changeset \(list) counts.")
      ]
    }

    var faults: [Fault] {
      badRows.prefix(20).map { row in
        Fault(
          "bad-row", vi: "Điểm bán số \(row.id): không đọc được cột \(row.column).",
          en: "Outlet \(row.id): column \(row.column) cannot be read.")
      }
        + [
          Fault(
            "outlet-differs-from-log", outlets: differing, vi: "Khác với lần thay đổi cuối, đã bị sửa từ bên ngoài",
            en: "Not as the last changeset left it, edited from outside"),
          Fault(
            "outlet-not-in-log", outlets: unlogged, vi: "Không có trong nhật ký thay đổi",
            en: "Not in the log of changes"),
          Fault(
            "outlet-missing", outlets: missing, vi: "Có trong nhật ký nhưng đã mất khỏi bảng",
            en: "In the log but gone from the table"),
          Fault("log-broken", outlets: broken, vi: "Nhật ký thay đổi bị đứt", en: "The log of changes is broken"),
        ].compactMap(\.self)
    }
  }
}
