import Catalog
import Foundation
import NIOCore
import NIOPosix
import Outlets
import Testing
import Web

@Suite struct ServerTests {
  @Test func landingPageNamesWhatAClientNeeds() async throws {
    try await RunningServer.with { server in
      let landing = try await server.get("/api")
      for rel in ["self", "service-desc", "service-doc", "conformance", "data"] {
        let link = try #require(landing.links(rel).first, "\(rel)")
        let answer = try await server.get(try #require(link["href"]))
        #expect(answer.status == 200, "\(rel)")
        let type = try #require(answer.header("Content-Type"))
        let promised = try #require(link["type"])
        #expect(type.hasPrefix(promised), "\(rel) \(type)")
      }
      let collections = try await server.get("/api/collections").json["collections"] as? [[String: Any]] ?? []
      try #require(collections.map { $0["id"] as? String } == ["outlets", "communes"])
      for collection in collections {
        let one = try await server.get("/api/collections/\(collection["id"]!)").json
        #expect(NSDictionary(dictionary: one) == NSDictionary(dictionary: collection))
        #expect(one["itemType"] as? String == "feature")
      }
      #expect(try await server.get("/api/collections/nothing").status == 404)
      #expect(try await server.get("/api/conformance?x=1").status == 400)
    }
  }

  /// Every document has a page, made from it, in which data stay text.
  @Test(arguments: [
    "/api", "/api/conformance", "/api/collections", "/api/collections/outlets", "/api/collections/outlets/items",
    "/api/collections/outlets/items/4", "/api/collections/outlets/nearest?point=109.2,13.7",
    "/api/collections/communes/items", "/api/collections/communes/items/21583:2025", "/api/collections/outlets/tiles",
    "/api/collections/outlets/tiles/WebMercatorQuad", "/api/tileMatrixSets", "/api/tileMatrixSets/WebMercatorQuad",
  ])
  func everyDocumentHasAPage(_ path: String) async throws {
    try await RunningServer.with { server in
      let document = try await server.get(path)
      let alternate = try #require(document.links("alternate").first { $0["type"] == "text/html" })
      let page = try await server.get(try #require(alternate["href"]))
      #expect(page.status == 200)
      #expect(page.header("Content-Type") == "text/html; charset=utf-8")
      #expect(page.header("ETag") != document.header("ETag"))
      let text = String(decoding: page.body, as: UTF8.self)
      #expect(text.hasPrefix("<!doctype html>") && !text.contains("<b>"))
      if path.contains("outlets/items") { #expect(text.contains("&lt;b&gt;&quot;24H&quot;")) }
      let browser = try await server.get(path, headers: ["Accept": "text/html,application/xhtml+xml,*/*;q=0.8"])
      #expect(browser.header("Content-Type") == "text/html; charset=utf-8")
      let client = try await server.get(path, headers: ["Accept": "*/*"])
      #expect(client.header("Content-Type") == document.header("Content-Type"))
    }
  }

  /// Every operation in the description answers as it says, and every parameter it names is known.
  @Test func openAPIIsTheTruth() async throws {
    try await RunningServer.with { server in
      let document = try await server.get("/api/openapi.json").json
      #expect(document["openapi"] as? String == "3.0.3")
      let shared = (document["components"] as? [String: Any])?["parameters"] as? [String: [String: Any]] ?? [:]
      #expect((shared["limit"]?["schema"] as? [String: Any])?["maximum"] as? Int == 10000)
      let samples = [
        "bbox": "109,13,110,14", "datetime": "2026-05-29T00:00:00Z/..", "point": "109.2,13.8", "q": "cho",
        "cursor": "abc-1", "max-distance": "100", "era": "2025",
        "crs": "http://www.opengis.net/def/crs/EPSG/0/9217", "filter": "TRUE",
        "updated_at": "2026-05-29T00:00:00Z", "verified_on": "2026-05-29",
      ]
      let paths = try #require(document["paths"] as? [String: [String: Any]])
      try #require(paths.count > 10)
      for (path, operations) in paths {
        let get = try #require(operations["get"] as? [String: Any])
        let url = ((operations["servers"] == nil ? "/api" : "") + path).replacing("{collection}", with: "outlets")
          .replacing("{format}", with: "geojson").replacing("{tileMatrix}/{tileRow}/{tileCol}", with: "0/0/0")
          .replacing(
            "{id}", with: path.contains("communes") ? "21583:2025" : "1")
        var required: [String] = []
        var optional: [String] = []
        for parameter in get["parameters"] as? [[String: Any]] ?? [] {
          let reference = (parameter["$ref"] as? String)?.split(separator: "/").last.map(String.init)
          let resolved = reference.map { shared[$0] ?? [:] } ?? parameter
          let name = try #require(resolved["name"] as? String)
          guard resolved["in"] as? String == "query" else { continue }
          let schema = resolved["schema"] as? [String: Any] ?? [:]
          let item = schema["items"] as? [String: Any] ?? schema
          let value =
            samples[name] ?? (item["enum"] as? [Any])?.first.map { "\($0)" }
            ?? (item["type"] as? String == "integer" ? "\(max(schema["minimum"] as? Int ?? 1, 1))" : "x")
          if resolved["required"] as? Bool == true {
            required.append("\(name)=\(value)")
          } else {
            optional.append("\(name)=\(value)")
          }
        }
        let base = url + "?" + required.joined(separator: "&")
        #expect(try await server.get(base).status == 200, "\(base)")
        for parameter in optional {
          // A distance is one from a point.
          let point = parameter.hasPrefix("max-distance") && !base.contains("point=") ? "&point=109.2,13.8" : ""
          let answer = try await server.get(base + "&" + parameter + point)
          // A tile may be empty.
          #expect(
            answer.status == 200 || answer.status == 204 && path.contains("tileRow"),
            "\(path) \(parameter): \(String(decoding: answer.body, as: UTF8.self))")
        }
      }
    }
  }

  /// Its headers take the place of those that the browser holds: a page with the policy of what is no page is blank.
  @Test(arguments: [
    "/", "/api.html", "/about", "/lists", "/outlets/1", "/statistics", "/map.svg", "/js/main.js", "/api",
    "/map-settings.json", "/basemap.geojson",
  ])
  func whatIsAsItWasKeepsItsHeaders(_ path: String) async throws {
    try await RunningServer.with { server in
      let accept = ["Accept": "text/html"]
      let first = try await server.get(path, headers: accept)
      let tag = try #require(first.header("ETag"))
      let again = try await server.get(path, headers: accept.merging(["If-None-Match": tag]) { $1 })
      #expect(again.status == 304)
      for name in ["Content-Security-Policy", "Content-Type", "X-Page-Files", "Permissions-Policy", "Cache-Control"] {
        #expect(again.header(name) == first.header(name), "\(name)")
      }
    }
  }

  @Test func anAnswerIsKeptUntilTheDataChange() async throws {
    try await RunningServer.with { server in
      for path in ["/api", "/api/collections/outlets/items", "/api/collections/outlets/items/1"] {
        let first = try await server.get(path)
        let tag = try #require(first.header("ETag"))
        #expect(tag.hasPrefix("W/\""))
        let again = try await server.get(path, headers: ["If-None-Match": "\"x\", \(tag)"])
        #expect(again.status == 304 && again.body.isEmpty)
        #expect(try await server.get(path, headers: ["If-None-Match": "\"other\""]).status == 200)
      }
      let tag = try #require(try await server.get("/api/collections/outlets/items").header("ETag"))
      server.catalog.publish(Snapshot(places, version: .init(database: "0123456789", changeset: 2)))
      let later = try await server.get("/api/collections/outlets/items", headers: ["If-None-Match": tag])
      #expect(later.status == 200 && later.header("ETag") != tag)
      // A wrong request is wrong, whatever the client holds.
      let now = try #require(later.header("ETag"))
      #expect(try await server.get("/api/collections/outlets/items?x=1", headers: ["If-None-Match": now]).status == 400)
    }
  }

  /// What the operator says stands in answers, and no cache keeps what was said before.
  @Test func theTagChangesWithTheOperatorsWords() async throws {
    let paths = [
      "/about", "/api", "/outlets/1", "/map.svg", "/downloads/outlets.csv", "/api/collections/outlets/items",
    ]
    var tags: [[String?]] = []
    for agency in ["Sở A", "Sở A", "Sở B"] {
      try await RunningServer.with(configure: { $0.agency = agency }) { server in
        var own: [String?] = []
        for path in paths { own.append(try await server.get(path).header("ETag")) }
        tags.append(own)
      }
    }
    #expect(tags[0] == tags[1])
    for (one, other) in zip(tags[0], tags[2]) { #expect(one != nil && other != nil && one != other) }
  }

  @Test func largeAnswersAreCompressed() async throws {
    try await RunningServer.with { server in
      let plain = try await server.get("/api/collections/outlets/items", headers: ["Accept-Encoding": "identity"])
      #expect(plain.header("Content-Encoding") == nil)
      let zipped = try await server.get("/api/collections/outlets/items", headers: ["Accept-Encoding": "gzip"])
      #expect(zipped.header("Content-Encoding") == "gzip")
      #expect(zipped.header("Vary") == "Accept, Accept-Encoding")
      #expect(Set(zipped.names) == Set(plain.names))
      let small = try await server.get("/health/live", headers: ["Accept-Encoding": "gzip"])
      #expect(small.header("Content-Encoding") == nil)
    }
  }

  @Test func readsAreOpenToEveryOrigin() async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections", headers: ["Origin": "https://example.org"])
      #expect(answer.header("Access-Control-Allow-Origin") == "*")
      let preflight = try await server.get("/api/collections", method: "OPTIONS")
      #expect(preflight.status == 204)
      #expect(preflight.header("Access-Control-Allow-Methods") == "GET, HEAD, OPTIONS")
      #expect(try await server.get("/", headers: [:]).header("Access-Control-Allow-Origin") == nil)
      let page = try await server.get("/", method: "OPTIONS")
      #expect(page.status == 204 && page.header("Allow") == "GET, HEAD, OPTIONS")
      #expect(page.header("Access-Control-Allow-Methods") == nil)
    }
  }

  /// As a file beside it says; the plain file for others.
  @Test func aFileCompressedBeforehandGoesToThoseWhoTakeIt() async throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "public-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let vendor = root.appending(path: "Public/vendor")
    try FileManager.default.createDirectory(at: vendor, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: RunningServer.repository.appending(path: "GeoData"), to: root.appending(path: "GeoData"))
    let plain = Data(repeating: 0x61, count: 3000)
    try plain.write(to: vendor.appending(path: "x.js"))
    // No decoder asks for it in this test: its bytes only must arrive as they are.
    try Data("compressed".utf8).write(to: vendor.appending(path: "x.js.br"))
    try await RunningServer.with(configure: { $0.resources = root }) { server in
      let url = server.base + "/vendor/x.js"
      let taken = try curl("-i", "-H", "Accept-Encoding: gzip, br", url)
      #expect(taken.hasSuffix("\r\n\r\ncompressed"))
      #expect(taken.lowercased().contains("content-encoding: br") && taken.contains("text/javascript"))
      for accepted in ["identity", "br;q=0", "brr"] {
        #expect(try curl("-H", "Accept-Encoding: \(accepted)", url) == String(decoding: plain, as: UTF8.self))
      }
    }
  }

