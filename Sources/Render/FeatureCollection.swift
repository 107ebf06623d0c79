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
    bytes.append(#"{"type":"FeatureCollection","#)
    if let numberMatched {
      bytes.append(#""numberMatched":"#)
      bytes.append(String(numberMatched))
      bytes.append(UInt8(ascii: ","))
    }
    bytes.append(#""numberReturned":"#)
    bytes.append(String(count))
    bytes.append(#","timeStamp":""#)
    bytes.append(Self.now.text)
    bytes.append(#"","links":"#)
    Link.append(links, to: &bytes)
    if let version { bytes.append(",\"version\":\(version)") }
    if let notice {
      for (name, text) in [("license", notice.licence), ("source", notice.source)] {
        bytes.append(",\"\(name)\":")
        bytes.appendJSON(text)
      }
    }
    bytes.append(#","features":["#)
    return bytes
  }

  /// What stands behind them.
  public static let closing = Array("]}".utf8)
}
