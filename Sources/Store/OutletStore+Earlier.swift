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
  /// Time grows with the changes since the earliest, each of which is read once, however many versions there are.
  public func earlier(_ versions: some Sequence<String>) throws -> EarlierOutlets {
    try read { db in
      // A version that is still to come was made by dragging the cell down.
      let known = 0...(try Self.version(db))
      var numbers: [String: Int64] = [:]
      for version in Set(versions) {
        guard let number = version.split(separator: "-").last.flatMap({ Int64($0) }), known.contains(number),
          self.version(number).text == version
        else { continue }
        numbers[version] = number
      }
      var later = numbers.values.sorted()[...]
      guard var version = later.popFirst() else { return EarlierOutlets() }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT outlet_id, changeset_id, before FROM changes INDEXED BY changes_by_changeset
          WHERE changeset_id > ? ORDER BY changeset_id, id
          """, arguments: [version])
      var changes: [Int64: [EarlierOutlets.Change]] = [:]
      var told: [Int64: Int64] = [:]
      while let row = try rows.next() {
        let (id, changeset): (Int64, Int64) = (row[0], row[1])
        while let next = later.first, next < changeset {
          version = next
          later.removeFirst()
        }
        // The outlet's first change behind the version is the one that tells.
        if let last = told[id], last > version { continue }
        told[id] = changeset
        let before: String? = row[2]
        let change = EarlierOutlets.Change(changeset: changeset, before: try before.map(OutletJSON.outlet))
        changes[id, default: []].append(change)
      }
      return EarlierOutlets(versions: numbers, changes: changes)
    }
  }
}
