internal import Foundation

/// A GeoJSON FeatureCollection with what OGC API – Features adds to it, put together from encoded features.
public struct FeatureCollection {
  public var numberMatched: Int?
  public var links: [Link]

  public init(numberMatched: Int?, links: [Link]) {
    self.numberMatched = numberMatched
    self.links = links
  }

  /// - Parameters:
  ///   - features: what is returned, in this order.
  ///   - append: appends one of them, encoded.
  public func document<Features: Collection>(
    _ features: Features, append: (Features.Element, inout [UInt8]) -> Void
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(features.count * 1000 + 2048)
    bytes += #"{"type":"FeatureCollection","#.utf8
    if let numberMatched { bytes += "\"numberMatched\":\(numberMatched),".utf8 }
    bytes += "\"numberReturned\":\(features.count),\"timeStamp\":\"\(Date.now.formatted(.iso8601))\",\"links\":".utf8
    JSONValue.array(links.map(\.json)).write(to: &bytes)
    bytes += #","features":["#.utf8
    var isFirst = true
    for feature in features {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      append(feature, &bytes)
    }
    bytes += "]}".utf8
    return bytes
  }
}
