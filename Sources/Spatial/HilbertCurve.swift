/// Order along the Hilbert curve over the whole world: points near each other on the curve are near on the map.
///
/// The grid is fixed (2³² cells each way, about a centimetre), not fitted to the data, so that a point's key
/// never changes when others come and go: paging relies on that.
public enum HilbertCurve {
  /// Distance along the curve.
  ///
  /// The walk from the coarsest quadrant to the finest, in which each step turns the remaining square into the
  /// curve's standard position: D. Hilbert, "Ueber die stetige Abbildung einer Linie auf ein Flächenstück",
  /// Math. Ann. 38 (1891). How far the square is turned is one of four states, so that a table does four steps
  /// at once: J. K. Lawder, Birkbeck JL1/00 (2000). Constant time, 8 look-ups.
  public static func key(_ point: Coordinate) -> UInt64 {
    let cell = GridCell(point)
    // Once: each look at a static asks first whether it has been made.
    let table = Self.table
    var state = 0
    var key: UInt64 = 0
    for shift in stride(from: UInt32(28), through: 0, by: -4) {
      let (x, y) = (Int(cell.x >> shift & 15), Int(cell.y >> shift & 15))
      let entry = table[state << 8 | x << 4 | y]
      key = key << 8 | UInt64(entry & 255)
      state = Int(entry >> 8)
    }
    return key
  }

  /// By state (2 bits), four bits of x and four of y: the next state (high byte), and eight bits of the key.
  private static let table: [UInt16] = (0..<1024).map { index in
    var state = Orientation(index >> 8)
    var key: UInt16 = 0
    for bit in [8, 4, 2, 1] { key = key << 2 | state.step(right: index >> 4 & bit != 0, upper: index & bit != 0) }
    return UInt16(state.number) << 8 | key
  }

  /// How the square is turned: its axes swapped, and both of them reversed.
  private struct Orientation {
    var isSwapped: Bool
    var isReversed: Bool

    init(_ number: Int) { (isSwapped, isReversed) = (number & 1 != 0, number & 2 != 0) }

    var number: Int { (isSwapped ? 1 : 0) | (isReversed ? 2 : 0) }

    /// Which quarter comes when on the curve, and how the square is turned inside it.
    mutating func step(right: Bool, upper: Bool) -> UInt16 {
      let (x, y) = isSwapped ? (upper != isReversed, right != isReversed) : (right != isReversed, upper != isReversed)
      if !y {
        if x { isReversed.toggle() }
        isSwapped.toggle()
      }
      return (x ? 3 : 0) ^ (y ? 1 : 0)
    }
  }
}

/// The cell of the world's grid that a point lies in; order is kept: of two points, the one farther east is in no
/// cell farther west.
struct GridCell {
  let x: UInt32
  let y: UInt32

  init(_ point: Coordinate) {
    x = Self.cell(point.longitude, halfWidth: 180)
    y = Self.cell(point.latitude, halfWidth: 90)
  }

  static func cell(_ degrees: Double, halfWidth: Double) -> UInt32 {
    UInt32((degrees + halfWidth) / (2 * halfWidth) * Double(UInt32.max))
  }
}
