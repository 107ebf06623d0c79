internal import Foundation
public import Outlets

/// A feature as ``FeatureEncoder`` wrote it: what can be read and added without decoding.
public enum EncodedFeature {
  /// Whether a property has one of the values; a list property, whether it holds one.
  ///
  /// The search for `,"name":` cannot meet text inside a string: there every quote has a backslash before it.
  ///
  /// - Parameter values: each as JSON, quotes included.
  public static func has(_ property: OutletProperty, in values: [[UInt8]], feature: ArraySlice<UInt8>) -> Bool {
    guard let start = start(of: property, in: feature), start < feature.endIndex else { return false }
    if feature[start] == UInt8(ascii: "[") {
      var position = start + 1
      while feature[position] == UInt8(ascii: "\"") {
        let end = endOfString(feature, from: position)
        if values.contains(where: { feature[position..<end].elementsEqual($0) }) { return true }
        position = feature[end] == UInt8(ascii: ",") ? end + 1 : end
      }
      return false
    }
    return values.contains { value in
      let end = start + value.count
      guard end < feature.endIndex, feature[start..<end].elementsEqual(value) else { return false }
      return feature[end] == UInt8(ascii: ",") || feature[end] == UInt8(ascii: "}")
    }
  }

  /// The text of a property; nil where it is null or no text.
  public static func text(of property: OutletProperty, feature: ArraySlice<UInt8>) -> String? {
    value(of: property, feature: feature).text
  }

  /// The texts of a list property.
  public static func texts(of property: OutletProperty, feature: ArraySlice<UInt8>) -> [String] {
    value(of: property, feature: feature).texts
  }

  /// The texts of the list that begins at a place.
  private static func texts(at start: Int, of feature: ArraySlice<UInt8>) -> [String] {
    var position = start + 1
    var texts: [String] = []
    while feature[position] == UInt8(ascii: "\"") {
      let end = endOfString(feature, from: position)
      if let text = string(feature[position..<end]) { texts.append(text) }
      position = feature[end] == UInt8(ascii: ",") ? end + 1 : end
    }
    return texts
  }

  /// The value of a property.
  public static func value(of property: OutletProperty, feature: ArraySlice<UInt8>) -> PropertyValue {
    start(of: property, in: feature).map { value(at: $0, of: feature) } ?? .null
  }

  /// Where the value of a property begins.
  private static func start(of property: OutletProperty, in feature: ArraySlice<UInt8>) -> Int? {
    // `id` is the first property; every other stands behind a comma.
    end(of: [UInt8(ascii: property == .id ? "{" : ",")] + FeatureEncoder.keys[property]!, in: feature)
  }

  /// The value that begins at a place.
  static func value(at start: Int, of feature: ArraySlice<UInt8>) -> PropertyValue {
    switch feature[start] {
    case UInt8(ascii: "\""):
      return string(feature[start..<endOfString(feature, from: start)]).map { .text($0) } ?? .null
    case UInt8(ascii: "["): return .list(texts(at: start, of: feature))
    case UInt8(ascii: "t"): return .bool(true)
    case UInt8(ascii: "f"): return .bool(false)
    default:
      let digits = feature[start...].prefix { (0x30...0x39).contains($0) }
      return Int(String(decoding: digits, as: UTF8.self)).map { .integer($0) } ?? .null
    }
  }

  /// The text of a string, its quotes included.
  static func string(_ json: ArraySlice<UInt8>) -> String? {
    let content = json.dropFirst().dropLast()
    guard content.contains(UInt8(ascii: "\\")) else { return String(decoding: content, as: UTF8.self) }
    return try? JSONDecoder().decode(String.self, from: Data(json))
  }

  /// A value as it stands in a feature.
  public static func json(_ value: String, of property: OutletProperty) -> [UInt8] {
    property == .id ? Array(value.utf8) : JSONValue.string(value).bytes
  }

  /// Appends a feature with a property of this answer only: `distance` in metres, to the decimetre.
  public static func append(_ feature: ArraySlice<UInt8>, distance: Double, to bytes: inout [UInt8]) {
    // By its places: `dropLast` of a sequence would go byte by byte.
    bytes += feature[feature.startIndex..<feature.endIndex - 2]
    bytes += #","distance":"#.utf8
    bytes.appendJSON(decimetres(distance))
    bytes += "}}".utf8
  }

  /// Metres to the decimetre, as answers have them.
  static func decimetres(_ metres: Double) -> Double { (metres * 10).rounded() / 10 }