  private func curl(_ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/curl")
    process.arguments = ["-s", "--max-time", "\(RunningServer.patience)"] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func pagesAreServedUnderAStrictPolicy() async throws {
    try await RunningServer.with { server in
      let page = try await server.get("/?fbclid=abc")
      #expect(page.status == 200)
      #expect(page.header("Content-Type")?.hasPrefix("text/html") == true)
      let policy = try #require(page.header("Content-Security-Policy"))
      #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"))
      #expect(policy.contains("frame-ancestors 'self'"))
      // Only the map may stand in another site's frame, and only where its address says so.
      let embedded = try #require(try await server.get("/?lang=en&embed=1").header("Content-Security-Policy"))
      #expect(embedded.contains("frame-ancestors *") && embedded.contains("script-src 'self'"))
      for path in ["/officer?embed=1", "/api.html?embed=1", "/outlets/1?embed=1"] {
        #expect(
          try await server.get(path).header("Content-Security-Policy")?.contains("frame-ancestors 'self'") == true)
      }
      let data = try #require(try await server.get("/api/collections/outlets/items").header("Content-Security-Policy"))
      #expect(data.contains("default-src 'none'") && data.contains("frame-ancestors 'none'"))
      #expect(page.header("X-Content-Type-Options") == "nosniff")
      #expect(try await server.get("/basemap/1/1/1").status == 404)
      #expect(try await server.get("/basemap.geojson").json["type"] as? String == "FeatureCollection")
      #expect(try await server.get("/map-settings.json").json["bounds"] as? [Double] == [108.58, 13.5, 109.4, 14.72])
      #expect(try await server.get("/health/ready").json["outlets"] as? Int == 5)
    }
  }

