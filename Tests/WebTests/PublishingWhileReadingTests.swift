import Catalog
import Foundation
import Outlets
import Testing

/// Lists are published while readers read: each answer is whole, and of one version.
@Suite struct PublishingWhileReadingTests {
  private static let collection = "/api/collections/outlets"

  /// Version n has 300 + n outlets, and says so in each.
  private func outlets(_ version: Int) -> [PublishedOutlet] {
    (1...300 + version).map { number in
      var outlet = places[number % 4].outlet
      outlet.address = "v\(version)"
      return PublishedOutlet(id: Int64(number), outlet: outlet, updatedAt: places[0].updatedAt)
    }
  }

  @Test func noAnswerMixesVersions() async throws {
    try await RunningServer.with(outlets: outlets(0)) { server in
      try await withThrowingTaskGroup(of: Int.self) { group in
        for path in ["items?limit=1000", "items?limit=1000&q=v", "nearest?point=109.2,13.77&limit=1000", "counts"] {
          group.addTask { try await read(server, path) }
        }
        var image = Snapshot(outlets(0), version: .init(database: "0123456789", changeset: 1))
        for version in 1...40 {
          // As a publish does: what is new on top of what was there.
          image = image.updating(
            outlets(version), removed: [], version: .init(database: "0123456789", changeset: Int64(version + 1)))
          server.catalog.publish(image)
          try await Task.sleep(for: .milliseconds(5))
        }
        server.catalog.publish(Snapshot([], version: .init(database: "0123456789", changeset: 1000)))
        for try await count in group { #expect(count > 0) }
      }
    }
  }

  /// Reads until the map is empty.
  ///
  /// - Returns: answers read.
  private func read(_ server: RunningServer, _ path: String) async throws -> Int {
    for number in 0... {
      let answer = try await server.get("\(Self.collection)/\(path)")
      #expect(answer.status == 200)
      if path == "counts" {
        let matched = try #require(answer.json["numberMatched"] as? Int)
        if matched == 0 { return number }
        let kinds = (answer.json["counts"] as? [String: [String: Int]])?["kind"]?.values.reduce(0, +)
        #expect(kinds == matched)
      } else {
        let versions = Set(
          answer.features.compactMap { ($0["properties"] as? [String: Any])?["address"] as? String })
        if answer.features.isEmpty { return number }
        #expect(versions == ["v\(answer.features.count - 300)"])
        if let matched = answer.json["numberMatched"] as? Int { #expect(matched == answer.features.count) }
        #expect(answer.header("ETag")?.contains("-\(answer.features.count - 299)-") == true)
      }
    }
    return 0
  }
}
