import Foundation
import FoundationXML
import Outlets
import Spatial
import Testing

@testable import Web

@Suite struct DownloadsTests {
  @Test(arguments: ["geojson", "csv", "kml", "xlsx", "gpkg"])
  func aFileHoldsWhatTheQueryFinds(_ format: String) async throws {
    try await RunningServer.with { server in
      let path = "/downloads/outlets.\(format)?kind=market"
      let answer = try await server.get(path)
      #expect(answer.status == 200)
      let disposition = try #require(answer.header("Content-Disposition"))
      #expect(disposition.contains(/attachment; filename="hang-viet-binh-dinh-\d{8}\.[a-z]+"/))
      #expect(answer.header("Access-Control-Allow-Origin") == "*")
      let text = String(decoding: answer.body, as: UTF8.self)
      if format != "xlsx" {
        #expect(text.contains("Chợ Đầm") && text.contains("Chợ Khu 2") && !text.contains("Siêu thị"))
        #expect(text.contains("creativecommons.org") && text.contains("Hàng Việt Bình Định"))
      }
      switch format {
      case "geojson":
        #expect(answer.names == (try await server.get("/api/collections/outlets/items?kind=market")).names)
      case "csv": #expect(text.split(separator: "\r\n").count == 3)
      case "kml": #expect(XMLParser(data: answer.body).parse())
      case "xlsx": #expect(answer.body.starts(with: Array("PK".utf8)))
      default: #expect(answer.body.starts(with: Array("SQLite format 3\0".utf8)))
      }
      let tag = try #require(answer.header("ETag"))
      #expect(try await server.get(path, headers: ["If-None-Match": tag]).status == 304)
      let head = try await server.get(path, method: "HEAD")
      #expect(head.status == 200 && head.body.isEmpty && head.header("Content-Disposition") == disposition)
      #expect(try await server.get("/downloads/outlets.\(format)?x=1").status == 400)
    }
  }

  /// Names that a file's own syntax would take for something else.
  @Test func textsAreEscaped() async throws {
    try await RunningServer.with { server in
      let kml = String(decoding: try await server.get("/downloads/outlets.kml?id=4").body, as: UTF8.self)
      #expect(kml.contains("<name>Cửa hàng &lt;b&gt;&quot;24H&quot;&lt;/b&gt;</name>"))
      let csv = String(decoding: try await server.get("/downloads/outlets.csv?id=4").body, as: UTF8.self)
      #expect(csv.contains("\"Cửa hàng <b>\"\"24H\"\"</b>\""))
    }
  }

