/// What a box covers, in cells of the world's grid: exact for what lies off its edges, and the box itself for the rest.
struct SearchArea {
  /// Ranges of cells, edges included.
  let west: Int32
  let east: Int32
  let south: Int32
  let north: Int32
  /// A second range of longitude, where the box meets the antimeridian; empty (west > east) elsewhere.
  let otherWest: Int32
  let otherEast: Int32
  let box: BoundingBox

  init(_ box: BoundingBox) {
    let (range, other) = box.longitudes
    west = Self.column(range.lowerBound)
    east = Self.column(range.upperBound)
    otherWest = other.map { Self.column($0.lowerBound) } ?? .max
    otherEast = other.map { Self.column($0.upperBound) } ?? .min
    south = Self.row(box.south)
    north = Self.row(box.north)
    self.box = box
  }

  var hasOther: Bool { otherWest <= otherEast }

  /// Half a cell's number, so that it is never negative, which the empty lanes of a group are.
  static func column(_ longitude: Double) -> Int32 { Int32(GridCell.cell(longitude, halfWidth: 180) >> 1) }

  static func row(_ latitude: Double) -> Int32 { Int32(GridCell.cell(latitude, halfWidth: 90) >> 1) }
}

/// Sixteen at once: as many as a node has children, and a leaf points.
typealias Lanes = SIMD16<Int32>

extension Lanes {
  static var numbers: Lanes { Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }
  /// One bit for each lane, the first lowest.
  fileprivate static var weights: Lanes {
    Lanes(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768)
  }

  /// Not zero in the lanes whose bit is set.
  @inline(__always)
  init(bits: UInt32) { self = Lanes(repeating: Int32(bitPattern: bits)) & .weights }
}

extension SIMDMask where Storage == Lanes {
  /// One bit for each lane, the first lowest.
  @inline(__always)
  var bits: UInt32 { UInt32(bitPattern: Lanes.zero.replacing(with: .weights, where: self).wrappedSum()) }
}