  @Test(arguments: [
    "/nothing", "/../Package.swift", "/%2e%2e/Package.swift", "/..%2fPackage.swift", "/js/%2e%2e/%2e%2e/Package.swift",
    "/.git/config", "//css", "/css", "/css/", "/js/words", "/.hidden", "/js/main.js%00.html",
    "/%00evil",
    "/api/", "/api/collections/outlets", "/api/nothing",
  ])
  func whatIsNotThereIsNotFound(_ path: String) async throws {
    try await RunningServer.with { server in
      let answer = try await server.get(path)
      if path == "/api/" || path == "/api/collections/outlets" {
        #expect(answer.status == 200)
      } else {
        #expect(answer.status == 404 || answer.status == 400, "\(path)")
        #expect(!String(decoding: answer.body, as: UTF8.self).contains("swift-tools-version"))
      }
    }
  }

  /// Ranges are not offered: every answer to one is the whole file.
  @Test(arguments: ["bytes=999999999-", "bytes=-5", "bytes=0-9", "bytes=a-b"])
  func aRangeGetsTheWholeFile(_ range: String) async throws {
    try await RunningServer.with { server in
      let whole = try await server.get("/map.png")
      let part = try await server.get("/map.png", headers: ["Range": range])
      #expect(part.status == 200)
      #expect(part.body == whole.body && part.body.count > 1000)
      #expect(part.header("Accept-Ranges") == nil)
    }
  }

