import Foundation
import Outlets
import Store
import Testing

@testable import Web

/// Rows that are settled, while the map says more or other than the list.
struct DeskSettlementTests {
  /// What a row does to the map.
  private func change(_ row: Int, of id: Int, _ desk: DeskServer, as key: DeskServer.Key) async throws -> [String: Any]
  {
    let found = try await desk.rows(id, as: key).first { $0["row"] as? Int == row }
    return found?["change"] as? [String: Any] ?? [:]
  }

  /// A status that was typed and taken back is not the list's word.
  @Test func aResetRowStatesNoMoreThanItDid() async throws {
    var closed = Outlet.sample("Chợ Đầm", commune: "21583")
    closed.status = .closed
    try await DeskServer.with(outlets: [closed]) { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read("Tên,Loại hình,Vĩ độ,Kinh độ,Xã\nChợ Đầm,Chợ,13.8,109.2,Phường Quy Nhơn\n", as: key)
      func statesStatus() async throws -> Bool {
        let differences = try await change(2, of: id, desk, as: key)["differences"] as? [[String: Any]] ?? []
        return differences.contains { $0["property"] as? String == "status" }
      }
      #expect(try await !statesStatus())
      let row = "/officer/api/uploads/\(id)/rows/2"
      #expect(try await desk.ask("PATCH", row, ["values": ["status": "active"]], as: key).status == 200)
      #expect(try await statesStatus())
      #expect(try await desk.ask("PATCH", row, ["decision": "reset"], as: key).status == 200)
      #expect(try await !statesStatus())
    }
  }

  /// Neither a correction nor a merge loses that somebody refuses.
  @Test func aRefusalOutlastsCorrectionAndMerge() async throws {
    var known = Outlet.sample("Chợ Đầm", commune: "21583")
    known.phone = ["+842563811111"]
    let list = """
      Tên,Loại hình,Vĩ độ,Kinh độ,Xã,Điện thoại,Đồng ý công khai SĐT
      Chợ Đầm,Chợ,13.8,109.2,Phường Quy Nhơn,,Không
      Siêu thị A,Siêu thị,13.79,109.21,Phường Quy Nhơn,0256 3822222,Có
      Siêu thị A,Siêu thị,13.79,109.21,Phường Quy Nhơn,,Không
      """
    try await DeskServer.with(outlets: [known]) { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(list, as: key)
      let path = "/officer/api/uploads/\(id)/rows"
      let corrected = try await desk.ask("PATCH", "\(path)/2", ["values": ["opening_hours": "6h-18h"]], as: key)
      #expect(corrected.status == 200, "\(corrected.text)")
      let merged = try await desk.ask("PATCH", "\(path)/4", ["decision": "merge", "into": ["row": 3]], as: key)
      #expect(merged.status == 200, "\(merged.text)")
      let published = try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      #expect(published.json["updated"] as? Int == 1 && published.json["added"] as? Int == 1, "\(published.text)")
      let outlets = try desk.store.contents().outlets.map(\.outlet)
      #expect(outlets.map(\.phone) == [[], []] && outlets[0].openingHours == "Mo-Su 06:00-18:00")
    }
  }

  /// A row that was to update an outlet brings none back that was taken off the map meanwhile.
  @Test func anUpdateOfARemovedOutletWaits() async throws {
    try await DeskServer.with(outlets: [.sample("Chợ Đầm", commune: "21583")]) { desk in
      let key = try await desk.signIn("an")
      let id = try await desk.read(
        "Tên,Loại hình,Vĩ độ,Kinh độ,Xã,Giờ mở cửa\nChợ Đầm,Chợ,13.8,109.2,Phường Quy Nhơn,6h-18h\n", as: key)
      #expect(try await change(2, of: id, desk, as: key)["kind"] as? String == "update")
      let known = try desk.store.contents().outlets[0]
      _ = try desk.store.publish([.remove(id: known.id, before: known.outlet)], author: "root")
      func publish() async throws -> RunningServer.Answer {
        try await desk.ask("POST", "/officer/api/uploads/\(id)/publish", [:] as [String: Any], as: key)
      }
      let held = try await publish()
      #expect(held.json["added"] as? Int == 0 && (held.json["held"] as? [Any])?.count == 1, "\(held.text)")
      #expect(try desk.store.contents().outlets.isEmpty)
      // Now it was seen that it is to be added.
      #expect(try await change(2, of: id, desk, as: key)["kind"] as? String == "add")
      #expect(try await publish().json["added"] as? Int == 1)
    }
  }
}
