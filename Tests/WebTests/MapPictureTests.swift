import Catalog
import Foundation
import FoundationXML
import Outlets
import Spatial
import Testing
import Web

@Suite struct MapPictureTests {
  private func texts(_ svg: Data, _ element: String) throws -> [String] {
    let reader = ElementReader(element)
    let parser = XMLParser(data: svg)
    parser.delegate = reader
    #expect(parser.parse())
    return reader.texts
  }

  @Test func aPictureSaysWhatItShows() async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/map.svg?bbox=109.2,13.75,109.25,13.79&width=640&height=480")
      #expect(answer.status == 200 && answer.header("Content-Type") == "image/svg+xml; charset=utf-8")
      let tag = try #require(answer.header("ETag"))
      #expect(
        try await server.get(
          "/map.svg?bbox=109.2,13.75,109.25,13.79&width=640&height=480", headers: ["If-None-Match": tag]
        ).status == 304)
      let text = String(decoding: answer.body, as: UTF8.self)
      #expect(text.contains("role=\"img\"") && text.contains("GSHHG"))
      #expect(!text.contains("style=") && !text.contains("<style") && !text.contains("<script"))
      #expect(try texts(answer.body, "desc").first?.hasPrefix("4 cơ sở") == true)
      #expect(try texts(answer.body, "text").contains { $0.hasSuffix("km") || $0.hasSuffix(" m") })
      let english = try await server.get("/map.svg?kind=market&lang=en&theme=dark")
      #expect(try texts(english.body, "desc").first?.hasPrefix("2 outlets") == true)
    }
  }

  @Test func hostileNamesAreWordsAndAMarkStandsOut() async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/map.svg?mark=4&theme=print")
      #expect(try texts(answer.body, "title").first == "Bản đồ quanh Cửa hàng <b>\"24H\"</b>")
      #expect(!String(decoding: answer.body, as: UTF8.self).contains("<b>"))
    }
  }

  @Test func parametersAreStrict() async throws {
    try await RunningServer.with { server in
      let malformed = [
        "bbox=1,2,3", "width=abc", "width=10", "lang=fr", "theme=pink", "mark=x", "colour=red", "kind=shop",
      ]
      let elsewhere = ["bbox=100,10,120,20", "bbox=109.4,13.5,109.3,14", "mark=99"]
      for bad in malformed + elsewhere {
        let answer = try await server.get("/map.svg?\(bad)")
        #expect(answer.status == (malformed.contains(bad) ? 400 : 404), "\(bad)")
        #expect(answer.json["parameter"] as? String == String(bad.split(separator: "=")[0]))
      }
      let large = try await server.get("/map.svg?width=99999&height=99999")
      #expect(String(decoding: large.body, as: UTF8.self).contains("width=\"1600\" height=\"1200\""))
    }
  }

  /// Every outlet is in a symbol or in a sum, however crowded it is.
  @Test func symbolsAndSumsAddUpToAllOutlets() async throws {
    var generator = SeededGenerator(seed: 7)
    let outlets = (1...3000).map { id in
      var outlet = Outlet(
        name: "Tạp hoá \(id)", kind: OutletKind.allCases[id % 12],
        coordinate: Coordinate(
          longitude: .random(in: 108.7...109.3, using: &generator),
          latitude: .random(in: 13.6...14.6, using: &generator))!,
        accuracy: .exact)
      outlet.status = id % 10 == 0 ? .suspended : .active
      return PublishedOutlet(id: Int64(id), outlet: outlet, updatedAt: .distantPast)
    }
    try await RunningServer.with(outlets: outlets) { server in
      for size in ["width=640&height=480", "width=1600&height=1200", "width=200&height=300"] {
        let answer = try await server.get("/map.svg?\(size)&lang=en")
        #expect(answer.body.count < 150_000, "\(size)")
        let reader = ElementReader("text")
        let parser = XMLParser(data: answer.body)
        parser.delegate = reader
        #expect(parser.parse())
        let sums = reader.texts.compactMap { text -> Int? in Int(text) }.reduce(0, +)
        #expect(sums + reader.uses == 3000, "\(size)")
      }
    }
  }
}

/// Collects the texts of one kind of element, and how many `use` there are.
private final class ElementReader: NSObject, XMLParserDelegate {
  private let element: String
  private var isInside = false
  var texts: [String] = []
  var uses = 0

  init(_ element: String) { self.element = element }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    if name == "use" { uses += 1 }
    isInside = name == element
    if isInside { texts.append("") }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isInside { texts[texts.count - 1] += string }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    isInside = false
  }
}
