internal import GRDB
public import Outlets

extension OutletStore {
  /// All that was taken off the map. Outlets that were taken down at a person's wish are known again, though nothing of
  /// them is kept: by hashes of name and commune, and by their ids, which lists exported from here carry.
  public func formerOutlets() throws -> FormerOutlets {
    try read { db in
      let hashes = try String.fetchSet(db, sql: "SELECT mark FROM takedown_marks")
      let ids = try Int64.fetchSet(
        db, sql: "SELECT outlet_id FROM takedowns WHERE facts IS NULL AND outlet_id NOT IN (SELECT id FROM outlets)")
      var facts: [Int64: Set<OutletProperty>] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT outlet_id, facts FROM takedowns WHERE facts NOT NULL") {
        let names = (row[1] as String).split(separator: ", ").compactMap { OutletProperty(rawValue: String($0)) }
        facts[row[0], default: []].formUnion(names)
      }
      let last = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'outlets'")
      return FormerOutlets(lastID: last ?? 0, takenDown: facts) { outlet in
        if hashes.isEmpty { return false }
        return PublishedOutlet.id(ofOwnKey: outlet.key).map(ids.contains) ?? false
          || hashes.contains(SecretToken.hash(OutletTraces.name(outlet.name, outlet.commune?.code)))
      }
    }
  }
}
