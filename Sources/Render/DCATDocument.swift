public import Spatial

/// The service and its data in the words of DCAT (DCAT-AP 3.0), for the catalogs of open data that harvest it.
public struct DCATDocument {
  /// Addresses that the description names.
  public struct Addresses {
    let document, api, openAPI, documentation, collection, home: String
    let download: (OutletFileFormat) -> String

    public init(
      document: String, api: String, openAPI: String, documentation: String, collection: String, home: String,
      download: @escaping (OutletFileFormat) -> String
    ) {
      (self.document, self.api, self.openAPI) = (document, api, openAPI)
      (self.documentation, self.collection, self.home) = (documentation, collection, home)
      self.download = download
    }
  }

  private let addresses: Addresses
  private let agency: String
  private let licence: String
  private let extent: BoundingBox

  public init(_ addresses: Addresses, agency: String, licence: String, extent: BoundingBox) {
    (self.addresses, self.agency, self.licence, self.extent) = (addresses, agency, licence, extent)
  }

  public var json: JSONValue {
    let publisher: JSONValue = [
      "@type": "foaf:Agent", "foaf:name": .string(agency), "foaf:homepage": id(addresses.home),
    ]
    return [
      "@context": [
        "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
        "vcard": "http://www.w3.org/2006/vcard/ns#", "locn": "http://www.w3.org/ns/locn#",
        "geosparql": "http://www.opengis.net/ont/geosparql#",
      ],
      "@id": .string(addresses.document), "@type": "dcat:Catalog",
      "dct:title": texts("Dữ liệu mở hàng Việt Bình Định", "Open data on Vietnamese goods in Bình Định"),
      "dct:description": texts(
        "Mạng lưới phân phối hàng Việt ở Bình Định.", "The network that distributes Vietnamese goods in Bình Định."),
      "dct:publisher": publisher, "dct:license": id(licence), "foaf:homepage": id(addresses.home),
      "dct:language": id("http://publications.europa.eu/resource/authority/language/VIE"),
      "dcat:dataset": [dataset(publisher)], "dcat:service": [service(publisher)],
    ]
  }

  private func dataset(_ publisher: JSONValue) -> JSONValue {
    [
      "@id": .string(addresses.collection), "@type": "dcat:Dataset", "dct:identifier": .string(addresses.collection),
      "dct:title": texts("Điểm bán hàng Việt ở Bình Định", "Outlets of Vietnamese goods in Bình Định"),
      "dct:description": texts(
        "Chợ, siêu thị, cửa hàng, điểm OCOP, nhà phân phối, đại lý, hợp tác xã: tên, địa chỉ, toạ độ, giờ mở cửa.",
        "Markets, supermarkets, shops, OCOP points, distributors, agents, cooperatives: names, addresses, positions, "
          + "opening hours."),
      "dct:publisher": publisher, "dct:license": id(licence),
      "dcat:contactPoint": ["@type": "vcard:Organization", "vcard:fn": .string(agency)],
      "dcat:keyword": [
        text("hàng Việt", "vi"), text("chợ", "vi"), text("OCOP", "vi"), text("Bình Định", "vi"), text("markets", "en"),
        text("retail", "en"),
      ],
      "dcat:theme": id("http://publications.europa.eu/resource/authority/data-theme/ECON"),
      "dct:accrualPeriodicity": id("http://publications.europa.eu/resource/authority/frequency/IRREG"),
      "dct:language": id("http://publications.europa.eu/resource/authority/language/VIE"),
      "dct:accessRights": id("http://publications.europa.eu/resource/authority/access-right/PUBLIC"),
      "dct:spatial": [
        "@type": "dct:Location", "dcat:bbox": ["@type": "geosparql:wktLiteral", "@value": .string(box)],
      ],
      "dcat:landingPage": id(addresses.home),
      "dcat:distribution": .array(OutletFileFormat.allCases.map(distribution)),
    ]
  }

  private func distribution(_ format: OutletFileFormat) -> JSONValue {
    let address = addresses.download(format)
    return [
      "@id": .string(address), "@type": "dcat:Distribution", "dct:title": .string("outlets.\(format.rawValue)"),
      "dcat:accessURL": id(address), "dcat:downloadURL": id(address), "dct:license": id(licence),
      "dcat:mediaType": id(
        "https://www.iana.org/assignments/media-types/\(format.mediaType.prefix { $0 != ";" })"),
    ]
  }

  private func service(_ publisher: JSONValue) -> JSONValue {
    [
      "@id": .string(addresses.api), "@type": "dcat:DataService",
      "dct:title": texts("API dữ liệu mở", "API of the open data"), "dct:publisher": publisher,
      "dcat:endpointURL": id(addresses.api), "dcat:endpointDescription": id(addresses.openAPI),
      "foaf:page": id(addresses.documentation), "dct:license": id(licence),
      "dct:conformsTo": id("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core"),
      "dcat:servesDataset": [id(addresses.collection)],
    ]
  }

  private var box: String {
    let (west, south, east, north) = (extent.west, extent.south, extent.east, extent.north)
    return "POLYGON((\(west) \(south), \(east) \(south), \(east) \(north), \(west) \(north), \(west) \(south)))"
  }

  private func id(_ address: String) -> JSONValue { ["@id": .string(address)] }

  private func text(_ text: String, _ language: String) -> JSONValue {
    ["@value": .string(text), "@language": .string(language)]
  }

  private func texts(_ vi: String, _ en: String) -> JSONValue { [text(vi, "vi"), text(en, "en")] }
}
