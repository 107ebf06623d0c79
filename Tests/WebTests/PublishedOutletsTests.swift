import Foundation
import Intake
import Outlets
import Spatial
import Store
import Testing

@testable import Web

@Suite struct PublishedOutletsTests {
  private static let published: [PublishedOutlet] = SyntheticOutlets(
    count: 1500, seed: 11, gazetteer: realGazetteer, extent: ListReader.province
  ).enumerated().map { number, outlet in
    var outlet = outlet
    // Keys of their own, made keys, places known by the commune alone.
    if number % 3 == 0 { outlet.key = nil }
    if number % 7 == 0 { outlet.accuracy = .commune }
    return PublishedOutlet(id: Int64(number + 1), outlet: outlet, updatedAt: .distantPast)
  }

  /// Rows as lists have them: the same, moved, renamed, in another commune, without their key.
  private static func variant(_ published: PublishedOutlet, _ number: Int) -> Outlet {
    var outlet = published.outlet
    switch number % 6 {
    case 0: outlet.key = number % 12 == 0 ? PublishedOutlet.ownKey(published.id) : published.listKey
    case 1:
      (outlet.key, outlet.address) = (nil, "nơi khác")
      outlet.coordinate = Coordinate(
        longitude: outlet.coordinate.longitude + 0.002, latitude: outlet.coordinate.latitude)!
    case 2: (outlet.key, outlet.name) = (nil, outlet.name + " mới")
    case 3:
      outlet.key = nil
      (outlet.commune, outlet.commune2020, outlet.district2020) = (nil, nil, nil)
    case 4: (outlet.key, outlet.accuracy) = (nil, .commune)
    default: outlet.coordinate = Coordinate(longitude: 109.0, latitude: 14.0)!
    }
    return outlet
  }

  /// The neighbours alone answer as all outlets would.
  @Test func theNeighboursAreEnough() {
    let all = Self.published
    for number in stride(from: 0, to: all.count, by: 13) {
      let outlet = Self.variant(all[number], number)
      let row = RowOutcome(row: 2, number: nil, verdict: .ready, outlet: outlet, notes: [])
      let near = all.around([outlet], ids: [])
      let (whole, part) = (Reconciliation(rows: [row], published: all), Reconciliation(rows: [row], published: near))
      #expect(whole.rows == part.rows && whole.edits == part.edits, "\(outlet.name), \(number % 6)")
      #expect(near.count < all.count)
    }
  }

  @Test func whatIsPublishedIsFollowed() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try OutletStore(path: folder.appending(path: "a.gpkg").path, create: true)
    let published = PublishedOutlets(store)
    #expect(try published.current().isEmpty)
    let (one, two) = (Outlet.sample("A", commune: "1"), Outlet.sample("B", commune: "1"))
    _ = try store.publish([.add(one), .add(two), .add(one)], author: "a")
    #expect(try published.current() == store.contents().outlets)
    _ = try store.publish([.remove(id: 1, before: one), .update(id: 2, before: two, after: one)], author: "a")
    #expect(try published.current() == store.contents().outlets)
    // A removed outlet comes back in its old place.
    _ = try store.undo(2, author: "a")
    let now = try published.current()
    #expect(try now == store.contents().outlets && now.map(\.id) == [1, 2, 3])
    #expect(now[outletID: 2]?.outlet == two && now[outletID: 4] == nil)
    // Many at once come back before, between and behind others.
    let more = try #require(try store.publish((4...40).map { _ in .add(two) }, author: "a"))
    _ = try published.current()
    let removals: [OutletEdit] = [1, 3, 5, 6, 40].map { .remove(id: $0, before: $0 > 3 ? two : one) }
    let gone = try #require(try store.publish(removals, author: "a"))
    #expect(try published.current().count == 35)
    _ = try store.publish([.add(one)], author: "a")
    _ = try store.undo(gone.id, author: "a")
    let all = try published.current()
    #expect(try all == store.contents().outlets && all.map(\.id) == Array(1...41))
    _ = try store.undo(more.id, author: "a")
    #expect(try published.current().map(\.id) == [1, 2, 3, 41])
  }
}