  /// A feature with other coordinates; without a geometry where there are none.
  public static func placing(_ feature: ArraySlice<UInt8>, at position: (Double, Double)?) -> [UInt8] {
    guard let start = end(of: Array(#""geometry":"#.utf8), in: feature), feature[start] == UInt8(ascii: "{"),
      let end = feature[start...].firstIndex(of: UInt8(ascii: "}"))
    else { return Array(feature) }
    var bytes = Array(feature[..<start])
    bytes.reserveCapacity(feature.count + 16)
    if let position {
      bytes += #"{"type":"Point","coordinates":["#.utf8
      bytes.appendJSON(position.0)
      bytes.append(UInt8(ascii: ","))
      bytes.appendJSON(position.1)
      bytes += "]}".utf8
    } else {
      bytes += "null".utf8
    }
    bytes += feature[(end + 1)...]
    return bytes
  }

  /// Geometry and properties of a feature, as they stand in it; nil for bytes that are none.
  static func parts(_ feature: ArraySlice<UInt8>) -> (geometry: [UInt8], properties: [UInt8])? {
    guard let geometry = end(of: Array(#""geometry":"#.utf8), in: feature),
      let properties = end(of: Array(#","properties":"#.utf8), in: feature)
    else { return nil }
    return (
      Array(feature[geometry..<properties - #","properties":"#.utf8.count]),
      Array(feature[properties..<feature.endIndex - 1])
    )
  }

  /// Appends a feature with some of its properties only, in their own order.
  public static func append(
    _ feature: ArraySlice<UInt8>, keeping properties: Set<OutletProperty>, to bytes: inout [UInt8]
  ) {
    var isFirst = true
    var starts: [Int] = []
    for (property, key) in FeatureEncoder.orderedKeys {
      let start = start(after: starts, of: feature)
      starts.append(start)
      if property == .id { bytes += feature[..<(start - key.count)] }
      guard properties.contains(property) else { continue }
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      bytes += feature[(start - key.count)..<endOfValue(feature, from: start)]
      isFirst = false
    }
    bytes += "}}".utf8
  }

  /// Where the value of the next property begins, in the order of the properties.
  ///
  /// - Parameter starts: where those before it begin.
  static func start(after starts: [Int], of feature: ArraySlice<UInt8>) -> Int {
    // A comma behind each.
    let position =
      starts.last.map { endOfValue(feature, from: $0) + 1 } ?? end(of: opening, in: feature) ?? feature.endIndex
    return position + FeatureEncoder.orderedKeys[starts.count].key.count
  }

  private static let opening = Array(#""properties":{"#.utf8)

  /// Place behind a value: a string, a list of strings, or a word.
  private static func endOfValue(_ feature: ArraySlice<UInt8>, from start: Int) -> Int {
    switch feature[start] {
    case UInt8(ascii: "\""): return endOfString(feature, from: start)
    case UInt8(ascii: "["):
      var position = start + 1
      while feature[position] != UInt8(ascii: "]") {
        position = feature[position] == UInt8(ascii: "\"") ? endOfString(feature, from: position) : position + 1
      }
      return position + 1
    default:
      var position = start
      while feature[position] != UInt8(ascii: ","), feature[position] != UInt8(ascii: "}") { position += 1 }
      return position
    }
  }

  /// A feature that stands alone, with its links.
  public static func document(_ feature: ArraySlice<UInt8>, links: [Link]) -> [UInt8] {
    var bytes = Array(feature[feature.startIndex..<feature.endIndex - 1])
    bytes += #","links":"#.utf8
    Link.append(links, to: &bytes)
    bytes += "}".utf8
    return bytes
  }

  /// Place behind the first occurrence of a key.
  private static func end(of key: [UInt8], in feature: ArraySlice<UInt8>) -> Int? {
    unsafe feature.withUnsafeBytes { text in
      unsafe key.withUnsafeBytes { key in
        var start = 0
        while start + key.count <= text.count,
          let place = unsafe memchr(text.baseAddress! + start, Int32(key[0]), text.count - start)
        {
          start = unsafe UnsafeRawPointer(place) - text.baseAddress!
          if start + key.count <= text.count,
            unsafe memcmp(text.baseAddress! + start, key.baseAddress!, key.count) == 0
          {
            return feature.startIndex + start + key.count
          }
          start += 1
        }
        return nil
      }
    }
  }

  /// Place behind the closing quote of the string that opens at a place.
  private static func endOfString(_ feature: ArraySlice<UInt8>, from open: Int) -> Int {
    var position = open + 1
    while feature[position] != UInt8(ascii: "\"") {
      position += feature[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return position + 1
  }
}
