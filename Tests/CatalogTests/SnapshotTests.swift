import Catalog
import Foundation
import Geodesy
import Outlets
import Spatial
import Testing

/// Every answer against the plain list of outlets.
@Suite struct SnapshotTests {
  private let outlets = sampleOutlets(700, seed: 23)
  private let snapshot = Snapshot(sampleOutlets(700, seed: 23), version: .init(database: "test", changeset: 1))

  private func texts(_ value: PropertyValue) -> [String] {
    switch value {
    case .null: []
    case .text(let text): [text]
    case .integer(let number): [String(number)]
    case .bool(let flag): [String(flag)]
    case .list(let texts): texts
    }
  }

  private func oracle(_ query: OutletQuery) -> [PublishedOutlet] {
    outlets.filter { published in
      let outlet = published.outlet
      if query.values[.status] == nil, outlet.status == .closed { return false }
      if let box = query.box, !box.contains(outlet.coordinate) { return false }
      if let opening = query.opening, !opening.states.contains(state(outlet, at: opening.moment)) { return false }
      if let updated = query.updated, !updated.contains(published.updatedAt) { return false }
      return query.values.allSatisfy { property, values in
        let own = property == .id ? [String(published.id)] : texts(outlet[property])
        return own.contains { values.contains($0) }
      }
    }
  }

  private func state(_ outlet: Outlet, at moment: LocalMoment) -> OpeningState {
    outlet.openingHours.flatMap(OpeningHours.init)?.state(at: moment) ?? .unknown
  }

  private func ids(_ slots: some Sequence<Slot>) throws -> [Int64] {
    try slots.map { slot in
      let feature = try JSONSerialization.jsonObject(with: Data(snapshot.feature(slot))) as! [String: Any]
      return (feature["id"] as! NSNumber).int64Value
    }
  }

