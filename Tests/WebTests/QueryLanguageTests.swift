import Foundation
import Testing

@Suite struct QueryLanguageTests {
  private func encoded(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
  }

  @Test(arguments: [
    ("kind = 'market'", 2), ("kind <> 'market'", 2), ("status = 'closed'", 1), ("status IN ('closed','active')", 5),
    ("ACCENTI(CASEI(name)) LIKE 'cho%'", 2), ("commune_code = '21592'", 1), ("grade IS NULL", 4),
    ("updated_at >= TIMESTAMP('2026-05-30T00:00:00Z')", 2),
    ("S_INTERSECTS(geometry, BBOX(109.22,13.76,109.23,13.77))", 2), ("commune_code IN ('21583') AND kind='market'", 2),
    ("NOT commune_code = '21583'", 1),
  ])
  func aFilterNarrowsEveryAnswer(_ filter: String, _ count: Int) async throws {
    try await RunningServer.with { server in
      let filter = encoded(filter)
      let items = try await server.get("/api/collections/outlets/items?filter=\(filter)&filter-lang=cql-text")
      #expect(items.json["numberMatched"] as? Int == count)
      let nearest = try await server.get("/api/collections/outlets/nearest?point=109.2,13.7&filter=\(filter)")
      #expect(nearest.features.count == count)
      let counts = try await server.get("/api/collections/outlets/counts?filter=\(filter)")
      #expect(counts.json["numberMatched"] as? Int == count)
      let file = try await server.get("/downloads/outlets.geojson?filter=\(filter)")
      #expect(file.features.count == count)
      let tile = "/api/collections/outlets/tiles/WebMercatorQuad/0/0/0?filter="
      #expect(try await server.get(tile + filter).status == 200)
      #expect(try await server.get(tile + encoded("grade = 3")).status == 204)
      // Together with the other parameters.
      let both = try await server.get("/api/collections/outlets/items?filter=\(filter)&kind=supermarket,market")
      #expect((both.json["numberMatched"] as? Int ?? 9) <= count)
    }
  }

