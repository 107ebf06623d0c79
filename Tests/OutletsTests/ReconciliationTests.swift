import Foundation
import Outlets
import Spatial
import Testing

struct ReconciliationTests {
  private static let quyNhon = AdminUnit.Name(code: "21583", name: "Phường Quy Nhơn")
  private static let tamQuan = AdminUnit.Name(code: "21637", name: "Xã Tam Quan")

  private func outlet(
    _ name: String, key: String? = nil, metresEast: Double = 0, commune: AdminUnit.Name? = quyNhon,
    accuracy: CoordinateAccuracy = .exact
  ) -> Outlet {
    let point = Coordinate(longitude: 109.22 + metresEast / 108_000, latitude: 13.77)!
    var outlet = Outlet(name: name, kind: .grocery, coordinate: point, accuracy: accuracy)
    outlet.key = key
    outlet.commune = commune
    return outlet
  }

  private func published(_ outlets: [Outlet]) -> [PublishedOutlet] {
    outlets.enumerated().map {
      PublishedOutlet(id: Int64($0 + 1), outlet: $1, updatedAt: .init(timeIntervalSince1970: 0))
    }
  }

  private func reconcile(
    _ rows: [Outlet], with outlets: [Outlet], assumed: Set<OutletProperty> = RowOutcome.nothingStated
  ) -> Reconciliation {
    let rows = rows.enumerated().map {
      var row = RowOutcome(row: $0 + 2, number: "\($0 + 1)", verdict: .ready, outlet: $1, notes: [])
      row.assumed = assumed
      return row
    }
    return Reconciliation(rows: rows, published: published(outlets))
  }

  private func counts(_ result: Reconciliation) -> [Int] { [result.added, result.updated, result.unchanged] }

  private func asked(_ result: Reconciliation) -> [Int] {
    result.rows.filter { $0.verdict == .ask && $0.notes.map(\.code) == ["duplicate-published"] }.map(\.row)
  }

  @Test func everythingIsNewAtFirstAndNothingTheSecondTime() {
    let list = [
      outlet("Tạp hoá Hoa", key: "A-1"), outlet("Tạp hoá Hoa", metresEast: 90), outlet("Tạp hoá Hoa", metresEast: 180),
      outlet("Chợ Đầm"), outlet("Không xã", commune: nil), outlet("Ở xã", accuracy: .commune),
      outlet("Ở xã", accuracy: .commune),
    ]
    let first = reconcile(list, with: [])
    #expect(first.edits == list.map { .add($0) })
    let second = reconcile(list, with: list)
    #expect(counts(second) == [0, 0, 7])
    #expect(second.edits.isEmpty && asked(second).isEmpty)
    #expect(counts(reconcile(list.reversed(), with: list)) == [0, 0, 7])
  }

  /// A list whose every row has a key is held against fewer outlets, and gets the same answers.
  @Test func rowsWithKeysAreOnlyLikeOutletsWithout() {
    var random = SeededGenerator(seed: 3)
    func any(_ key: String?) -> Outlet {
      let name = ["Chợ Đầm", "Tạp hoá Hoa", "Tạp hoá Hoa 2", "Nhà thuốc An"].randomElement(using: &random)!
      var outlet = outlet(name, key: key, metresEast: .random(in: 0...3000, using: &random))
      if Int.random(in: 0..<4, using: &random) == 0 { outlet.accuracy = .commune }
      if Int.random(in: 0..<3, using: &random) == 0 { outlet.address = "12 Trần Phú" }
      return outlet
    }
    var questions = 0
    for _ in 0..<60 {
      let outlets = (0..<12).map { any($0 % 2 == 0 ? nil : "A-\($0)") }
      let rows = (0..<8).map { any($0 < 2 ? "A-\(2 * $0 + 1)" : "B-\($0)") }
      let lonely = outlet("Xa lắc", metresEast: 400_000, commune: Self.tamQuan)
      let (few, all) = (reconcile(rows, with: outlets), reconcile(rows + [lonely], with: outlets))
      #expect(few.rows == Array(all.rows.dropLast()) && few.edits == Array(all.edits.dropLast()))
      questions += asked(few).count
    }
    #expect(questions > 50)
  }

  @Test func theKeyDecidesWhateverTheNameOrPlace() {
    let before = outlet("Tên cũ", key: "bd 001")
    for row in [
      outlet("Tên cũ", key: "BD001", metresEast: 40_000, commune: Self.tamQuan),
      outlet("Tên mới", key: "BD001", metresEast: 40_000),
      outlet("Tên mới", key: "BD001", metresEast: 100, commune: Self.tamQuan),
    ] {
      #expect(reconcile([row], with: [before]).edits == [.update(id: 1, before: before, after: row)])
    }
  }

