import Foundation
import GRDB
import Outlets
import Spatial
import Store
import Testing

struct PublishingTests {
  private let place: TemporaryStore

  init() throws { place = try TemporaryStore() }

  static let nasty = [
    "Chợ \"Đầm\"", "a\\b", "<script>alert(1)</script>&amp;", "'; DROP TABLE outlets; --", "dòng\nmới\t\r", "[\"x\"]",
    "\u{1}\u{1F}\u{7F}", "🛒 ₫ 100%", "a\u{301}", "\",\"", "=HYPERLINK(\"x\")", " ", "🇻🇳\u{200D}", "\u{301}a",
  ]

  @Test(arguments: nasty) func everyFieldComesBack(_ text: String) throws {
    let outlet = Outlet.full(text)
    let date = Date(timeIntervalSince1970: 1_751_356_800.75)
    let source = Changeset.Source(fileName: text, sha256: String(repeating: "a", count: 64))
    let store = try place.open()
    let changeset = try #require(
      try store.publish([.add(outlet)], author: text, note: text, source: source, at: date))
    let stored = try #require(try store.contents().outlets.first)
    #expect(stored.outlet == outlet)
    #expect(stored.updatedAt == Date(timeIntervalSince1970: 1_751_356_800))
    let read = try #require(try store.changeset(changeset.id))
    #expect(read.changes.map(\.outletID) == changeset.outletIDs && changeset.changed == 1)
    #expect(read.changes.first?.after == outlet)
    #expect(read.createdAt == changeset.createdAt)
    #expect((read.author, read.note) == (text, text))
    #expect(read.source == source)
    #expect(try store.check() == [])
  }

  @Test func anOutletWithTheLeastComesBack() throws {
    let store = try place.open()
    _ = try store.publish([.add(.sample())], author: "a")
    #expect(try store.contents().outlets.map(\.outlet) == [.sample()])
  }

  @Test func versionsCountChangesets() throws {
    let store = try place.open()
    #expect(try store.version() == 0)
    let first = try #require(try store.publish([.add(.sample("A")), .add(.sample("B"))], author: "a"))
    #expect((first.id, try store.version()) == (1, 1))
    #expect(first.outletIDs == [1, 2])
    var changed = Outlet.sample("A")
    changed.phone = ["+84901234567"]
    _ = try store.publish(
      [.update(id: 1, before: .sample("A"), after: changed), .remove(id: 2, before: .sample("B"))], author: "a")
    let contents = try store.contents()
    #expect(contents.version == 2)
    #expect(contents.outlets.map(\.outlet) == [changed])
    let advance = try store.changes(after: 1)
    #expect(advance.version == 2)
    #expect(advance.current.map(\.id) == [1])
    #expect(advance.removed == [2])
    #expect(try store.changes(after: 2).current.isEmpty)
    #expect(try store.check() == [])
  }

  /// What was found is so still when it is written, whoever else writes, here or in another process.
  @Test func whoDecidesExclusivelyDecidesOnWhatStands() throws {
    let stores = [try place.open(), try place.open()]
    DispatchQueue.concurrentPerform(iterations: 24) { number in
      let store = stores[number % 2]
      let isSo = try? store.exclusively {
        let found = try store.contents()
        Thread.sleep(forTimeInterval: 0.002)
        let receipt = try store.publish([.add(.sample("\(found.outlets.count)"))], author: "a")
        return receipt?.id == found.version + 1
      }
      #expect(isSo == true)
    }
    #expect(try stores[0].contents().outlets.map(\.outlet.name) == (0..<24).map(String.init))
  }

  /// All that is written exclusively is one transaction.
  @Test func whatFailsExclusivelyLeavesNothing() throws {
    let store = try place.open()
    #expect(throws: StoreError.stale(outletID: 7)) {
      try store.exclusively {
        _ = try store.publish([.add(.sample())], author: "a")
        _ = try store.publish([.remove(id: 7, before: .sample())], author: "a")
      }
    }
    #expect(try store.version() == 0 && store.contents().outlets.isEmpty && store.check().isEmpty)
    #expect(try store.publish([.add(.sample())], author: "a")?.id == 1)
  }

  @Test func nothingChangedIsNoChangeset() throws {
    let store = try place.open()
    #expect(try store.publish([], author: "a") == nil)
    _ = try store.publish([.add(.sample())], author: "a")
    #expect(try store.publish([.update(id: 1, before: .sample(), after: .sample())], author: "a") == nil)
    #expect(try store.version() == 1)
  }

  @Test func aStaleEditLeavesNothing() throws {
    let store = try place.open()
    _ = try store.publish([.add(.sample("A"))], author: "a")
    #expect(throws: StoreError.stale(outletID: 1)) {
      try store.publish([.add(.sample("N")), .remove(id: 1, before: .sample("B"))], author: "a")
    }
    #expect(throws: StoreError.stale(outletID: 7)) {
      try store.publish([.update(id: 7, before: .sample("A"), after: .sample("B"))], author: "a")
    }
    #expect(throws: StoreError.repeated(outletID: 1)) {
      let remove = OutletEdit.remove(id: 1, before: .sample("A"))
      return try store.publish([remove, remove], author: "a")
    }
    #expect(try store.version() == 1)
    #expect(try store.contents().outlets.map(\.outlet.name) == ["A"])
  }

  @Test func aStaleEditAtTheEndOfALongListLeavesNothing() throws {
    let store = try place.open()
    let outlets = (0..<5000).map { Outlet.sample("A\($0)") }
    _ = try store.publish(outlets.map { .add($0) }, author: "a")
    var edits = outlets.enumerated().map { OutletEdit.update(id: Int64($0 + 1), before: $1, after: .sample("B\($0)")) }
    // Some change nothing.
    edits[7] = .update(id: 8, before: outlets[7], after: outlets[7])
    let last = edits.removeLast()
    // Not as it stands, and, changed or not, never there.
    for (id, after) in [(5000, "C"), (5001, "C"), (5001, "A0")] as [(Int64, String)] {
      #expect(throws: StoreError.stale(outletID: id)) {
        try store.publish(edits + [.update(id: id, before: outlets[0], after: .sample(after))], author: "a")
      }
    }
    #expect(try store.version() == 1)
    #expect(try store.contents().outlets.map(\.outlet) == outlets)
    let receipt = try #require(try store.publish(edits + [last], author: "a"))
    #expect(receipt.changed == 4999 && receipt.outletIDs == Array(1...5000))
    #expect(try store.contents().outlets.map(\.outlet.name) == (0..<5000).map { $0 == 7 ? "A7" : "B\($0)" })
    #expect(try store.changes(after: 1).current.count == 4999)
    _ = try store.undo(2, author: "a")
    #expect(try store.contents().outlets.map(\.outlet) == outlets)
    #expect(try store.check() == [])
  }

  @Test(arguments: [1, 2000]) func anErrorInTheMiddleLeavesNothing(count: Int) throws {
    let store = try place.open()
    var bad = Outlet.sample("bad")
    bad.verifiedOn = "2025-02-31"
    var null = Outlet.sample("null")
    null.address = "a\0b"
    let good = (0..<count).map { OutletEdit.add(.sample("good \($0)")) }
    for outlet in [bad, null] {
      #expect {
        try store.publish(good + [.add(outlet)] + good, author: "a")
      } throws: { error in
        guard case StoreError.invalidOutlet(let name, _) = error else { return false }
        return name == outlet.name
      }
    }
    #expect(try store.version() == 0)
    #expect(try store.contents().outlets.isEmpty)
    #expect(try store.check() == [])
    #expect(try store.publish([.add(.sample())], author: "a")?.changed == 1)
  }

  @Test func manyAtOnceKeepTheIndexAndItsTriggers() throws {
    let store = try place.open()
    let outlets = (0..<3000).map {
      Outlet.sample("N\($0)", longitude: 108.6 + Double($0) / 5000, latitude: 13.5 + Double($0 % 97) / 100)
    }
    _ = try store.publish(outlets.map { .add($0) }, author: "a")
    #expect(try store.check() == [])
    let published = try store.contents().outlets
    _ = try store.publish(
      published.map {
        $0.id % 2 == 0
          ? .remove(id: $0.id, before: $0.outlet)
          : .update(id: $0.id, before: $0.outlet, after: .sample("M", longitude: -180, latitude: -90))
      }, author: "a")
    #expect(try store.check() == [])
    _ = try store.publish([.add(.sample("one"))], author: "a")
    #expect(try store.check() == [])
  }

  /// Built at once where a list is long beside what stands; SQLite goes on with it as with any other.
  @Test func anIndexBuiltAtOnceIsOneLikeAnyOther() throws {
    var random = SeededGenerator(seed: 5)
    let store = try place.open()
    let queue = try DatabaseQueue(path: place.path)
    func outlet(_ name: String) -> Outlet {
      .sample(
        name, longitude: .random(in: -180...180, using: &random), latitude: .random(in: -90...90, using: &random))
    }
    func nodes() throws -> Int? {
      try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM rtree_outlets_geom_node") }
    }
    for (count, expected) in [(2700, 53 + 2 + 1), (600, nil), (900, 84 + 2 + 1)] as [(Int, Int?)] {
      _ = try store.publish((0..<count).map { .add(outlet("N\($0)")) }, author: "a")
      #expect(try store.check() == [])
      if let expected { #expect(try nodes() == expected) }
      for _ in 0..<40 {
        let published = try #require(try store.contents().outlets.randomElement(using: &random))
        let edits: [OutletEdit] = [
          .update(id: published.id, before: published.outlet, after: outlet("moved")), .add(outlet("one")),
        ]
        _ = try store.publish(edits, author: "a")
      }
      #expect(try store.check() == [])
    }
    let outlets = try store.contents().outlets
    for _ in 0..<50 {
      let (x, y) = (Double.random(in: -180...180, using: &random), Double.random(in: -90...90, using: &random))
      let found = try queue.read { db in
        try Int64.fetchAll(
          db,
          sql: """
            SELECT id FROM rtree_outlets_geom WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ? ORDER BY id
            """, arguments: [x - 20, x + 20, y - 20, y + 20])
      }
      // Boxes are rounded outwards, by less than this.
      func within(_ slack: Double) -> [Int64] {
        outlets.filter {
          abs($0.outlet.coordinate.longitude - x) <= 20 + slack && abs($0.outlet.coordinate.latitude - y) <= 20 + slack
        }.map(\.id)
      }
      #expect(Set(found).isSuperset(of: within(0)) && Set(within(0.0001)).isSuperset(of: found))
    }
    _ = try store.publish(outlets.map { .remove(id: $0.id, before: $0.outlet) }, author: "a")
    #expect(try store.check() == [] && nodes() == 1)
  }

  @Test func idsAreNeverUsedAgain() throws {
    let store = try place.open()
    _ = try store.publish([.add(.sample("A")), .add(.sample("B"))], author: "a")
    _ = try store.publish([.remove(id: 2, before: .sample("B"))], author: "a")
    #expect(try store.publish([.add(.sample("C"))], author: "a")?.outletIDs == [3])
    _ = try store.undo(3, author: "a")
    #expect(try place.open().publish([.add(.sample("D"))], author: "a")?.outletIDs == [4])
  }

  @Test func anotherWriterIsAwaitedThenNamed() throws {
    let store = try place.open(busyTimeout: 0.05)
    let other = try DatabaseQueue(path: place.path)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: StoreError.busy) { try store.publish([.add(.sample())], author: "a") }
      #expect(try store.version() == 0)
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try store.publish([.add(.sample())], author: "a") != nil)
  }

  @Test func theWritingOfAnotherIsNoticed() throws {
    let (here, there) = (try place.open(), try place.open())
    let before = try here.dataVersion()
    #expect(try here.dataVersion() == before)
    _ = try there.publish([.add(.sample("của người khác"))], author: "b")
    #expect(try here.dataVersion() != before)
    #expect(try here.changes(after: 0).current.map(\.outlet.name) == ["của người khác"])
  }

  /// Whoever moves the file away while it is served, or puts another in its place, loses nothing that is published.
  @Test func aFileThatWasMovedAwayIsNotWrittenTo() throws {
    let store = try place.open()
    _ = try store.publish([.add(.sample())], author: "a")
    let aside = place.path + ".aside"
    try FileManager.default.moveItem(atPath: place.path, toPath: aside)
    for _ in 0..<2 {
      #expect(throws: StoreError.displaced(path: place.path)) { try store.dataVersion() }
      #expect(throws: StoreError.displaced(path: place.path)) { try store.publish([.add(.sample("B"))], author: "a") }
      if !FileManager.default.fileExists(atPath: place.path) {
        try FileManager.default.copyItem(atPath: aside, toPath: place.path)
      }
    }
    try FileManager.default.removeItem(atPath: place.path)
    try FileManager.default.moveItem(atPath: aside, toPath: place.path)
    #expect(try store.publish([.add(.sample("B"))], author: "a") != nil)
    #expect(try store.version() == 2)
  }

  @Test func whatIsReadOnManyConnectionsIsOfOneVersion() async throws {
    let store = try place.open()
    let outlets = (0..<9000).map { Outlet.sample("\($0 % 7)") }
    let first = try #require(try store.publish(outlets.map { .add($0) }, author: "a"))
    let other = try place.open()
    let writing = Task.detached {
      for turn in 2...5 {
        let edits = try other.contents().outlets.map { published in
          var outlet = published.outlet
          outlet.address = String(turn)
          return OutletEdit.update(id: published.id, before: published.outlet, after: outlet)
        }
        _ = try other.publish(edits, author: "a")
      }
    }
    var seen: Set<Int64> = []
    while !seen.contains(5) {
      let contents = try store.contents()
      #expect(contents.outlets.map(\.id) == first.outletIDs)
      #expect(Set(contents.outlets.map(\.outlet.address)) == [contents.version == 1 ? nil : "\(contents.version)"])
      let advance = try store.changes(after: 1)
      #expect(Set(advance.current.map(\.outlet.address)) == (advance.version == 1 ? [] : ["\(advance.version)"]))
      seen.formUnion([contents.version, advance.version])
    }
    try await writing.value
  }

  @Test func idsOfAnyKindAreRead() throws {
    let store = try place.open()
    _ = try store.publish((0..<5000).map { .add(.sample("\($0)")) }, author: "a")
    try place.tamper("UPDATE outlets SET id = -id WHERE id = 7; UPDATE outlets SET id = \(Int64.max) WHERE id = 8")
    let ids = try store.contents().outlets.map(\.id)
    #expect(ids.count == 5000 && ids.first == -7 && ids.last == .max && ids == ids.sorted())
  }

  @Test func aLongListIsFoldedIntoTheFileWhenAskedFor() throws {
    let store = try place.open()
    let edits = (0..<1000).map { OutletEdit.add(.sample("\($0)")) }
    _ = try store.publish(edits, author: "a")
    /// What is in the file itself.
    func count() throws -> Int? {
      let copy = place.folder.appending(path: "copy.gpkg").path
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: place.path, toPath: copy)
      return try DatabaseQueue(path: copy).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM outlets") }
    }
    #expect(try count() == 0)
    store.fold()
    #expect(try count() == 1000)
    // Or by the one that closes the file.
    do { _ = try place.open().publish(edits, author: "a") }
    #expect(try count() == 2000)
  }

  @Test func writersOfOneFileTakeTurns() async throws {
    let stores = [try place.open(), try place.open()]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, store) in stores.enumerated() {
        group.addTask {
          for turn in 0..<20 { _ = try store.publish([.add(.sample("\(index) \(turn)"))], author: "a") }
        }
      }
      try await group.waitForAll()
    }
    #expect(try stores[0].version() == 40)
    #expect(try stores[1].contents().outlets.map(\.id) == Array(1...40))
    #expect(try stores[0].check() == [])
  }
}
