import Foundation
import Outlets
import Store
import Testing

struct CheckTests {
  private let place: TemporaryStore

  init() throws { place = try TemporaryStore() }

  /// Three outlets, then the change behind the program's back.
  private func faults(restoringTriggers: Bool = true, _ sql: String) throws -> [String] {
    do {
      let store = try place.open()
      _ = try store.publish([.add(.full()), .add(.sample("B")), .add(.sample("C", longitude: 109.1))], author: "a")
      #expect(try store.check() == [])
    }
    try place.tamper(restoringTriggers: restoringTriggers, sql)
    return try place.open(create: false).check().map(\.code)
  }

  @Test(arguments: [
    ("UPDATE outlets SET name = 'X' WHERE id = 2", ["outlet-differs-from-log"]),
    ("DELETE FROM rtree_outlets_geom WHERE id = 1", ["index-misses"]),
    ("INSERT INTO rtree_outlets_geom VALUES (9, 1, 1, 1, 1)", ["index-extra"]),
    ("UPDATE rtree_outlets_geom SET minx = 0, maxx = 0 WHERE id = 1", ["index-misses", "index-extra"]),
    ("UPDATE rtree_outlets_geom SET minx = -180, maxx = 180 WHERE id = 1", ["index-misses", "index-extra"]),
    ("DELETE FROM outlets WHERE id = 3", ["index-extra", "outlet-missing"]),
    ("DELETE FROM changes WHERE outlet_id = 3", ["outlet-not-in-log", "log-broken"]),
    ("UPDATE changes SET before = after WHERE outlet_id = 3", ["log-broken", "log-broken"]),
    ("UPDATE changesets SET added = 2, updated = 1", ["log-broken"]),
    ("UPDATE outlets SET updated_at = '2020-01-01T00:00:00.000Z' WHERE id = 2", ["outlet-differs-from-log"]),
    ("UPDATE outlets SET geom = x'4750' WHERE id = 1", ["index-extra", "bad-row"]),
    ("UPDATE outlets SET kind = 'zoo' WHERE id = 1", ["bad-row"]),
    ("UPDATE outlets SET phone = '[\"a\\' WHERE id = 1", ["bad-row"]),
    ("DELETE FROM gpkg_extensions", ["changed-schema"]),
    ("UPDATE gpkg_contents SET data_type = 'features' WHERE table_name = 'changesets'", ["changed-schema"]),
    ("PRAGMA user_version = 1", ["changed-schema"]),
    ("DROP INDEX changes_by_changeset", ["changed-schema"]),
    ("DELETE FROM changeset_origins; DELETE FROM changesets", ["broken-reference"]),
    ("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY)", []),
  ])
  func aPlantedFaultIsFound(_ sql: String, _ codes: [String]) throws {
    let found = try faults(sql)
    #expect(found == codes)
  }

  @Test func missingTriggersAreFound() throws {
    let found = try faults(restoringTriggers: false, "SELECT 1")
    #expect(found == Array(repeating: "changed-schema", count: 15))
  }

  @Test func aDamagedPageIsFound() throws {
    do {
      let store = try place.open()
      _ = try store.publish((0..<2000).map { .add(.sample("N\($0)")) }, author: "a")
    }
    var bytes = try place.bytes()
    let middle = bytes.count / 2 / 4096 * 4096
    bytes.replaceSubrange(middle..<(middle + 4096), with: Data(repeating: 0x5A, count: 4096))
    try bytes.write(to: URL(fileURLWithPath: place.path))
    #expect(try place.open(create: false).check().contains { $0.code == "damaged-file" })
  }
}
