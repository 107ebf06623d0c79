internal import CLanes

/// Boxes of sixteen nodes, in cells of the world's grid, tested together.
struct BoxGroup: Sendable {
  var west = Lanes(repeating: .max)
  var south = Lanes(repeating: .max)
  var east = Lanes(repeating: .min)
  var north = Lanes(repeating: .min)

  /// Lanes that a search area may meet. An empty lane, whose east is negative, meets none.
  @inline(__always)
  func overlapping(_ area: SearchArea) -> UInt32 {
    let rows = lanes_meeting(south, north, area.south, area.north)
    let columns = lanes_meeting(west, east, area.west, area.east)
    guard area.hasOther else { return lanes_bits(rows & columns) }
    return lanes_bits(rows & (columns | lanes_meeting(west, east, area.otherWest, area.otherEast)))
  }

  /// Lanes that lie inside a search area for certain: off its edge cells, which it may cut.
  @inline(__always)
  func inside(_ area: SearchArea) -> UInt32 {
    let rows = lanes_between(south, north, area.south, area.north)
    let columns = lanes_between(west, east, area.west, area.east)
    guard area.hasOther else { return lanes_bits(rows & columns) }
    return lanes_bits(rows & (columns | lanes_between(west, east, area.otherWest, area.otherEast)))
  }

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
    var (rows, columns) = (lanes_within(y, area.south, area.north), lanes_within(x, area.west, area.east))
    if area.hasOther { columns = columns | lanes_within(x, area.otherWest, area.otherEast) }
    let all = lanes_bits(rows & columns)
    guard all != 0 else { return (0, 0) }
    (rows, columns) = (lanes_between(y, y, area.south, area.north), lanes_between(x, x, area.west, area.east))
    if area.hasOther { columns = columns | lanes_between(x, x, area.otherWest, area.otherEast) }
    return (all, all & ~lanes_bits(rows & columns))
  }
}
