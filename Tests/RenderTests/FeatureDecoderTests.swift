import Foundation
import Intake
import Outlets
import Render
import Spatial
import Testing

@Suite struct FeatureDecoderTests {
  @Test func whatWasEncodedReadsBack() throws {
    var full = Outlet(
      name: "Nem \"chợ\" \\ Huyện\n\u{1}", kind: .market, coordinate: Coordinate(longitude: -0.0000001, latitude: 13)!,
      accuracy: .approximate)
    full.key = "A,\"]}"
    full.grade = 2
    full.programmes = Programme.allCases
    full.productGroups = ProductGroup.allCases
    full.products = ["a\"", "", "b,\\"]
    full.address = "12, \"Lê Lợi\""
    full.commune = AdminUnit.Name(code: "21583", name: "Phường \"Quy\" Nhơn")
    full.commune2020 = AdminUnit.Name(code: "21550", name: "Phường Lê Lợi")
    full.district2020 = AdminUnit.Name(code: "540", name: "Thành phố Quy Nhơn")
    full.phone = ["+842563822222"]
    full.website = "https://example.vn/?a=1&b=2"
    full.email = "a@b.vn"
    full.openingHours = "Mo-Su 06:00-18:00"
    full.payments = PaymentMethod.allCases
    full.issuesEInvoice = false
    full.onlineOrderURL = "x"
    full.traceabilityURL = "y"
    full.suppliedBy = "z"
    full.status = .underConstruction
    full.verifiedOn = "2025-02-28"
    full.verifiedBy = "Sở"
    full.synthetic = true
    let bare = Outlet(
      name: "{", kind: .agent, coordinate: Coordinate(longitude: 109, latitude: 13.5)!, accuracy: .exact)
    var encoder = FeatureEncoder()
    var decoder = FeatureDecoder()
    for (number, outlet) in [full, bare].enumerated() {
      let published = PublishedOutlet(
        id: Int64(number + 1), outlet: outlet, updatedAt: Date(timeIntervalSince1970: 1_780_000_000))
      var bytes: [UInt8] = []
      encoder.encode(published, to: &bytes)
      #expect(decoder.decode(bytes[...]) == published)
      for length in stride(from: 0, to: bytes.count, by: 7) where length < bytes.count - 2 {
        #expect(decoder.decode(bytes[..<length]) == nil)
      }
    }
  }
}
