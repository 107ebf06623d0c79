import Foundation
import Outlets
import Spatial
import Testing

struct GoneOutletsTests {
  private func outlet(
    _ name: String, _ kind: OutletKind = .market, commune: String = "21583", district: String = "540",
    key: String? = nil
  ) -> Outlet {
    // Each name has its own place.
    let shift = Double(name.unicodeScalars.reduce(0) { $0 &* 31 &+ Int($1.value) } % 1000) / 1000
    var outlet = Outlet(
      name: name, kind: kind, coordinate: Coordinate(longitude: 109.0 + shift / 3, latitude: 13.77)!, accuracy: .exact)
    outlet.commune = AdminUnit.Name(code: commune, name: commune)
    outlet.district2020 = AdminUnit.Name(code: district, name: district)
    outlet.key = key
    return outlet
  }

  private func gone(_ list: [Outlet], from outlets: [Outlet], waiting: [RowOutcome] = []) throws -> GoneOutlets {
    let rows = list.enumerated().map {
      RowOutcome(row: $0 + 2, number: nil, verdict: .ready, outlet: $1, notes: [])
    }
    let published = outlets.enumerated().map {
      PublishedOutlet(id: Int64($0 + 1), outlet: $1, updatedAt: .init(timeIntervalSince1970: 0))
    }
    let result = Reconciliation(rows: rows + waiting, published: published, isComplete: true)
    return try #require(result.gone)
  }

  @Test func whatTheListNoLongerHasIsClosed() throws {
    let before = [outlet("Chợ Một"), outlet("Chợ Hai"), outlet("Chợ Ba")]
    let gone = try gone([before[0], before[2]], from: before)
    #expect(gone.outlets.map(\.id) == [2])
    #expect(gone.covered == 3 && !gone.isDoubtful)
    var closed = before[1]
    closed.status = .closed
    #expect(gone.outlets.map(\.closing) == [.update(id: 2, before: before[1], after: closed)])
  }

  @Test func withoutTheClaimNothingIsGone() {
    let rows = [RowOutcome(row: 2, number: nil, verdict: .ready, outlet: outlet("Chợ Một"), notes: [])]
    #expect(Reconciliation(rows: rows, published: []).gone == nil)
  }

  /// Other kinds, other places, demonstration data and what is closed already are none of the list's business.
  @Test func whatTheListDoesNotCoverStays() throws {
    var demo = outlet("Chợ Thử")
    demo.synthetic = true
    var closed = outlet("Chợ Cũ")
    closed.status = .closed
    let gone = try gone(
      [outlet("Chợ Một")],
      from: [
        outlet("Siêu thị", .supermarket), outlet("Chợ Xa", commune: "21637", district: "543"), demo, closed,
        outlet("Chợ Một"),
      ])
    #expect(gone.outlets.isEmpty && gone.covered == 1)
  }

  /// A district counts as a whole where the list has at least half of its communes.
  @Test func aCommuneWithoutRowsIsCoveredByItsDistrict() throws {
    let before = [
      outlet("Chợ Một", commune: "1"), outlet("Chợ Hai", commune: "2"), outlet("Chợ Ba", commune: "3"),
      outlet("Chợ Bốn", commune: "4"),
    ]
    #expect(try gone(Array(before[..<3]), from: before).outlets.map(\.id) == [4])
    #expect(try gone([before[0]], from: before).outlets.isEmpty)
  }

  @Test func keysTellWhichListAnOutletCameFrom() throws {
    let list = [outlet("Chợ Một", key: "BD-CHO-001"), outlet("Chợ Hai", key: "BD-CHO-002")]
    let others = [outlet("Chợ Ba", key: "OCOP-3"), outlet("Chợ Bốn"), outlet("Chợ Năm", key: "bd-cho-17")]
    #expect(try gone(list, from: list + others).outlets.map(\.id) == [5])
  }

  /// A row that waits may stand for the outlet.
  @Test func whatWaitsIsNotGone() throws {
    let before = [outlet("Chợ Một"), outlet("Chợ Hai"), outlet("Chợ Ba"), outlet("Chợ Bốn")]
    var rejected = RowOutcome(row: 90, number: nil, verdict: .rejected, outlet: nil, notes: [])
    rejected.draft = OutletDraft(row: 90, cells: [.name: .init(column: "Tên", text: "CHỢ HAI")])
    var asked = RowOutcome(row: 91, number: nil, verdict: .ready, outlet: nil, notes: [])
    asked.add([Duplicate(.outlet(3), .brand)], Note("duplicate-published", vi: "?", en: "?"))
    #expect(try gone([before[0]], from: before, waiting: [rejected, asked]).outlets.map(\.id) == [4])
  }

  @Test func aListThatLacksMostIsDoubted() throws {
    let before = ["Một", "Hai", "Ba", "Bốn", "Năm"].map { outlet("Chợ \($0)") }
    let gone = try gone([before[0]], from: before)
    #expect(gone.outlets.count == 4 && gone.isDoubtful)
  }
}
