internal import Foundation
public import Outlets
internal import Spatial

/// Outlets as CSV (RFC 4180): UTF-8 with the mark that Excel needs, the property names as header, coordinates
/// in `longitude` and `latitude`, lists parted by "; ".
public struct OutletCSV {
  private let properties: [OutletProperty]

  /// - Parameter properties: the columns before the coordinates.
  public init(_ properties: [OutletProperty] = OutletProperty.allCases) { self.properties = properties }

  public var header: [UInt8] {
    let names = properties.map(\.rawValue) + ["longitude", "latitude"]
    return [0xEF, 0xBB, 0xBF] + Array(names.joined(separator: ",").utf8) + [0x0D, 0x0A]
  }

  /// Appends one record.
  public func append(_ published: PublishedOutlet, to bytes: inout [UInt8]) {
    let outlet = published.outlet
    for property in properties {
      switch property {
      case .id: Self.append(String(published.id), to: &bytes)
      case .updatedAt: Self.append(published.updatedAt.formatted(.iso8601), to: &bytes)
      default: Self.append(Self.text(outlet[property]), to: &bytes)
      }
      bytes.append(UInt8(ascii: ","))
    }
    bytes.appendJSON(outlet.coordinate.longitude)
    bytes.append(UInt8(ascii: ","))
    bytes.appendJSON(outlet.coordinate.latitude)
    bytes += [0x0D, 0x0A]
  }

  private static func text(_ value: PropertyValue) -> String {
    switch value {
    case .null: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    case .list(let texts): texts.joined(separator: "; ")
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else {
      bytes += text.utf8
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
