import Catalog
import Foundation
import Geodesy
import Outlets
import Spatial
import Testing
import Web

@Suite struct StatisticsTests {
  private func text(_ answer: RunningServer.Answer) -> String { String(decoding: answer.body, as: UTF8.self) }

  /// Some hundred outlets with seeded facts.
  private let outlets: [PublishedOutlet] = {
    var generator = SeededGenerator(seed: 11)
    return (1...600).map { id in
      var outlet = Outlet(
        name: "Nơi \(id)", kind: OutletKind.allCases.randomElement(using: &generator)!,
        coordinate: Coordinate(
          longitude: .random(in: 108.7...109.3, using: &generator),
          latitude: .random(in: 13.6...14.6, using: &generator))!,
        accuracy: .exact)
      outlet.commune = AdminUnit.Name(code: ["21583", "21592"].randomElement(using: &generator)!, name: "Phường")
      outlet.status = OutletStatus.allCases.randomElement(using: &generator)!
      outlet.payments = [[], [.cash], [.cash, .qr]].randomElement(using: &generator)!
      outlet.productGroups = [[], [.seafood], [.drinks, .seafood]].randomElement(using: &generator)!
      outlet.website = Bool.random(using: &generator) ? "https://a.example" : nil
      outlet.onlineOrderURL = Int.random(in: 0..<3, using: &generator) == 0 ? "https://b.example" : nil
      return PublishedOutlet(id: Int64(id), outlet: outlet, updatedAt: .distantPast)
    }
  }()

  @Test func numbersAreThoseOfACountByHand() async throws {
    let open = outlets.map(\.outlet).filter { $0.status != .closed }
    try await RunningServer.with(outlets: outlets) { server in
      let kinds = text(try await server.get("/statistics.csv?table=kinds&lang=en")).split(separator: "\r\n")
      for (line, kind) in zip(kinds.dropFirst(), OutletKind.allCases) {
        let count = open.filter { $0.kind == kind }.count
        #expect(line.hasPrefix("\(kind.label.en),\(count),"), "\(line)")
      }
      let page = text(try await server.get("/statistics?lang=en&utm=x"))
      let large = open.filter { $0.kind == .supermarket || $0.kind == .shoppingCentre }
      #expect(
        page.contains(
          "(\(large.filter { $0.payments.contains(.qr) }.count)/\(large.count) places; of \(large.filter(\.payments.isEmpty).count) no payment"
        ))
      let sites = open.filter { $0.website != nil }
      #expect(
        page.contains("(\(sites.filter { $0.onlineOrderURL != nil }.count)/\(sites.count) outlets with a website"))
      #expect(page.contains("cannot be told"))
    }
  }

  @Test func distancesAreThoseOfBruteForce() async throws {
    let centre = Coordinate(longitude: 109.233, latitude: 13.7843)!
    let metres = outlets.map(\.outlet).filter { $0.status != .closed && $0.productGroups.contains(.seafood) }
      .map { Geodesic.distance(centre, $0.coordinate) }.min()!
    try await RunningServer.with(outlets: outlets) { server in
      let table = text(try await server.get("/statistics.csv?table=coverage&group=seafood&km=1&lang=en"))
      #expect(table.contains("Phường Quy Nhơn,\(Int(metres.rounded())),\(metres > 1000 ? "yes" : "no"),"), "\(table)")
      let nobody = text(try await server.get("/statistics.csv?table=coverage&group=footwear&lang=en"))
      #expect(nobody.contains("Phường Quy Nhơn,,yes,none anywhere"))
      let map = try await server.get("/statistics.svg?group=footwear&km=3")
      #expect(map.status == 200 && text(map).contains("1 trong 1 xã, phường"))
    }
  }

  @Test func filesAreFilesAndParametersStrict() async throws {
    try await RunningServer.with(outlets: []) { server in
      #expect(try await server.get("/statistics").status == 200)
      let workbook = try await server.get("/statistics.xlsx")
      #expect(workbook.body.starts(with: Array("PK".utf8)))
      #expect(workbook.header("Content-Disposition")?.contains("hang-viet-thong-ke.xlsx") == true)
      for path in [
        "/statistics.csv?table=x", "/statistics.csv?colour=x", "/statistics.xlsx?km=0", "/statistics.svg?group=x",
        "/statistics.svg?table=kinds", "/statistics?km=abc", "/statistics?group=x",
      ] {
        let status = try await server.get(path).status
        #expect(status == 400, "\(path)")
      }
    }
  }

  @Test func theAboutPageSaysWhoAnswers() async throws {
    try await RunningServer.with(configure: {
      $0.agency = "Sở <Công Thương>"
      $0.contact = "so@example.vn; 0256 3822 008; 59 Lê Hồng Phong"
    }) { server in
      let page = text(try await server.get("/about"))
      #expect(page.contains("Sở &lt;Công Thương&gt;") && page.contains("<a href=\"mailto:so@example.vn\">"))
      #expect(page.contains("<a href=\"tel:02563822008\">") && page.contains("<li>59 Lê Hồng Phong</li>"))
      #expect(page.contains("id=\"privacy\"") && page.contains("GSHHG"))
      #expect(text(try await server.get("/about?lang=en")).contains("neither stores nor logs positions"))
    }
  }
}
