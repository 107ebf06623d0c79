import Catalog
import Foundation
import Outlets
import Spatial
import Testing

/// Filters against their plain meaning, outlet by outlet.
@Suite struct FilterTests {
  private let outlets: [PublishedOutlet]
  private let snapshot: Snapshot

  init() {
    var outlets = sampleOutlets(900, seed: 11)
    for index in outlets.indices where index % 3 == 0 { outlets[index].outlet.verifiedOn = "2025-0\(index % 9 + 1)-15" }
    self.outlets = outlets
    snapshot = Snapshot(outlets, version: .init(database: "test", changeset: 1))
  }

  private func found(_ text: String, _ query: OutletQuery = OutletQuery()) throws -> Set<Int64> {
    var query = query
    query.filter = try CQL2Parser.filter(text)
    let page = snapshot.page(query, limit: .max, from: .offset(0))
    let ids = Set(page.slots.map(snapshot.id))
    #expect(page.matched == ids.count)
    // Nearest, counts and tiles read the same query.
    let near = snapshot.nearest(to: outlets[0].outlet.coordinate, query, limit: .max, within: .infinity)
    #expect(Set(near.map { snapshot.id($0.slot) }) == ids, "\(text)")
    #expect(snapshot.counts(query, at: LocalMoment(.now)).matched == ids.count)
    return ids
  }

  private func expected(_ condition: (Outlet, PublishedOutlet) -> Bool) -> Set<Int64> {
    Set(outlets.filter { $0.outlet.status != .closed && condition($0.outlet, $0) }.map(\.id))
  }

