import Foundation
import Outlets
import Store
import Testing

struct TakedownTests {
  private let place: TemporaryStore
  private let store: OutletStore

  init() throws {
    place = try TemporaryStore()
    store = try place.open()
  }

  private func row(_ outlet: Outlet, _ verdict: Verdict = .ready) -> RowOutcome {
    RowOutcome(row: 2, number: nil, verdict: verdict, outlet: outlet, notes: [])
  }

  /// What is asked of rows that would be new.
  private func codes(_ rows: [RowOutcome], with published: [PublishedOutlet] = []) throws -> [[String]] {
    let former = try store.formerOutlets()
    return Reconciliation(rows: rows, published: published, former: former).rows.map { row in
      row.notes.filter { $0.verdict == .ask }.map(\.code)
    }
  }

  @Test func aListThatBringsItBackIsAsked() throws {
    let outlet = Outlet.full()
    _ = try store.publish([.add(outlet)], author: "a")
    #expect(try codes([row(outlet)]) == [[]])
    let redaction = try store.takeDown(
      try #require(Takedown(nil)), of: 1, before: outlet, by: "a", settling: nil)
    #expect(redaction.changeset == 2 && redaction.changes == 2)
    var moved = outlet
    moved.address = "nơi khác"
    var other = outlet
    other.name = "Chợ khác"
    let rows = [row(outlet), row(moved), row(other), row(outlet, .rejected)]
    #expect(try codes(rows) == [["taken-down"], ["taken-down"], [], []])
    // The person agreed, and it is on the map again: that list says nothing new, and what it may change is asked.
    _ = try store.publish([.add(outlet)], author: "a")
    let published = try store.contents().outlets
    #expect(try codes([row(outlet)], with: published) == [[]])
    #expect(try codes([row(moved)], with: published) == [["taken-down"]])
    #expect(try store.check().isEmpty)
  }

  /// Under another name, too, where it still has the key of a list exported from here.
  @Test func itsMadeKeyIsKnown() throws {
    let outlet = Outlet.sample("A")
    _ = try store.publish([.add(outlet), .add(.sample("B"))], author: "a")
    _ = try store.takeDown(try #require(Takedown(nil)), of: 1, before: outlet, by: "a", settling: nil)
    let rows = ["HV-1", "HV-2", "HV-3", nil].map { key in
      var renamed = Outlet.sample("Tên khác")
      renamed.key = key
      return row(renamed)
    }
    #expect(try codes(rows) == [["taken-down"], ["outlet-removed"], [], []])
    #expect(try store.formerOutlets().lastID == 2)
  }

  @Test func theFactsTakenDownAreKnown() throws {
    _ = try store.publish([.add(.full())], author: "a")
    var outlet = Outlet.full()
    for properties: Set<OutletProperty> in [[.phone, .address], [.email]] {
      _ = try store.takeDown(try #require(Takedown(properties)), of: 1, before: outlet, by: "a", settling: nil)
      outlet = try #require(try store.standing(1)).published.outlet
    }
    #expect(try store.formerOutlets().takenDown == [1: [.phone, .address, .email]])
    #expect(try codes([row(.full())]) == [[]])
  }

  /// An edit made between the look and the takedown is not lost sight of.
  @Test func aStaleTakedownTakesNothing() throws {
    _ = try store.publish([.add(.sample("A"))], author: "a")
    #expect(throws: StoreError.stale(outletID: 1)) {
      try store.takeDown(Takedown(nil)!, of: 1, before: .sample("B"), by: "a", settling: nil)
    }
    #expect(try store.contents().outlets.count == 1 && codes([row(.sample("A"))]) == [[]])
  }

  /// Every fact that may be a person's is forgotten, and no other.
  @Test func eachFactIsForgotten() throws {
    let outlet = Outlet.full()
    for property in Takedown.allowed {
      _ = try store.publish([.add(outlet)], author: "a")
      let id = try #require(try store.contents().outlets.last?.id)
      _ = try store.takeDown(try #require(Takedown([property])), of: id, before: outlet, by: "a", settling: nil)
      let left = try #require(try store.standing(id)).published.outlet
      #expect(left.differences(from: outlet).map(\.property) == [property])
      for (_, change) in try store.history(ofOutlet: id) {
        for state in [change.before, change.after].compactMap(\.self) { #expect(state[property] == left[property]) }
      }
    }
    #expect(Takedown([.name]) == nil && Takedown([]) == nil)
    #expect(try store.check().isEmpty)
  }

  /// Lists name persons. Before a takedown and after it, nothing of a deleted one stays in the file.
  @Test func whatIsDeletedLeavesNoBytes() throws {
    let officer = try store.addOfficer("an", password: "nem chợ Huyện ngon", role: .officer, area: nil, by: "root")
    _ = try store.publish([.add(.sample("A"))], author: "a")
    for takesDown in [false, true] {
      if takesDown {
        _ = try store.takeDown(try #require(Takedown(nil)), of: 1, before: .sample("A"), by: "a", settling: nil)
      }
      let writing = try store.uploadFolder.create()
      try writing.append([1])
      let upload = try store.addUpload(try writing.finish(), name: "ds.csv", by: officer, days: 60)
      #expect(try store.setReading("{}", rows: [DraftRow(row(.sample("Bà Năm Tuyết")))], of: upload.id))
      try store.deleteUpload(upload, by: officer)
      try store.backup(to: place.folder.appending(path: "copy-\(takesDown).gpkg").path)
      let copy = try Data(contentsOf: place.folder.appending(path: "copy-\(takesDown).gpkg"))
      #expect(copy.range(of: Data("Bà Năm Tuyết".utf8)) == nil, "\(takesDown)")
    }
  }

  /// An edit of which the takedown left nothing cannot be taken back, and keeps nobody from taking back others.
  @Test func anEditOfWhatWasTakenDownIsFinal() throws {
    let outlet = Outlet.full()
    var silent = outlet
    silent.phone = []
    _ = try store.publish([.add(outlet)], author: "a")
    _ = try store.publish([.update(id: 1, before: outlet, after: silent)], author: "a")
    let redaction = try store.takeDown(
      try #require(Takedown([.phone])), of: 1, before: silent, by: "a", settling: nil)
    #expect(redaction.changeset == nil)
    #expect(throws: StoreError.takedownIsFinal(changeset: 2)) { try store.undo(2, author: "a") }
    _ = try store.undo(1, author: "a")
    #expect(try store.contents().outlets.isEmpty && store.check().isEmpty)
  }

  /// A number tells whose row it is under another name, too; one that others on the map have, as the switchboard of a
  /// chain, does not.
  @Test func aSharedNumberTakesNoOthersRows() throws {
    let officer = try store.addOfficer("an", password: "nem chợ Huyện ngon", role: .officer, area: nil, by: "root")
    func shop(_ name: String, _ phones: String...) -> Outlet {
      var shop = Outlet.sample(name)
      shop.phone = phones
      return shop
    }
    let first = shop("Cửa hàng 1", "+842563822222", "+84905123456")
    _ = try store.publish([.add(first), .add(shop("Cửa hàng 2", "+842563822222"))], author: "a")
    let writing = try store.uploadFolder.create()
    try writing.append([1])
    let upload = try store.addUpload(try writing.finish(), name: "ds.csv", by: officer, days: 60)
    let waiting = [
      shop("Cửa hàng 3", "+842563822222"), shop("Tên mới", "+84905123456"), shop("Cửa hàng 1", "+842563822222"),
    ]
    let rows = waiting.enumerated().map { number, outlet in
      DraftRow(RowOutcome(row: number + 2, number: nil, verdict: .ready, outlet: outlet, notes: []))
    }
    #expect(try store.setReading("{}", rows: rows, of: upload.id))
    let redaction = try store.takeDown(
      try #require(Takedown(nil)), of: 1, before: first, by: "a", settling: nil)
    #expect(redaction.rows == 2)
    let left = try store.draftRows(of: upload.id).compactMap(\.outcome.outlet?.name)
    #expect(left == ["Cửa hàng 3"])
  }

  @Test func oldWordsOfResidentsGo() throws {
    let id = try #require(
      try store.addReport(.other, outlet: nil, message: "tên tôi là X", coordinate: nil, contact: "0905"))
    #expect(try store.closeReport(id, as: .fixed, answer: "xong", by: "a"))
    #expect(try !store.closeReport(id, as: .refused, answer: nil, by: "b"))
    try store.expireReports(at: Date() + 59 * 86400)
    #expect(try store.report(id)?.contact == "0905")
    try store.expireReports(at: Date() + 61 * 86400)
    let report = try #require(try store.report(id))
    #expect(report.contact == nil && report.message.isEmpty && report.answer == "xong" && report.handledBy == "a")
  }
}
