import Foundation
import Outlets
import Store
import Testing

struct DraftTests {
  private let place: TemporaryStore
  private let store: OutletStore
  private let upload: Upload

  init() throws {
    place = try TemporaryStore()
    store = try place.open()
    let officer = try store.addOfficer(
      "an", password: "nem chợ Huyện ngon", role: .officer, area: nil, by: "root")
    let writing = try store.uploadFolder.create()
    try writing.append(Array("Tên,Loại".utf8))
    try writing.append(Array(" hình\n".utf8))
    upload = try store.addUpload(try writing.finish(), name: "ds.csv", by: officer, days: 60)
  }

  private func row(_ number: Int, _ outlet: Outlet?, _ verdict: Verdict = .ready) -> DraftRow {
    DraftRow(RowOutcome(row: number, number: nil, verdict: verdict, outlet: outlet, notes: []))
  }

  private func rows(_ states: Set<DraftRow.State> = []) throws -> [DraftRow] {
    var rows: [DraftRow] = []
    _ = try store.draftRows(of: upload.id, states: states) { rows.append(try $0.decoded()) }
    return rows
  }

  @Test func aFileIsKeptAsItCame() throws {
    let name = try #require(upload.storedAs)
    #expect(try store.uploadFolder.bytes(name) == Array("Tên,Loại hình\n".utf8))
    #expect(upload.fileSize == 18)
    #expect(upload.sha256 == "2e9565a21f5493929f5ed28c57927acb58503f192ecf70bf7dba9a387b8c7a43")
  }

