internal import Foundation
internal import Outlets
internal import Spatial

/// Outlets as KML 2.2 (OGC 12-007r2): a placemark each, with all properties as extended data.
struct OutletKML {
  func opening(_ notice: DataNotice) -> [UInt8] {
    let text = "\(notice.source). \(notice.licence). \(notice.date.formatted(.iso8601))"
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:atom="http://www.w3.org/2005/Atom">
      <Document id="outlets">
      <name>\(XMLText.escape(DataNotice.title))</name>
      <atom:author><atom:name>\(XMLText.escape(notice.source))</atom:name></atom:author>
      <atom:link rel="license" href="\(XMLText.escape(notice.licence))"/>
      <description>\(XMLText.escape(text))</description>

      """.utf8)
  }

  let closing = Array("</Document>\n</kml>\n".utf8)

  func append(_ published: PublishedOutlet, to bytes: inout [UInt8]) {
    let outlet = published.outlet
    var text = "<Placemark id=\"outlet-\(published.id)\"><name>\(XMLText.escape(outlet.name))</name>"
    if let address = outlet.address { text += "<address>\(XMLText.escape(address))</address>" }
    if let phone = outlet.phone.first { text += "<phoneNumber>\(XMLText.escape(phone))</phoneNumber>" }
    text += "<ExtendedData>"
    for property in OutletProperty.allCases {
      let value: String
      switch property {
      // The placemark has a name.
      case .name: continue
      case .id: value = String(published.id)
      case .updatedAt: value = published.updatedAt.formatted(.iso8601)
      default: value = outlet[property].cellText
      }
      if value.isEmpty { continue }
      text += "<Data name=\"\(property.rawValue)\"><value>\(XMLText.escape(value))</value></Data>"
    }
    let point = outlet.coordinate
    text +=
      "</ExtendedData><Point><coordinates>\(point.longitude),\(point.latitude)</coordinates></Point></Placemark>\n"
    bytes += text.utf8
  }
}