  private func randomQuery(_ random: inout SeededGenerator) -> OutletQuery {
    var query = OutletQuery()
    if Bool.random(using: &random) {
      let (a, b) = (Double.random(in: 108.6...109.4, using: &random), Double.random(in: 108.6...109.4, using: &random))
      query.box = BoundingBox(west: a, south: 13.6, east: b, north: .random(in: 13.8...14.8, using: &random))
    }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let property = OutletProperty.allCases.randomElement(using: &random)!
      let sample = outlets.randomElement(using: &random)!
      let own = property == .id ? [String(sample.id)] : texts(sample.outlet[property])
      let others = outlets.randomElement(using: &random)!.outlet
      let values = own + (Bool.random(using: &random) ? texts(others[property]) : [])
      if !values.isEmpty { query.values[property] = values }
    }
    if Int.random(in: 0..<6, using: &random) == 0 {
      let moment = LocalMoment(Date(timeIntervalSince1970: .random(in: 1_780_000_000...1_781_000_000, using: &random)))
      query.opening = .init(states: Set(OpeningState.allCases.filter { _ in Bool.random(using: &random) }), at: moment)
    }
    if Int.random(in: 0..<6, using: &random) == 0 {
      query.updated = Date(timeIntervalSince1970: 1_780_000_200)...Date(timeIntervalSince1970: 1_780_000_700)
    }
    return query
  }

  /// No outlet was changed at a moment between two seconds.
  @Test func anInstantWithinASecondFindsNothing() {
    var query = OutletQuery()
    func matched(_ seconds: Double) -> Int {
      let instant = outlets[0].updatedAt.addingTimeInterval(seconds)
      query.updated = instant...instant
      return snapshot.page(query, limit: 0, from: .offset(0)).matched
    }
    query.values[.status] = OutletStatus.allCases.map(\.rawValue)
    #expect(matched(0) > 0 && matched(-0.5) == 0)
  }

  @Test func pagesAgreeWithTheList() throws {
    var random = SeededGenerator(seed: 29)
    var nonEmpty = 0
    for _ in 0..<400 {
      let query = randomQuery(&random)
      let expected = oracle(query)
      let page = snapshot.page(query, limit: 10_000, from: .offset(0))
      #expect(try ids(page.slots).sorted() == expected.map(\.id).sorted(), "\(query.values)")
      #expect(page.matched == expected.count)
      #expect(page.next == nil)
      if !expected.isEmpty { nonEmpty += 1 }
    }
    #expect(nonEmpty > 100)
  }

  @Test(arguments: [3, 17, 100])
  func aWalkMeetsEachOutletOnce(_ limit: Int) throws {
    var random = SeededGenerator(seed: 31)
    for _ in 0..<12 {
      let query = randomQuery(&random)
      let whole = snapshot.page(query, limit: 10_000, from: .offset(0))
      var slots: [Slot] = []
      var start = Page.Start.offset(0)
      while true {
        let page = snapshot.page(query, limit: limit, from: start)
        #expect(page.matched == whole.matched)
        slots += page.slots
        guard let next = page.next else { break }
        // As it travels in a link.
        start = .after(try #require(Cursor(next.description)))
      }
      #expect(slots == whole.slots)
      let offset = Int.random(in: 0...50, using: &random)
      #expect(
        snapshot.page(query, limit: limit, from: .offset(offset)).slots
          == Array(whole.slots.dropFirst(offset).prefix(limit)))
    }
  }

  /// Outlets come and go between two pages: those that stay are met once.
  @Test func aWalkGoesOnInALaterVersion() throws {
    let later = Snapshot(
      outlets.filter { $0.id % 3 != 0 } + sampleOutlets(2000, seed: 37).filter { $0.id <= 0 },
      version: .init(database: "test", changeset: 2))
    let first = snapshot.page(OutletQuery(), limit: 200, from: .offset(0))
    var met = try ids(first.slots)
    var start = Page.Start.after(try #require(first.next))
    while true {
      let page = later.page(OutletQuery(), limit: 50, from: start)
      met += try page.slots.map { slot in
        let feature = try JSONSerialization.jsonObject(with: Data(later.feature(slot))) as! [String: Any]
        return (feature["id"] as! NSNumber).int64Value
      }
      guard let next = page.next else { break }
      start = .after(next)
    }
    #expect(Set(met).count == met.count)
    let staying = outlets.filter { $0.id % 3 != 0 && $0.outlet.status != .closed }.map(\.id)
    #expect(Set(staying).isSubset(of: met))
  }

  @Test func nearestAgreesWithTheList() throws {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<300 {
      let query = randomQuery(&random)
      let origin = Coordinate(
        longitude: .random(in: 108.6...109.4, using: &random), latitude: .random(in: 13.5...14.7, using: &random))!
      let limit = [1, 5, 50].randomElement(using: &random)!
      let metres = Bool.random(using: &random) ? Double.infinity : 30_000
      var expected: [(id: Int64, distance: Double)] = []
      for published in oracle(query) {
        let distance = Geodesic.distance(origin, published.outlet.coordinate)
        if distance <= metres { expected.append((published.id, distance)) }
      }
      expected.sort { $0.distance != $1.distance ? $0.distance < $1.distance : $0.id < $1.id }
      expected = Array(expected.prefix(limit))
      let found = snapshot.nearest(to: origin, query, limit: limit, within: metres)
      #expect(try ids(found.map(\.slot)) == expected.map(\.id))
      #expect(found.map(\.distance) == expected.map(\.distance))
    }
  }

  @Test func wordsAreFoundFoldedAndByTheirBeginnings() throws {
    func names(_ words: String) throws -> Set<String> {
      var query = OutletQuery()
      query.words = words
      return Set(
        try snapshot.page(query, limit: 10_000, from: .offset(0)).slots.map { slot in
          let feature = try JSONSerialization.jsonObject(with: Data(snapshot.feature(slot))) as! [String: Any]
          return (feature["properties"] as! [String: Any])["name"] as! String
        })
    }
    #expect(try names("dam cho") == ["Chợ Đầm"])
    #expect(try names("ĐẦM") == ["Chợ Đầm"])
    // Words are found wherever they stand: in a product group's or a programme's name, too.
    #expect(try names("hòa bì").contains("Siêu thị \"Hoà Bình\""))
    #expect(try names("hoà binh sieu").contains("Siêu thị \"Hoà Bình\""))
    #expect(try names("hoà đầm").isDisjoint(with: ["Siêu thị \"Hoà Bình\""]))
    #expect(try names("khongcotrongdanhsach").isEmpty)
    #expect(try names("dam 21583").isSubset(of: ["Chợ Đầm"]))
    // Without a letter or digit there is nothing to find.
    #expect(try names(" - ").isEmpty)
  }

  @Test func countsOfAUnitLeaveClosedOutletsOut() {
    for code in codes {
      let expected = outlets.count { $0.outlet.commune?.code == code && $0.outlet.status != .closed }
      #expect(snapshot.outletCount(in: .init(code: code, era: .e2025)) == expected)
    }
    #expect(snapshot.outletCount(in: .init(code: "00000", era: .e2025)) == 0)
    #expect(snapshot.openCount == outlets.count { $0.outlet.status != .closed })
  }

  @Test func everyOutletIsFoundByItsID() throws {
    for published in outlets {
      let slot = try #require(snapshot.slot(of: published.id))
      #expect(try ids([slot]) == [published.id])
    }
    #expect(snapshot.slot(of: 123_456) == nil)
  }

  @Test func anEmptySnapshotAnswers() {
    let empty = Snapshot([], version: .init(database: "test", changeset: 0))
    var query = OutletQuery()
    query.words = "chợ"
    #expect(empty.page(query, limit: 10, from: .offset(0)).matched == 0)
    #expect(empty.nearest(to: Coordinate(longitude: 109, latitude: 14)!, query, limit: 3, within: .infinity).isEmpty)
    #expect(empty.slot(of: 1) == nil)
  }

  @Test(arguments: ["", "-", "x", "1-", "-1", "zzzzzzzzzzzzzzzzzzzz-1", "1-2-3", "1--2", "é-1"])
  func whatIsNoCursorIsRefused(_ text: String) {
    #expect(Cursor(text) == nil)
  }
}
