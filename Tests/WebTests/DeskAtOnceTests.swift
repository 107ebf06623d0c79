import Foundation
import Outlets
import Store
import Testing

/// Officers who ask for the same thing at the same moment.
@Suite struct DeskAtOnceTests {
  private static let count = 400

  /// Shops far enough from one another to be told apart.
  private static let list =
    "Tên cơ sở,Loại hình,Phường,Vĩ độ,Kinh độ\n"
    + (0..<count).map { number in
      "Cửa hàng số \(number),Tạp hoá,,\(13.70 + Double(number / 20) * 0.01),\(109.00 + Double(number % 20) * 0.01)\n"
    }.joined()

  /// - Returns: the path of the list, all of whose rows are ready.
  private func read(_ desk: DeskServer, as key: DeskServer.Key) async throws -> String {
    let path = "/officer/api/uploads/\(try await desk.read(Self.list, as: key))"
    // Those on water are asked.
    let all: [String: Any] = ["rows": Array(2..<2 + Self.count), "decision": "accept"]
    let settled = try await desk.ask("PATCH", "\(path)/rows", all, as: key)
    #expect(settled.status == 200 && settled.totals["ready"] == Self.count, "\(settled.text.prefix(900))")
    return path
  }

  /// Asks three times at once.
  ///
  /// - Returns: the answers, sorted.
  private func thrice(_ ask: @escaping @Sendable () async throws -> Int) async throws -> [Int] {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<3 { group.addTask(operation: ask) }
      return try await group.reduce(into: []) { $0.append($1) }.sorted()
    }
  }

  @Test func aListPublishedThriceAtOnceIsOnTheMapOnce() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let path = try await read(desk, as: key)
      let added = try await thrice {
        let answer = try await desk.ask("POST", "\(path)/publish", [:] as [String: Any], as: key)
        #expect(answer.status == 200, "\(answer.text)")
        return answer.json["added"] as? Int ?? -1
      }
      #expect(added == [0, 0, Self.count])
      #expect(try desk.store.contents().outlets.count == Self.count)
    }
  }

  @Test func anOutletAddedThriceAtOnceIsOnTheMapOnce() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let statuses = try await thrice {
        let new: [String: Any] = [
          "values": ["name": "Tạp hoá Hoa", "kind": "tạp hoá"], "coordinate": [109.2301, 13.7801],
          "commune": "21583:2025",
        ]
        return try await desk.ask("POST", "/officer/api/outlets", new, as: key).status
      }
      #expect(statuses == [201, 422, 422])
      #expect(try desk.store.contents().outlets.count == 1)
    }
  }

  /// A row is left out, or it is published and the officer is told so: never the one said and the other done.
  @Test func whatIsSettledWhileTheListIsPublishedIsAsItWasSaid() async throws {
    try await DeskServer.with { desk in
      let key = try await desk.signIn("an")
      let path = try await read(desk, as: key)
      async let publishing = desk.ask("POST", "\(path)/publish", [:] as [String: Any], as: key)
      var skipped: Set<String> = []
      for number in 0..<30 {
        let answer = try await desk.ask("PATCH", "\(path)/rows/\(number + 2)", ["decision": "skip"], as: key)
        if answer.status == 200 { skipped.insert("Cửa hàng số \(number)") } else { #expect(answer.code == "published") }
      }
      #expect(try await publishing.status == 200)
      let names = Set(try desk.store.contents().outlets.map(\.outlet.name))
      #expect(names.count == Self.count - skipped.count && names.isDisjoint(with: skipped))
      let upload = try await desk.ask("GET", path, as: key)
      #expect(upload.totals["skipped"] == skipped.count && upload.totals["published"] == names.count)
    }
  }
}
