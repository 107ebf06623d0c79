import Catalog
import Foundation
import Outlets
import Spatial
import Testing

@testable import Web

@Suite struct OutletPagesTests {
  private func page(_ answer: RunningServer.Answer) -> String { String(decoding: answer.body, as: UTF8.self) }

  @Test func anOutletHasAPageInBothLanguages() async throws {
    try await RunningServer.with(configure: { $0.publicURL = "https://hangviet.example" }) { server in
      let answer = try await server.get("/outlets/2?fbclid=1")
      #expect(answer.status == 200)
      #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
      #expect(answer.header("ETag") != nil)
      let text = page(answer)
      #expect(text.contains("<html lang=\"vi\">") && text.contains("<h1>Chợ Khu 2</h1>"))
      #expect(text.contains("<link rel=\"canonical\" href=\"https://hangviet.example/outlets/2\">"))
      #expect(text.contains("<meta property=\"og:image\" content=\"https://hangviet.example/icons/icon-512.png\">"))
      #expect(text.contains("href=\"/#map=17/13.7658362/109.2249222&amp;outlet=2\""))
      let english = page(try await server.get("/outlets/2?lang=en"))
      #expect(english.contains("<html lang=\"en\">") && english.contains("<p>Market</p>"))
      #expect(english.contains("<link rel=\"canonical\" href=\"https://hangviet.example/outlets/2?lang=en\">"))
      for id in ["99", "abc", "02", "%20"] { #expect(try await server.get("/outlets/\(id)").status == 404, "\(id)") }
    }
  }

  @Test func linkedDataAreWhatIsKnownAndNothingEndsTheirElement() async throws {
    var outlet = Outlet(
      name: "</script><b>\"Đầm\"", kind: .shoppingCentre, coordinate: Coordinate(longitude: 109.2, latitude: 13.7)!,
      accuracy: .exact)
    outlet.address = "07 Lê Duẩn"
    outlet.openingHours = "Mo-Sa 07:30-11:30,13:30-17:00; Su 08:00-10:00; PH off"
    outlet.phone = ["+842563822008"]
    outlet.website = "javascript:alert(1)"
    var rough = outlet
    rough.accuracy = .commune
    rough.openingHours = "chợ phiên"
    rough.address = nil
    var suspended = outlet
    suspended.status = .suspended
    let outlets = [outlet, rough, suspended].enumerated().map {
      PublishedOutlet(id: Int64($0.offset + 1), outlet: $0.element, updatedAt: .distantPast)
    }
    try await RunningServer.with(outlets: outlets) { server in
      let text = page(try await server.get("/outlets/1"))
      let start = try #require(text.firstRange(of: "ld+json\">")).upperBound
      let data = text[start..<(try #require(text[start...].firstRange(of: "</script>"))).lowerBound]
      let document = try #require(try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any])
      #expect(document["@type"] as? String == "ShoppingCenter")
      #expect(document["name"] as? String == outlet.name)
      #expect(document["telephone"] as? String == "+842563822008")
      #expect(document["openingHours"] as? [String] == ["Mo-Sa 07:30-11:30", "Mo-Sa 13:30-17:00", "Su 08:00-10:00"])
      #expect((document["geo"] as? [String: Any])?["latitude"] as? Double == 13.7)
      #expect((document["address"] as? [String: Any])?["streetAddress"] as? String == "07 Lê Duẩn")
      #expect(!text.contains("<b>") && !text.contains("href=\"javascript"))
      let other = page(try await server.get("/outlets/2"))
      #expect(other.contains("GeoCoordinates") == false && other.contains("\"openingHours\"") == false)
      // As on the map's card.
      #expect(
        text.contains("<td>Thứ Hai – thứ Bảy: 07:30–11:30, 13:30–17:00<br>Chủ nhật: 08:00–10:00<br>Ngày lễ: nghỉ</td>"))
      let english = page(try await server.get("/outlets/1?lang=en"))
      #expect(english.contains("<td>Mon – Sat: 07:30–11:30, 13:30–17:00<br>Sun: 08:00–10:00<br>Holidays: closed</td>"))
      #expect(text.contains("Hôm nay</th>") && other.contains("chợ phiên"))
      #expect(other.contains("đặt tạm ở trung tâm xã") && !other.contains("\"streetAddress\""))
      // Hours that it had do not send anyone there.
      let closed = page(try await server.get("/outlets/3"))
      #expect(closed.contains("Tạm ngừng") && !closed.contains("Hôm nay</th>") && !closed.contains("\"openingHours\""))
      #expect(page(try await server.get("/kinds/shopping_centre")).contains("</a> <strong>(Tạm ngừng)</strong></th>"))
    }
  }

  @Test func suppliersAndSuppliedLeadToEachOther() async throws {
    var supplier = Outlet(
      name: "Tổng đại lý", kind: .distributor, coordinate: Coordinate(longitude: 109.2, latitude: 13.7)!,
      accuracy: .exact)
    supplier.key = "NPP-01"
    var shop = supplier
    (shop.name, shop.kind, shop.key, shop.suppliedBy) = ("Tạp hoá <Lan>", .grocery, nil, "NPP-01")
    var gone = shop
    (gone.name, gone.status) = ("Đã nghỉ", .closed)
    let outlets = [supplier, shop, gone].enumerated().map {
      PublishedOutlet(id: Int64($0.offset + 1), outlet: $0.element, updatedAt: .distantPast)
    }
    try await RunningServer.with(outlets: outlets) { server in
      let first = page(try await server.get("/outlets/1"))
      #expect(first.contains("Cung cấp cho</th><td><a href=\"/outlets/2\">Tạp hoá &lt;Lan&gt;</a></td>"))
      #expect(page(try await server.get("/outlets/2")).contains("Nguồn hàng</th><td><a href=\"/outlets/1\">"))
    }
  }

  @Test func thePageHasTodaysHoursAndLeadsOn() async throws {
    var outlet = Outlet(
      name: "Chợ", kind: .market, coordinate: Coordinate(longitude: 109.2, latitude: 13.7)!, accuracy: .exact)
    outlet.openingHours = "05:00-11:30,13:00-18:00; PH 05:00-11:30,13:00-18:00"
    outlet.commune = AdminUnit.Name(code: "21583", name: "Phường Quy Nhơn")
    try await RunningServer.with(outlets: [PublishedOutlet(id: 1, outlet: outlet, updatedAt: .distantPast)]) { server in
      let text = page(try await server.get("/outlets/1"))
      #expect(text.contains("Hôm nay</th><td>05:00–11:30, 13:00–18:00</td>"))
      for link in ["/communes/21583:2025", "/kinds/market", "/outlets/1/print", "/map.svg?mark=1&amp;"] {
        #expect(text.contains("\"\(link)"), "\(link)")
      }
    }
  }

  /// Coordinates to a metre look as if they were known to a metre.
  @Test(arguments: [
    (CoordinateAccuracy.exact, "13.70000, 109.20000</td>"),
    (.approximate, "13.70000, 109.20000 (gần đúng, có thể lệch vài trăm mét)</td>"),
    (.commune, "13.70000, 109.20000 (trung tâm xã, phường)</td>"),
  ])
  func thePageSaysHowWellThePlaceIsKnown(_ accuracy: CoordinateAccuracy, _ words: String) async throws {
    let outlet = Outlet(
      name: "Chợ", kind: .market, coordinate: Coordinate(longitude: 109.2, latitude: 13.7)!, accuracy: accuracy)
    try await RunningServer.with(outlets: [PublishedOutlet(id: 1, outlet: outlet, updatedAt: .distantPast)]) { server in
      let (shown, printed) = (try await server.get("/outlets/1"), try await server.get("/outlets/1/print"))
      #expect(page(shown).contains(words))
      #expect(page(printed).contains(words.replacing("</td>", with: "</dd>")))
    }
  }

  @Test func thePrintSheetNamesThePageAndRunsItsButtonAlone() async throws {
    try await RunningServer.with(configure: { $0.publicURL = "https://hangviet.example" }) { server in
      let sheet = page(try await server.get("/outlets/4/print"))
      #expect(sheet.contains("<h1>Cửa hàng &lt;b&gt;&quot;24H&quot;&lt;/b&gt;</h1>") && sheet.contains("class=\"qr\""))
      #expect(sheet.contains("<link rel=\"canonical\" href=\"https://hangviet.example/outlets/4\">"))
      #expect(sheet.components(separatedBy: "<script").count == 2 && !sheet.contains(" style="))
      #expect(sheet.contains("<script defer src=\"/js/print.js\"></script>"))
      #expect(page(try await server.get("/outlets/4/print?lang=en")).contains("<html lang=\"en\">"))
      #expect(try await server.get("/outlets/99/print").status == 404)
    }
  }

  @Test func searchEnginesFindEveryOutlet() async throws {
    try await RunningServer.with(configure: { $0.publicURL = "https://hangviet.example" }) { server in
      let robots = page(try await server.get("/robots.txt"))
      #expect(robots.contains("Sitemap: https://hangviet.example/sitemap.xml\n"))
      #expect(robots.contains("Disallow: /officer\n"))
      let answer = try await server.get("/sitemap.xml")
      #expect(answer.header("Content-Type") == "application/xml")
      let map = page(answer)
      for id in 1...4 { #expect(map.contains("<loc>https://hangviet.example/outlets/\(id)</loc>")) }
      #expect(map.contains("<loc>https://hangviet.example/</loc>"))
      #expect(!map.contains("outlets/5<"))
      #expect(try await server.get("/sitemap/0.xml").status == 200)
      for name in ["1.xml", "x.xml", "0", "-1.xml", "+0.xml", "00.xml"] {
        #expect(try await server.get("/sitemap/\(name)").status == 404)
      }
    }
    #expect([0, 1, 40_000, 40_001, 80_000].map { SitemapController.parts($0) } == [1, 1, 1, 2, 2])
  }

  @Test func countsAndSuggestionsAnswerThePage() async throws {
    try await RunningServer.with { server in
      let counts = try await server.get("/api/collections/outlets/counts?kind=market").json
      #expect(counts["numberMatched"] as? Int == 2)
      let all = try #require(counts["counts"] as? [String: [String: Int]])
      #expect(all["kind"]?["market"] == 2 && all["kind"]?["supermarket"] == 1)
      #expect(all["open"]?["unknown"] == 2 && all["online_order"]?["true"] == 0)
      for bad in ["open=maybe", "online_order=no", "colour=red", "f=html"] {
        #expect(try await server.get("/api/collections/outlets/counts?\(bad)").status == 400, "\(bad)")
      }
      #expect(try await server.get("/api/collections/outlets/items?open=unknown").names.count == 4)
      #expect(try await server.get("/api/collections/outlets/items?open=yes,no").names.isEmpty)

      let found = try await server.get("/api/suggestions?q=thi%20nai").json
      let commune = try #require((found["communes"] as? [[String: Any]])?.first)
      #expect(commune["id"] as? String == "21583:2020" && commune["parent"] as? String == "Thành phố Quy Nhơn")
      #expect(commune["point"] as? [Double] == [109.228, 13.78])
      #expect(found["corrections"] as? [String] == [])
      // No outlet has these words: the place alone is what may be meant.
      let mistyped = try await server.get("/api/suggestions?q=thi%20naii").json
      #expect(mistyped["corrections"] as? [String] == [])
      #expect((mistyped["communes"] as? [[String: Any]])?.first?["id"] as? String == "21583:2020")
      #expect(
        try await server.get("/api/suggestions?q=thi%20coopmrt").json["corrections"] as? [String] == ["thi coopmart"])

      // A district leads to all of it, not to some of its communes.
      for typed in ["thanh%20pho%20quy%20nhon", "TP%20qui%20nhon", "thanh%20pho%20quy%20nhonn"] {
        let former = try await server.get("/api/suggestions?q=\(typed)").json
        let district = try #require((former["districts"] as? [[String: Any]])?.first)
        #expect(district["id"] as? String == "540:2020" && district["name"] as? String == "Thành phố Quy Nhơn")
        #expect(district["bbox"] as? [Double] == [109.09, 13.6, 109.36, 13.9])
        #expect((former["communes"] as? [[String: Any]])?.isEmpty == true)
      }
      let both = try await server.get("/api/suggestions?q=quy%20nhon").json
      #expect((both["communes"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["21583:2025"])
      #expect((both["districts"] as? [[String: Any]])?.count == 1)
      let inDistrict = try await server.get("/api/suggestions?q=thi%20nai%20quy%20nhon").json
      #expect((inDistrict["communes"] as? [[String: Any]])?.first?["id"] as? String == "21583:2020")

      let outlets = try await server.get("/api/suggestions?q=ch%E1%BB%A3&limit=1").json["outlets"] as? [[String: Any]]
      #expect(outlets?.count == 1 && outlets?.first?["kind"] as? String == "market")
      #expect(try await server.get("/api/suggestions").json["outlets"] as? [String] == [])
      #expect(try await server.get("/api/suggestions?q=\(String(repeating: "a", count: 300))").status == 400)
    }
  }
}
