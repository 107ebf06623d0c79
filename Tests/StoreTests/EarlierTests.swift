import Foundation
import Outlets
import Store
import Testing

struct EarlierTests {
  /// What a list that was exported at some version finds, whatever was done since.
  @Test func outletsAreTakenBackToAVersion() throws {
    let place = try TemporaryStore()
    let store = try place.open()
    let (first, second) = (Outlet.sample("Chợ Đầm"), Outlet.sample("Chợ Dinh", longitude: 109.25))
    _ = try store.publish([.add(first), .add(second)], author: "a")
    let exported = store.version(try store.version()).text
    let others = [0, 2, 3].map { store.version($0).text }
    var edited = first
    edited.phone = ["+842563822222"]
    var again = edited
    again.name = "Chợ Đầm mới"
    _ = try store.publish([.update(id: 1, before: first, after: edited)], author: "a")
    _ = try store.publish([.update(id: 1, before: edited, after: again), .add(first)], author: "a")
    let published = try store.contents().outlets

    /// What a row of the export that stands for an outlet, and says what it said then, does to it.
    func effect(
      _ id: Int64, _ outlet: Outlet, _ version: String, blank: Set<OutletProperty> = []
    ) throws -> Reconciliation.Effect? {
      var row = RowOutcome(row: 2, number: nil, verdict: .ready, outlet: outlet, notes: [])
      row.export = ExportedRow(version: version, blank: blank)
      let result = Reconciliation(
        rows: [row], published: published, decisions: [2: .merge(into: .outlet(id))],
        earlier: try store.earlier([version] + others + [version]))
      return result.effects[2]
    }
    #expect(try effect(1, first, exported) == Reconciliation.Effect.none(id: 1))
    #expect(try effect(2, second, exported) == Reconciliation.Effect.none(id: 2))
    #expect(try effect(1, edited, others[1]) == Reconciliation.Effect.none(id: 1))
    #expect(try effect(1, again, others[2]) == Reconciliation.Effect.none(id: 1))
    // A version that is still to come, as a cell that is dragged down has it, takes nothing away.
    var cleared = again
    cleared.phone = []
    #expect(try effect(1, cleared, store.version(4).text, blank: [.phone]) == Reconciliation.Effect.none(id: 1))
    // It was not there; and versions of other databases, or none at all: the row's own word.
    for (id, version) in [(Int64(3), exported), (1, "00000000-1"), (1, "1"), (1, "")] {
      guard case .update(id, _, _)? = try effect(id, edited, version) else {
        Issue.record("\(id) \(version)")
        continue
      }
    }
  }
}
