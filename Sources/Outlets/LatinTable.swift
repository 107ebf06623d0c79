/// Something about each scalar of the Latin blocks, Vietnamese letters among them, that does not depend on what stands
/// beside it: worked out once, since Unicode's own way to it takes a hundred times as long as a letter may.
struct LatinTable: Sendable {
  /// "Not to be told from the scalar alone."
  static let unknown = UInt16.max

  private let entries: [UInt16]

  /// - Parameter entry: what is to be told of a scalar; nil where that depends on its neighbours.
  init(_ entry: (Unicode.Scalar) -> UInt16?) {
    entries = (0..<0x1F00).map { value in
      // A mark belongs to the letter before it.
      guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.canonicalCombiningClass == .notReordered
      else {
        return Self.unknown
      }
      return entry(scalar) ?? Self.unknown
    }
  }

  subscript(_ scalar: Unicode.Scalar) -> UInt16 {
    scalar.value < 0x1F00 ? entries[Int(scalar.value)] : Self.unknown
  }
}
