internal import Foundation
public import Outlets
internal import Spatial

/// Reads features as ``FeatureEncoder`` wrote them back into outlets, in one pass and without a decoder of JSON at large.
public struct FeatureDecoder {
  private var timestamp: (text: String, date: Date)?

  public init() {}

  /// Nil for bytes that are no feature of ours.
  public mutating func decode(_ feature: ArraySlice<UInt8>) -> PublishedOutlet? {
    var reader = Reader(bytes: feature)
    guard reader.skip(#"{"type":"Feature","id":"#), case .integer(let id)? = reader.value(),
      reader.skip(#","geometry":{"type":"Point","coordinates":["#), let longitude = reader.number(),
      reader.skip(","), let latitude = reader.number(), reader.skip(#"]},"properties":{"#),
      let coordinate = Coordinate(longitude: longitude, latitude: latitude)
    else { return nil }
    var outlet = Outlet(name: "", kind: .market, coordinate: coordinate, accuracy: .exact)
    var updatedAt: Date?
    var unit = ""
    for property in OutletProperty.allCases {
      guard property == .id || reader.skip(","), reader.skip(FeatureEncoder.keys[property]!),
        let value = reader.value()
      else { return nil }
      let (text, texts) = (value.text, value.texts)
      func named() -> AdminUnit.Name? { text.map { AdminUnit.Name(code: $0, name: unit) } }
      switch property {
      case .id: break
      case .key: outlet.key = text
      case .name: outlet.name = text ?? ""
      case .kind: outlet.kind = text.flatMap(OutletKind.init) ?? outlet.kind
      case .grade: if case .integer(let grade) = value { outlet.grade = grade }
      case .programmes: outlet.programmes = texts.compactMap(Programme.init)
      case .productGroups: outlet.productGroups = texts.compactMap(ProductGroup.init)
      case .products: outlet.products = texts
      case .address: outlet.address = text
      // The name stands before its code.
      case .commune, .commune2020, .district2020: unit = text ?? ""
      case .communeCode: outlet.commune = named()
      case .communeCode2020: outlet.commune2020 = named()
      case .districtCode2020: outlet.district2020 = named()
      case .phone: outlet.phone = texts
      case .website: outlet.website = text
      case .email: outlet.email = text
      case .openingHours: outlet.openingHours = text
      case .payments: outlet.payments = texts.compactMap(PaymentMethod.init)
      case .eInvoice: if case .bool(let flag) = value { outlet.issuesEInvoice = flag }
      case .onlineOrderURL: outlet.onlineOrderURL = text
      case .traceabilityURL: outlet.traceabilityURL = text
      case .suppliedBy: outlet.suppliedBy = text
      case .accuracy: outlet.accuracy = text.flatMap(CoordinateAccuracy.init) ?? outlet.accuracy
      case .status: outlet.status = text.flatMap(OutletStatus.init) ?? outlet.status
      case .verifiedOn: outlet.verifiedOn = text
      case .verifiedBy: outlet.verifiedBy = text
      case .updatedAt: updatedAt = text.flatMap { date($0) }
      case .synthetic: outlet.synthetic = value == .bool(true)
      }
    }
    return updatedAt.map { PublishedOutlet(id: Int64(id), outlet: outlet, updatedAt: $0) }
  }

  /// Outlets of one changeset share their time.
  private mutating func date(_ text: String) -> Date? {
    if let timestamp, timestamp.text == text { return timestamp.date }
    guard let date = try? Date(text, strategy: .iso8601) else { return nil }
    timestamp = (text, date)
    return date
  }

  private struct Reader {
    var bytes: ArraySlice<UInt8>

    mutating func skip(_ text: String) -> Bool { skip(Array(text.utf8)) }

    mutating func skip(_ text: [UInt8]) -> Bool {
      guard bytes.starts(with: text) else { return false }
      bytes = bytes.dropFirst(text.count)
      return true
    }

    mutating func number() -> Double? {
      let digits = bytes.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "}") }
      bytes = bytes[digits.endIndex...]
      return Double(String(decoding: digits, as: UTF8.self))
    }

    mutating func value() -> PropertyValue? {
      switch bytes.first {
      case UInt8(ascii: "\""): return string().map { .text($0) }
      case UInt8(ascii: "["):
        bytes = bytes.dropFirst()
        var texts: [String] = []
        while !skip([UInt8(ascii: "]")]) {
          guard let text = string() else { return nil }
          texts.append(text)
          _ = skip([UInt8(ascii: ",")])
        }
        return .list(texts)
      case UInt8(ascii: "n"): return skip("null") ? .null : nil
      case UInt8(ascii: "t"): return skip("true") ? .bool(true) : nil
      case UInt8(ascii: "f"): return skip("false") ? .bool(false) : nil
      default: return number().flatMap { Int(exactly: $0) }.map { .integer($0) }
      }
    }

    private mutating func string() -> String? {
      guard bytes.first == UInt8(ascii: "\"") else { return nil }
      var end = bytes.startIndex + 1
      while end < bytes.endIndex, bytes[end] != UInt8(ascii: "\"") {
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard end < bytes.endIndex else { return nil }
      defer { bytes = bytes[(end + 1)...] }
      return EncodedFeature.string(bytes[bytes.startIndex...end])
    }
  }
}

extension PropertyValue {
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var texts: [String] { if case .list(let texts) = self { texts } else { [] } }
}
