import Foundation
import Outlets
import Testing
import Web

@Suite struct ListPagesTests {
  private func text(_ answer: RunningServer.Answer) -> String { String(decoding: answer.body, as: UTF8.self) }

  @Test func everyListHasAPageInBothLanguages() async throws {
    try await RunningServer.with(configure: { $0.publicURL = "https://hangviet.example" }) { server in
      let lists = text(try await server.get("/lists?fbclid=1"))
      #expect(lists.contains("<a href=\"/kinds/market\">Chợ</a> (2)"))
      #expect(lists.contains("<a href=\"/communes/21583:2025\">Phường Quy Nhơn</a> (3)"))
      #expect(lists.contains("<summary>Thành phố Quy Nhơn</summary>"))
      let kind = text(try await server.get("/kinds/market?lang=en"))
      #expect(kind.contains("<h1>Market</h1>") && kind.contains("2 outlets, by name"))
      #expect(kind.contains("<link rel=\"canonical\" href=\"https://hangviet.example/kinds/market?lang=en\">"))
      #expect(kind.contains("/map.svg?bbox=") && kind.contains("kind=market"))
      let commune = text(try await server.get("/communes/21583:2025"))
      #expect(commune.contains("<a href=\"/outlets/1\">Chợ Đầm</a>") && commune.contains("Gồm các đơn vị cũ"))
      let former = text(try await server.get("/communes/21583:2020"))
      #expect(former.contains("Đơn vị này không còn") && former.contains("href=\"/communes/21583:2025\""))
      #expect(former.contains("Chưa có cơ sở nào"))
    }
  }

  @Test func whatIsNoListIsNotFound() async throws {
    try await RunningServer.with { server in
      let missing = [
        "/kinds/shop", "/communes/21583", "/communes/99999:2025", "/communes/540:2020", "/kinds/market?page=2",
      ]
      for path in missing {
        let status = try await server.get(path).status
        #expect(status == 404, "\(path)")
      }
      for number in ["0", "x", "-1"] {
        let status = try await server.get("/kinds/market?page=\(number)").status
        #expect(status == 400, "\(number)")
      }
    }
  }

  @Test func whoFollowsALinkGetsAPageAboutWhatIsWrong() async throws {
    try await RunningServer.with { server in
      let browser = ["Accept": "text/html,application/xhtml+xml,*/*;q=0.8"]
      for path in ["/kinds/%3Cb%3E", "/outlets/99", "/nowhere"] {
        let answer = try await server.get(path, headers: browser)
        #expect(answer.status == 404 && answer.header("Content-Type") == "text/html; charset=utf-8", "\(path)")
        #expect(text(answer).contains("<h1>Không tìm thấy</h1>") && !text(answer).contains("<b>"))
      }
      let english = try await server.get("/statistics?km=x&lang=en", headers: browser)
      #expect(english.status == 400 && text(english).contains("Parameter km"))
      for path in ["/api/collections/outlets/items?bbox=1", "/api?lang=en"] {
        let page = try await server.get(path, headers: browser)
        #expect(page.status == 400 && page.header("Content-Type") == "text/html; charset=utf-8", "\(path)")
      }
      func slash(_ path: String) async throws -> String {
        try await server.send("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      }
      let moved = try await slash("/statistics//?lang=en")
      #expect(moved.hasPrefix("HTTP/1.1 301") && moved.contains("Location: /statistics?lang=en\r\n"), "\(moved)")
      for path in ["//evil.example/", "/\\evil.example/", "/"] {
        let answer = try await slash(path)
        #expect(!answer.contains("Location:"), "\(answer.prefix(200))")
      }
      let program = try await server.get("/outlets/99")
      #expect(program.header("Content-Type") == "application/problem+json")
    }
  }

  @Test func partsOfAListHoldEachOutletOnceByName() async throws {
    let outlets = (1...250).map { id in
      var outlet = places[0].outlet
      outlet.name = "Chợ số \(String(id * 7919 % 1000 + 1000))"
      return PublishedOutlet(id: Int64(id), outlet: outlet, updatedAt: .distantPast)
    }
    try await RunningServer.with(outlets: outlets) { server in
      var names: [String] = []
      for number in 1...3 {
        let page = text(try await server.get("/kinds/market?page=\(number)"))
        names += page.matches(of: /<a href="\/outlets\/\d+">([^<]+)<\/a>/).map { String($0.1) }
        #expect(page.contains("rel=\"next\"") == (number < 3) && page.contains("rel=\"prev\"") == (number > 1))
      }
      #expect(names == outlets.map(\.outlet.name).sorted())
    }
  }

  @Test func listsAreInTheSitemap() async throws {
    try await RunningServer.with { server in
      let map = text(try await server.get("/sitemap.xml"))
      for path in ["/kinds/market", "/communes/21583:2020", "/lists", "/about", "/statistics"] {
        #expect(map.contains("\(path)</loc>"), "\(path)")
      }
    }
  }
}
