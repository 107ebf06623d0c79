internal import Foundation
public import Outlets

/// A GeoJSON FeatureCollection with what OGC API – Features adds to it, put together from encoded features.
public struct FeatureCollection {
  /// When an answer was made, as it says itself.
  private static let now = SecondText { $0.formatted(.iso8601) }

  public var numberMatched: Int?
  public var links: [Link]
  /// For a collection that is kept as a file.
  public var notice: DataNotice?
  /// For a collection of changes: the changeset up to which they go.
  public var version: Int64?

  public init(numberMatched: Int?, links: [Link], notice: DataNotice? = nil) {
    self.numberMatched = numberMatched
    self.links = links
    self.notice = notice
  }

  /// - Parameters:
  ///   - count: how many features are returned.
  ///   - appendFeatures: appends them, encoded, a comma behind each.
  public func document(count: Int, _ appendFeatures: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes = opening(count: count)
    bytes.reserveCapacity(count * 1000 + 2048)
    appendFeatures(&bytes)
    if count > 0 { bytes.removeLast() }
    bytes += Self.closing
    return bytes
  }

  /// What stands before the features.
  public func opening(count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2048)
    bytes += #"{"type":"FeatureCollection","#.utf8
    if let numberMatched {
      bytes += #""numberMatched":"#.utf8
      bytes += String(numberMatched).utf8
      bytes.append(UInt8(ascii: ","))
    }
    bytes += #""numberReturned":"#.utf8
    bytes += String(count).utf8
    bytes += #","timeStamp":""#.utf8
    bytes += Self.now.text.utf8
    bytes += #"","links":"#.utf8
    Link.append(links, to: &bytes)
    if let version { bytes += ",\"version\":\(version)".utf8 }
    if let notice {
      for (name, text) in [("license", notice.licence), ("source", notice.source)] {
        bytes += ",\"\(name)\":".utf8
        bytes.appendJSON(text)
      }
    }
    bytes += #","features":["#.utf8
    return bytes
  }

  /// What stands behind them.
  public static let closing = Array("]}".utf8)
}
