internal import Foundation
public import Outlets
internal import Spatial

/// Outlets as GeoJSON features (RFC 7946), the one form in which they leave the service.
///
/// Properties come in the order of ``OutletProperty`` and are the feature's last member, so that what belongs
/// to one answer only (a distance, links) can be put in at the end without encoding anew.
public struct FeatureEncoder {
  private var timestamp: (date: Date, text: [UInt8])?

  public init() {}

  /// Appends one feature.
  public mutating func encode(_ published: PublishedOutlet, to bytes: inout [UInt8]) {
    let outlet = published.outlet
    bytes += #"{"type":"Feature","id":"#.utf8
    bytes += String(published.id).utf8
    bytes += #","geometry":{"type":"Point","coordinates":["#.utf8
    bytes.appendJSON(outlet.coordinate.longitude)
    bytes.append(UInt8(ascii: ","))
    bytes.appendJSON(outlet.coordinate.latitude)
    bytes += #"]},"properties":{"#.utf8
    // Literals, as a shared array would be counted at each key, and those who count on all cores hold each other up.
    for property in OutletProperty.allCases {
      bytes += (property == .id ? "\"" : ",\"").utf8
      bytes += property.rawValue.utf8
      bytes += "\":".utf8
      switch property {
      case .id: bytes += String(published.id).utf8
      case .updatedAt: appendTimestamp(published.updatedAt, to: &bytes)
      default: bytes.append(outlet[property])
      }
    }
    bytes += "}}".utf8
  }

  /// `"name":` for each property.
  static let orderedKeys = OutletProperty.allCases.map { (property: $0, key: Array("\"\($0.rawValue)\":".utf8)) }
  static let keys = Dictionary(uniqueKeysWithValues: orderedKeys.map { ($0.property, $0.key) })

  /// Outlets of one changeset share their time.
  private mutating func appendTimestamp(_ date: Date, to bytes: inout [UInt8]) {
    if timestamp?.date != date {
      timestamp = (date, JSONValue.string(date.formatted(.iso8601)).bytes)
    }
    bytes += timestamp!.text
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ value: PropertyValue) {
    switch value {
    case .null: self += "null".utf8
    case .text(let text): appendJSON(text)
    case .integer(let number): self += String(number).utf8
    case .bool(let flag): self += (flag ? "true" : "false").utf8
    case .list(let texts):
      append(UInt8(ascii: "["))
      for (position, text) in texts.enumerated() {
        if position > 0 { append(UInt8(ascii: ",")) }
        appendJSON(text)
      }
      append(UInt8(ascii: "]"))
    }
  }
}
