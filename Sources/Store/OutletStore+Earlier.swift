import Foundation
internal import GRDB
public import Outlets

extension OutletStore {
  /// These data as one changeset left them.
  public func version(_ changeset: Int64) -> DataVersion {
    DataVersion(database: databaseID.uuidString, changeset: changeset)
  }

  /// What outlets were in earlier versions; one that is none of this database's is left out.
  ///
  /// Time grows with the changes since, each of which is read once.
  public func earlier(_ versions: some Sequence<String>) throws -> EarlierOutlets {
    var earlier = EarlierOutlets()
    for version in Set(versions) {
      guard let number = version.split(separator: "-").last.flatMap({ Int64($0) }), self.version(number).text == version
      else { continue }
      earlier.add(version, changed: try outletsChanged(since: number))
    }
    return earlier
  }

  /// The outlets that have changed since a version, as they were in it; nil for those that were not there.
  private func outletsChanged(since version: Int64) throws -> [Int64: Outlet?] {
    try read { db in
      // SQLite gives the columns of the row that has the minimum.
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT outlet_id, before, min(changeset_id) FROM changes INDEXED BY changes_by_changeset
          WHERE changeset_id > ? GROUP BY outlet_id
          """, arguments: [version])
      var outlets: [Int64: Outlet?] = [:]
      while let row = try rows.next() {
        let before: String? = row["before"]
        outlets.updateValue(try before.map(OutletJSON.outlet), forKey: row["outlet_id"])
      }
      return outlets
    }
  }
}
