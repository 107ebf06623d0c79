internal import CLanes

/// Boxes of sixteen nodes, in cells of the world's grid, tested together.
struct BoxGroup: Sendable {
  var west = Lanes(repeating: .max)
  var south = Lanes(repeating: .max)
  var east = Lanes(repeating: .min)
  var north = Lanes(repeating: .min)

  /// Lanes that a search area may meet. An empty lane, whose east is negative, meets none.
  @inline(__always)
  func overlapping(_ area: SearchArea) -> UInt32 { area.meeting(columns: (west, east), rows: (south, north)) }

  /// Lanes that lie inside a search area for certain: off its edge cells, which it may cut.
  @inline(__always)
  func inside(_ area: SearchArea) -> UInt32 { area.holding(columns: (west, east), rows: (south, north)) }

  subscript(lane: Int) -> GridBox {
    get { GridBox(west: west[lane], south: south[lane], east: east[lane], north: north[lane]) }
    set {
      (west[lane], south[lane], east[lane], north[lane]) = (
        newValue.west, newValue.south, newValue.east, newValue.north
      )
    }
  }
}

/// A box in cells of the world's grid, edges included.
struct GridBox: Sendable {
  var west: Int32 = .max
  var south: Int32 = .max
  var east: Int32 = .min
  var north: Int32 = .min

  mutating func formUnion(_ other: GridBox) {
    west = min(west, other.west)
    south = min(south, other.south)
    east = max(east, other.east)
    north = max(north, other.north)
  }
}

/// Cells of the sixteen points of a leaf.
struct PointGroup: Sendable {
  /// Negative in an empty lane.
  var x = Lanes(repeating: -1)
  var y = Lanes(repeating: -1)

  /// Lanes whose cell is one of the area's; and those of them that lie on an edge cell, where the point itself decides.
  @inline(__always)
  func candidates(_ area: SearchArea) -> (all: UInt32, onEdge: UInt32) {
    let all = area.meeting(columns: (x, x), rows: (y, y))
    return (all, all == 0 ? 0 : all & ~area.holding(columns: (x, x), rows: (y, y)))
  }
}

extension SearchArea {
  /// Of sixteen ranges of cells, edges included: one bit for each that meets the area.
  @inline(__always)
  fileprivate func meeting(columns: (west: Lanes, east: Lanes), rows: (south: Lanes, north: Lanes)) -> UInt32 {
    lanes(columns, rows) { lanes_meeting($0, $1, $2, $3) }
  }

  /// One bit for each that lies off the area's edge cells, inside.
  @inline(__always)
  fileprivate func holding(columns: (west: Lanes, east: Lanes), rows: (south: Lanes, north: Lanes)) -> UInt32 {
    lanes(columns, rows) { lanes_between($0, $1, $2, $3) }
  }

  /// One bit for each that passes a test against the area's rows, and against either range of its columns.
  @inline(__always)
  private func lanes(
    _ columns: (west: Lanes, east: Lanes), _ rows: (south: Lanes, north: Lanes),
    _ test: (Lanes, Lanes, Int32, Int32) -> Lanes
  ) -> UInt32 {
    let isInRows = test(rows.south, rows.north, south, north)
    let isInColumns = test(columns.west, columns.east, west, east)
    guard hasOther else { return lanes_bits(isInRows & isInColumns) }
    return lanes_bits(isInRows & (isInColumns | test(columns.west, columns.east, otherWest, otherEast)))
  }
}