  /// Two districts that number their markets alike do not write over each other's.
  @Test func aKeyAloneIsAsked() {
    let before = outlet("Chợ Gò Găng", key: "C01")
    let row = outlet("Chợ Tam Quan", key: "C01", metresEast: 40_000, commune: Self.tamQuan)
    let result = reconcile([row], with: [before])
    #expect(result.edits.isEmpty && result.rows[0].verdict == .ask)
    #expect(result.rows[0].duplicates == [Duplicate(.outlet(1), .key)])
  }

  /// A list that was exported here, edited, and comes back: also outlets without a key find their way.
  @Test func aListExportedFromHereFindsBack() {
    let outlets = [outlet("Chợ Đầm"), outlet("Chợ Đầm", metresEast: 20), outlet("Tạp hoá Hoa", key: "A-1")]
    let exported = published(outlets)
    #expect(exported.map(\.listKey) == ["HV-1", "HV-2", "A-1"])
    var back = outlets
    for index in back.indices { back[index].key = exported[index].listKey }
    back[1].name = "Chợ Đầm mới"
    back[2].address = "12 Lê Lợi"
    let result = reconcile(back, with: outlets)
    #expect(counts(result) == [0, 2, 1])
    var renamed = outlets[1]
    renamed.name = "Chợ Đầm mới"
    #expect(result.effects[2] == Reconciliation.Effect.none(id: 1))
    #expect(result.effects[3] == .update(id: 2, before: outlets[1], after: renamed))
    // The made key never becomes the outlet's own, also where its outlet is gone.
    #expect(reconcile([back[1]], with: []).edits == [.add(renamed)])
    #expect(!PublishedOutlet.isOwnKey("HV-0") && !PublishedOutlet.isOwnKey("HV-x") && !PublishedOutlet.isOwnKey(nil))
  }

  @Test(arguments: [
    (0.0, CoordinateAccuracy.exact, true), (340, .exact, true), (360, .exact, false), (4_900, .commune, true),
  ])
  func nameCommuneAndNearnessMatch(_ metres: Double, _ accuracy: CoordinateAccuracy, _ isSame: Bool) {
    let row = outlet("TẠP HÓA  hoa", metresEast: metres, accuracy: accuracy)
    #expect(counts(reconcile([row], with: [outlet("Tạp hoá Hoa")])) == (isSame ? [0, 1, 0] : [1, 0, 0]))
  }

