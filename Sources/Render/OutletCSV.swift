internal import Foundation
public import Outlets
internal import Spatial

/// Outlets as CSV (RFC 4180): UTF-8 with the mark that Excel needs, the property names as header, coordinates
/// in `longitude` and `latitude`. Lists are parted by "; ", or in JSON where a text holds what would part it. A text
/// that a spreadsheet would run as a formula has an apostrophe in front, which lists read back without it; a telephone
/// number with its plus stays as it is.
public struct OutletCSV {
  private let properties: [OutletProperty]
  private let hasDistances: Bool
  /// What is the same in each record.
  private let constantNames: [String]
  private let constantCells: [UInt8]

  /// - Parameters:
  ///   - properties: the columns before the coordinates.
  ///   - notice: in columns at the end, the same in each record: what a comment says, readers of CSV take for data.
  ///   - version: of the data, behind the notice; a list that comes back is held against it.
  ///   - hasDistances: whether `distance` stands behind the coordinates, in metres.
  public init(
    _ properties: [OutletProperty] = OutletProperty.allCases, notice: DataNotice? = nil, version: DataVersion? = nil,
    hasDistances: Bool = false
  ) {
    self.properties = properties
    self.hasDistances = hasDistances
    let constants = [
      ("license", notice?.licence), ("source", notice?.source), ("retrieved", notice?.date.formatted(.iso8601)),
      ("version", version?.text),
    ].compactMap { name, text in text.map { (name: name, text: $0) } }
    constantNames = constants.map(\.name)
    var cells: [UInt8] = []
    for constant in constants {
      cells.append(UInt8(ascii: ","))
      Self.append(constant.text, to: &cells)
    }
    constantCells = cells
  }

  public var header: [UInt8] {
    let names =
      properties.map(\.rawValue) + ["longitude", "latitude"] + (hasDistances ? ["distance"] : [])
      + constantNames
    return [0xEF, 0xBB, 0xBF] + Array(names.joined(separator: ",").utf8) + [0x0D, 0x0A]
  }

  /// Appends one record.
  public func append(_ published: PublishedOutlet, distance: Double? = nil, to bytes: inout [UInt8]) {
    let outlet = published.outlet
    for property in properties {
      switch property {
      case .id: Self.append(String(published.id), to: &bytes)
      case .updatedAt: Self.append(published.updatedAt.formatted(.iso8601), to: &bytes)
      default: Self.append(outlet[property].cellText, to: &bytes)
      }
      bytes.append(UInt8(ascii: ","))
    }
    bytes.appendJSON(outlet.coordinate.longitude)
    bytes.append(UInt8(ascii: ","))
    bytes.appendJSON(outlet.coordinate.latitude)
    if hasDistances {
      bytes.append(UInt8(ascii: ","))
      if let distance { bytes.appendJSON(EncodedFeature.decimetres(distance)) }
    }
    bytes += constantCells
    bytes += [0x0D, 0x0A]
  }

  /// Excel and LibreOffice run cells that begin with `=`, `@`, a tab or a line break, and those with a sign in front
  /// unless a number follows: "-5" and "+84 256 3822222; +84 914 123456" call nothing.
  private static func isFormula(_ text: String) -> Bool {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      !text.utf8.allSatisfy { (0x30...0x39).contains($0) || " .,;+-".utf8.contains($0) }
    default: false
    }
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    if isFormula(text) { return append("'" + text, to: &bytes) }
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
