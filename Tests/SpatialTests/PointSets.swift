import Outlets
import Spatial

/// Seeded sets of points, each with a difficulty of its own.
enum PointSet: String, CaseIterable, Sendable {
  case province, world, poles, antimeridian, fewPlaces, onePlace, antipodes, meridianLine

  func points(_ count: Int, using random: inout SeededGenerator) -> [SpatialIndex.Point] {
    (0..<count).map { SpatialIndex.Point(id: Int64(count - $0) * 7, coordinate: place(using: &random)) }
  }

  func place(using random: inout SeededGenerator) -> Coordinate {
    switch self {
    case .province: at(.random(in: 108.58...109.40, using: &random), .random(in: 13.5...14.72, using: &random))
    case .world: at(.random(in: -180...180, using: &random), .random(in: -90...90, using: &random))
    case .poles:
      at(
        .random(in: -180...180, using: &random),
        (Bool.random(using: &random) ? 1 : -1)
          * (Int.random(in: 0..<8, using: &random) == 0 ? 90 : .random(in: 89.9...90, using: &random)))
    case .antimeridian:
      switch Int.random(in: 0..<4, using: &random) {
      case 0: at(180, .random(in: -60...60, using: &random))
      case 1: at(-180, .random(in: -60...60, using: &random))
      case 2: at(.random(in: 179...180, using: &random), .random(in: -60...60, using: &random))
      default: at(.random(in: -180 ... -179, using: &random), .random(in: -60...60, using: &random))
      }
    // A grid so coarse that most places hold several points: ties everywhere.
    case .fewPlaces:
      at(
        108.6 + 0.1 * Double(Int.random(in: 0..<4, using: &random)),
        13.6 + 0.1 * Double(Int.random(in: 0..<4, using: &random)))
    case .onePlace: at(109.2, 13.8)
    // Around two opposite places: geodesics close to the longest there are.
    case .antipodes:
      Bool.random(using: &random)
        ? at(109.2 + .random(in: -1...1, using: &random), 0.5 + .random(in: -1...1, using: &random))
        : at(-70.8 + .random(in: -1...1, using: &random), -0.5 + .random(in: -1...1, using: &random))
    case .meridianLine: at(109, .random(in: -90...90, using: &random))
    }
  }

  private func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(longitude: longitude, latitude: latitude)!
  }
}

/// Each point with one to three of twelve tags.
func makeIndex(_ points: [SpatialIndex.Point], using random: inout SeededGenerator) -> SpatialIndex {
  let tags = points.map { _ in
    (0..<3).reduce(UInt64(0)) { tags, _ in tags | 1 << UInt64.random(in: 0..<12, using: &random) }
  }
  return SpatialIndex(points, tags: tags)
}

extension SpatialIndex {
  var slots: [Slot] { blocks.indices.flatMap { SlotRun(block: $0, offsets: 0..<blocks[$0].count).slots } }

  var points: [Point] { slots.map { self[$0] } }

  func tags(_ slot: Slot) -> UInt64 { blocks[slot.block].tags[slot.offset] }
}
