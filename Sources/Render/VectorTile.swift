/// A Mapbox Vector Tile (specification 2.1) of points, under construction.
///
/// Only what points need: layers, features with an id and attributes, one point each. Its few protocol buffer fields
/// are written by hand, as the format is frozen.
public struct VectorTile {
  /// Units of a tile's side.
  public static let extent = 4096

  public enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case number(Double)
  }

  public struct Layer {
    fileprivate let name: String
    fileprivate var features: [UInt8] = []
    private var keys: [String] = []
    private var keyNumbers: [String: Int] = [:]
    private var values: [Value] = []
    private var valueNumbers: [Value: Int] = [:]

    public init(_ name: String) { self.name = name }

    /// Appends a point.
    ///
    /// - Parameters:
    ///   - x: units from the tile's western edge, y: from its northern one.
    public mutating func append(id: Int64? = nil, x: Int, y: Int, _ attributes: [(key: String, value: Value)]) {
      var feature: [UInt8] = []
      if let id { feature.appendVarint(field: 1, UInt64(id)) }
      var tags: [UInt8] = []
      for (key, value) in attributes {
        tags.appendVarint(UInt64(number(of: key)))
        tags.appendVarint(UInt64(number(of: value)))
      }
      feature.appendBytes(field: 2, tags)
      feature.appendVarint(field: 3, 1)
      // MoveTo, once; then the way to go, zigzag-coded.
      var geometry: [UInt8] = []
      geometry.appendVarint(9)
      for distance in [x, y] { geometry.appendVarint(UInt64(bitPattern: Int64(distance << 1 ^ distance >> 63))) }
      feature.appendBytes(field: 4, geometry)
      features.appendBytes(field: 2, feature)
    }

    private mutating func number(of key: String) -> Int {
      if let known = keyNumbers[key] { return known }
      keyNumbers[key] = keys.count
      keys.append(key)
      return keys.count - 1
    }

    private mutating func number(of value: Value) -> Int {
      if let known = valueNumbers[value] { return known }
      valueNumbers[value] = values.count
      values.append(value)
      return values.count - 1
    }

    fileprivate var bytes: [UInt8] {
      var bytes: [UInt8] = []
      bytes.appendVarint(field: 15, 2)
      bytes.appendBytes(field: 1, Array(name.utf8))
      bytes += features
      for key in keys { bytes.appendBytes(field: 3, Array(key.utf8)) }
      for value in values {
        var content: [UInt8] = []
        switch value {
        case .text(let text): content.appendBytes(field: 1, Array(text.utf8))
        case .integer(let number): content.appendVarint(field: 4, UInt64(bitPattern: Int64(number)))
        case .number(let number):
          content.append(3 << 3 | 1)
          for shift in stride(from: UInt64(0), to: 64, by: 8) {
            content.append(UInt8(truncatingIfNeeded: number.bitPattern >> shift))
          }
        }
        bytes.appendBytes(field: 4, content)
      }
      bytes.appendVarint(field: 5, UInt64(VectorTile.extent))
      return bytes
    }
  }

  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Appends a layer; one without features is left out, as the specification asks.
  public mutating func append(_ layer: Layer) {
    if !layer.features.isEmpty { bytes.appendBytes(field: 3, layer.bytes) }
  }
}

extension [UInt8] {
  fileprivate mutating func appendVarint(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  fileprivate mutating func appendVarint(field: UInt64, _ number: UInt64) {
    appendVarint(field << 3)
    appendVarint(number)
  }

  fileprivate mutating func appendBytes(field: UInt64, _ content: [UInt8]) {
    appendVarint(field << 3 | 2)
    appendVarint(UInt64(content.count))
    self += content
  }
}
