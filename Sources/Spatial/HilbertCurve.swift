/// Order along the Hilbert curve over the whole world: points near each other on the curve are near on the map.
///
/// The grid is fixed (2³² cells each way, about a centimetre), not fitted to the data, so that a point's key
/// never changes when others come and go: paging relies on that.
public enum HilbertCurve {
  /// Distance along the curve.
  ///
  /// The bitwise walk from the coarsest quadrant to the finest, in which each step turns the remaining square
  /// into the curve's standard position: D. Hilbert, "Ueber die stetige Abbildung einer Linie auf ein
  /// Flächenstück", Math. Ann. 38 (1891); as an algorithm, J. K. Lawder, Birkbeck JL1/00 (2000). 32 steps.
  public static func key(_ point: Coordinate) -> UInt64 {
    var x = cell(point.longitude, halfWidth: 180)
    var y = cell(point.latitude, halfWidth: 90)
    var key: UInt64 = 0
    var bit: UInt32 = 1 << 31
    while bit > 0 {
      let right: UInt64 = x & bit == 0 ? 0 : 1
      let upper: UInt64 = y & bit == 0 ? 0 : 1
      key = key << 2 | (3 &* right) ^ upper
      if upper == 0 {
        if right == 1 {
          x = ~x
          y = ~y
        }
        swap(&x, &y)
      }
      bit >>= 1
    }
    return key
  }

  private static func cell(_ degrees: Double, halfWidth: Double) -> UInt32 {
    UInt32((degrees + halfWidth) / (2 * halfWidth) * Double(UInt32.max))
  }
}