  /// Whoever shows a link to the map shows a picture with it, as with every other page.
  @Test func aLinkToTheMapHasAPicture() async throws {
    try await RunningServer.with(configure: { $0.publicURL = "https://hangviet.example" }) { server in
      let page = try await server.get("/")
      #expect(
        String(decoding: page.body, as: UTF8.self)
          .contains("<meta property=\"og:image\" content=\"https://hangviet.example/icons/icon-512.png\">"))
      let tag = try #require(page.header("ETag"))
      #expect(try await server.get("/?lang=vi", headers: ["If-None-Match": tag]).status == 304)
    }
  }

  /// Not Vietnamese until the scripts have come.
  @Test func theMapPageIsInEnglishForWhoeverAsksForThat() async throws {
    try await RunningServer.with { server in
      let vietnamese = try #require(try await server.get("/").header("ETag"))
      let page = try await server.get("/?kind=market&lang=en", headers: ["If-None-Match": vietnamese])
      let text = String(decoding: page.body, as: UTF8.self)
      for part in [
        "<html lang=\"en\">", "<title data-words=\"title\">Vietnamese goods in Bình Định</title>",
        "<h1 data-words=\"title\">Vietnamese goods in Bình Định</h1>",
        "<a class=\"top-language\" id=\"other-language\" href=\"/\" data-words=\"otherLanguage\">Tiếng Việt</a>",
        "data-words=\"aboutPage\">About, contact</a>",
      ] { #expect(text.contains(part), "\(part)") }
      #expect(text.hasSuffix("</html>\n") && !text.contains("Tìm</button>"))
    }
  }

  /// With all pages and the files they are made of comes the same tag, until one of these changes; with data none.
  @Test func pagesTellOfTheFilesTheyAreMadeOf() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["Public", "GeoData"] {
      try FileManager.default.copyItem(
        at: RunningServer.repository.appending(path: name), to: folder.appending(path: name))
    }
    try await RunningServer.with(configure: { $0.resources = folder }) { server in
      let header = "X-Page-Files"
      let first = try #require(try await server.get("/").header(header))
      for path in ["/lists", "/outlets/1", "/officer", "/api.html", "/css/page.css", "/vendor/maplibre-gl.js"] {
        #expect(try await server.get(path).header(header) == first, "\(path)")
      }
      for path in ["/api", "/map.svg"] { #expect(try await server.get(path).header(header) == nil) }
      try Data("body {}".utf8).write(to: folder.appending(path: "Public/css/new.css"))
      try await Task.sleep(for: .seconds(1.1))
      #expect(try await server.get("/").header(header) != first)
    }
  }

  @Test func filesVaryByCompression() async throws {
    try await RunningServer.with { server in
      let file = try await server.get("/js/main.js", headers: ["Accept-Encoding": "gzip"])
      #expect(file.header("Content-Encoding") == "gzip")
      #expect(file.header("Vary") == "Accept-Encoding")
    }
  }

  @Test func pagesLinkToTheDataBehindThem() async throws {
    try await RunningServer.with { server in
      let page = try await server.get("/api/collections/outlets/items?f=html&limit=1")
      let text = String(decoding: page.body, as: UTF8.self)
      #expect(text.contains("/api/collections/outlets/items?limit=1&amp;f=json"))
      #expect(text.contains("rel=\"next\"") && text.contains("alternate · application/geo+json"))
    }
  }

  /// RFC 3986, 6.2.2.2: the same address. What stands for something else stays encoded.
  @Test func lettersMayBeEncoded() async throws {
    try await RunningServer.with { server in
      let answer = try await server.send(
        "GET /api/c%6fllections%2Foutlets/%2e?limit=%31 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(answer.lowercased().contains("location: /api/collections%2foutlets/%2e?limit=%31\r\n"), "\(answer)")
      #expect(try await server.get("/api/c%6fllections").status == 200)
    }
  }

  @Test func writingIsRefused() async throws {
    try await RunningServer.with { server in
      for method in ["POST", "PUT", "DELETE", "PATCH"] {
        let answer = try await server.get("/api/collections/outlets/items", method: method)
        #expect(answer.status == 405)
        #expect(answer.header("Allow") == "GET, HEAD, OPTIONS")
      }
      let head = try await server.get("/api/collections/outlets/items", method: "HEAD")
      #expect(head.status == 200 && head.body.isEmpty)
    }
  }

  /// NIO ends the process over a connection that was accepted, not begun with, and then dropped.
  @Test func aServerStopsWhileConnectionsArrive() async throws {
    for _ in 0..<20 {
      try await RunningServer.with { server in
        for _ in 0..<50 {
          let client = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: server.port).get()
          client.close(promise: nil)
        }
      }
    }
  }

  @Test func linksAreRightBehindAProxy() async throws {
    let forwarded = ["X-Forwarded-Proto": "https", "X-Forwarded-Host": "map.example.vn"]
    func href(_ headers: [String: String], _ configure: (inout ServerSettings) -> Void) async throws -> String? {
      var href: String?
      try await RunningServer.with(configure: configure) { server in
        href = try await server.get("/api", headers: headers).links("data").first?["href"]
          .map { $0.replacing(server.base, with: "direct") }
      }
      return href
    }
    let trusting: (inout ServerSettings) -> Void = { $0.trustedProxies = [AddressRange("127.0.0.0/8")!] }
    #expect(try await href(forwarded) { _ in } == "direct/api/collections")
    #expect(try await href(forwarded, trusting) == "https://map.example.vn/api/collections")
    #expect(
      try await href(["Forwarded": "for=192.0.2.1;proto=https;host=\"a.example.vn:8443\", for=x;host=b"], trusting)
        == "https://a.example.vn:8443/api/collections")
    // A visitor's own Forwarded beside what the proxy sets is not believed; what both say is.
    for (host, expected) in [("evil.example", nil), ("map.example.vn", "https://map.example.vn/api/collections")] {
      let both = forwarded.merging(["Forwarded": "host=\(host);proto=https"]) { $1 }
      let link = try #require(try await href(both, trusting))
      #expect(!link.contains("evil") && (expected == nil || link == expected), "\(link)")
    }
    #expect(try await href(["X-Forwarded-Host": "evil\"><script>"], trusting)?.contains("script") == false)
    #expect(
      try await href(forwarded) { $0.publicURL = "https://public.example.vn/map" }
        == "https://public.example.vn/map/api/collections")
  }

  @Test func addressRangesContainTheirAddresses() {
    #expect(AddressRange("10.0.0.0/8")!.contains("10.255.0.1"))
    #expect(!AddressRange("10.0.0.0/8")!.contains("11.0.0.1"))
    #expect(AddressRange("10.0.0.0/8")!.contains("::ffff:10.1.2.3"))
    #expect(AddressRange("::1")!.contains("::1"))
    #expect(!AddressRange("fd00::/8")!.contains("fe80::1"))
    #expect(AddressRange("0.0.0.0/0")!.contains("8.8.8.8"))
    for text in ["", "x", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "::/129", "10.0.0.0/8/8"] {
      #expect(AddressRange(text) == nil, "\(text)")
    }
  }
}
