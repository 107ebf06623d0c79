import Foundation
import Outlets
import Spatial
import Testing

struct DuplicateDecisionTests {
  private static let quyNhon = AdminUnit.Name(code: "21583", name: "Phường Quy Nhơn")

  private func outlet(_ name: String, metresEast: Double = 0) -> Outlet {
    let point = Coordinate(longitude: 109.22 + metresEast / 108_000, latitude: 13.77)!
    var outlet = Outlet(name: name, kind: .grocery, coordinate: point, accuracy: .exact)
    outlet.commune = Self.quyNhon
    return outlet
  }

  private func published(_ outlets: [Outlet]) -> [PublishedOutlet] {
    outlets.enumerated().map {
      PublishedOutlet(id: Int64($0 + 1), outlet: $1, updatedAt: .init(timeIntervalSince1970: 0))
    }
  }

  /// Rows 2, 3 …; the ones after the first are asked as duplicates of it.
  private func rows(_ outlets: [Outlet?]) -> [RowOutcome] {
    outlets.enumerated().map { index, outlet in
      var row = RowOutcome(row: index + 2, number: nil, verdict: .ready, outlet: outlet, notes: [])
      if index > 0 { row.add([Duplicate(.row(2), .name)], Note("duplicate-in-file", vi: "?", en: "?")) }
      return row
    }
  }

  @Test func bothAreKept() {
    let result = Reconciliation(
      rows: rows([outlet("Hoa"), outlet("Hoa")]), published: [], decisions: [3: .keepBoth])
    #expect(result.rows.map(\.verdict) == [.ready, .ready])
    #expect(result.rows[1].duplicates.isEmpty && result.rows[1].notes.isEmpty)
    #expect(result.added == 2)
  }

  /// Another question of the row stays open.
  @Test func otherQuestionsStay() {
    var asked = rows([outlet("Hoa"), outlet("Hoa")])
    asked[1].add(Note("far-from-commune", vi: "?", en: "?"), verdict: .ask)
    #expect(asked.settled(by: [3: .keepBoth]).map(\.verdict) == [.ready, .ask])
  }

  @Test func aRowGoesIntoThePublishedOutletThatWasChosen() {
    var row = outlet("Bách hoá Hoa", metresEast: 2_000)
    row.phone = ["+842563822222"]
    let before = [outlet("Lan"), outlet("Hoa")]
    let result = Reconciliation(
      rows: rows([row]), published: published(before), decisions: [2: .merge(into: .outlet(2))])
    #expect(result.edits == [.update(id: 2, before: before[1], after: row)])
    let gone = Reconciliation(
      rows: rows([row]), published: published(before), decisions: [2: .merge(into: .outlet(9))])
    #expect(gone.edits.isEmpty)
    #expect(gone.rows[0].verdict == .ask && gone.rows[0].notes.map(\.code) == ["duplicate-published"])
  }

  /// A row that is like a published outlet is asked, names it, and may be kept beside it.
  @Test func likenessToThePublishedIsAsked() {
    let before = published([outlet("Tạp hoá Hoa Mai"), outlet("Lan")])
    let row = rows([outlet("Hoa Mai", metresEast: 100)])
    let asked = Reconciliation(rows: row, published: before)
    #expect(asked.rows[0].duplicates == [Duplicate(.outlet(1), .brand)])
    #expect(asked.edits.isEmpty)
    let kept = Reconciliation(rows: row, published: before, decisions: [2: .keepBoth])
    #expect(kept.edits == [.add(outlet("Hoa Mai", metresEast: 100))])
  }

  @Test func oneHouseWithThePublishedIsAsked() {
    var shop = outlet("Bia Sài Gòn", metresEast: 900)
    shop.address = "Số 12 Lê Lợi"
    var row = outlet("Nước mắm Gò Bồi")
    row.address = "12, đường Lê Lợi"
    #expect(Reconciliation(rows: rows([row]), published: published([shop])).added == 1)
    row.address = "12 đường Lê Lợi, P. Trần Phú"
    let asked = Reconciliation(rows: rows([row]), published: published([shop]))
    #expect(asked.rows[0].duplicates == [Duplicate(.outlet(1), .address)])
  }

  /// Both were kept once: the same list is not asked about again.
  @Test func aDecisionHoldsForTheNextTime() {
    let list = [outlet("Hoa"), outlet("Hoa", metresEast: 90)]
    let first = Reconciliation(rows: rows(list), published: [], decisions: [3: .keepBoth])
    #expect(first.added == 2)
    let second = Reconciliation(rows: rows(list), published: published(list))
    #expect(second.rows.map(\.verdict) == [.ready, .ready])
    #expect(second.unchanged == 2 && second.edits.isEmpty)
  }

  @Test func writesWhatItReads() throws {
    let decisions: [Int: DuplicateDecision] = [
      3: .keepBoth, 4: .merge(into: .row(2)), 5: .merge(into: .outlet(7)),
    ]
    let json = try JSONEncoder().encode(decisions)
    #expect(try JSONDecoder().decode([Int: DuplicateDecision].self, from: json) == decisions)
    let duplicate = try JSONEncoder().encode([Duplicate(.outlet(7), .address)])
    #expect(String(decoding: duplicate, as: UTF8.self).contains("{\"outlet\":7}"))
  }
}