  /// As `nearest` answers, in order and metres.
  @Test(arguments: ["geojson", "csv", "kml", "xlsx", "gpkg"])
  func aroundAPointTheNearestComeFirst(_ format: String) async throws {
    try await RunningServer.with { server in
      func distances(_ answer: RunningServer.Answer) -> [Double] {
        answer.features.compactMap { ($0["properties"] as? [String: Any])?["distance"] as? Double }
      }
      let nearest = try await server.get("/api/collections/outlets/nearest?point=109.3,13.9&id=1,2,3")
      #expect(nearest.names.count == 3)
      let items = try await server.get("/api/collections/outlets/items?id=1,2,3")
      #expect(nearest.names != items.names)
      let path = "/downloads/outlets.\(format)?id=1,2,3"
      let answer = try await server.get("\(path)&point=109.3,13.9")
      let unordered = try await server.get(path)
      #expect(answer.status == 200 && answer.body != unordered.body)
      #expect(try await server.get("\(path)&point=109").status == 400)
      #expect(try await server.get("\(path)&point=200,13").status == 400)
      if format == "geojson" { #expect(answer.names == nearest.names && distances(answer) == distances(nearest)) }
      if format == "csv" {
        let lines = String(decoding: answer.body, as: UTF8.self).split(separator: "\r\n")
        #expect(lines[0].contains(",latitude,distance,license"))
        #expect(lines.count == 4)
        for (line, (name, metres)) in zip(lines.dropFirst(), zip(nearest.names, distances(nearest))) {
          #expect(line.contains(name) && line.contains(",\(metres),"))
        }
      }
    }
  }

  /// All within a distance, however many; only more than are put in order are refused, and how to ask for fewer said.
  @Test func aDistanceEndsTheFile() async throws {
    let outlets = (1...DownloadsController.longestAround + 1).map { number in
      PublishedOutlet(id: Int64(number), outlet: places[number % 2].outlet, updatedAt: places[0].updatedAt)
    }
    try await RunningServer.with(outlets: outlets) { server in
      let place = places[0].outlet.coordinate
      let path = "/downloads/outlets.csv?point=\(place.longitude),\(place.latitude)"
      let file = try await server.get("\(path)&max-distance=1")
      #expect(file.status == 200)
      #expect(String(decoding: file.body, as: UTF8.self).split(separator: "\r\n").count == 1 + outlets.count / 2)
      let refusal = try await server.get(path)
      #expect(refusal.status == 400 && String(decoding: refusal.body, as: UTF8.self).contains("max-distance"))
      for bad in ["\(path)&max-distance=-1", "/downloads/outlets.csv?max-distance=1"] {
        #expect(try await server.get(bad).status == 400)
      }
    }
  }

  /// What is compressed already goes as it is, with its length, by which a browser shows how much is to come.
  @Test(arguments: ["xlsx", "gpkg"])
  func aFileThatIsMadeFirstTellsItsLength(_ format: String) async throws {
    try await RunningServer.with { server in
      let answer = try await server.send(
        "GET /downloads/outlets.\(format) HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n")
      let head = answer.prefix(2000).lowercased()
      #expect(head.contains("content-length:") && !head.contains("content-encoding"))
    }
  }

  @Test func everythingAndNothingAreFilesToo() async throws {
    try await RunningServer.with { server in
      #expect(try await server.get("/downloads/outlets.geojson").features.count == 4)
      #expect(try await server.get("/downloads/outlets.geojson?id=1,3").features.count == 2)
      for format in ["geojson", "csv", "kml", "xlsx", "gpkg"] {
        #expect(try await server.get("/downloads/outlets.\(format)?id=99").status == 200)
      }
      for name in ["outlets.txt", "outlets", "communes.csv", "outlets.CSV"] {
        #expect(try await server.get("/downloads/\(name)").status == 404, "\(name)")
      }
      let links = try await server.get("/api/collections/outlets").links("enclosure")
      #expect(links.count == 5)
      for link in links {
        #expect(try await server.get(link["href"]!).header("Content-Type") == link["type"])
      }
    }
  }

  private func file(_ text: String) throws -> DownloadFile {
    try DownloadFile("x.txt") { try Data(text.utf8).write(to: URL(filePath: $0)) }
  }

  /// A file that many take is made once, for as long as one of them takes it.
  @Test func aFileIsMadeOnce() throws {
    let files = DownloadFiles()
    var made = 0
    func take(_ key: String) throws -> DownloadFile {
      try files.file(key) {
        made += 1
        return try file(key)
      }
    }
    var held: [DownloadFile] = []
    for _ in 0..<200 { held.append(try take("a")) }
    #expect(made == 1 && held.allSatisfy { $0 === held[0] })
    #expect(try take("b") !== held[0] && made == 2)
    held = []
    _ = try take("a")
    #expect(made == 3)
  }

  /// Slow readers hold no more of the disk than all files may take, and keep nobody waiting.
  @Test func theOldestFileIsCutForANewOne() async throws {
    let files = DownloadFiles(most: 700_000)
    let text = String(repeating: "x", count: 300_000)
    let slow = try files.file("a") { try file(text) }
    let other = try files.file("b") { try file(text) }
    var third: DownloadFile?
    await #expect(throws: CancellationError.self) {
      try await slow.pieces { _ in third = try third ?? files.file("c") { try file(text) } }
    }
    for file in [other, try #require(third)] {
      var size = 0
      try await file.pieces { size += $0.count }
      #expect(size == 300_000)
    }
    #expect(try files.file("a") { try file("new") } !== slow)
  }

  @Test func aLargeFileComesWhole() async throws {
    let outlets = (1...3000).map { number in
      var place = places[0]
      place = .init(id: Int64(number), outlet: place.outlet, updatedAt: place.updatedAt)
      return place
    }
    try await RunningServer.with(outlets: outlets) { server in
      #expect(try await server.get("/downloads/outlets.geojson").features.count == 3000)
      let csv = try await server.get("/downloads/outlets.csv", headers: ["Accept-Encoding": "gzip"])
      #expect(String(decoding: csv.body, as: UTF8.self).split(separator: "\r\n").count == 3001)
    }
  }
}
