import Catalog
import Foundation
import Outlets
import Testing
import Web

/// The short cut and the router give the same answers.
@Suite struct HotReadsTests {
  private static let paths = [
    "/api/collections/outlets/items", "/api/collections/outlets/items?limit=3",
    "/api/collections/outlets/items?bbox=108.5,13.4,109.5,14.8&kind=market,supermarket",
    "/api/collections/outlets/items?offset=1&limit=2&status=active", "/api/collections/outlets/items/1",
    "/api/collections/outlets/items?commune_code=21583",
    "/api/collections/outlets/nearest?point=109.2,13.8", "/api/collections/outlets/nearest?point=109.2,13.8&limit=2",
    "/api/collections/outlets/tiles/WebMercatorQuad/8/118/205", "/api/collections/outlets/tiles/WebMercatorQuad/0/0/0",
    "/api/collections/outlets/tiles/WebMercatorQuad/12/0/0",
    // What the short cut leaves to the router.
    "/api/collections/outlets/items/999999", "/api/collections/outlets/items?limit=x",
    "/api/collections/outlets/items?nothing=1", "/api/collections/outlets/nearest",
    "/api/collections/outlets/tiles/WebMercatorQuad/30/0/0", "/api/collections/outlets/tiles/WebMercatorQuad/8/1",
    "/api/collections/outlets/tiles/WebMercatorQuad/+0/0/0", "/api/collections/outlets/tiles/WebMercatorQuad/00/0/0",
    "/api/collections/outlets/items?q=cho", "/api/collections/outlets/items?f=html",
    "/api/collections/outlets/items%2F1",
  ]

  /// `Connection: close` sends a request to the router.
  @Test(arguments: paths)
  func theShortCutHasNoMeaningOfItsOwn(_ path: String) async throws {
    try await RunningServer.with { server in
      for fields in [
        ["Accept-Encoding": "identity"], ["Accept-Encoding": "gzip"], ["If-None-Match": "*"], ["Accept": "text/html"],
        ["Accept-Encoding": "gzip, deflate, br"], ["Accept-Encoding": "deflate"],
        ["Accept-Encoding": "GZIP;q=0.1, deflate"],
        ["Accept-Encoding": "*"], ["Accept": "text/*"], ["Accept": "application/json;q=0.1, */*"],
        ["Accept": "text/html;x=json"],
        ["Accept": "application/geo+json", "Accept-Encoding": "gzip"],
      ] {
        let short = try await server.get(path, headers: fields)
        let routed = try await server.get(path, headers: fields.merging(["Connection": "close"]) { $1 })
        #expect(short.status == routed.status)
        #expect(body(short) == body(routed))
        #expect(headers(short) == headers(routed))
      }
    }
  }

  /// Blanks of either kind are no part of a tag; some who come by another way have taken them off already.
  @Test func aTagIsKnownWithBlanksAroundIt() async throws {
    try await RunningServer.with { server in
      let path = "/api/collections/outlets/items"
      let tag = try #require(try await server.get(path).header("ETag"))
      for held in ["\(tag)\t", "\"x\",\t\(tag)\t, \"y\"", "\"x\" , \(tag.dropFirst(2))"] {
        let answer = try await server.send(
          "GET \(path) HTTP/1.1\r\nHost: x\r\nIf-None-Match: \(held)\r\n\r\n"
            + "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 304"), "\(held)")
      }
    }
  }

  /// A list that stands on two lines.
  @Test func whatAClientTakesMayStandOnTwoLines() async throws {
    try await RunningServer.with { server in
      let answer = try await server.send(
        "GET /api/collections/outlets/items HTTP/1.1\r\nHost: x\r\nAccept: application/json;q=0.5\r\n"
          + "Accept: text/html\r\n\r\nGET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      let routed = try await server.get(
        "/api/collections/outlets/items", headers: ["Accept": "text/html", "Connection": "close"])
      let policy = try #require(routed.header("Content-Security-Policy"))
      #expect(answer.contains("text/html") && answer.contains(policy))
    }
  }

  @Test(arguments: ["+0/0/0", "0/-0/0", "00/0/0"])
  func aTileHasOneAddress(_ tile: String) async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/collections/outlets/tiles/WebMercatorQuad/\(tile)")
      #expect(answer.status == 404)
    }
  }

  /// What takes long keeps no other connection waiting: it goes to the router, which has no room here.
  @Test func theShortCutIsForWhatIsAtHand() async throws {
    try await RunningServer.with(configure: { $0.limits.waitingReads = -1 }) { server in
      for property in OutletProperty.allCases {
        let value = property.vocabulary?.first ?? (property.type == .integer ? "1" : "x")
        let path = "/api/collections/outlets/items?\(property.rawValue)=\(value)"
        let answer = try await server.get(path)
        #expect(answer.status == (property.isIndexed ? 200 : 503), "\(property)")
      }
      #expect(OutletProperty.kind.isIndexed && OutletProperty.communeCode.isIndexed)
      #expect(!OutletProperty.website.isIndexed)
      for query in ["q=cho", "datetime=2025-01-01/..", "sortby=name", "filter=grade=1", "limit=1000"] {
        let answer = try await server.get("/api/collections/outlets/items?\(query)")
        #expect(answer.status == 503, "\(query)")
      }
    }
  }

  private func body(_ answer: RunningServer.Answer) -> String {
    String(decoding: answer.body, as: UTF8.self).replacing(/"timeStamp":"[^"]*"/, with: "")
  }

  /// But for the date, the name of the request, and what says how long the connection lasts.
  private func headers(_ answer: RunningServer.Answer) -> [String: String] {
    var headers: [String: String] = [:]
    for (name, value) in answer.headers { headers["\(name)".lowercased()] = "\(value)" }
    for name in ["date", "connection", "x-request-id"] { headers[name] = nil }
    // How a compressor cuts its stream is its own affair; what comes out of it is compared.
    if headers["content-encoding"] != nil { headers["content-length"] = nil }
    return headers
  }
}
