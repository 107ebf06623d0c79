import Foundation
import Outlets
import Spatial
import Testing

/// Lists that were exported from here, edited in a spreadsheet, and come back.
struct PublishedMatchingTests {
  private func outlet(
    _ name: String, key: String? = nil, address: String? = nil, phone: String? = nil, metresEast: Double = 0
  ) -> Outlet {
    let point = Coordinate(longitude: 109.22 + metresEast / 108_000, latitude: 13.77)!
    var outlet = Outlet(name: name, kind: .grocery, coordinate: point, accuracy: .commune)
    outlet.commune = AdminUnit.Name(code: "21583", name: "Phường Quy Nhơn")
    (outlet.key, outlet.address, outlet.phone) = (key, address, phone.map { [$0] } ?? [])
    return outlet
  }

  private func row(_ number: Int, _ outlet: Outlet) -> RowOutcome {
    RowOutcome(row: number, number: nil, verdict: .ready, outlet: outlet, notes: [])
  }

  private func reconcile(
    _ rows: [RowOutcome], with outlets: [Outlet], decisions: [Int: DuplicateDecision] = [:],
    former: FormerOutlets = FormerOutlets()
  ) -> Reconciliation {
    let published = outlets.enumerated().map {
      PublishedOutlet(id: Int64($0 + 1), outlet: $1, updatedAt: .init(timeIntervalSince1970: 0))
    }
    return Reconciliation(rows: rows, published: published, decisions: decisions, former: former)
  }

  private func reconcile(_ list: [Outlet], with outlets: [Outlet]) -> Reconciliation {
    reconcile(list.enumerated().map { row($0 + 2, $1) }, with: outlets)
  }

  private func asked(_ result: Reconciliation) -> [Int] { result.rows.filter { $0.verdict == .ask }.map(\.row) }

  /// A row was copied above its original and rewritten, the key left in it.
  @Test func aCopiedRowDoesNotTakeTheOutlet() {
    let before = outlet("Nhà phân phối Thành Công", address: "QL19", phone: "+842563888999")
    var (copy, original) = (before, before)
    (copy.name, copy.phone, copy.key, original.key) = ("Đại lý Bảo An", ["+842563777777"], "HV-1", "HV-1")
    func rows(_ original: Outlet) -> [RowOutcome] {
      var later = row(3, original)
      later.add(
        [Duplicate(.row(2), .key)], Note("duplicate-in-file", vi: "Trùng với dòng 2.", en: "Repeats row 2."))
      return [row(2, copy), later]
    }
    let result = reconcile(rows(original), with: [before])
    #expect(asked(result) == [2] && result.effects == [3: .none(id: 1)])
    #expect(result.rows[0].duplicates == [Duplicate(.outlet(1), .key)])
    let kept = reconcile(rows(original), with: [before], decisions: [2: .keepBoth])
    #expect(kept.edits == [.add(copy.withoutOwnKey)])
    // Where the original was edited, too, both are asked.
    original.phone = ["+842563888000"]
    #expect(asked(reconcile(rows(original), with: [before])) == [2, 3])
  }

  @Test func aDraggedKeyIsAsked() {
    let before = outlet("Chợ Lớn", address: "12 Lê Lợi", phone: "+842563700200")
    let other = ("Đại lý Kim Ngân", "HV-1")
    for (address, phone, isAsked) in [
      ("7 Nguyễn Trãi", "+842563123456", true), (nil, "+842563123456", true), ("7 Nguyễn Trãi", nil, true),
      ("Số 12 đường Lê Lợi", "+842563123456", false), ("7 Nguyễn Trãi", "+842563700200", false), (nil, nil, false),
    ] {
      // By its commune alone a moved outlet is asked anyway; here its place is known.
      var (row, known) = (outlet(other.0, key: other.1, address: address, phone: phone, metresEast: 90), before)
      (row.accuracy, known.accuracy) = (.exact, .exact)
      #expect(asked(reconcile([row], with: [known])) == (isAsked ? [2] : []), "\(address ?? "-") \(phone ?? "-")")
    }
  }