  /// The same name near by in another commune, or in none, is asked; far off it is another outlet.
  @Test func anotherCommuneIsAsked() {
    for commune in [Self.tamQuan, nil] {
      #expect(asked(reconcile([outlet("Hoa", commune: commune)], with: [outlet("Hoa")])) == [2])
      #expect(
        counts(reconcile([outlet("Hoa", metresEast: 400, commune: commune)], with: [outlet("Hoa")])) == [1, 0, 0])
    }
  }

  /// Only the commune is known, and it is wide.
  @Test func vagueAndFarIsAsked() {
    #expect(asked(reconcile([outlet("Hoa", metresEast: 5_100, accuracy: .commune)], with: [outlet("Hoa")])) == [2])
  }

  @Test func aChoiceIsAsked() {
    let result = reconcile(
      [outlet("Hoa", metresEast: 100)], with: [outlet("Hoa"), outlet("Hoa", metresEast: 200)])
    #expect(asked(result) == [2])
    #expect(result.edits.isEmpty && counts(result) == [0, 0, 0])
    #expect(result.rows[0].notes[0].message.vi.contains("1 \"Hoa\", 2 \"Hoa\""))
  }

  @Test func theSamePlaceSettlesTheChoice() {
    var row = outlet("Hoa", metresEast: 203)
    row.phone = ["+84901234567"]
    let result = reconcile([row], with: [outlet("Hoa"), outlet("Hoa", metresEast: 200)])
    #expect(counts(result) == [0, 1, 0])
    guard case .update(id: 2, _, _) = result.edits.first else { return #expect(Bool(false)) }
  }

  @Test func onePublishedOutletIsTakenOnce() {
    let result = reconcile([outlet("Hoa", metresEast: 120), outlet("Hoa", metresEast: 30)], with: [outlet("Hoa")])
    #expect(counts(result) == [1, 1, 0])
    let twice = reconcile([outlet("Hoa", key: "1"), outlet("Lan", key: "1")], with: [outlet("Hoa", key: "1")])
    #expect(counts(twice) == [0, 0, 1])
    #expect(asked(twice) == [3])
    let keys = [outlet("Hoa", key: "1"), outlet("Lan", key: "1")]
    #expect(asked(reconcile([outlet("Huệ", key: "1")], with: keys)) == [2])
    // What is published as the row has it is meant.
    #expect(counts(reconcile(keys.reversed(), with: keys)) == [0, 0, 2])
  }

  @Test func twoKeysForOneNameAreAskedUnlessTheListHasBoth() {
    #expect(asked(reconcile([outlet("Hoa", key: "B-7")], with: [outlet("Hoa", key: "A-1")])) == [2])
    let both = reconcile(
      [outlet("Hoa", key: "A-1"), outlet("Hoa", key: "A-2", metresEast: 50)], with: [outlet("Hoa", key: "A-1")])
    #expect(counts(both) == [1, 0, 1])
  }

  @Test func demonstrationDataStaysApart() {
    var demo = outlet("Hoa", key: "DEMO-2-1")
    demo.synthetic = true
    var other = demo
    other.key = "DEMO-1-1"
    #expect(counts(reconcile([demo], with: [outlet("Hoa", key: "DEMO-2-1"), other])) == [1, 0, 0])
  }

  @Test func aRowIsSilentOnWhatItDoesNotSay() {
    var before = outlet("Hoa", key: "1")
    before.phone = ["+84901234567"]
    before.address = "1 Trần Phú"
    before.programmes = [.ocop]
    before.status = .suspended
    before.verifiedOn = "2025-01-01"
    before.issuesEInvoice = true
    #expect(counts(reconcile([outlet("Hoa", key: "1")], with: [before])) == [0, 0, 1])
    var row = outlet("Hoa", key: "1")
    row.address = "2 Trần Phú"
    var after = before
    after.address = "2 Trần Phú"
    #expect(reconcile([row], with: [before]).edits == [.update(id: 1, before: before, after: after)])
    after.status = .active
    #expect(
      reconcile([row], with: [before], assumed: [.accuracy]).edits == [.update(id: 1, before: before, after: after)])
  }

  /// A kind that was guessed by the name, as a list without such a column has it.
  @Test func aGuessFillsAGapAndChangesNothing() {
    var before = outlet("Bách hoá Hoa", key: "A-1")
    before.kind = .shoppingCentre
    before.grade = 2
    var row = outlet("Bách hoá Hoa", key: "A-1")
    row.kind = .convenienceStore
    #expect(counts(reconcile([row], with: [before], assumed: [.kind, .status, .accuracy])) == [0, 0, 1])
    guard case .update(_, _, let after)? = reconcile([row], with: [before]).edits.first else {
      Issue.record("what is stated counts")
      return
    }
    #expect(after.kind == .convenienceStore && after.grade == nil)
  }

  /// What stands on the map from before the owner was asked.
  @Test func whoDoesNotAgreeIsOnTheMapWithoutNumbers() {
    var before = outlet("Hoa", key: "A-1")
    (before.phone, before.email) = (["+842563822222"], "hoa@cho.vn")
    var row = RowOutcome(row: 2, number: nil, verdict: .ready, outlet: outlet("Hoa", key: "A-1"), notes: [])
    #expect(Reconciliation(rows: [row], published: published([before])).edits.isEmpty)
    row.add(Note("no-consent", vi: "", en: ""))
    var after = before
    (after.phone, after.email) = ([], nil)
    #expect(
      Reconciliation(rows: [row], published: published([before])).edits
        == [.update(id: 1, before: before, after: after)])
  }

  /// An approximate place says nothing against an exact one near by, and something against one that is far.
  @Test func aPlaceThatCannotBeBothIsMoved() {
    let before = outlet("Hoa", key: "A-1")
    for (metres, moves) in [(300.0, false), (3000, true)] {
      let row = outlet("Hoa", key: "A-1", metresEast: metres, accuracy: .approximate)
      #expect(counts(reconcile([row], with: [before])) == (moves ? [0, 1, 0] : [0, 0, 1]), "\(metres)")
    }
    // The same spot without a word on how exact it is.
    let rough = outlet("Hoa", key: "A-1", accuracy: .approximate)
    #expect(counts(reconcile([before], with: [rough])) == [0, 0, 1])
    #expect(counts(reconcile([before], with: [rough], assumed: [.status])) == [0, 1, 0])
  }

  /// Two lists of one commune number their rows from one.
  @Test func aNumberAloneIsNoKey() {
    var market = outlet("Chợ Phước Lộc", key: "1", accuracy: .commune)
    market.kind = .market
    let shop = outlet("Tạp hóa Lan", key: "1", accuracy: .commune)
    #expect(asked(reconcile([shop], with: [market])) == [2])
    // Renamed, but at the very place; by a longer name; and by a key that is the outlet's own.
    #expect(counts(reconcile([outlet("Minh Mart", key: "7")], with: [outlet("Hoa", key: "7")])) == [0, 1, 0])
    #expect(
      counts(reconcile([outlet("Tạp hóa Lan", key: "7", accuracy: .commune)], with: [outlet("Lan", key: "7")])) == [
        0, 1, 0,
      ])
    let renamed = outlet("Minh Mart", key: "BD-1077", metresEast: 90)
    #expect(counts(reconcile([renamed], with: [outlet("Hoa", key: "BD-1077")])) == [0, 1, 0])
  }

  @Test func branchesInOneCommuneAreToldByTheirAddresses() {
    func branch(_ address: String, key: String? = nil, accuracy: CoordinateAccuracy = .commune, phone: [String] = [])
      -> Outlet
    {
      var branch = outlet("WinMart+", key: key, accuracy: accuracy)
      (branch.address, branch.phone) = (address, phone)
      return branch
    }
    let known = branch("12 Lê Lợi", accuracy: .exact)
    let other = branch("250 Trần Hưng Đạo")
    #expect(asked(reconcile([other], with: [known])) == [2])
    #expect(counts(reconcile([branch("Số 12, đường Lê Lợi"), other], with: [known])) == [1, 1, 0])
    #expect(counts(reconcile([other, branch("12 Lê Lợi", phone: ["+842563822222"])], with: [known])) == [1, 1, 0])
    // By its key it is the same one; that it moved is plain, where to is not.
    let keyed = branch("12 Lê Lợi", key: "BD-7", accuracy: .exact)
    #expect(asked(reconcile([branch("250 Trần Hưng Đạo", key: "BD-7")], with: [keyed])) == [2])
    #expect(counts(reconcile([branch("14 Lê Lợi", key: "BD-7", accuracy: .exact)], with: [keyed])) == [0, 1, 0])
  }

  @Test func aCommunesCentreNeverReplacesThePlace() {
    let before = outlet("Hoa", key: "1")
    let vague = outlet("Hoa", key: "1", metresEast: 3_000, accuracy: .commune)
    #expect(counts(reconcile([vague], with: [before])) == [0, 0, 1])
    #expect(reconcile([before], with: [vague]).edits == [.update(id: 1, before: vague, after: before)])
    var moved = vague
    moved.commune = Self.tamQuan
    #expect(asked(reconcile([moved], with: [before])) == [2])
  }

  /// Lists from before and from after July 2025 have the centres of other communes for one outlet.
  @Test func theCentreOfTodaysCommuneIsNoOtherPlace() {
    func former(_ code: String) -> AdminUnit.Name { AdminUnit.Name(code: code, name: "Xã \(code)") }
    var before = outlet("Chợ Huyện", accuracy: .commune)
    before.commune2020 = former("21583")
    let row = outlet("Chợ Huyện", metresEast: 7_000, accuracy: .commune)
    #expect(counts(reconcile([row], with: [before])) == [0, 0, 1])
    // The finer one is taken.
    var after = row
    after.commune2020 = before.commune2020
    after.coordinate = before.coordinate
    #expect(reconcile([before], with: [row]).edits == [.update(id: 1, before: row, after: after)])
    // Namesakes of two former communes.
    var other = row
    other.commune2020 = former("21590")
    #expect(asked(reconcile([other], with: [before])) == [2])
  }

  @Test func rowsThatAreNotReadyPass() {
    let rows = [Verdict.ask, .rejected, .ignored].map {
      RowOutcome(row: 5, number: nil, verdict: $0, outlet: outlet("Hoa"), notes: [])
    }
    let result = Reconciliation(rows: rows, published: published([outlet("Hoa")]))
    #expect(result.rows == rows)
    #expect(result.edits.isEmpty)
  }

  @Test func manyRowsAreMatchedInLinearTime() {
    let list = (0..<20_000).map { outlet("Tạp hoá số \($0)", key: $0 % 2 == 0 ? "K\($0)" : nil) }
    #expect(counts(reconcile(list, with: list)) == [0, 0, 20_000])
    let shops = (0..<20_000).map { outlet($0 % 2 == 0 ? "Tạp hoá" : "Tạp hoá số \($0)", key: "K\($0)") }
    let chain = shops.map { outlet("Tạp hoá", key: $0.key) }
    #expect(counts(reconcile(chain, with: shops)) == [0, 10_000, 10_000])
  }
}
