import Foundation
import Outlets
import Render
import Spatial
import Testing

@Suite struct OutletCSVTests {
  private func record(_ change: (inout Outlet) -> Void) -> String {
    var outlet = Outlet(
      name: "Chợ A", kind: .market, coordinate: Coordinate(longitude: 109.2, latitude: 13.7)!, accuracy: .exact)
    change(&outlet)
    let csv = OutletCSV([.name, .phone, .products, .key])
    var bytes: [UInt8] = []
    csv.append(PublishedOutlet(id: 1, outlet: outlet, updatedAt: Date(timeIntervalSince1970: 0)), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a spreadsheet would run has an apostrophe in front.
  @Test(arguments: [
    "=1+1", "=HYPERLINK(1)", "@SUM(1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "+A1", "-A1", "\tx", "\rx",
    "\nx",
  ])
  func formulasAreMasked(_ name: String) {
    let text = record { $0.name = name }
    #expect(text.hasPrefix("'\(name),") || text.hasPrefix("\"'\(name)\","), "\(text)")
  }

  @Test(arguments: ["-5", "+84", "- 5", "Chợ =A", "A+B", "1-2", "'", "", "-1,5"])
  func otherTextsStay(_ name: String) {
    let text = record { $0.name = name }
    #expect(text.hasPrefix("\(name),") || text.hasPrefix("\"\(name)\","), "\(text)")
  }

  /// Numbers with a sign call nothing; a list that begins with a formula does.
  @Test func phonesStayAndListsAreMasked() {
    let text = record {
      $0.phone = ["+842563822222", "+84914123456"]
      $0.products = ["=A1+1", "nem"]
      $0.key = "-A1"
    }
    #expect(text == "Chợ A,+842563822222; +84914123456,'=A1+1; nem,'-A1,109.2,13.7\r\n")
    // In brackets it runs nowhere.
    #expect(record { $0.products = ["=cmd|x", "nem"] }.contains(",\"[\"\"=cmd|x\"\",\"\"nem\"\"]\","))
  }

  /// A text that holds what parts lists is not taken apart when the file is read back.
  @Test func listsKeepTheirTexts() {
    #expect(record { $0.products = ["nem, chả", "tré"] }.contains(",\"[\"\"nem, chả\"\",\"\"tré\"\"]\","))
    #expect(record { $0.products = ["nem", "tré"] }.contains(",nem; tré,"))
  }

  @Test func quotesAndLineBreaksAreQuoted() {
    #expect(record { $0.name = "a\"b\nc" }.hasPrefix("\"a\"\"b\nc\","))
    #expect(record { $0.name = "=a\"b,c" }.hasPrefix("\"'=a\"\"b,c\","))
  }
}
