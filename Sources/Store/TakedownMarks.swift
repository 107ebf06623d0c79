internal import GRDB
public import Outlets

/// By what outlets that were taken down at a person's wish are known again, though nothing of them is kept: hashes
/// of name and commune.
public struct TakedownMarks: Sendable {
  private let hashes: Set<String>

  init(_ hashes: Set<String>) { self.hashes = hashes }

  public func contains(_ outlet: Outlet) -> Bool {
    !hashes.isEmpty && hashes.contains(Self.hash(OutletTraces.name(outlet.name, outlet.commune?.code)))
  }

  /// Asks about ready rows that would bring such an outlet back.
  public func asking(_ rows: [RowOutcome]) -> [RowOutcome] {
    if hashes.isEmpty { return rows }
    return rows.map { row in
      guard row.verdict == .ready, let outlet = row.outlet, contains(outlet) else { return row }
      var row = row
      row.add(Self.note, verdict: .ask)
      return row
    }
  }

  public static let note = Note(
    "taken-down",
    vi: "Điểm bán này từng được gỡ theo yêu cầu của người có dữ liệu. Chỉ công bố lại khi họ đồng ý.",
    en: "This outlet was taken down at the wish of the person concerned. Publish it again only with their consent.")

  static func hash(_ name: String) -> String { SecretToken.hash(name) }
}

extension OutletStore {
  public func takedownMarks() throws -> TakedownMarks {
    try read { TakedownMarks(try String.fetchSet($0, sql: "SELECT mark FROM takedown_marks")) }
  }
}
