import Foundation
import Outlets
import Render
import Spatial
import Testing

@Suite struct FeatureEncoderTests {
  private func outlet() -> PublishedOutlet {
    var outlet = Outlet(
      name: "Chợ \"Gò\" \\ <b>Găng</b>\u{1}\n", kind: .market,
      coordinate: Coordinate(longitude: 109.2217, latitude: 13.76736)!, accuracy: .exact)
    outlet.products = ["nón", "a\",\"name\":\"b"]
    outlet.programmes = [.ocop, .binhOnGia]
    outlet.commune = AdminUnit.Name(code: "21583", name: "Phường Quy Nhơn")
    outlet.grade = 2
    return PublishedOutlet(id: 17, outlet: outlet, updatedAt: Date(timeIntervalSince1970: 1_780_000_000))
  }

  private func encoded(_ published: PublishedOutlet) -> [UInt8] {
    var bytes: [UInt8] = []
    var encoder = FeatureEncoder()
    encoder.encode(published, to: &bytes)
    return bytes
  }

  /// Foundation's parser reads back what was written, property by property.
  @Test func readsBackAsTheSameOutlet() throws {
    let published = outlet()
    let feature = try JSONSerialization.jsonObject(with: Data(encoded(published))) as! [String: Any]
    #expect(feature["id"] as? Int == 17)
    #expect((feature["geometry"] as! [String: Any])["coordinates"] as! [Double] == [109.2217, 13.76736])
    let properties = feature["properties"] as! [String: Any]
    #expect(Set(properties.keys) == Set(OutletProperty.allCases.map(\.rawValue)))
    #expect(properties["name"] as? String == published.outlet.name)
    #expect(properties["products"] as? [String] == published.outlet.products)
    #expect(properties["programmes"] as? [String] == ["ocop", "binh_on_gia"])
    #expect(properties["commune_code"] as? String == "21583")
    #expect(properties["address"] is NSNull)
    #expect(properties["updated_at"] as? String == "2026-05-28T20:26:40Z")
    // The changeset's form and the feature's agree on every property they share.
    let coded = try JSONSerialization.jsonObject(with: JSONEncoder().encode(published.outlet)) as! [String: Any]
    for property in OutletProperty.allCases where property != .id && property != .updatedAt {
      let (one, other) = (properties[property.rawValue] as! NSObject, coded[property.rawValue] as! NSObject)
      #expect(one == other, "\(property)")
    }
    #expect(try JSONDecoder().decode(Outlet.self, from: JSONEncoder().encode(published.outlet)) == published.outlet)
  }

  @Test func valuesAreFoundWithoutDecoding() {
    let feature = encoded(outlet())[...]
    func has(_ property: OutletProperty, _ values: String...) -> Bool {
      EncodedFeature.has(property, in: values.map { EncodedFeature.json($0, of: property) }, feature: feature)
    }
    #expect(has(.id, "17"))
    #expect(!has(.id, "1"))
    #expect(has(.name, "x", outlet().outlet.name))
    #expect(!has(.name, "b"))
    #expect(has(.products, "nón"))
    #expect(has(.products, "a\",\"name\":\"b"))
    #expect(!has(.products, "n"))
    #expect(!has(.phone, ""))
    #expect(!has(.address, ""))
    #expect(has(.communeCode, "21583"))
  }

  @Test func additionsKeepTheFeatureWhole() throws {
    let feature = encoded(outlet())[...]
    var bytes: [UInt8] = []
    EncodedFeature.append(feature, distance: 1234.5678, to: &bytes)
    let nearest = try JSONSerialization.jsonObject(with: Data(bytes)) as! [String: Any]
    #expect((nearest["properties"] as! [String: Any])["distance"] as? Double == 1234.6)
    let address = "http://x/?a=1&b=\""
    let link = Link(href: address, rel: "self", type: ContentType.geoJSON, title: "t\"")
    let document = EncodedFeature.document(feature, links: [link])
    let single = try JSONSerialization.jsonObject(with: Data(document)) as! [String: Any]
    let links = single["links"] as! [[String: String]]
    #expect(links == [["href": address, "rel": "self", "type": ContentType.geoJSON, "title": "t\""]])
  }

  @Test func csvQuotesWhatNeedsQuotes() throws {
    let csv = OutletCSV()
    var bytes = csv.header
    csv.append(outlet(), to: &bytes)
    let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(text.hasPrefix("id,key,name,"))
    #expect(text.contains("\"Chợ \"\"Gò\"\" \\ <b>Găng</b>\u{1}\n\""))
    #expect(text.hasSuffix(",false,109.2217,13.76736\r\n"))
  }
}
