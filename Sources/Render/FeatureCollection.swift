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
  ///   - count: how many features are returned.
  ///   - appendFeatures: appends them, encoded, a comma behind each.
  public func document(count: Int, _ appendFeatures: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 1000 + 2048)
    bytes += #"{"type":"FeatureCollection","#.utf8
    if let numberMatched { bytes += "\"numberMatched\":\(numberMatched),".utf8 }
    bytes += "\"numberReturned\":\(count),\"timeStamp\":\"\(Date.now.formatted(.iso8601))\",\"links\":".utf8
    JSONValue.array(links.map(\.json)).write(to: &bytes)
    bytes += #","features":["#.utf8
    appendFeatures(&bytes)
    if count > 0 { bytes.removeLast() }
    bytes += "]}".utf8
    return bytes
  }
}
