import Foundation
import Testing

@testable import Web

@Suite struct MetricsTests {
  @Test func routesAreToldByTheirTemplates() {
    let table = RouteTable([
      "/api/collections/outlets/items", "/api/collections/outlets/items/{id}", "/api/collections/{collection}",
      "/api/collections/outlets", "/outlets/{id}", "/sitemap/{number}", "/officer/api/officers/{name}",
    ])
    for (target, template) in [
      ("/api/collections/outlets/items?bbox=1,2,3,4", "/api/collections/outlets/items"),
      ("/api/collections/outlets/items/7", "/api/collections/outlets/items/{id}"),
      ("/api/collections/outlets", "/api/collections/outlets"), ("/api/collections/x", "/api/collections/{collection}"),
      ("/outlets/5?lang=en", "/outlets/{id}"), ("/outlets/", "other"), ("/outlets/5/6", "other"), ("/", "other"),
      ("/officer/api/officers/lan.nguyen", "/officer/api/officers/{name}"), ("/js/main.js", "other"), ("", "other"),
    ] { #expect(table[target].template == template, "\(target)") }
  }

  @Test func answersAreToldByTheirStatus() {
    for status in [200, 308, 428, 505] {
      let meter = RouteMeter("/")
      meter.record(status: status, nanoseconds: 1)
      #expect(zip(RouteMeter.codes, meter.answers).filter { $1.count == 1 }.map(\.0) == [status])
    }
  }

  /// Both ways to an answer are counted, and what is refused; the text is Prometheus'.
  @Test func whatHappensIsCounted() async throws {
    try await RunningServer.with { server in
      for path in ["items?limit=2", "items?limit=3", "items?q=cho", "items/999"] {
        _ = try await server.get("/api/collections/outlets/\(path)")
      }
      _ = try await server.send("NONSENSE\r\n\r\n")
      let answer = try await server.get("/metrics")
      #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
      let text = String(decoding: answer.body, as: UTF8.self)
      for line in [
        "hangviet_http_requests_total{route=\"/api/collections/outlets/items\",status=\"200\"} 3",
        "hangviet_http_requests_total{route=\"/api/collections/outlets/items/{id}\",status=\"404\"} 1",
        "hangviet_http_request_duration_seconds_count{route=\"/api/collections/outlets/items\"} 3",
        "hangviet_http_requests_malformed_total 1", "hangviet_snapshot_version 1", "hangviet_outlets 5",
        "hangviet_database_readable 1",
      ] { #expect(text.contains(line + "\n"), "\(line)") }
      for line in text.split(separator: "\n") {
        let isSample = try /[a-z_]+(\{.*\})? [0-9.e+-]+/.wholeMatch(in: line) != nil
        #expect(line.hasPrefix("# ") || isSample, "\(line)")
      }
    }
  }

  @Test func onlyTheOperatorReadsThem() async throws {
    let behindProxy: (inout ServerSettings) -> Void = { $0.trustedProxies = [AddressRange("127.0.0.0/8")!] }
    for (configure, client, status) in [
      (behindProxy, "203.0.113.7", 403), (behindProxy, "127.0.0.1, 203.0.113.7", 403), (behindProxy, "", 200),
      ({ $0.operators = [] }, "", 403), ({ $0.operators = [] }, "127.0.0.1", 403), ({ _ in }, "203.0.113.7", 200),
      (
        {
          behindProxy(&$0)
          $0.operators = [AddressRange("203.0.113.0/24")!]
        }, "203.0.113.7", 200
      ),
    ] {
      try await RunningServer.with(configure: configure) { server in
        let answer = try await server.get("/metrics", headers: client.isEmpty ? [:] : ["X-Forwarded-For": client])
        #expect(answer.status == status, "\(client)")
      }
    }
  }

  /// Whichever of the two kinds the proxy sets, the other is the visitor's own, and makes nobody an operator.
  @Test func aVisitorDoesNotChooseAnAddress() async throws {
    try await RunningServer.with(configure: { $0.trustedProxies = [AddressRange("127.0.0.0/8")!] }) { server in
      for (common, forwarded, status) in [
        ("203.0.113.7", "for=127.0.0.1", 403), ("127.0.0.1", "for=203.0.113.7", 403),
        ("203.0.113.7", "proto=https", 403), ("203.0.113.7", "for=203.0.113.7", 403),
        ("127.0.0.1", "for=127.0.0.1", 200),
      ] {
        let headers = ["X-Forwarded-For": common, "Forwarded": forwarded]
        let answer = try await server.get("/metrics", headers: headers)
        #expect(answer.status == status, "\(headers)")
      }
    }
  }

  /// A name for each request: one's own, unless a trusted proxy has given it one.
  @Test func requestsHaveNames() async throws {
    try await RunningServer.with { server in
      var names: Set<String> = []
      for path in ["/api/collections/outlets/items/1", "/api", "/", "/nothing", "/api?x=1"] {
        let answer = try await server.get(path, headers: ["X-Request-ID": "given"])
        names.insert(try #require(answer.header("X-Request-ID")))
      }
      #expect(names.count == 5 && !names.contains("given"))
    }
    try await RunningServer.with(configure: { $0.trustedProxies = [AddressRange("127.0.0.0/8")!] }) { server in
      for path in ["/api/collections/outlets/items/1", "/api"] {
        #expect(try await server.get(path, headers: ["X-Request-ID": "given-1"]).header("X-Request-ID") == "given-1")
        let odd = try await server.get(path, headers: ["X-Request-ID": "a b\"c"]).header("X-Request-ID")
        #expect(odd != nil && odd != "a b\"c")
      }
    }
  }

  @Test func readyMeansThatTheDatabaseIsFollowed() async throws {
    let readiness = Readiness()
    try await RunningServer.with(readiness: readiness) { server in
      #expect(try await server.get("/health/ready").status == 200)
      // Told when it begins, and then once a minute.
      #expect(readiness.failed() && !readiness.failed() && readiness.failed(at: .now + .seconds(61)))
      let answer = try await server.get("/health/ready")
      #expect(answer.status == 503 && answer.header("Retry-After") == "5")
      #expect(try await server.get("/health/live").status == 200)
      #expect(try await server.get("/api/collections/outlets/items").status == 200)
      readiness.followed()
      #expect(try await server.get("/health/ready").status == 200)
    }
  }
}
