import Catalog
import Foundation
import Outlets
import Spatial
import Testing

/// Counts against one query for each value.
@Suite struct CountsTests {
  private let snapshot = Snapshot(sampleOutlets(3000, seed: 71), version: .init(database: "test", changeset: 1))
  private let moment = LocalMoment(Date(timeIntervalSince1970: 1_780_000_000))

  private func queries() -> [OutletQuery] {
    var one = OutletQuery()
    one.values = [.kind: ["market", "agent"]]
    var two = OutletQuery()
    two.values = [.kind: ["market"], .payments: ["qr"], .communeCode: ["21583"]]
    two.takesOnlineOrders = true
    var three = OutletQuery()
    three.values = [.programmes: ["ocop"], .status: ["active", "closed"]]
    three.words = "nem"
    three.box = BoundingBox(west: 108.9, south: 13.6, east: 109.2, north: 14.5)
    three.opening = .init(states: [.unknown], at: moment)
    return [OutletQuery(), one, two, three]
  }

  private func matched(_ query: OutletQuery) -> Int { snapshot.page(query, limit: 1, from: .offset(0)).matched }

  @Test func aCountTellsWhatChoosingWouldFind() {
    for query in queries() {
      let found = snapshot.counts(query, at: moment)
      #expect(found.matched == matched(query))
      #expect(Set(found.counts.keys).isSuperset(of: [.kind, .productGroups, .programmes, .payments, .eInvoice]))
      for (property, counts) in found.counts {
        for (value, count) in counts {
          var chosen = query
          chosen.values[property] = [value]
          #expect(count == matched(chosen), "\(property) \(value)")
        }
      }
      var online = query
      online.takesOnlineOrders = true
      #expect(found.onlineOrder == matched(online))
      for state in OpeningState.allCases {
        var chosen = query
        chosen.opening = .init(states: [state], at: moment)
        #expect(found.opening[state, default: 0] == matched(chosen), "\(state)")
      }
    }
  }
}
