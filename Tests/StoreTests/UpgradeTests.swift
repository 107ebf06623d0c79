import Foundation
import Outlets
import Store
import Testing

/// A database of every schema that was ever released opens, and becomes today's.
struct UpgradeTests {
  private let place: TemporaryStore

  init() throws { place = try TemporaryStore() }

  /// - Parameter step: the last step of the schema that the database has; its dump was written then.
  private func make(_ step: Int) throws {
    let dump = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/database-\(step).sql")
    let made = try TemporaryStore.run("sqlite3", [place.path, ".read '\(dump.path)'"])
    #expect(made.status == 0, "\(made.output)")
  }

  @Test(arguments: 1...6)
  func anEarlierDatabaseOpens(_ step: Int) throws {
    try make(step)
    let store = try place.open(create: false)
    #expect(store.databaseID.uuidString == "19C4675D-930E-4580-8491-6C9504630862")
    #expect(try store.check() == [])
    #expect(try store.version() == 2)
    #expect(try store.contents().outlets.map(\.outlet.name) == ["Chợ Đầm Mới", "Nem chợ Huyện", "Siêu thị Một"])
    #expect(try store.officers().map(\.name) == (step >= 2 ? ["an"] : []))
    #expect(try store.uploads(of: nil).count == (step >= 3 ? 1 : 0))
    // All of today's work can be done.
    _ = try store.publish([.add(.full())], author: "a")
    #expect(try store.undo(2, author: "a").outletIDs.count == 1)
    #expect(try store.check() == [])
  }

  /// Which facts an earlier takedown took is told by the audit.
  @Test func earlierTakedownsAreKnown() throws {
    try make(6)
    let inserts = """
      INSERT INTO takedowns (outlet_id, at) VALUES (1, '2026-11-25T03:00:00.000Z'), (9, '2026-11-25T04:00:00.000Z');
      INSERT INTO audit (at, officer, action, subject, detail) VALUES
        ('2026-11-25T03:00:00.000Z', 'an', 'takedown', '1', 'address, phone'),
        ('2026-11-25T04:00:00.000Z', 'an', 'takedown', '9', 'outlet');
      """
    #expect(try TemporaryStore.run("sqlite3", [place.path, inserts]).status == 0)
    let former = try place.open(create: false).formerOutlets()
    #expect(former.takenDown == [1: [.address, .phone]] && former.lastID == 3)
  }

  @Test(arguments: 1...6)
  func aCopyOfAnEarlierDatabaseIsRestored(_ step: Int) throws {
    try make(step)
    let before = try place.bytes()
    let other = try TemporaryStore()
    #expect(try OutletStore.restore(place.path, to: other.path, replacing: false) == nil)
    #expect(try place.bytes() == before)
    #expect(try other.open(create: false).check() == [])
    #expect(try other.open(create: false).contents().outlets.count == 3)
  }
}