  @Test func conditionsMeanWhatTheySay() throws {
    #expect(try found("kind = 'market'") == expected { outlet, _ in outlet.kind == .market })
    #expect(try found("'market' = kind") == expected { outlet, _ in outlet.kind == .market })
    #expect(try found("kind <> 'market'") == expected { outlet, _ in outlet.kind != .market })
    #expect(
      try found("kind in ('market','agent') and grade >= 2")
        == expected { outlet, _ in [.market, .agent].contains(outlet.kind) && outlet.grade ?? 0 >= 2 })
    #expect(try found("grade BETWEEN 2 AND 3") == expected { outlet, _ in (2...3).contains(outlet.grade ?? 0) })
    #expect(try found("grade = 2.5") == [])
    #expect(try found("programmes = 'ocop'") == expected { outlet, _ in outlet.programmes.contains(.ocop) })
    #expect(try found("programmes <> 'ocop'") == expected { outlet, _ in !outlet.programmes.contains(.ocop) })
    #expect(
      try found("programmes = 'ocop' AND programmes = 'binh_on_gia'")
        == expected { outlet, _ in Set(outlet.programmes).isSuperset(of: [.ocop, .binhOnGia]) })
    #expect(try found("e_invoice = TRUE") == expected { outlet, _ in outlet.issuesEInvoice == true })
    #expect(
      try found("products LIKE 'nước mắm%'") == expected { outlet, _ in outlet.products.contains("nước mắm Gò Bồi") })
    #expect(try found("id < 500") == expected { _, outlet in outlet.id < 500 })
    #expect(try found("TRUE") == expected { _, _ in true })
    #expect(try found("false") == [])
  }

  @Test func theUnknownIsNeitherTrueNorFalse() throws {
    #expect(try found("grade = 1 OR NOT grade = 1") == expected { outlet, _ in outlet.grade != nil })
    #expect(try found("grade <> 1") == expected { outlet, _ in outlet.grade.map { $0 != 1 } ?? false })
    #expect(try found("NOT e_invoice = true") == expected { outlet, _ in outlet.issuesEInvoice == false })
    #expect(try found("key IS NULL") == expected { outlet, _ in outlet.key == nil })
    #expect(try found("key IS NOT NULL") == expected { outlet, _ in outlet.key != nil })
    #expect(
      try found("NOT (key LIKE 'BD-1%')") == expected { outlet, _ in outlet.key.map { !$0.hasPrefix("BD-1") } ?? false }
    )
    #expect(try found("grade = 1 OR TRUE").count == expected { _, _ in true }.count)
  }

  @Test func textsAreComparedAsAsked() throws {
    #expect(try found("name = 'Chợ Đầm'") == expected { outlet, _ in outlet.name == "Chợ Đầm" })
    #expect(try found("name = 'chợ đầm'") == [])
    #expect(try found("CASEI(name) = casei('CHỢ ĐẦM')") == expected { outlet, _ in outlet.name == "Chợ Đầm" })
    #expect(try found("ACCENTI(CASEI(name)) LIKE 'cho d_m'") == expected { outlet, _ in outlet.name == "Chợ Đầm" })
    #expect(try found("name LIKE '%\"Hoà Bình\"'") == expected { outlet, _ in outlet.name.hasPrefix("Siêu thị") })
    #expect(try found("name LIKE 'Chợ\\%'") == [])
    #expect(try found("name LIKE '%'") == expected { _, _ in true })
  }

  @Test func whatTheGrammarAllowsIsRead() throws {
    #expect(try found("geometry IS NULL") == [])
    #expect(try found("geometry IS NOT NULL") == expected { _, _ in true })
    for box in [
      "POLYGON((108 13, 109 13, 109 14, 108 14, 108 13))",
      "POLYGON((108 13 5, 109 13 5, 109 14 5, 108 14 5, 108 13 5))",
      "POLYGON Z ((108 13 5, 109 13 5, 109 14 5, 108 14 5, 108 13 5))",
    ] {
      #expect(
        try found("S_INTERSECTS(geometry, \(box))")
          == expected { outlet, _ in
            (108...109).contains(outlet.coordinate.longitude) && (13...14).contains(outlet.coordinate.latitude)
          }, "\(box)")
    }
    #expect(try found("S_INTERSECTS(geometry, POINT(109.22 13.77 0))") == [])
  }

  @Test func timesAndDates() throws {
    #expect(
      try found("updated_at >= TIMESTAMP('2026-05-29T00:10:00Z')")
        == expected { _, outlet in outlet.updatedAt >= (try! Date("2026-05-29T00:10:00Z", strategy: .iso8601)) })
    #expect(
      try found("updated_at < '2026-05-29T07:10:00+07:00'")
        == expected { _, outlet in outlet.updatedAt < (try! Date("2026-05-29T00:10:00Z", strategy: .iso8601)) })
    #expect(
      try found("verified_on > DATE('2025-05-01')") == expected { outlet, _ in outlet.verifiedOn ?? "" > "2025-05-01" })
  }

  @Test func places() throws {
    let box = BoundingBox(west: 108.9, south: 13.7, east: 109.2, north: 14.1)!
    let inBox = expected { outlet, _ in box.contains(outlet.coordinate) }
    #expect(try found("S_INTERSECTS(geometry, BBOX(108.9,13.7,109.2,14.1))") == inBox && !inBox.isEmpty)
    let ring = "((108.9 13.7,109.2 13.7,109.2 14.1,108.9 14.1,108.9 13.7))"
    #expect(try found("S_INTERSECTS(geometry,POLYGON\(ring))") == inBox)
    #expect(try found("S_INTERSECTS(MULTIPOLYGON(\(ring)),geometry)") == inBox)
    let hole =
      "((108.9 13.7,109.2 13.7,109.2 14.1,108.9 14.1,108.9 13.7),(109 13.75,109.1 13.75,109.1 13.9,109 13.9,109 13.75))"
    let inner = BoundingBox(west: 109, south: 13.75, east: 109.1, north: 13.9)!
    let isOnEdge = { (place: Coordinate) in
      inner.contains(place)
        && ([109, 109.1].contains(place.longitude) || [13.75, 13.9].contains(place.latitude))
    }
    #expect(
      try found("S_INTERSECTS(geometry, POLYGON\(hole))")
        == expected { outlet, _ in
          box.contains(outlet.coordinate) && (!inner.contains(outlet.coordinate) || isOnEdge(outlet.coordinate))
        })
    #expect(
      try found("S_INTERSECTS(geometry, POINT(109.05 13.8))")
        == expected { outlet, _ in outlet.coordinate == Coordinate(longitude: 109.05, latitude: 13.8) })
    #expect(
      try found("NOT S_INTERSECTS(geometry, BBOX(108.9,13.7,109.2,14.1))")
        == expected { outlet, _ in !box.contains(outlet.coordinate) })
  }

  @Test func aFilterOnTheStatusDecidesOnClosedOutletsItself() throws {
    #expect(try found("status = 'closed'") == Set(outlets.filter { $0.outlet.status == .closed }.map(\.id)))
    #expect(try found("status <> 'active'").count == outlets.filter { $0.outlet.status != .active }.count)
    var query = OutletQuery()
    query.values[.status] = ["active"]
    #expect(try found("status = 'closed'", query) == [])
  }

  /// Random trees of conditions, against their evaluation over the outlets' own values.
  @Test func randomFiltersAgreeWithBruteForce() throws {
    var random = SeededGenerator(seed: 5)
    let atoms = [
      "kind = 'market'", "kind IN ('agent','grocery')", "grade = 2", "grade > 1", "grade IS NULL", "payments = 'qr'",
      "e_invoice = FALSE", "accuracy <> 'exact'", "name LIKE '%a%'", "commune_code = '21583'", "commune IS NULL",
      "product_groups = 'seafood'", "supplied_by <> 'BD-7'", "opening_hours IN ('24/7','ngày 3, 8')",
      "key = 'BD-7'", "name = 'Chợ Đầm'", "products = 'nem chợ Huyện'", "products IN ('a\"],[\"b\\','nem')",
      "address IN ('TP.Quy Nhơn','2-4 Hai Bà Trưng')", "address = '…'", "address IN ('…','Bến xe')",
      "synthetic = true", "S_INTERSECTS(geometry, BBOX(108.6,13.5,109.1,13.9))",
      "verified_on < DATE('2025-04-01')",
    ]
    func filter(_ depth: Int) -> String {
      switch Int.random(in: 0..<(depth == 0 ? 1 : 4), using: &random) {
      case 0: atoms.randomElement(using: &random)!
      case 1: "NOT (\(filter(depth - 1)))"
      case 2: "(\(filter(depth - 1)) AND \(filter(depth - 1)))"
      default: "(\(filter(depth - 1)) OR \(filter(depth - 1)))"
      }
    }
    for _ in 0..<150 {
      let text = filter(4)
      let meaning = try CQL2Parser.filter(text)
      let wanted = expected { outlet, published in
        meaning.holds(at: outlet.coordinate) { property, folding in
          folding.apply(property == .id ? .integer(Int(published.id)) : outlet[property])
        } == true
      }
      #expect(try found(text) == wanted, "\(text)")
    }
  }
}
