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
