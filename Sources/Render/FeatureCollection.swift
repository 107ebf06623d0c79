internal import Foundation

/// A GeoJSON FeatureCollection with what OGC API – Features adds to it, put together from encoded features.
public struct FeatureCollection {
  /// When an answer was made, as it says itself.
  private static let now = SecondText { $0.formatted(.iso8601) }

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
    var bytes = opening(count: count)
    bytes.reserveCapacity(count * 1000 + 2048)
    appendFeatures(&bytes)
    if count > 0 { bytes.removeLast() }
    return bytes + Self.closing
  }

  /// What stands before the features.
  public func opening(count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2048)
    bytes += #"{"type":"FeatureCollection","#.utf8
    if let numberMatched { bytes += "\"numberMatched\":\(numberMatched),".utf8 }
    bytes += "\"numberReturned\":\(count),\"timeStamp\":\"\(Self.now.text)\",\"links\":".utf8
    Link.append(links, to: &bytes)
    bytes += #","features":["#.utf8
    return bytes
  }

  /// What stands behind them.
  public static let closing = Array("]}".utf8)
}
