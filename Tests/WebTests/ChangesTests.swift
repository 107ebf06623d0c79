import Foundation
import FoundationXML
import Intake
import Outlets
import Render
import Spatial
import Store
import Testing
import Web

@Suite struct ChangesTests {
  /// A copy of the outlets, kept by the feed alone.
  private struct Mirror {
    var outlets: [Int64: NSDictionary] = [:]
    var version = 0

    mutating func follow(_ server: RunningServer, limit: Int) async throws {
      var url = server.base + "/api/collections/changes/items?since=\(version)&limit=\(limit)"
      while true {
        let answer = try await server.get(url)
        #expect(answer.status == 200 && answer.features.count <= limit)
        for feature in answer.features { try apply(feature) }
        guard let next = answer.links("next").first?["href"] else {
          version = try #require(answer.json["version"] as? Int)
          return
        }
        url = next
      }
    }

    private mutating func apply(_ change: [String: Any]) throws {
      let properties = try #require(change["properties"] as? [String: Any])
      let id = try #require(properties["outlet"] as? NSNumber).int64Value
      guard let after = properties["after"] as? [String: Any] else {
        #expect(properties["change"] as? String == "removed" && change["geometry"] is NSNull)
        outlets[id] = nil
        return
      }
      let isNew = outlets[id] == nil
      #expect((properties["change"] as? String == "added") == isNew)
      let geometry = try #require(change["geometry"] as? [String: Any])
      outlets[id] = ["geometry": geometry, "properties": after]
    }
  }

  private static func features(_ store: OutletStore) throws -> [Int64: NSDictionary] {
    var encoder = FeatureEncoder()
    return try Dictionary(
      uniqueKeysWithValues: store.contents().outlets.map { published in
        var bytes: [UInt8] = []
        encoder.encode(published, to: &bytes)
        let feature = try JSONSerialization.jsonObject(with: Data(bytes)) as! [String: Any]
        return (published.id, ["geometry": feature["geometry"]!, "properties": feature["properties"]!])
      })
  }

  /// Random edits, undos and takedowns: whoever follows, and whoever begins at any time, has what is published.
  @Test(arguments: [UInt64(1), 2, 3]) func whoeverAppliesTheFeedHasTheOutlets(_ seed: UInt64) async throws {
    try await DeskServer.with(outlets: (0..<10).map { .sample("Điểm \($0)", commune: "1") }) { desk in
      var random = SeededGenerator(seed: seed)
      var follower = Mirror()
      for step in 0..<30 {
        let outlets = try desk.store.contents().outlets
        switch Int.random(in: 0..<10, using: &random) {
        case 0...5:
          var edits: [OutletEdit] = [.add(.sample("Mới \(step)", commune: "2"))]
          for published in outlets where Bool.random(using: &random) {
            var after = published.outlet
            switch Int.random(in: 0..<5, using: &random) {
            case 0: after.status = .closed
            case 1: after.coordinate = Coordinate(longitude: 109 + Double(step) / 1000, latitude: 13.8)!
            case 2: after.phone = ["+8425638\(10000 + step)"]
            case 3: after.status = .active
            default:
              edits.append(.remove(id: published.id, before: published.outlet))
              continue
            }
            edits.append(.update(id: published.id, before: published.outlet, after: after))
          }
          _ = try desk.store.publish(edits, author: "Nguyễn Văn Kín", note: "ghi chú kín")
        case 6...7: _ = try? desk.store.undo(try desk.store.version(), author: "Nguyễn Văn Kín")
        default:
          guard let published = outlets.randomElement(using: &random) else { continue }
          let takedown = try #require(Takedown(Bool.random(using: &random) ? nil : [.phone]))
          _ = try desk.store.takeDown(
            takedown, of: published.id, before: published.outlet, by: "Nguyễn Văn Kín", settling: nil)
        }
        if step % 4 == 0 { try await follower.follow(desk.server, limit: Int.random(in: 1...50, using: &random)) }
        guard step % 7 == 0 else { continue }
        var beginner = Mirror()
        try await beginner.follow(desk.server, limit: 1000)
        #expect(try beginner.outlets == Self.features(desk.store))
      }
      try await follower.follow(desk.server, limit: 7)
      #expect(try follower.outlets == Self.features(desk.store))
    }
  }

