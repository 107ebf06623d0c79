/// Boxes of sixteen nodes, in cells of the world's grid, tested together.
struct BoxGroup: Sendable {
  var west = Lanes(repeating: .max)
  var south = Lanes(repeating: .max)
  var east = Lanes(repeating: .min)
  var north = Lanes(repeating: .min)

  /// Lanes that a search area may meet. An empty lane, whose east is negative, meets none.
  @inline(__always)
  func overlapping(_ area: SearchArea) -> UInt32 {
    let rows = (south .<= Lanes(repeating: area.north)) .& (north .>= Lanes(repeating: area.south))
    let columns = (west .<= Lanes(repeating: area.east)) .& (east .>= Lanes(repeating: area.west))
    guard area.hasOther else { return (rows .& columns).bits }
    let others = (west .<= Lanes(repeating: area.otherEast)) .& (east .>= Lanes(repeating: area.otherWest))
    return (rows .& (columns .| others)).bits
  }

  /// Lanes that lie inside a search area for certain: off its edge cells, which it may cut.
  @inline(__always)
  func inside(_ area: SearchArea) -> UInt32 {
    let rows = (south .> Lanes(repeating: area.south)) .& (north .< Lanes(repeating: area.north))
    let columns = (west .> Lanes(repeating: area.west)) .& (east .< Lanes(repeating: area.east))
    guard area.hasOther else { return (rows .& columns).bits }
    let others = (west .> Lanes(repeating: area.otherWest)) .& (east .< Lanes(repeating: area.otherEast))
    return (rows .& (columns .| others)).bits
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

  /// Lanes whose cell is one of the area's; on an edge cell the point itself decides.
  @inline(__always)
  func candidates(_ area: SearchArea) -> UInt32 {
    let rows = (y .>= Lanes(repeating: area.south)) .& (y .<= Lanes(repeating: area.north))
    let columns = (x .>= Lanes(repeating: area.west)) .& (x .<= Lanes(repeating: area.east))
    guard area.hasOther else { return (rows .& columns).bits }
    let others = (x .>= Lanes(repeating: area.otherWest)) .& (x .<= Lanes(repeating: area.otherEast))
    return (rows .& (columns .| others)).bits
  }
}