  /// A file that is given up leaves nothing.
  @Test func anUnfinishedFileGoes() throws {
    do {
      let writing = try store.uploadFolder.create()
      try writing.append([1, 2, 3])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.uploadFolder.url.path).count == 1)
  }

  @Test func aRowComesBackAsItWasSaved() throws {
    var full = row(7, Outlet.full(), .ask)
    full.outcome.notes = [Note("x", column: "Cột \"1\"", vi: "một", en: "one")]
    full.outcome.duplicates = [Duplicate(.outlet(3), .name), Duplicate(.row(2), .key)]
    var draft = OutletDraft(row: 7)
    draft[cell: .phone] = OutletDraft.Cell(column: "ĐT", text: "056 1")
    full.outcome.draft = draft
    var facts = PrivateFacts()
    facts.contactPerson = "Bà A"
    full.outcome.privateFacts = facts
    full.outcome.assumed = [.kind, .status]
    full.outcome.export = ExportedRow(version: "0123ABCD-7", blank: [.phone, .eInvoice])
    var original = row(7, nil, .rejected).outcome
    original.export = full.outcome.export
    #expect(original.assumed != full.outcome.assumed)
    full.original = original
    full.decision = .merge(into: .outlet(3))
    full.change = "{\"kind\":\"add\"}"
    #expect(try store.setReading("{}", rows: [full, row(2, nil, .ignored)], of: upload.id))
    let saved = try rows()
    #expect(saved.map(\.outcome.row) == [2, 7])
    #expect(saved[1].outcome == full.outcome && saved[1].original == full.original)
    #expect(saved[1].decision == full.decision && saved[1].change == full.change && saved[1].state == .ask)
    let now = try #require(try store.upload(upload.id))
    #expect(now.totals == [.ask: 1, .ignored: 1] && now.revision == 1 && now.reading == "{}")
  }

  /// A database in which a row's word on the status had a column of its own.
  @Test func rowsThatWereReadBeforeKeepWhatTheyState() throws {
    #expect(try store.setReading("{}", rows: [row(2, .full()), row(3, .full())], of: upload.id))
    try place.tamper(
      """
      ALTER TABLE draft_rows ADD COLUMN states_status INTEGER NOT NULL DEFAULT 0;
      UPDATE draft_rows SET states_status = 1 WHERE row = 3;
      ALTER TABLE draft_rows DROP COLUMN assumed;
      ALTER TABLE draft_rows DROP COLUMN export_version;
      ALTER TABLE draft_rows DROP COLUMN export_blank;
      DELETE FROM grdb_migrations WHERE identifier = '7-exported-rows';
      """)
    let older = try place.open()
    #expect(try older.draftRows(of: upload.id).map(\.outcome.assumed) == [[.accuracy, .status], [.accuracy]])
    #expect(try older.check() == [])
  }

  /// What a file held is not kept once the file has gone, to be forgotten or with the list.
  @Test func aReadingOfAFileThatHasGoneIsNotKept() throws {
    _ = try store.publish([.add(.sample("A"))], author: "root")
    #expect(try store.setReading("{}", rows: [row(2, .sample("A"))], of: upload.id))
    let takedown = try #require(Takedown(nil))
    _ = try store.takeDown(takedown, of: 1, before: .sample("A"), by: "an", settling: nil)
    #expect(try store.upload(upload.id)?.revision == 2)
    #expect(try !store.setReading("{\"a\":1}", rows: [row(2, .sample("A"))], of: upload.id))
    #expect(try rows().map(\.state) == [.skipped] && store.upload(upload.id)?.reading == "{}")
    let officer = try #require(try store.officers().first)
    try store.deleteUpload(upload, by: officer)
    #expect(try !store.setReading("{}", rows: [row(2, .sample("A"))], of: upload.id) && rows().isEmpty)
  }

  @Test func publishingMarksItsRowsOrNothing() throws {
    let (one, two, three) = (row(2, .sample("A")), row(3, .sample("B")), row(4, .sample("C"), .ask))
    #expect(try store.setReading("{}", rows: [one, two, three], of: upload.id))
    var edits = OutletStore.DraftEdits()
    edits.edits = [(2, "{}", .add(.sample("A"))), (3, "{}", .update(id: 9, before: .sample("x"), after: .sample("B")))]
    #expect(throws: StoreError.stale(outletID: 9)) {
      try store.publish(edits, of: upload, author: "an", note: nil)
    }
    #expect(try rows().map(\.state) == [.ready, .ready, .ask] && store.version() == 0)
    edits.edits[1].edit = .add(.sample("B"))
    let changeset = try #require(try store.publish(edits, of: upload, author: "an", note: "đợt 1"))
    let source = try store.changeset(changeset.id)?.source
    #expect(source == Changeset.Source(fileName: "ds.csv", sha256: upload.sha256))
    let published = try rows([.published])
    #expect(published.map(\.outletID) == [1, 2] && published.allSatisfy { $0.changesetID == changeset.id })
    #expect(try rows([.ask]).count == 1 && store.check().isEmpty)
  }

  /// A list that was taken back can be published again.
  @Test func anUndoneListWaitsAgain() throws {
    _ = try store.publish([.add(.sample("A"))], author: "root")
    #expect(try store.setReading("{}", rows: (2...4).map { row($0, .sample("\($0)")) }, of: upload.id))
    var edits = OutletStore.DraftEdits()
    edits.edits = [
      (2, "{\"kind\":\"add\"}", .add(.sample("2"))),
      (3, "{\"kind\":\"update\",\"id\":1}", .update(id: 1, before: .sample("A"), after: .sample("3"))),
    ]
    edits.unchanged = [(4, "{\"kind\":\"same\"}", 1)]
    let receipt = try #require(try store.publish(edits, of: upload, author: "an", note: nil))
    let revision = try store.upload(upload.id)?.revision ?? 0
    _ = try store.undo(receipt.id, author: "an")
    let after = try rows()
    #expect(after.map(\.state) == [.ready, .ready, .published] && after.map(\.outletID) == [nil, 1, 1])
    #expect(after.map(\.changesetID) == [nil, nil, nil] && after[0].change == "{\"kind\":\"add\"}")
    #expect(try store.upload(upload.id)?.revision == revision + 1)
    #expect(try store.publish(edits, of: upload, author: "an", note: nil)?.changed == 2)
    #expect(try rows().map(\.state) == [.published, .published, .published] && store.check().isEmpty)
  }

  /// What was taken down does not wait to be published when its list is taken back.
  @Test func aRowThatWasTakenDownStaysEmpty() throws {
    #expect(try store.setReading("{}", rows: [row(2, .full()), row(3, .sample("B"))], of: upload.id))
    var edits = OutletStore.DraftEdits()
    edits.edits = [(2, "{\"kind\":\"add\"}", .add(.full())), (3, "{\"kind\":\"add\"}", .add(.sample("B")))]
    let receipt = try #require(try store.publish(edits, of: upload, author: "an", note: nil))
    var silent = Outlet.full()
    silent.phone = []
    _ = try store.publish([.update(id: 1, before: .full(), after: silent)], author: "an")
    _ = try store.takeDown(try #require(Takedown([.phone])), of: 1, before: silent, by: "an", settling: nil)
    _ = try store.undo(receipt.id, author: "an")
    let after = try rows()
    #expect(after.map(\.state) == [.skipped, .ready] && after.map(\.outcome.outlet?.name) == [nil, "B"])
    #expect(after.map(\.outletID) == [nil, nil] && after.map(\.changesetID) == [nil, nil])
  }

  /// What publishing changed in a row, it keeps; of rows that it publishes as they are, the rest stays.
  @Test func publishingKeepsWhatItMadeOfARow() throws {
    var noted = row(2, .sample("A"))
    noted.outcome.notes = [Note("x", vi: "một", en: "one")]
    var asked = row(3, .sample("B"))
    #expect(try store.setReading("{}", rows: [noted, asked, row(4, .sample("C"))], of: upload.id))
    asked.outcome.add(Note("y", vi: "hai?", en: "two?"), verdict: .ask)
    asked.state = .ask
    var edits = OutletStore.DraftEdits()
    edits.edits = [(2, "{\"kind\":\"add\"}", .add(.sample("A")))]
    edits.rows = [asked]
    edits.unchanged = [(4, "{\"kind\":\"same\"}", 9)]
    let receipt = try #require(try store.publish(edits, of: upload, author: "an", note: nil))
    let saved = try rows()
    #expect(saved.map(\.state) == [.published, .ask, .published])
    #expect(saved.map(\.outletID) == [1, nil, 9] && saved.map(\.changesetID) == [receipt.id, nil, nil])
    #expect(saved.map(\.change) == ["{\"kind\":\"add\"}", nil, "{\"kind\":\"same\"}"])
    #expect(saved[0].outcome == noted.outcome && saved[1].outcome == asked.outcome)
    #expect(try store.upload(upload.id)?.revision == 2)
  }

  /// A row whose outlet turns out to be as it was does not shift the others.
  @Test func everyRowKnowsItsOwnOutlet() throws {
    _ = try store.publish([.add(.sample("A")), .add(.sample("B"))], author: "root")
    let (same, changed) = (row(2, .sample("A")), row(3, .sample("B2")))
    #expect(try store.setReading("{}", rows: [same, changed], of: upload.id))
    var edits = OutletStore.DraftEdits()
    edits.edits = [
      (2, "{}", .update(id: 1, before: .sample("A"), after: .sample("A"))),
      (3, "{}", .update(id: 2, before: .sample("B"), after: .sample("B2"))),
    ]
    let receipt = try #require(try store.publish(edits, of: upload, author: "an", note: nil))
    #expect(receipt.outletIDs == [1, 2] && receipt.changed == 1)
    #expect(try rows([.published]).map(\.outletID) == [1, 2])
    #expect(try store.changeset(receipt.id)?.changes.map(\.outletID) == [2])
  }

  @Test func aChoiceOfColumnsIsTheOfficersOwn() throws {
    let officer = try #require(try store.officers().first)
    let other = try store.addOfficer("binh", password: "nem chợ Huyện ngon", role: .officer, area: nil, by: "root")
    try store.remember(columns: "{}", shape: "s", of: officer)
    #expect(try store.rememberedColumns("s", of: officer) == "{}" && store.rememberedColumns("s", of: other) == nil)
    try store.remember(columns: nil, shape: "s", of: officer)
    #expect(try store.rememberedColumns("s", of: officer) == nil)
  }
}