  @Test func whatWasTakenDownShowsNowhere() async throws {
    var secret = Outlet.sample("Nhà bà Kín", commune: "1")
    secret.phone = ["+84914123456"]
    secret.coordinate = Coordinate(longitude: 109.21234, latitude: 13.76543)!
    var other = Outlet.sample("Chợ Đầm", commune: "1")
    other.phone = ["+84914999999"]
    try await DeskServer.with(outlets: [secret, other]) { desk in
      var moved = secret
      moved.name = "Nhà bà Kín mới"
      _ = try desk.store.publish(
        [.update(id: 1, before: secret, after: moved)], author: "Officer Name", note: "secret note",
        source: .init(fileName: "secret-file.xlsx", sha256: String(repeating: "a", count: 64)))
      let paths = ["/api/collections/changes/items", "/api/changes.atom", "/api/collections/changes/items?f=html"]
      func all() async throws -> String {
        var text = ""
        for path in paths { text += String(decoding: try await desk.server.get(path).body, as: UTF8.self) }
        return text
      }
      let before = try await all()
      #expect(before.contains("Nhà bà Kín mới") && before.contains("+84914999999"))
      let tag = try #require(try await desk.server.get(paths[0]).header("ETag"))
      _ = try desk.store.takeDown(
        try #require(Takedown(nil)), of: 1, before: moved, by: "Officer Name", settling: nil)
      _ = try desk.store.takeDown(
        try #require(Takedown([.phone])), of: 2, before: other, by: "Officer Name", settling: nil)
      let after = try await all()
      for word in [
        "Kín", "84914", "109.21", "13.76543", "Officer", "secret", "aaaaaaaa", "gỡ theo yêu cầu", "root",
      ] {
        #expect(!after.contains(word), "\(word)")
      }
      #expect(try await desk.server.get(paths[0], headers: ["If-None-Match": tag]).status == 200)
      let feed = try await desk.server.get(paths[0])
      let kinds = feed.features.map { ($0["properties"] as? [String: Any])?["change"] as? String }
      #expect(kinds == ["added", "removed", "changed"])
      #expect(try await desk.server.get("/api/collections/changes/items/1").status == 404)
    }
  }

  /// The database before the restore had versions that this one never will: who holds one is told so, also when this
  /// one has gone on.
  @Test func aVersionOfBeforeARestoreIsNoneOfThisDatabase() async throws {
    try await DeskServer.with(outlets: [.sample("Chợ Đầm", commune: "1")]) { desk in
      let (copy, other) = (desk.folder.appending(path: "copy.gpkg").path, desk.folder.appending(path: "b.gpkg").path)
      _ = try desk.store.backup(to: copy)
      _ = try OutletStore.restore(copy, to: other, replacing: false)
      let store = try OutletStore(path: other, create: false)
      _ = try store.publish([.add(.sample("Chợ Dinh", commune: "1"))], author: "a")
      let restored = Desk(store: store, reader: ListReader(gazetteer: realGazetteer), catchUp: {})
      try await RunningServer.with(desk: restored) { server in
        let changes = "/api/collections/changes/items?since="
        let next = try await server.get(changes + "1")
        #expect(next.features.count == 1)
        for unknown in ["2", "100000"] { #expect(try await server.get(changes + unknown).status == 409, "\(unknown)") }
      }
    }
  }

  @Test func changesAreToldApartAndFound() async throws {
    let first = Outlet.sample("Chợ Đầm", commune: "1")
    try await DeskServer.with(outlets: [first]) { desk in
      var (moved, closed, named) = (first, first, first)
      moved.coordinate = Coordinate(longitude: 109.1, latitude: 13.9)!
      closed = moved
      closed.status = .closed
      named = closed
      named.name = "Chợ mới"
      let times = [1_790_000_000.0, 1_790_100_000, 1_790_200_000, 1_790_300_000].map(Date.init(timeIntervalSince1970:))
      for (number, states) in [(first, moved), (moved, closed), (closed, named)].enumerated() {
        _ = try desk.store.publish(
          [.update(id: 1, before: states.0, after: states.1)], author: "a", at: times[number])
      }
      _ = try desk.store.publish([.remove(id: 1, before: named)], author: "a", at: times[3])
      func kinds(_ query: String) async throws -> [String?] {
        let answer = try await desk.server.get("/api/collections/changes/items?\(query)")
        #expect(answer.status == 200 && answer.json["version"] as? Int == 5)
        return answer.features.map { ($0["properties"] as? [String: Any])?["change"] as? String }
      }
      #expect(try await kinds("") == ["added", "moved", "closed", "changed", "removed"])
      #expect(try await kinds("since=3") == ["changed", "removed"])
      #expect(try await kinds("since=5") == [])
      // A copy of a database that is not this one any more.
      let ahead = try await desk.server.get("/api/collections/changes/items?since=6")
      #expect(ahead.status == 409 && (ahead.json["detail"] as? String)?.contains("since=5") == true)
      #expect(try await kinds("cursor=4") == ["removed"])
      for end in ["5", "9223372036854775806", "9223372036854775807", "99999999999999999999"] {
        #expect(try await kinds("cursor=\(end)") == [], "\(end)")
      }
      #expect(try await kinds("datetime=2026-09-22T00:00:00Z/2026-09-22T23:59:59Z") == ["closed"])
      #expect(try await kinds("datetime=2026-09-22T00:00:00Z/2026-10-30") == ["closed", "changed", "removed"])
      #expect(try await kinds("datetime=2030-01-01/..") == [])
      #expect(try await kinds("bbox=109.05,13.85,109.15,13.95") == ["moved", "closed", "changed"])
      let lambert = "crs=http://www.opengis.net/def/crs/EPSG/0/9217"
      let item = try await desk.server.get("/api/collections/changes/items/2?\(lambert)")
      let position = (item.json["geometry"] as? [String: Any])?["coordinates"] as? [Double]
      #expect(position?.first.map { $0 > 500_000 } == true && item.header("Content-Crs")?.contains("9217") == true)
      for bad in ["since=-1", "since=x", "cursor=x", "limit=0", "kind=market", "datetime=x"] {
        #expect(try await desk.server.get("/api/collections/changes/items?\(bad)").status == 400, "\(bad)")
      }
      let atom = try await desk.server.get("/api/changes.atom")
      #expect(atom.header("Content-Type") == "application/atom+xml" && XMLParser(data: atom.body).parse())
      #expect(String(decoding: atom.body, as: UTF8.self).components(separatedBy: "<entry>").count == 6)
      let collections = try await desk.server.get("/api/collections").json["collections"] as? [[String: Any]] ?? []
      #expect(collections.map { $0["id"] as? String } == ["outlets", "communes", "changes"])
      let paths = try await desk.server.get("/api/openapi.json").json["paths"] as? [String: Any]
      #expect(paths?["/collections/changes/items"] != nil)
    }
  }

  @Test func theCatalogOfOpenDataNamesEveryFile() async throws {
    try await RunningServer.with { server in
      let answer = try await server.get("/api/dcat.jsonld")
      #expect(answer.header("Content-Type") == "application/ld+json")
      let dataset = try #require((answer.json["dcat:dataset"] as? [[String: Any]])?.first)
      let files = try #require(dataset["dcat:distribution"] as? [[String: Any]])
      #expect(files.count == 5)
      for file in files {
        let address = (file["dcat:downloadURL"] as? [String: String])?["@id"]
        #expect(try await server.get(try #require(address), method: "HEAD").status == 200)
      }
      #expect((dataset["dct:license"] as? [String: String])?["@id"]?.contains("creativecommons") == true)
    }
  }
}
