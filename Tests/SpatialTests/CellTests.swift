import Outlets
import Spatial
import Testing

@Suite struct CellTests {
  /// Cells follow each other and hold a block each; but for what lies at one place, no other's keys begin like theirs.
  @Test(arguments: PointSet.allCases)
  func eachBlockHasItsPartOfTheCurve(_ set: PointSet) {
    var random = SeededGenerator(seed: 31)
    let keys = set.points(20_000, using: &random).map { HilbertCurve.key($0.coordinate) }.sorted()
    let cells = SpatialIndex.cells(of: keys.indices) { keys[$0] }
    #expect(cells.flatMap(Array.init) == Array(keys.indices))
    #expect(cells.allSatisfy { 1...PointBlock.capacity ~= $0.count })
    for cell in cells where keys[cell.lowerBound] != keys[cell.upperBound - 1] {
      let differing = keys[cell.lowerBound] ^ keys[cell.upperBound - 1]
      let shift = UInt64(64 - differing.leadingZeroBitCount)
      let inside = keys.indices.filter { keys[$0] >> shift == keys[cell.lowerBound] >> shift }
      #expect(inside == Array(cell), "\(set)")
    }
  }

  /// What nearest and boxes owe their speed to: no block's box covers a place of another's.
  @Test func boxesOfBlocksDoNotOverlap() throws {
    var random = SeededGenerator(seed: 32)
    let index = SpatialIndex(PointSet.province.points(50_000, using: &random))
    #expect(index.blocks.count > 12)
    for block in index.blocks {
      let box = try #require(BoundingBox(around: block.coordinates))
      let inside = index.points.count { box.contains($0.coordinate) }
      #expect(inside == block.count)
    }
  }

  @Test func withoutPointsThereIsNoCell() {
    #expect(SpatialIndex.cells(of: 0..<0) { _ in 0 }.isEmpty)
    #expect(SpatialIndex([]).blocks.isEmpty)
  }
}
