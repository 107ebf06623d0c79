import Catalog
import Foundation
import Testing

@Suite struct ItemsTests {
  @Test func itemsAreAFeatureCollection() async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections/outlets/items")
      #expect(answer.status == 200)
      #expect(answer.header("Content-Type") == "application/geo+json")
      #expect(answer.json["type"] as? String == "FeatureCollection")
      // Closed outlets are left out unless they are asked for.
      #expect(answer.json["numberMatched"] as? Int == 4)
      #expect(answer.json["numberReturned"] as? Int == 4)
      #expect(answer.json["timeStamp"] is String)
      #expect(Set(answer.names) == ["Chợ Đầm", "Chợ Khu 2", "Siêu thị Co.opmart Quy Nhơn", "Cửa hàng <b>\"24H\"</b>"])
      #expect(answer.links("self").first?["href"] == server.base + "/api/collections/outlets/items")
      #expect(answer.links("next").isEmpty)
    }
  }

  @Test(arguments: [
    ("bbox=109.22,13.76,109.23,13.77", 2), ("bbox=109.22,13.76,0,109.23,13.77,9", 2),
    ("bbox=109.23,13.7,109.21,13.8", 0), ("kind=market", 2), ("kind=market,supermarket", 3),
    ("status=closed", 1), ("status=active,closed", 5), ("commune_code=21592", 1), ("id=1,3", 2),
    ("name=Ch%E1%BB%A3%20%C4%90%E1%BA%A7m", 1), ("q=cho+dam", 1), ("q=khongco", 0),
    ("datetime=2026-05-29", 1), ("datetime=2026-05-30T00:00:00Z/..", 2), ("datetime=../2026-05-28T20:26:40Z", 1),
    ("datetime=2026-05-29T/..", 3), ("datetime=0000-01-01T00:00:00Z/9999-12-31T23:59:59Z", 4),
    ("kind=market&q=khu&bbox=109,13,110,15", 1), ("synthetic=true", 0), ("limit=20000", 4),
    ("limit=99999999999999999999999", 4), ("f=json", 4),
  ])
  func conditionsNarrowTheAnswer(_ query: String, _ matched: Int) async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections/outlets/items?\(query)")
      #expect(answer.status == 200)
      #expect(answer.json["numberMatched"] as? Int == matched)
    }
  }

  @Test(arguments: [
    ("bbox", "bbox=1,2,3"), ("bbox", "bbox=a,b,c,d"), ("bbox", "bbox=0,5,1,2"), ("bbox", "bbox=nan,0,1,1"),
    ("bbox", "bbox=0,0,1,inf"), ("bbox", "bbox=0x1,0,1,1"), ("bbox", "bbox=0,0,500,1"), ("limit", "limit=0"),
    ("limit", "limit=-3"),
    ("limit", "limit=ten"), ("offset", "offset=-1"),
    ("cursor", "cursor=abc"), ("kind", "kind=shop"), ("grade", "grade=4"), ("datetime", "datetime=yesterday"),
    ("datetime", "datetime=2026-02-30"), ("datetime", "datetime=2026-05-30/2026-05-01"), ("colour", "colour=red"),
    ("limit", "limit=1&limit=2"), ("id", "id=1e3"), ("f", "f=xml"), ("q", "q=" + String(repeating: "a", count: 300)),
    ("%FF", "%FF=1"), ("kind", "kind=%FF"),
  ])
  func whatIsOutOfFormIsNamed(_ parameter: String, _ query: String) async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections/outlets/items?\(query)")
      #expect(answer.status == 400)
      #expect(answer.header("Content-Type") == "application/problem+json")
      #expect(answer.json["parameter"] as? String == parameter)
      #expect((answer.json["detail"] as? String)?.contains(parameter) == true)
      #expect((answer.json["detail_vi"] as? String)?.contains(parameter) == true)
    }
  }

  @Test func nextLinksWalkThroughAll() async throws {
    try await RunningServer.with { server in
      var url = server.base + "/api/collections/outlets/items?limit=1&kind=market,supermarket"
      var names: [String] = []
      for _ in 0..<3 {
        let answer = try await server.get(url)
        #expect(answer.json["numberMatched"] as? Int == 3)
        names += answer.names
        guard let next = answer.links("next").first else { break }
        #expect(next["type"] == "application/geo+json")
        url = try #require(next["href"])
      }
      #expect(names.sorted() == ["Chợ Khu 2", "Chợ Đầm", "Siêu thị Co.opmart Quy Nhơn"])
      // A client may change the limit on the way.
      let first = try await server.get("/api/collections/outlets/items?limit=1")
      let changed = try #require(first.links("next").first?["href"]).replacing("limit=1", with: "limit=100")
      #expect(try await server.get(changed).names.count == 3)
    }
  }

  @Test func anItemHasItsIDAndLinks() async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections/outlets/items/4")
      #expect(answer.status == 200)
      #expect(answer.json["id"] as? Int == 4)
      #expect((answer.json["properties"] as? [String: Any])?["name"] as? String == "Cửa hàng <b>\"24H\"</b>")
      #expect(answer.links("self").count == 1 && answer.links("collection").count == 1)
      for id in ["99", "abc", "-1", "04", "1.0", "99999999999999999999"] {
        #expect(try await server.get("/api/collections/outlets/items/\(id)").status == 404, "\(id)")
      }
    }
  }

  @Test func nearestComeInOrderWithMetres() async throws {
    try await RunningServer.with { server in
      let path = "/api/collections/outlets/nearest?point=109.2254,13.7821"
      let answer = try await server.get(path)
      #expect(answer.names.first == "Chợ Đầm")
      let distances = answer.features.compactMap { ($0["properties"] as? [String: Any])?["distance"] as? Double }
      #expect(distances.count == 4)
      #expect(distances == distances.sorted())
      #expect(try await server.get(path + "&limit=2").names.count == 2)
      #expect(try await server.get(path + "&max-distance=100").names == ["Chợ Đầm"])
      #expect(try await server.get(path + "&kind=supermarket").names == ["Siêu thị Co.opmart Quy Nhơn"])
      for bad in ["", "?point=109", "?point=a,b", "?point=200,0", "?point=1,2&max-distance=-1", "?point=1,2&k=3"] {
        #expect(try await server.get("/api/collections/outlets/nearest" + bad).status == 400, "\(bad)")
      }
    }
  }

  @Test func communesCarryTheirNumberOfOutlets() async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections/communes/items?era=2025")
      #expect(answer.features.count == 1)
      #expect((answer.features[0]["properties"] as? [String: Any])?["outlets"] as? Int == 3)
      #expect(try await server.get("/api/collections/communes/items").features.count == 2)
      #expect(try await server.get("/api/collections/communes/items?limit=1").links("next").count == 1)
      let old = try await server.get("/api/collections/communes/items/21583:2020").json
      #expect(old["id"] as? String == "21583:2020")
      #expect((old["properties"] as? [String: Any])?["parent_name"] as? String == "Thành phố Quy Nhơn")
      #expect((old["properties"] as? [String: Any])?["successors"] as? [String] == ["21583:2025"])
      let new = try await server.get("/api/collections/communes/items/21583:2025")
      #expect((new.json["properties"] as? [String: Any])?["predecessors"] as? [String] == ["21583:2020"])
      let before = try #require(new.links("predecessor-version").first?["href"])
      #expect(try await server.get(before).json["id"] as? String == "21583:2020")
      #expect(try await server.get("/api/collections/communes/items/21583").status == 404)
      #expect(try await server.get("/api/collections/communes/items?era=1999").status == 400)
    }
  }
}
