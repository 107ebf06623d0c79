import Foundation
import Outlets
import Store
import Testing

struct HistoryTests {
  private let place: TemporaryStore

  init() throws { place = try TemporaryStore() }

  private func changed(_ name: String) -> Outlet {
    var outlet = Outlet.sample(name)
    outlet.address = "đã sửa"
    return outlet
  }

  @Test func historyTellsWhoWhenAndHowMuch() throws {
    let store = try place.open()
    let source = Changeset.Source(fileName: "ds.xlsx", sha256: String(repeating: "0", count: 64))
    _ = try store.publish(
      [.add(.sample("A")), .add(.sample("B"))], author: "cán bộ", note: "đợt 1", source: source,
      at: Date(timeIntervalSince1970: 0))
    _ = try store.publish(
      [.update(id: 1, before: .sample("A"), after: changed("A")), .remove(id: 2, before: .sample("B"))], author: "b")
    _ = try store.undo(2, author: "c", note: "nhầm")
    let history = try store.history()
    #expect(history.map(\.id) == [3, 2, 1])
    #expect(history.map(\.added) == [1, 0, 2])
    #expect(history.map(\.updated) == [1, 1, 0])
    #expect(history.map(\.removed) == [0, 1, 0])
    #expect(history.map(\.undoes) == [2, nil, nil])
    #expect(history.map(\.undoneBy) == [nil, 3, nil])
    #expect(history[2].source == source)
    #expect(history[2].createdAt == Date(timeIntervalSince1970: 0))
    #expect((history[2].author, history[0].note) == ("cán bộ", "nhầm"))
    #expect(try store.history(before: 3, limit: 1).map(\.id) == [2])
    #expect(try store.changeset(9) == nil)
  }

  @Test func undoBringsEverythingBackUnderItsId() throws {
    let store = try place.open()
    _ = try store.publish([.add(.sample("A")), .add(.full())], author: "a")
    let before = try store.contents().outlets.map(\.outlet)
    _ = try store.publish(
      [
        .update(id: 1, before: .sample("A"), after: changed("A")), .remove(id: 2, before: .full()),
        .add(.sample("C")),
      ], author: "a")
    let undo = try store.undo(2, author: "b")
    #expect(try undo.id == 3 && store.changeset(3)?.undoes == 2)
    let after = try store.contents().outlets
    #expect(after.map(\.id) == [1, 2])
    #expect(after.map(\.outlet) == before)
    #expect(try store.check() == [])
  }

  @Test func anUndoCanBeUndoneButNotTwice() throws {
    let store = try place.open()
    _ = try store.publish([.add(.sample("A"))], author: "a")
    _ = try store.undo(1, author: "a")
    #expect(throws: StoreError.alreadyUndone(changeset: 1, by: 2)) { try store.undo(1, author: "a") }
    _ = try store.undo(2, author: "a")
    #expect(try store.contents().outlets.map(\.id) == [1])
    #expect(throws: StoreError.alreadyUndone(changeset: 2, by: 3)) { try store.undo(2, author: "a") }
    #expect(throws: StoreError.unknownChangeset(99)) { try store.undo(99, author: "a") }
    _ = try store.undo(3, author: "a")
    #expect(try store.contents().outlets.isEmpty)
    #expect(try store.check() == [])
  }

  /// What came later stands, even when it left the outlet as it was before.
  @Test func aLaterReturnToTheSameFactsStandsInTheWay() throws {
    let store = try place.open()
    _ = try store.publish([.add(.sample("A"))], author: "a")
    _ = try store.publish([.update(id: 1, before: .sample("A"), after: changed("A"))], author: "a")
    _ = try store.publish([.update(id: 1, before: changed("A"), after: .sample("A"))], author: "a")
    #expect(throws: StoreError.undoConflict(changeset: 1, later: [2, 3], outletIDs: [1])) {
      try store.undo(1, author: "a")
    }
    _ = try store.undo(3, author: "a")
    _ = try store.undo(2, author: "a")
    _ = try store.undo(1, author: "a")
    #expect(try store.contents().outlets.isEmpty)
  }

  @Test func laterChangesOfTheSameOutletsStandInTheWay() throws {
    let store = try place.open()
    _ = try store.publish([.add(.sample("A")), .add(.sample("B"))], author: "a")
    _ = try store.publish([.update(id: 1, before: .sample("A"), after: changed("A"))], author: "a")
    _ = try store.publish([.remove(id: 2, before: .sample("B"))], author: "a")
    _ = try store.publish([.add(.sample("C"))], author: "a")
    #expect(throws: StoreError.undoConflict(changeset: 1, later: [2, 3], outletIDs: [1, 2])) {
      try store.undo(1, author: "a")
    }
    #expect(try store.version() == 4)
    _ = try store.undo(3, author: "a")
    _ = try store.undo(2, author: "a")
    _ = try store.undo(1, author: "a")
    #expect(try store.contents().outlets.map(\.outlet.name) == ["C"])
    #expect(try store.check() == [])
  }
}
