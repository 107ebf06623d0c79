internal import Foundation

/// A GeoJSON FeatureCollection with what OGC API – Features adds to it, put together from encoded features.
public struct FeatureCollection {
  public var numberMatched: Int?
  public var numberReturned: Int
  public var links: [Link]

  public init(numberMatched: Int?, numberReturned: Int, links: [Link]) {
    self.numberMatched = numberMatched
    self.numberReturned = numberReturned
    self.links = links
  }

  /// - Parameters:
  ///   - size: bytes that the features will take, about.
  ///   - appendFeatures: appends the features, parted by commas.
  public func document(size: Int = 0, appendFeatures: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + 2048)
    bytes += #"{"type":"FeatureCollection","#.utf8
    if let numberMatched { bytes += "\"numberMatched\":\(numberMatched),".utf8 }
    bytes += "\"numberReturned\":\(numberReturned),\"timeStamp\":\"\(Date.now.formatted(.iso8601))\",\"links\":".utf8
    JSONValue.array(links.map(\.json)).write(to: &bytes)
    bytes += #","features":["#.utf8
    appendFeatures(&bytes)
    bytes += "]}".utf8
    return bytes
  }
}
