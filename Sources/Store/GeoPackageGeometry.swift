import Spatial

/// A geometry blob of a GeoPackage (OGC 12-128r17, 2.1.3), read as far as its box.
struct GeoPackageGeometry {
  let isEmpty: Bool
  let minX: Double
  let maxX: Double
  let minY: Double
  let maxY: Double
  /// The spatial reference system that the blob names.
  let srsID: Int32

  /// A point in EPSG:4326: header without envelope, then little-endian WKB; 29 bytes.
  static func blob(_ point: Coordinate) -> [UInt8] {
    var blob: [UInt8] = [0x47, 0x50, 0, 1, 0xE6, 0x10, 0, 0, 1, 1, 0, 0, 0]
    blob.reserveCapacity(29)
    for number in [point.longitude, point.latitude] {
      let bits = number.bitPattern
      for shift in stride(from: 0, to: 64, by: 8) { blob.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    }
    return blob
  }

  /// Nil for bytes that are no geometry, and for one without an envelope that is not a point.
  init?(_ blob: some RandomAccessCollection<UInt8>) {
    let envelopeSizes = [0, 32, 48, 48, 64]
    let bytes = ByteReader(blob)
    guard blob.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50 else { return nil }
    let flags = bytes[3]
    let envelope = Int(flags >> 1 & 7)
    guard envelope < envelopeSizes.count, blob.count >= 8 + envelopeSizes[envelope] else { return nil }
    let isLittle = flags & 1 == 1
    srsID = Int32(bitPattern: bytes.uint32(at: 4, little: isLittle))
    if envelope > 0 {
      minX = bytes.double(at: 8, little: isLittle)
      maxX = bytes.double(at: 16, little: isLittle)
      minY = bytes.double(at: 24, little: isLittle)
      maxY = bytes.double(at: 32, little: isLittle)
    } else {
      guard blob.count >= 29 else { return nil }
      let isPointLittle = bytes[8] == 1
      guard bytes.uint32(at: 9, little: isPointLittle) % 1000 == 1 else { return nil }
      minX = bytes.double(at: 13, little: isPointLittle)
      minY = bytes.double(at: 21, little: isPointLittle)
      maxX = minX
      maxY = minY
    }
    isEmpty = flags & 0x10 != 0 || minX.isNaN
  }

  /// The position of a point of ours; nil for anything else.
  var coordinate: Coordinate? {
    guard srsID == 4326, !isEmpty, minX == maxX, minY == maxY else { return nil }
    return Coordinate(longitude: minX, latitude: minY)
  }
}

private struct ByteReader<Bytes: RandomAccessCollection<UInt8>> {
  private let bytes: Bytes

  init(_ bytes: Bytes) { self.bytes = bytes }

  subscript(offset: Int) -> UInt8 { bytes[bytes.index(bytes.startIndex, offsetBy: offset)] }

  func uint32(at offset: Int, little: Bool) -> UInt32 {
    (0..<4).reduce(0) { $0 << 8 | UInt32(self[offset + (little ? 3 - $1 : $1)]) }
  }

  func double(at offset: Int, little: Bool) -> Double {
    Double(bitPattern: (0..<8).reduce(0) { $0 << 8 | UInt64(self[offset + (little ? 7 - $1 : $1)]) })
  }
}