  /// A spreadsheet sorted the column of names alone.
  @Test func shiftedNamesAreAsked() {
    let outlets = ["Chợ Gò Găng", "Siêu thị Minh Tâm", "Tạp hóa Lan", "Tạp hóa Lan"].enumerated()
      .map { outlet($1, address: "\($0 + 1) Lê Lợi", metresEast: Double($0) * 500) }
    var list = outlets
    for index in list.indices { list[index].key = "HV-\(index + 1)" }
    (list[0].name, list[1].name, list[2].name) = ("Siêu thị Minh Tâm", "Tạp hóa Lan", "Chợ Gò Găng")
    let result = reconcile(list, with: outlets)
    #expect(asked(result) == [2, 3, 4] && result.effects == [5: .none(id: 4)])
    #expect(result.rows[0].duplicates == [Duplicate(.outlet(1), .key), Duplicate(.outlet(2), .name)])
    let confirmed = reconcile(
      list.enumerated().map { row($0 + 2, $1) }, with: outlets, decisions: [2: .merge(into: .outlet(1))])
    #expect(confirmed.updated == 1 && asked(confirmed) == [3, 4])
  }

  /// More shops may take a chain's name; a name that one alone bears is asked.
  @Test func aNameOfSeveralMayBeTaken() {
    let names = ["WinMart+", "WinMart+", "Tạp hóa Lan", "Chợ Đầm"]
    let outlets = names.enumerated().map { outlet($1, address: "\($0 + 1) Lê Lợi", metresEast: Double($0) * 500) }
    var list = outlets
    for index in list.indices { list[index].key = "HV-\(index + 1)" }
    list[2].name = "WinMart+"
    let result = reconcile(list, with: outlets)
    #expect(asked(result).isEmpty && result.updated == 1)
    list[2].name = "Chợ Đầm"
    #expect(asked(reconcile(list, with: outlets)) == [4])
    // Not where the list does not hold the other one.
    #expect(asked(reconcile([list[2]], with: outlets)).isEmpty)
  }

  /// A key that was made here says the outlet also after it was given one of its own.
  @Test func aMadeKeyOutlivesTheListsOwn() {
    let before = outlet("Hoa", key: "A-1")
    var row = outlet("Hoa Hồng", key: "HV-1")
    row.phone = ["+842563700200"]
    var after = row
    after.key = "A-1"
    #expect(reconcile([row], with: [before]).edits == [.update(id: 1, before: before, after: after)])
  }

  @Test func aRemovedOutletIsAsked() {
    let published = [outlet("Chợ Đầm", address: "1 Lê Lợi")]
    let former = FormerOutlets(lastID: 5)
    let gone = outlet("Hoa", key: "HV-5", address: "9 Trần Phú", metresEast: 9_000)
    let result = reconcile([row(2, gone)], with: published, former: former)
    #expect(asked(result) == [2] && result.rows[0].notes.map(\.code) == ["outlet-removed"])
    #expect(asked(reconcile([row(2, gone)], with: [], former: former)) == [2])
    // Once answered; with a key that was never given; published again under another number.
    var answered = result.rows[0]
    answered.notes[0].verdict = .ready
    answered.verdict = .ready
    #expect(reconcile([answered], with: published, former: former).added == 1)
    #expect(reconcile([row(2, gone)], with: published, former: FormerOutlets(lastID: 4)).added == 1)
    #expect(reconcile([row(2, gone)], with: [gone.withoutOwnKey], former: former).unchanged == 1)
    #expect(reconcile([row(2, gone)], with: published, decisions: [2: .keepBoth], former: former).added == 1)
  }

  @Test func aFactThatWasTakenDownIsAsked() {
    let before = outlet("Hoa", address: "1 Lê Lợi")
    var back = before
    back.phone = ["+842563700200"]
    let former = FormerOutlets(lastID: 1, takenDown: [1: [.phone]])
    for key in ["HV-1", nil] {
      back.key = key
      let result = reconcile([row(2, back)], with: [before], former: former)
      #expect(asked(result) == [2] && result.rows[0].notes.map(\.code) == ["taken-down"] && result.updated == 0)
      var answered = result.rows[0]
      answered.notes[0].verdict = .ready
      answered.verdict = .ready
      #expect(reconcile([answered], with: [before], former: former).updated == 1)
    }
    var edited = before
    edited.address = "2 Lê Lợi"
    edited.key = "HV-1"
    #expect(reconcile([row(2, edited)], with: [before], former: former).updated == 1)
    // A person entered another since.
    var entered = before
    entered.phone = ["+842563700299"]
    #expect(reconcile([row(2, back)], with: [entered], former: former).updated == 1)
  }
}
