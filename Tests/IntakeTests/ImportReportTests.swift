import Foundation
import Outlets
import Testing

@testable import Intake

@Suite struct ImportReportTests {
  @Test func hasTheFormThatOthersRead() async throws {
    let reading = try await Fixtures.read(
      "STT,Tên,Loại hình,Vĩ độ,Kinh độ\n12,Chợ A,Chợ,109.2217,13.76736\n13,Chợ B,Chợ,21,105\n")
    let json = try JSONEncoder().encode(ImportReport(reading))
    let report = try #require(JSONSerialization.jsonObject(with: json) as? [String: Any])
    let file = try #require(report["file"] as? [String: Any])
    #expect(file["name"] as? String == "list.csv")
    #expect((file["sha256"] as? String)?.count == 64)
    #expect(file["format"] as? String == "csv")
    #expect(file["rows"] as? Int == 3)
    let totals = try #require(report["totals"] as? [String: Int])
    #expect(totals == ["read": 2, "ready": 1, "ask": 0, "rejected": 1, "ignored": 1])
    let rows = try #require(report["rows"] as? [[String: Any]])
    #expect(rows.map { $0["row"] as? Int } == [1, 2, 3])
    #expect(rows.map { $0["verdict"] as? String } == ["ignored", "ready", "rejected"])
    #expect(rows[1]["number"] as? String == "12")
    let outlet = try #require(rows[1]["outlet"] as? [String: Any])
    #expect(outlet["coordinate"] as? [Double] == [109.2217, 13.76736])
    #expect(outlet["kind"] as? String == "market")
    #expect(outlet["website"] is NSNull)
    let notes = try #require(rows[1]["notes"] as? [[String: Any]])
    #expect(notes.map { $0["code"] as? String } == ["commune-missing", "swapped-coordinates"])
    #expect(notes[1]["column"] as? String == "Vĩ độ")
    let message = try #require(notes[1]["message"] as? [String: String])
    #expect(message["vi"]?.isEmpty == false && message["en"]?.isEmpty == false)
  }

  @Test(arguments: [
    (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func hashesAsTheStandardSays(length: Int, digest: String) {
    #expect(SHA256.hexadecimal(Array("abc".utf8.prefix(length))) == digest)
  }

  @Test func hashesAMillionLetters() {
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(SHA256.hexadecimal(Array(repeating: 0x61, count: 1_000_000)) == digest)
  }
}
