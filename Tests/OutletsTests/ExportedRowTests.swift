import Foundation
import Outlets
import Spatial
import Testing

/// A list is exported from here, edited, and sent back, while others edit the map.
struct ExportedRowTests {
  private static let version = "0123ABCD-7"

  /// As the export had it.
  private let exported: Outlet = {
    var outlet = Outlet(
      name: "Tạp hoá Hoa", kind: .convenienceStore, coordinate: Coordinate(longitude: 109.22, latitude: 13.77)!,
      accuracy: .approximate)
    outlet.phone = ["+842563822222"]
    outlet.address = "12 Lê Lợi"
    outlet.products = ["nem"]
    outlet.commune = AdminUnit.Name(code: "21583", name: "Phường Quy Nhơn")
    return outlet
  }()

  /// What becomes of the row, and of the outlet.
  ///
  /// - Parameters:
  ///   - edit: what the list's writer changed.
  ///   - meanwhile: what was changed on the map.
  ///   - blank: columns in which the row says nothing.
  private func settle(
    _ row: inout RowOutcome, meanwhile: (inout Outlet) -> Void = { _ in }, isKnown: Bool = true
  ) -> (now: Outlet, after: Outlet?) {
    var now = exported
    meanwhile(&now)
    let earlier = EarlierOutlets(
      versions: isKnown ? [Self.version: 7] : [:],
      changes: now == exported ? [:] : [5: [EarlierOutlets.Change(changeset: 9, before: exported)]])
    let result = Reconciliation(
      rows: [row], published: [PublishedOutlet(id: 5, outlet: now, updatedAt: .distantPast)], earlier: earlier)
    row = result.rows[0]
    return switch result.effects[row.row] {
    case .update(_, _, let after): (now, after)
    case .some(.none): (now, now)
    default: (now, nil)
    }
  }

  private func row(blank: Set<OutletProperty> = [], _ edit: (inout Outlet) -> Void = { _ in }) -> RowOutcome {
    var outlet = exported
    outlet.key = "HV-5"
    edit(&outlet)
    var row = RowOutcome(row: 2, number: nil, verdict: .ready, outlet: outlet, notes: [])
    row.assumed = []
    row.export = ExportedRow(version: Self.version, blank: blank)
    return row
  }

  @Test func whatOthersEditedMeanwhileStays() {
    var row = row { $0.address = "14 Lê Lợi" }
    let (now, after) = settle(&row) { now in
      now.phone = ["+842563899999"]
      now.status = .closed
      now.openingHours = "Mo-Su 06:00-18:00"
    }
    var expected = now
    expected.address = "14 Lê Lợi"
    #expect(after == expected)
  }

  @Test func nothingEditedIsNothingNew() {
    var row = row()
    let (now, after) = settle(&row) { $0.coordinate = Coordinate(longitude: 109.23, latitude: 13.77)! }
    #expect(after == now)
  }

  /// Of a database that is not this one.
  @Test func withoutTheExportTheRowsWordCounts() {
    var row = row()
    let (_, after) = settle(&row, meanwhile: { $0.phone = ["+842563899999"] }, isKnown: false)
    #expect(after == exported)
  }

  @Test func whatWasEditedHereAndThereIsAsked() {
    var row = row { $0.phone = ["+842563811111"] }
    let (_, after) = settle(&row) { $0.phone = ["+842563899999"] }
    #expect(after == nil && row.verdict == .ask)
    #expect(row.notes.map(\.code) == ["changed-meanwhile"])
    #expect(row.notes[0].message.vi.contains("+842563899999") && row.notes[0].message.vi.contains("Điện thoại"))
    // Accepted, the list's word counts; of a later edit it is asked again.
    for index in row.notes.indices { row.notes[index].verdict = .ready }
    row.verdict = .ready
    var accepted = row
    #expect(settle(&accepted) { $0.phone = ["+842563899999"] }.after?.phone == ["+842563811111"])
    #expect(settle(&row) { $0.phone = ["+842563877777"] }.after == nil && row.notes.count == 1)
    // Both say the same.
    var same = self.row { $0.phone = ["+842563899999"] }
    let (now, agreed) = settle(&same) { $0.phone = ["+842563899999"] }
    #expect(agreed == now)
  }

  /// A commune's name and code are one fact.
  @Test func aCommuneIsAskedOnce() {
    var row = row { $0.commune = AdminUnit.Name(code: "21589", name: "Phường Quy Nhơn Tây") }
    let (_, after) = settle(&row) { $0.commune = AdminUnit.Name(code: "21553", name: "Phường Quy Nhơn Bắc") }
    #expect(after == nil && row.notes.map(\.code) == ["changed-meanwhile"], "\(row.notes)")
    row.notes[0].verdict = .ready
    row.verdict = .ready
    let accepted = settle(&row) { $0.commune = AdminUnit.Name(code: "21553", name: "Phường Quy Nhơn Bắc") }
    #expect(accepted.after?.commune?.code == "21589")
  }

  @Test func aBlankCellTakesTheFactAway() {
    var cleared = row(blank: [.phone, .website]) { $0.phone = [] }
    var expected = exported
    expected.phone = []
    #expect(settle(&cleared).after == expected)
    // The column was deleted: silence.
    var silent = row { $0.phone = [] }
    #expect(settle(&silent).after == exported)
    // What others wrote where the export had nothing either.
    var website = row(blank: [.website])
    #expect(settle(&website) { $0.website = "https://a.vn/" }.after?.website == "https://a.vn/")
  }

  @Test func aPlaceIsTakenWhereItWasMoved() {
    var moved = row { $0.coordinate = Coordinate(longitude: 109.221, latitude: 13.77)! }
    #expect(settle(&moved).after?.coordinate.longitude == 109.221)
    // The column of accuracies was deleted, the numbers went through another program.
    var rounded = row {
      $0.coordinate = Coordinate(longitude: 109.220000001, latitude: 13.77)!
      $0.accuracy = .exact
    }
    rounded.assumed = [.accuracy]
    #expect(settle(&rounded).after == exported)
    // Its numbers were deleted: where it is is known all the same.
    var lost = row {
      $0.coordinate = Coordinate(longitude: 109.25, latitude: 13.8)!
      $0.accuracy = .commune
    }
    #expect(settle(&lost).after == exported)
  }

  @Test func anotherCommuneBringsItsOwnOldNames() {
    var moved = row {
      $0.commune = AdminUnit.Name(code: "21592", name: "Phường Quy Nhơn Nam")
      $0.commune2020 = AdminUnit.Name(code: "21574", name: "Phường Ghềnh Ráng")
    }
    let after = settle(&moved).after
    #expect(after?.commune?.code == "21592" && after?.commune2020?.code == "21574" && after?.district2020 == nil)
  }
}