  @Test(arguments: [
    ("colour = 'red'", "colour"), ("kind = 1", "8"), ("kind = 'market", "8"), ("name LIKE", "10"), ("(((", "4"),
    (String(repeating: "(", count: 2000), "32"),
  ])
  func aFilterThatIsNoneIsRefusedWithItsPlace(_ filter: String, _ mention: String) async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections/outlets/items?filter=\(encoded(filter))")
      #expect(answer.status == 400)
      #expect(answer.json["parameter"] as? String == "filter")
      #expect((answer.json["detail"] as? String)?.contains(mention) == true)
      #expect((answer.json["detail_vi"] as? String)?.contains(mention) == true)
    }
  }

  @Test(arguments: [
    ("EPSG/0/4326", "BBOX(13.76,109.22,13.77,109.23)"),
    ("EPSG/0/4326", "POLYGON((13.76 109.22,13.77 109.22,13.77 109.23,13.76 109.23,13.76 109.22))"),
    ("EPSG/0/3857", "BBOX(12158315,1546415,12159428,1547560)"),
    ("OGC/1.3/CRS84", "BBOX(109.22,13.76,109.23,13.77)"),
  ])
  func shapesMayBeInOtherReferenceSystems(_ system: String, _ shape: String) async throws {
    try await RunningServer.with { server in
      let filter = encoded("S_INTERSECTS(geometry,\(shape))")
      let uri = encoded("http://www.opengis.net/def/crs/\(system)")
      let answer = try await server.get("/api/collections/outlets/items?filter=\(filter)&filter-crs=\(uri)")
      #expect(Set(answer.names) == ["Chợ Khu 2", "Siêu thị Co.opmart Quy Nhơn"])
      let unknown = try await server.get("/api/collections/outlets/items?filter=\(filter)&filter-crs=EPSG:1")
      #expect(unknown.status == 400 && unknown.json["parameter"] as? String == "filter-crs")
    }
  }

  @Test func sortedPagesFollowTheVietnameseAlphabet() async throws {
    try await RunningServer.with { server in
      let order = [
        "Chợ cũ", "Chợ Đầm", "Chợ Khu 2", "Cửa hàng <b>\"24H\"</b>", "Siêu thị Co.opmart Quy Nhơn",
      ]
      let path = "/api/collections/outlets/items?status=active,closed&limit=2&sortby="
      for (sortby, expected) in [("name", order), ("+name", order), ("%2Bname", order), ("-name", order.reversed())] {
        var names: [String] = []
        var url: String? = server.base + path + sortby
        while let next = url {
          let answer = try await server.get(next)
          #expect(answer.json["numberMatched"] as? Int == 5)
          names += answer.names
          url = answer.links("next").first?["href"]
        }
        #expect(names == expected, "\(sortby)")
      }
      #expect(try await server.get(path + "grade,-id&offset=1").names.first == "Cửa hàng <b>\"24H\"</b>")
      let html = try await server.get(path + "name&f=html")
      #expect(html.status == 200)
    }
  }

  @Test func featuresCarryTheChosenProperties() async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections/outlets/items?properties=kind,name&sortby=id")
      #expect(answer.features.count == 4)
      for feature in answer.features {
        #expect(Set((feature["properties"] as? [String: Any] ?? [:]).keys) == ["name", "kind"])
        #expect(feature["id"] is Int && feature["geometry"] is [String: Any])
      }
      for property in ["id", "synthetic", "programmes", "updated_at"] {
        let one = try await server.get("/api/collections/outlets/items?properties=\(property)")
        #expect(one.features.count == 4)
        #expect(one.features.allSatisfy { Array(($0["properties"] as? [String: Any] ?? [:]).keys) == [property] })
      }
    }
  }

  @Test(arguments: [
    ("sortby", "sortby=programmes"), ("sortby", "sortby=colour"), ("sortby", "sortby=id,id,id,id,id,id"),
    ("sortby", "sortby=--name"), ("sortby", "sortby=name,"), ("sortby", "sortby="), ("properties", "properties=colour"),
    ("properties", "properties="), ("limit", "limit="), ("kind", "kind="), ("kind", "kind=market,"), ("q", "q="),
    ("bbox", "bbox"), ("updated_at", "updated_at=x"), ("updated_at", "updated_at=2026-13-01T00:00:00Z"),
    ("verified_on", "verified_on=x"), ("verified_on", "verified_on=2026-02-30"), ("grade", "grade=9"),
    ("grade", "grade=I"), ("e_invoice", "e_invoice=yes"), ("id", "id=01"), ("cursor", "sortby=name&cursor=1-1"),
    ("cursor", "cursor=1_00"), ("cursor", "sortby=name,id&cursor=1_00"), ("filter-lang", "filter-lang=cql2-json"),
    ("filter", "filter="), ("filter", "filter=" + String(repeating: "a", count: 5000)), ("f", "f="),
  ])
  func whatIsOutOfFormIsNamed(_ parameter: String, _ query: String) async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections/outlets/items?\(query)")
      #expect(answer.status == 400, "\(query)")
      #expect(answer.json["parameter"] as? String == parameter)
    }
  }

  @Test func wordsWithoutALetterFindNothing() async throws {
    try await RunningServer.with { server in
      for text in ["-", "...", "%20", "%E2%80%A6"] {
        let answer = try await server.get("/api/collections/outlets/items?q=\(text)")
        #expect(answer.status == 200 && answer.json["numberMatched"] as? Int == 0, "\(text)")
        #expect(try await server.get("/api/collections/outlets/nearest?point=109,13&q=\(text)").features.isEmpty)
      }
      #expect(try await server.get("/api/suggestions?q=").status == 200)
      // The same moment in another zone.
      let answer = try await server.get("/api/collections/outlets/items?updated_at=2026-05-29T03:26:40%2B07:00")
      #expect(answer.names == ["Chợ Đầm"])
    }
  }

  @Test(arguments: [
    ("text/html;q=0.1, application/json", false), ("text/html, application/json;q=0.9", true), ("*/*", false),
    ("text/html;q=0, */*", false), ("text/html;q=0", false), ("application/json;q=0.2, text/*;q=0.5", true),
    ("text/html, application/xhtml+xml, */*;q=0.8", true), ("image/png", false), ("text/html;q=x", true),
    ("application/geo+json, text/html", false),
  ])
  func whatTheClientWantsMostIsAnswered(_ accept: String, _ isPage: Bool) async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections/outlets/items", headers: ["Accept": accept])
      #expect(answer.header("Content-Type")?.hasPrefix("text/html") == isPage, "\(accept)")
    }
  }

  @Test func schemasSayWhatThereIs() async throws {
    try await RunningServer.with { server in
      let collection = try await server.get("/api/collections/outlets")
      for (name, rel) in [
        ("queryables", "http://www.opengis.net/def/rel/ogc/1.0/queryables"), ("queryables", "queryables"),
        ("schema", "http://www.opengis.net/def/rel/ogc/1.0/schema"),
        ("sortables", "http://www.opengis.net/def/rel/ogc/1.0/sortables"),
      ] {
        let href = try #require(collection.links(rel).first?["href"])
        #expect(href == server.base + "/api/collections/outlets/\(name)")
        let answer = try await server.get(href)
        #expect(answer.status == 200 && answer.header("Content-Type") == "application/schema+json")
        #expect(answer.json["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect(answer.json["$id"] as? String == href && answer.json["type"] as? String == "object")
        let quirk = try await server.get(href, headers: ["Accept": "application/geo+json, application/json"])
        #expect(quirk.header("Content-Type") == "application/json")
        let properties = try #require(answer.json["properties"] as? [String: [String: Any]])
        #expect((properties["geometry"] != nil) == (name != "sortables"))
        #expect((properties["programmes"] != nil) == (name != "sortables"))
        #expect(properties["updated_at"]?["format"] as? String == "date-time")
        if name == "queryables" {
          #expect(answer.json["additionalProperties"] as? Bool == false)
          #expect(
            properties["geometry"]?["format"] as? String == "geometry-point" && properties["geometry"]?["type"] == nil)
          // Each is a parameter of its own, too.
          for property in properties.keys where property != "geometry" {
            let asked = try await server.get("/api/collections/outlets/items?\(property)=%00")
            #expect(asked.json["parameter"] as? String != nil || asked.status == 200, "\(property)")
          }
        }
      }
      let communes = try await server.get("/api/collections/communes/schema")
      #expect((communes.json["properties"] as? [String: Any])?["era"] != nil)
      #expect(try await server.get("/api/collections/outlets/queryables?x=1").status == 400)
    }
  }
}
